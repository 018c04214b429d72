package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one pattern matches, whoever wins it.
 *
 * @param syntax what it means
 * @param matched the numbers it matches, or null when there are none
 * @param inside the numbers it matches, but not from their beginning on; null when there are none
 * @param everything whether it matches every number of the space
 * @param nothing whether it matches no number, neither as dialled nor in its normalised form
 * @param complete whether every number was looked at
 */
public record PatternFacts(
    Syntax syntax,
    @Nullable NumberCount matched,
    @Nullable NumberCount inside,
    boolean everything,
    boolean nothing,
    boolean complete) {

  private static final int FROM_THE_BEGINNING = 0;
  private static final int INSIDE = 1;

  static PatternFacts of(ClientView view, Syntax syntax) {
    boolean full = view.client().match() == MatchMode.FULL;
    RankedPattern fromTheBeginning = new RankedPattern(syntax, true, full, FROM_THE_BEGINNING);
    List<RankedPattern> patterns =
        full
            ? List.of(fromTheBeginning)
            : List.of(fromTheBeginning, new RankedPattern(syntax, false, false, INSIDE));
    RankCounts tally = view.tallyBy(patterns);
    SortedMap<Integer, NumberCount> numbers = tally.numbers();
    NumberCount matched = numbers.get(FROM_THE_BEGINNING);
    NumberCount inside = numbers.get(INSIDE);
    boolean complete = tally.isComplete();
    boolean nothing = complete && matched == null && inside == null;
    if (nothing && !view.client().numbering().isEmpty()) {
      RankCounts normalised = view.normalised(patterns);
      nothing = normalised.numbers().isEmpty();
      complete = normalised.isComplete() || !nothing;
    }
    return new PatternFacts(
        syntax,
        matched == null || inside == null
            ? (matched == null ? inside : matched)
            : matched.and(inside),
        inside,
        tally.isComplete() && !numbers.containsKey(Rank.NONE),
        nothing && complete,
        complete);
  }

  /** Returns the first number it matches, or null when there is none. */
  public @Nullable String witness() {
    return matched == null ? null : matched.witness();
  }

  /** Returns how many numbers of that length it matches. */
  public BigInteger count(int length) {
    return matched == null
        ? BigInteger.ZERO
        : matched.byLength().getOrDefault(length, BigInteger.ZERO);
  }
}
