package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a friend gets and does not get, of all that it would take. Where a number is said to be the
 * first of its kind, {@link WitnessSearch#NO_NUMBER} says that there is none, and null that it is
 * undecided.
 *
 * @param isExact whether all counts are exact; else {@code won} and {@code lost} are bounds
 * @param taken what it would take, or null when that is nothing
 * @param won what it wins at most, or null when that is nothing
 * @param lost what stronger friends win of that at least, or null when that is nothing
 * @param first the first number that it wins
 * @param firstLost a number that a stronger friend wins
 * @param tied the first number that a friend of the same priority wins in the form in which this
 *     one would take it; where a friend is left out, it may be a later one
 * @param unreached the indices of the patterns that were asked for and win no number
 * @param undecidedPatterns the indices of the patterns that were asked for and are undecided
 */
public record CountedFriend(
    boolean isExact,
    @Nullable NumberCount taken,
    @Nullable NumberCount won,
    @Nullable NumberCount lost,
    @Nullable String first,
    @Nullable String firstLost,
    @Nullable String tied,
    Set<Integer> unreached,
    Set<Integer> undecidedPatterns) {

  /** Returns the first of some numbers, or {@link WitnessSearch#NO_NUMBER}. */
  static String firstOf(@Nullable NumberCount numbers) {
    return numbers == null ? WitnessSearch.NO_NUMBER : numbers.witness();
  }
}
