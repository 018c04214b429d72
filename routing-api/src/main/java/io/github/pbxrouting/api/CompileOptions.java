package io.github.pbxrouting.api;

/**
 * What compiling may cost, and what it accepts.
 *
 * @param limits what a plan may hold at the most
 * @param maxStates how many states the automata of one client may have; 1 or more
 * @param maxTableBytes how many bytes the tables of one client may take; 1 or more
 */
public record CompileOptions(PlanLimits limits, int maxStates, long maxTableBytes) {

  /** {@link PlanLimits#DEFAULT}, 400,000 states and 16 MB of tables a client. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(PlanLimits.DEFAULT, 400_000, 16L << 20);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a number is below 1
   * @throws NullPointerException when the limits are null
   */
  public CompileOptions {
    Checks.notNull("limits", limits);
    Checks.atLeast(1, "maxStates", maxStates);
    Checks.atLeast(1, "maxTableBytes", maxTableBytes);
  }

  /** These options with other limits. */
  public CompileOptions withLimits(PlanLimits other) {
    return new CompileOptions(other, maxStates, maxTableBytes);
  }

  /**
   * These options with another budget for the automata of one client. A plan that does not fit is
   * routed another way, slower and with the same answers.
   */
  public CompileOptions withBudget(int states, long tableBytes) {
    return new CompileOptions(limits, states, tableBytes);
  }
}
