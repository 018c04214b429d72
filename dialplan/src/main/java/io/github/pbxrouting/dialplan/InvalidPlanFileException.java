package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.dialplan.file.Quoted;
import java.util.ArrayList;
import java.util.List;

/** Thrown for a plan file that cannot be used; lists every problem of the file. */
public final class InvalidPlanFileException extends Exception {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings(
      "serial") // exceptions are Serializable by inheritance; nobody serialises this one
  private final List<String> problems;

  InvalidPlanFileException(String name, List<String> problems) {
    super("the plan file " + name + " cannot be used: " + String.join("; ", problems));
    List<String> lines = new ArrayList<>();
    for (String problem : problems) {
      lines.add(Quoted.plain(name) + ": " + problem);
    }
    this.problems = List.copyOf(lines);
  }

  /**
   * Returns the problems, at least one. Each is a line: the file's name, the place, what is wrong
   * and what to write instead, for example {@code plan.json: clients[0].friends[1].priority: must
   * be a whole number}.
   */
  public List<String> problems() {
    return problems;
  }
}
