package io.github.pbxrouting.core.analysis.answers;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.pbxrouting.api.NumberingRule;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares one client of two plans: walks both automata of decisions at once. A client that only
 * one of them has is walked beside itself, and nothing counts as alike.
 */
final class ClientDiff {

  private final ClientView older;
  private final ClientView newer;
  private final boolean inOlder;
  private final boolean inNewer;

  /** Numbers, by the ranks that the old plan, in the upper half, and the new one give them. */
  private static final class Groups {
    private final Map<Long, NumberCount> counts = new LinkedHashMap<>();
    private final Map<Long, PatternSummary> patterns = new HashMap<>();

    void add(ProductWalk sweep, int length, ListMultimap<Long, Integer> pairs, NumberSpace space) {
      for (Long group : pairs.keySet()) {
        List<Integer> those = pairs.get(group);
        BigInteger count = BigInteger.ZERO;
        for (int pair : those) {
          count = count.add(sweep.level(length).count[pair]);
        }
        String first = sweep.first(length, those.get(0));
        counts.merge(group, NumberCount.of(length, count, first), NumberCount::and);
        patterns
            .computeIfAbsent(group, added -> new PatternSummary(space))
            .add(sweep, length, those);
      }
    }

    List<String> patterns(Long group) {
      return Objects.requireNonNull(patterns.get(group)).describe();
    }
  }

  private final Groups moved = new Groups();

  /** Numbers that go to the same place, but are sent differently. */
  private final Groups renumbered = new Groups();

  private ClientDiff(ClientView older, ClientView newer, boolean inOlder, boolean inNewer) {
    this.older = older;
    this.newer = newer;
    this.inOlder = inOlder;
    this.inNewer = inNewer;
  }

  /**
   * Adds the numbers of a client that move from one place to another; all of them when only one of
   * the plans has the client, whose view then stands for both. Then those that go to the same place
   * with another number to send.
   *
   * @return the length up to which, included, the plans were compared
   */
  static int compare(
      BrandView older,
      BrandView newer,
      String id,
      List<PlanDiff.Change> changes,
      List<PlanDiff.Renumbering> renumberings) {
    boolean inOlder = older.router().hasClient(id);
    boolean inNewer = newer.router().hasClient(id);
    ClientView before = (inOlder ? older : newer).view(id);
    ClientView after = inOlder && inNewer ? newer.view(id) : before;
    return new ClientDiff(before, after, inOlder, inNewer).run(changes, renumberings);
  }

  private int run(List<PlanDiff.Change> changes, List<PlanDiff.Renumbering> renumberings) {
    int decidedTo =
        ProductWalk.walk(
            older.decisions(),
            newer.decisions(),
            Rank.NONE,
            older.space(),
            this::isSettledAlike,
            this::add);
    moved.counts.forEach((move, count) ->
        changes.add(
            new PlanDiff.Change(
                older.id(),
                inOlder ? older.plan().route((int) (move >>> 32)) : null,
                inNewer ? newer.plan().route(move.intValue()) : null,
                count,
                moved.patterns(move))));
    renumbered.counts.forEach((route, count) ->
        renumberings.add(
            new PlanDiff.Renumbering(
                older.id(),
                newer.plan().route(route.intValue()),
                count,
                renumbered.patterns(route),
                sent(older, count.witness()),
                sent(newer, count.witness()))));
    return decidedTo;
  }

  private static String sent(ClientView view, String number) {
    return view.router().route(number).number().orElse(number);
  }

  private boolean isSettledAlike(int left, int right) {
    return older.decisions().isFinal(left)
        && newer.decisions().isFinal(right)
        && isAlike(older.decisions().rank(left), newer.decisions().rank(right));
  }

  private boolean isAlike(int from, int to) {
    return inOlder && inNewer && older.plan().route(from).equals(newer.plan().route(to));
  }

  /**
   * Whether the results of two rules are the same number, for numbers that both fit. Null leaves a
   * number as it is.
   */
  private static boolean isSentAlike(@Nullable NumberingRule one, @Nullable NumberingRule other) {
    String prefix = one == null ? "" : one.prefix();
    String longer = other == null ? "" : other.prefix();
    if (prefix.length() > longer.length()) {
      return isSentAlike(other, one);
    }
    // The number begins with both prefixes, so what is longer belongs to the digits of the other.
    String replacement = one == null ? "" : one.replaceWith();
    return (replacement + longer.substring(prefix.length()))
        .equals(other == null ? "" : other.replaceWith());
  }

  private void add(ProductWalk sweep, int length) {
    ProductWalk.Level level = sweep.level(length);
    ListMultimap<Long, Integer> moving = MultimapBuilder.linkedHashKeys().arrayListValues().build();
    ListMultimap<Long, Integer> staying =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    for (int pair = 0; pair < level.size; pair++) {
      int from = sweep.leftRank(length, pair);
      int to = sweep.rightRank(length, pair);
      long ranks = (long) from << 32 | to;
      if (!isAlike(from, to)) {
        moving.put(ranks, pair);
      } else if (!isSentAlike(
          older.sentBy(sweep.leftState(length, pair)),
          newer.sentBy(sweep.rightState(length, pair)))) {
        staying.put(ranks, pair);
      }
    }
    moved.add(sweep, length, moving, older.space());
    renumbered.add(sweep, length, staying, older.space());
  }
}
