package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers that one automaton matches, sorted by the ranks that another gives them: counts and
 * first numbers. Where the budget did not suffice, the tally is complete {@link #decidedTo up to a
 * length} only.
 */
public final class RankCounts {

  private final SortedMap<Integer, NumberCount> numbers = new TreeMap<>();
  private final NumberSpace space;
  private final int decidedTo;

  private RankCounts(LazyAutomaton within, LazyAutomaton ranks, int limit, NumberSpace space) {
    this.space = space;
    this.decidedTo =
        ProductWalk.walk(within, ranks, limit, space, ProductWalk.within(within), this::add);
  }

  /**
   * Sorts the numbers that {@code within} matches by {@code ranks}.
   *
   * @param limit the ranks that count are those below it; numbers without one have the limit
   */
  public static RankCounts of(
      LazyAutomaton within, LazyAutomaton ranks, int limit, NumberSpace space) {
    return new RankCounts(within, ranks, limit, space);
  }

  private void add(ProductWalk sweep, int length) {
    ProductWalk.Level level = sweep.level(length);
    Map<Integer, Integer> firsts = new HashMap<>();
    Map<Integer, BigInteger> counts = new HashMap<>();
    for (int pair = 0; pair < level.size; pair++) {
      if (sweep.leftRank(length, pair) != Rank.NONE) {
        int rank = sweep.rightRank(length, pair);
        firsts.putIfAbsent(rank, pair);
        counts.merge(rank, level.count[pair], BigInteger::add);
      }
    }
    for (Map.Entry<Integer, Integer> first : firsts.entrySet()) {
      int rank = first.getKey();
      BigInteger count = counts.getOrDefault(rank, BigInteger.ZERO);
      String witness = sweep.first(length, first.getValue());
      numbers.merge(rank, NumberCount.of(length, count, witness), NumberCount::and);
    }
  }

  /** Returns the numbers of each rank that some number has, in the order of the ranks. */
  public SortedMap<Integer, NumberCount> numbers() {
    return Collections.unmodifiableSortedMap(numbers);
  }

  /** Returns the length up to which, included, the tally is complete. */
  public int decidedTo() {
    return decidedTo;
  }

  /** Returns whether every number of the space was looked at. */
  public boolean isComplete() {
    return decidedTo == space.maxLength();
  }
}
