package io.github.pbxrouting.core.automaton;

/**
 * A deterministic automaton as the construction leaves it: loose data, not yet laid out for
 * walking.
 *
 * <p>A <em>cell</em> says where a character leads: a state, when it is at least 0, or a decision,
 * when it is negative. A decision is the complement of a rank: {@code ~rank}, and {@code ~}{@link
 * Automaton#NONE} where nothing can match any more. Decided walks have no state of their own.
 */
final class Dfa {

  /** The classes of characters. */
  final CharClasses classes;

  /**
   * The cells, row by row: that of state {@code s} and class {@code k} is {@code next[s *
   * classes.count() + k]}.
   */
  final int[] next;

  /** For each state, the strongest rank when the text ends there, or {@link Automaton#NONE}. */
  final int[] end;

  /** The cell of the text's begin. */
  final int start;

  /**
   * The cells of all later offsets, by what lies before: {@link Guard#OTHER}, {@link Guard#WORD},
   * {@link Guard#LINE}.
   */
  final int[] restart;

  /** The strongest rank a walk from a later offset may find, or {@link Automaton#NONE}. */
  final int restartRank;

  /**
   * Whether some state has no way on but by a character beyond ASCII: then a state without any in
   * ASCII is not to be taken for decided.
   */
  final boolean waitsBeyondAscii;

  /** An automaton of these arrays, which it keeps. */
  Dfa(
      CharClasses classes,
      int[] next,
      int[] end,
      int start,
      int[] restart,
      int restartRank,
      boolean waitsBeyondAscii) {
    this.classes = classes;
    this.next = next;
    this.end = end;
    this.start = start;
    this.restart = restart;
    this.restartRank = restartRank;
    this.waitsBeyondAscii = waitsBeyondAscii;
  }

  /** The number of states. */
  int states() {
    return end.length;
  }
}
