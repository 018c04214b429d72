package io.github.pbxrouting.core.automaton.nfa;

/**
 * Upper bound for the memory of one compilation.
 *
 * <p>Memory and steps are counted, never timed, so that the same input compiles to the same result
 * on every machine. Immutable.
 *
 * @param maxBytes upper bound for the table, and for the transitions of an automaton while it is
 *     built
 */
public record CompileBudget(long maxBytes) {

  /** 16 MB. */
  public static final CompileBudget DEFAULT = new CompileBudget(16L << 20);

  /** The number of characters of a plan for which the memory grows by its initial value. */
  private static final double CHARACTERS_PER_SHARE = 1 << 20;

  /** A table entry of four bytes is visited a dozen times until the table is laid out. */
  private static final int STEPS_PER_BYTE = 3;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException when the bound is negative
   */
  public CompileBudget {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes must not be negative, but was " + maxBytes);
    }
  }

  /**
   * Returns the budget for a plan of {@code characters}. It grows by its initial value for every
   * 1,048,576 of them. So a rate deck of 383,000 prefixes fits into one table, and a single hostile
   * line does not.
   */
  public CompileBudget forText(long characters) {
    double grown = maxBytes * (1.0 + characters / CHARACTERS_PER_SHARE);
    return new CompileBudget((long) grown); // at most Long.MAX_VALUE
  }

  /**
   * Returns the upper bound for the steps of construction. A step is the visit of a state or of a
   * table entry, 3 to 10 ns on a machine of 2024.
   */
  public long maxSteps() {
    return STEPS_PER_BYTE * Math.min(maxBytes, Long.MAX_VALUE / STEPS_PER_BYTE);
  }
}
