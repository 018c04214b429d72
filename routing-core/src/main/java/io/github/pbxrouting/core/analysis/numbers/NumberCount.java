package io.github.pbxrouting.core.analysis.numbers;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many numbers of a {@link NumberSpace} have something in common, and the first of them.
 * Immutable.
 *
 * @param byLength how many there are of each length, without the lengths that have none; not empty
 * @param witness the shortest of them, and among those the first in the order of the space
 */
public record NumberCount(SortedMap<Integer, BigInteger> byLength, String witness) {

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException when there is no number
   */
  public NumberCount {
    Objects.requireNonNull(byLength, "byLength must not be null");
    Objects.requireNonNull(witness, "witness must not be null");
    if (byLength.isEmpty()) {
      throw new IllegalArgumentException("a count without numbers");
    }
    byLength = Collections.unmodifiableSortedMap(new TreeMap<>(byLength));
  }

  /** Returns the count of numbers of one length. */
  public static NumberCount of(int length, BigInteger count, String witness) {
    Objects.requireNonNull(count, "count must not be null");
    return new NumberCount(new TreeMap<>(Map.of(length, count)), witness);
  }

  /** Returns how many numbers there are, of all lengths. */
  public BigInteger count() {
    return sum(byLength.values());
  }

  /** Adds counts up. */
  public static BigInteger sum(Collection<BigInteger> counts) {
    Objects.requireNonNull(counts, "counts must not be null");
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger count : counts) {
      sum = sum.add(count);
    }
    return sum;
  }

  /** "1 number", "1,000 numbers". */
  public String inWords() {
    BigInteger count = count();
    return String.format(Locale.ROOT, "%,d", count)
        + (count.equals(BigInteger.ONE) ? " number" : " numbers");
  }

  /** Adds the count of other numbers, none of which is counted here. */
  public NumberCount and(NumberCount other) {
    Objects.requireNonNull(other, "other must not be null");
    SortedMap<Integer, BigInteger> sum = new TreeMap<>(byLength);
    other.byLength.forEach((length, count) -> sum.merge(length, count, BigInteger::add));
    return new NumberCount(sum, precedes(witness, other.witness) ? witness : other.witness);
  }

  /** Returns whether the first number stands before the second in the order of every space. */
  public static boolean precedes(String first, String second) {
    Objects.requireNonNull(first, "first must not be null");
    Objects.requireNonNull(second, "second must not be null");
    return first.length() != second.length()
        ? first.length() < second.length()
        : first.compareTo(second) < 0;
  }
}
