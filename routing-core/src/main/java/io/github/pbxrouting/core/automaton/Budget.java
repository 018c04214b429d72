package io.github.pbxrouting.core.automaton;

/**
 * What one compilation may cost.
 *
 * <p>Work is counted, not timed, so that the same input compiles to the same result on every
 * machine. Immutable.
 */
public final class Budget {

  /** At most 16 MB of tables and half a second of work. */
  public static final Budget DEFAULT = new Budget(1 << 20, 16L << 20, 50_000_000L);

  private final int maxStates;
  private final long maxBytes;
  private final long maxSteps;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a bound is negative
   */
  public Budget(int maxStates, long maxBytes, long maxSteps) {
    if (maxStates < 0 || maxBytes < 0 || maxSteps < 0) {
      throw new IllegalArgumentException(
          "a budget must not be negative: %d states, %d bytes, %d steps"
              .formatted(maxStates, maxBytes, maxSteps));
    }
    this.maxStates = maxStates;
    this.maxBytes = maxBytes;
    this.maxSteps = maxSteps;
  }

  /** The most states of one table while it is built. */
  public int maxStates() {
    return maxStates;
  }

  /**
   * The most bytes all tables of the result may take together, and each table while it is built.
   */
  public long maxBytes() {
    return maxBytes;
  }

  /**
   * The most steps of construction; a step is the visit of a node or of a table cell, 3 to 10 ns on
   * a machine of 2024.
   */
  public long maxSteps() {
    return maxSteps;
  }
}
