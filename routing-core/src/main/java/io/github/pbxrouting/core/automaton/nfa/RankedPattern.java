package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.Syntax;

/**
 * A pattern and the rank of the decision it stands for.
 *
 * <p>Several patterns may share a rank: any of them suffices. Immutable.
 *
 * @param syntax what the pattern matches
 * @param atStart whether a match must begin at offset 0, beyond what the tree itself asks for
 * @param atEnd whether a match must end at the end of the text, beyond what the tree itself asks
 *     for
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
