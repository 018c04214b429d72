package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;

/**
 * A text to be found at offset 0, with the rank of its decision.
 *
 * <p>Equivalent to a {@link RankedPattern} of single characters, but faster to compile: literals
 * share one trie. Immutable.
 *
 * @param text the literal, in ASCII; when empty, it matches the empty text, or as a prefix every
 *     text
 * @param prefix whether more characters may follow; otherwise the text must be equal to the literal
 * @param rank the rank, at least 0; the lower, the stronger
 */
public record Literal(String text, boolean prefix, int rank) {

  /**
   * Checks rank and text.
   *
   * @throws IllegalArgumentException when the rank is negative or above {@link Rank#MAX}, or the
   *     text has a character beyond ASCII
   */
  public Literal {
    Rank.check(rank);
    if (text.chars().anyMatch(c -> c >= SymbolSet.BEYOND)) {
      throw new IllegalArgumentException("a literal must be ASCII, but was \"" + text + "\"");
    }
  }
}
