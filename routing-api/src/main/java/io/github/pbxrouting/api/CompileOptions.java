package io.github.pbxrouting.api;

import org.jspecify.annotations.Nullable;

/** What compiling a brand may cost, and what it accepts. Immutable; compares by value. */
public final class CompileOptions extends Value {

  /** {@link PlanLimits#DEFAULT} and 16 MB of memory for a client's table. */
  public static final CompileOptions DEFAULT = new CompileOptions(PlanLimits.DEFAULT, 16L << 20);

  private final PlanLimits limits;
  private final long maxTableBytes;

  private CompileOptions(PlanLimits limits, long maxTableBytes) {
    this.limits = limits;
    this.maxTableBytes = maxTableBytes;
  }

  /** Returns these options with other limits. */
  public CompileOptions withLimits(PlanLimits limits) {
    return new CompileOptions(Checks.notNull("limits", limits), maxTableBytes);
  }

  /**
   * Returns these options with another bound on the memory of one client's table. Patterns that do
   * not fit are answered by RE2/J, slower and with the same answers.
   *
   * @throws IllegalArgumentException when the bound is below 1
   */
  public CompileOptions withMaxTableBytes(long maxTableBytes) {
    Checks.atLeast(1, "maxTableBytes", maxTableBytes);
    return new CompileOptions(limits, maxTableBytes);
  }

  /** Returns the upper bounds for a plan. */
  public PlanLimits limits() {
    return limits;
  }

  /**
   * Returns the upper bound for the memory of one client's table, in bytes; at least 1. It counts
   * for the table and for its transitions while it is built, and grows by as much again for every
   * 1,048,576 characters of the client's numbers and patterns.
   */
  public long maxTableBytes() {
    return maxTableBytes;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {"limits", limits, "maxTableBytes", maxTableBytes};
  }
}
