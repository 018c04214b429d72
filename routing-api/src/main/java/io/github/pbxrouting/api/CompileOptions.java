package io.github.pbxrouting.api;

import org.jspecify.annotations.Nullable;

/** What compiling a brand may cost, and what it accepts. Immutable; compares by value. */
public final class CompileOptions extends Value {

  /** {@link PlanLimits#DEFAULT}, 400,000 states and 16 MB of tables a client. */
  public static final CompileOptions DEFAULT =
      new CompileOptions(PlanLimits.DEFAULT, 400_000, 16L << 20);

  private final PlanLimits limits;
  private final int maxStates;
  private final long maxTableBytes;

  private CompileOptions(PlanLimits limits, int maxStates, long maxTableBytes) {
    this.limits = limits;
    this.maxStates = maxStates;
    this.maxTableBytes = maxTableBytes;
  }

  /** Returns these options with other limits. */
  public CompileOptions withLimits(PlanLimits limits) {
    return new CompileOptions(Checks.notNull("limits", limits), maxStates, maxTableBytes);
  }

  /**
   * Returns these options with another budget for the automata of one client. A plan that does not
   * fit is routed another way, slower and with the same answers.
   *
   * @throws IllegalArgumentException when a number is below 1
   */
  public CompileOptions withBudget(int maxStates, long maxTableBytes) {
    Checks.atLeast(1, "maxStates", maxStates);
    Checks.atLeast(1, "maxTableBytes", maxTableBytes);
    return new CompileOptions(limits, maxStates, maxTableBytes);
  }

  /** Returns the upper bounds for a plan. */
  public PlanLimits limits() {
    return limits;
  }

  /** Returns how many states the automata of one client may have; at least 1. */
  public int maxStates() {
    return maxStates;
  }

  /** Returns how many bytes the tables of one client may take; at least 1. */
  public long maxTableBytes() {
    return maxTableBytes;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "limits", limits, "maxStates", maxStates, "maxTableBytes", maxTableBytes
    };
  }
}
