package io.github.pbxrouting.core.analysis.numbers.walk;

import java.util.List;

/** Counts the numbers of a set by their prefix. */
interface Count {

  /** Returns how many numbers of the set are the prefix and {@code toCome} characters. */
  long of(String prefix, int toCome);

  /** Returns the count of sets of which no two have a number in common. */
  static Count sum(List<Count> counts) {
    return (prefix, toCome) -> {
      long sum = 0;
      for (Count each : counts) {
        sum += each.of(prefix, toCome);
      }
      return sum;
    };
  }
}
