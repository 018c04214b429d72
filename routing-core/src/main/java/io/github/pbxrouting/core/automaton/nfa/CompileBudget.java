package io.github.pbxrouting.core.automaton.nfa;

/**
 * What one compilation may cost.
 *
 * <p>StepCounter is counted, not timed, so that the same input compiles to the same result on every
 * machine. Immutable.
 *
 * @param maxStates the most states of one table while it is built
 * @param maxBytes the most bytes all tables of the result may take together, and each table while
 *     it is built
 * @param maxSteps the most steps of construction; a step is the visit of a node or of a table cell,
 *     3 to 10 ns on a machine of 2024
 */
public record CompileBudget(int maxStates, long maxBytes, long maxSteps) {

  /** At most 16 MB of tables and half a second of work. */
  public static final CompileBudget DEFAULT = new CompileBudget(1 << 20, 16L << 20, 50_000_000L);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a bound is negative
   */
  public CompileBudget {
    if (maxStates < 0 || maxBytes < 0 || maxSteps < 0) {
      throw new IllegalArgumentException(
          "a budget must not be negative: "
              + maxStates
              + " states, "
              + maxBytes
              + " bytes, "
              + maxSteps
              + " steps");
    }
  }
}
