package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.Syntax;

/**
 * A pattern and the rank of its decision.
 *
 * <p>Several patterns may share a rank; any of them suffices. Immutable.
 *
 * @param syntax the syntax tree of the pattern
 * @param atStart whether a match must begin at offset 0, in addition to the assertions of the tree
 * @param atEnd whether a match must end at the end of the text, in addition to the assertions of
 *     the tree
 * @param rank the rank, at least 0; the lower, the stronger
 */
public record RankedPattern(Syntax syntax, boolean atStart, boolean atEnd, int rank) {

  /**
   * Checks the rank.
   *
   * @throws IllegalArgumentException when the rank is negative or above {@link Rank#MAX}
   */
  public RankedPattern {
    Rank.check(rank);
  }
}
