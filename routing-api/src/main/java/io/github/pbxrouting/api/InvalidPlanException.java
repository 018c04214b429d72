package io.github.pbxrouting.api;

import java.util.List;
import java.util.stream.Collectors;

/** A brand that cannot be compiled, with all its problems; nothing was compiled. */
public final class InvalidPlanException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN_PROBLEMS = 20;

  @SuppressWarnings(
      "serial") // exceptions are Serializable by inheritance; nobody serialises this one
  private final List<PlanProblem> problems;

  /**
   * Carries those problems.
   *
   * @throws IllegalArgumentException when there are none
   */
  public InvalidPlanException(List<PlanProblem> problems) {
    super(describe(problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, at least one, in the order of the plan; immutable. */
  public List<PlanProblem> problems() {
    return problems;
  }

  private static String describe(List<PlanProblem> problems) {
    Text.require(!problems.isEmpty(), "problems", "must not be empty");
    String shown =
        problems.stream()
            .limit(SHOWN_PROBLEMS)
            .map(problem -> "\n  " + problem)
            .collect(Collectors.joining());
    int more = problems.size() - SHOWN_PROBLEMS;
    return "the plan has "
        + problems.size()
        + (problems.size() == 1 ? " problem:" : " problems:")
        + shown
        + (more > 0 ? "\n  and " + more + " more" : "");
  }
}
