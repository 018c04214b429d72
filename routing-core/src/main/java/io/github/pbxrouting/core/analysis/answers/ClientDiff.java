package io.github.pbxrouting.core.analysis.answers;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.PatternSummary;
import io.github.pbxrouting.core.analysis.numbers.walk.ProductWalk;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares one client of two plans: walks both automata of decisions at once. A client that only
 * one of them has is walked beside itself, and nothing counts as alike.
 */
final class ClientDiff {

  private final ClientView older;
  private final ClientView newer;
  private final boolean inOlder;
  private final boolean inNewer;

  /** By the ranks that the old plan, in the upper half, and the new one give the numbers. */
  private final Map<Long, NumberCount> moves = new LinkedHashMap<>();

  private final Map<Long, PatternSummary> patterns = new HashMap<>();

  private ClientDiff(ClientView older, ClientView newer, boolean inOlder, boolean inNewer) {
    this.older = older;
    this.newer = newer;
    this.inOlder = inOlder;
    this.inNewer = inNewer;
  }

  /**
   * Adds the numbers of a client that move from one place to another; all of them when only one of
   * the plans has the client, whose view then stands for both.
   *
   * @return the length up to which, included, the plans were compared
   */
  static int compare(BrandView older, BrandView newer, String id, List<PlanDiff.Change> changes) {
    boolean inOlder = older.router().hasClient(id);
    boolean inNewer = newer.router().hasClient(id);
    ClientView before = (inOlder ? older : newer).view(id);
    ClientView after = inOlder && inNewer ? newer.view(id) : before;
    return new ClientDiff(before, after, inOlder, inNewer).run(changes);
  }

  private int run(List<PlanDiff.Change> changes) {
    NumberSpace space = older.space();
    int decidedTo =
        ProductWalk.walk(
            older.decisions(),
            newer.decisions(),
            Rank.NONE,
            space,
            this::isSettledAlike,
            this::add);
    for (Map.Entry<Long, NumberCount> entry : moves.entrySet()) {
      long move = entry.getKey();
      changes.add(
          new PlanDiff.Change(
              older.id(),
              inOlder ? older.plan().route((int) (move >>> 32)) : null,
              inNewer ? newer.plan().route((int) move) : null,
              entry.getValue(),
              patternsOf(move).describe()));
    }
    return decidedTo;
  }

  private boolean isSettledAlike(int left, int right) {
    return older.decisions().isFinal(left)
        && newer.decisions().isFinal(right)
        && isAlike(older.decisions().rank(left), newer.decisions().rank(right));
  }

  private boolean isAlike(int from, int to) {
    return inOlder && inNewer && older.plan().route(from).equals(newer.plan().route(to));
  }

  private void add(ProductWalk sweep, int length) {
    ProductWalk.Level level = sweep.level(length);
    ListMultimap<Long, Integer> pairs = MultimapBuilder.linkedHashKeys().arrayListValues().build();
    for (int pair = 0; pair < level.size; pair++) {
      int from = sweep.leftRank(length, pair);
      int to = sweep.rightRank(length, pair);
      if (!isAlike(from, to)) {
        pairs.put((long) from << 32 | to, pair);
      }
    }
    for (Long move : pairs.keySet()) {
      List<Integer> those = pairs.get(move);
      BigInteger count = BigInteger.ZERO;
      for (int pair : those) {
        count = count.add(level.count[pair]);
      }
      String first = sweep.first(length, those.get(0));
      moves.merge(move, NumberCount.of(length, count, first), NumberCount::and);
      patternsOf(move).add(sweep, length, those);
    }
  }

  private PatternSummary patternsOf(Long move) {
    return patterns.computeIfAbsent(move, m -> new PatternSummary(older.space()));
  }
}
