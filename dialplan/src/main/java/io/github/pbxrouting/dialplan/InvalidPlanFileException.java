package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.dialplan.file.Problems;
import io.github.pbxrouting.dialplan.file.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown for a plan file that cannot be used; lists every problem of the file. */
public final class InvalidPlanFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /** One problem of a plan file. */
  public static final class Problem {

    private final String file;
    private final String place;
    private final Optional<Position> position;
    private final String message;

    Problem(String file, String place, Optional<Position> position, String message) {
      this.file = file;
      this.place = place;
      this.position = position;
      this.message = message;
    }

    /** Returns the file's name. */
    public String file() {
      return file;
    }

    /**
     * Returns where in the plan, for example {@code clients[0].friends[1].priority}; empty for the
     * whole.
     */
    public String place() {
      return place;
    }

    /** Returns where in the text; empty when the text could not be read. */
    public Optional<Position> position() {
      return position;
    }

    /** Returns what is wrong, and what to write instead. */
    public String message() {
      return message;
    }

    private List<Object> parts() {
      return List.of(file, place, position, message);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Problem problem && parts().equals(problem.parts());
    }

    @Override
    public int hashCode() {
      return parts().hashCode();
    }

    /**
     * Returns the problem in a line, for example {@code plan.json:12:21:
     * clients[0].friends[1].priority: must be a whole number}.
     */
    @Override
    public String toString() {
      return Quoted.plain(file)
          + position.map(at -> ":" + at.line() + ":" + at.column()).orElse("")
          + ": "
          + described();
    }

    private String described() {
      return place.isEmpty() ? message : place + ": " + message;
    }
  }

  @SuppressWarnings(
      "serial") // exceptions are Serializable by inheritance; nobody serialises this one
  private final List<Problem> details;

  InvalidPlanFileException(String name, List<Problems.Problem> problems) {
    super(
        "the plan file "
            + name
            + " cannot be used: "
            + details(name, problems).stream()
                .map(Problem::described)
                .collect(Collectors.joining("; ")));
    this.details = details(name, problems);
  }

  private static List<Problem> details(String name, List<Problems.Problem> problems) {
    return problems.stream()
        .map(one ->
            new Problem(
                name,
                one.place(),
                Optional.ofNullable(one.token()).map(PlanFile::position),
                one.message()))
        .toList();
  }

  /**
   * Returns the problems, at least one. Each is a line: the file's name, line and column, the
   * place, what is wrong and what to write instead, for example {@code plan.json:12:21:
   * clients[0].friends[1].priority: must be a whole number}.
   */
  public List<String> problems() {
    return details.stream().map(Problem::toString).toList();
  }

  /** Returns the same problems, taken apart. */
  public List<Problem> details() {
    return details;
  }
}
