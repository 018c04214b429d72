package io.github.pbxrouting.api;

import java.util.List;

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
    super(describe(Checks.notNull("problems", problems)));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, at least one, in the order of the plan; immutable. */
  public List<PlanProblem> problems() {
    return problems;
  }

  private static String describe(List<PlanProblem> problems) {
    if (problems.isEmpty()) {
      throw Checks.invalid("problems", "must not be empty");
    }
    int shown = Math.min(problems.size(), SHOWN_PROBLEMS);
    StringBuilder text = new StringBuilder("the plan has ").append(problems.size());
    text.append(problems.size() == 1 ? " problem:" : " problems:");
    for (PlanProblem problem : problems.subList(0, shown)) {
      text.append("\n  ").append(problem);
    }
    if (shown < problems.size()) {
      text.append("\n  and ").append(problems.size() - shown).append(" more");
    }
    return text.toString();
  }
}
