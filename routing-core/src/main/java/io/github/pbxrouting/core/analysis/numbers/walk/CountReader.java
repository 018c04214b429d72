package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.math.BigInteger;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads numbers off a count, character by character: the first one, and the first of a kind. */
final class CountReader {

  /** How many beginnings of numbers are looked at before something is left undecided. */
  private static final int MAX_TRIED = 30_000;

  private final NumberSpace space;

  CountReader(NumberSpace space) {
    this.space = space;
  }

  /** Returns how many numbers there are of each length that has some. */
  SortedMap<Integer, BigInteger> byLength(Count count) {
    return byLength("", space.minLength(), count);
  }

  /** Counts numbers that begin with a prefix, from a length on. */
  private SortedMap<Integer, BigInteger> byLength(String prefix, int shortest, Count count) {
    SortedMap<Integer, BigInteger> byLength = new TreeMap<>();
    for (int length = shortest; length <= space.maxLength(); length++) {
      long numbers = count.of(prefix, length - prefix.length());
      if (numbers > 0) {
        byLength.put(length, BigInteger.valueOf(numbers));
      }
    }
    return byLength;
  }

  /** Returns the numbers, with the first of them; null when there is none. */
  @Nullable NumberCount numbers(Count count) {
    return numbers("", space.minLength(), count);
  }

  /** As above, of those that begin with a prefix, from a length on. */
  @Nullable NumberCount numbers(String prefix, int shortest, Count count) {
    SortedMap<Integer, BigInteger> byLength = byLength(prefix, shortest, count);
    return byLength.isEmpty()
        ? null
        : new NumberCount(byLength, first(prefix, byLength.firstKey() - prefix.length(), count));
  }

  /** Returns the count of one number; null for {@link WitnessSearch#NO_NUMBER}. */
  static @Nullable NumberCount one(String number) {
    return number.equals(WitnessSearch.NO_NUMBER)
        ? null
        : NumberCount.of(number.length(), BigInteger.ONE, number);
  }

  /** Returns the first number that begins with a prefix, where there is one. */
  private String first(String prefix, int toCome, Count count) {
    String number = prefix;
    for (int left = toCome - 1; left >= 0; left--) {
      for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
        String longer = number + space.alphabet().charAt(symbol);
        if (space.allows(symbol, number.length()) && count.of(longer, left) > 0) {
          number = longer;
          break;
        }
      }
    }
    return number;
  }

  /**
   * Returns the first accepted number, {@link WitnessSearch#NO_NUMBER} when none is, or null when
   * too many are not.
   */
  @Nullable String tried(Count numbers, Predicate<String> accepted) {
    return tried("", space.minLength(), numbers, accepted);
  }

  /**
   * Returns the first accepted number of those that begin with a prefix, from a length on; {@link
   * WitnessSearch#NO_NUMBER} when none is, or null when too many are not.
   */
  @Nullable String tried(String prefix, int shortest, Count numbers, Predicate<String> accepted) {
    int[] left = {MAX_TRIED};
    String found = WitnessSearch.NO_NUMBER;
    for (int length = shortest;
        WitnessSearch.NO_NUMBER.equals(found) && length <= space.maxLength();
        length++) {
      int toCome = length - prefix.length();
      if (numbers.of(prefix, toCome) > 0) {
        found = tried(prefix, toCome, numbers, accepted, left);
      }
    }
    return found;
  }

  private @Nullable String tried(
      String prefix, int toCome, Count numbers, Predicate<String> accepted, int[] left) {
    if (toCome == 0) {
      return accepted.test(prefix) ? prefix : WitnessSearch.NO_NUMBER;
    }
    for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
      if (--left[0] < 0) {
        return null;
      }
      String longer = prefix + space.alphabet().charAt(symbol);
      if (space.allows(symbol, prefix.length()) && numbers.of(longer, toCome - 1) > 0) {
        String found = tried(longer, toCome - 1, numbers, accepted, left);
        if (!WitnessSearch.NO_NUMBER.equals(found)) {
          return found;
        }
      }
    }
    return WitnessSearch.NO_NUMBER;
  }
}
