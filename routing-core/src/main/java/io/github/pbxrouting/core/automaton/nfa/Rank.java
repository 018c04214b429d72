package io.github.pbxrouting.core.automaton.nfa;

/** The bounds of ranks: the lower, the stronger. */
public final class Rank {

  /** The rank of a text that nothing matches: weaker than any rank. */
  public static final int NONE = Integer.MAX_VALUE;

  /** The weakest rank of a pattern. */
  public static final int MAX = (1 << 28) - 1;

  private Rank() {}

  /** Checks that a rank is between 0 and {@link #MAX}. */
  static void check(int rank) {
    if (rank < 0 || rank > MAX) {
      throw new IllegalArgumentException("rank must be between 0 and " + MAX + ", but was " + rank);
    }
  }
}
