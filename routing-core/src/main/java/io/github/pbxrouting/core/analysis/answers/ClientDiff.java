package io.github.pbxrouting.core.analysis.answers;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.core.analysis.numbers.NumberAutomaton;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.UndecidedException;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.PatternSummary;
import io.github.pbxrouting.core.analysis.numbers.walk.ProductWalk;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntPairMap;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares one client of two plans: walks both automata of decisions at once. */
final class ClientDiff extends ClientComparison {

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

  private ClientDiff(BrandView older, BrandView newer, String id) {
    super(older, newer, id);
  }

  /**
   * Adds the numbers of a client that move from one place to another; all of them when only one of
   * the plans has the client, whose view then serves for both. Then those that go to the same place
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
    return new ClientDiff(older, newer, id).run(changes, renumberings);
  }

  /** Returns the numbers that go to a route in both, and are sent differently. */
  static NumberSet renumbered(BrandView older, BrandView newer, String id, Route route) {
    ClientDiff both = new ClientDiff(older, newer, id);
    try {
      return both.renumbered(route, length -> LazyDfa.ANY_LENGTH);
    } catch (UndecidedException tooLarge) {
      // Length by length, patterns that count from the end of the number stay small.
      return both.renumbered(
          route,
          length -> {
            both.older.decisions().forget();
            both.newer.decisions().forget();
            return length;
          });
    }
  }

  /**
   * Returns those numbers, walking both automata at once.
   *
   * @param toCome says how many characters are to come before the first of a length
   */
  private NumberSet renumbered(Route route, IntUnaryOperator toCome) {
    LazyAutomaton left = older.decisions();
    LazyAutomaton right = newer.decisions();
    return NumberSet.accepted(
        older.space(),
        new NumberAutomaton() {
          private final IntList pairs = new IntList(64);
          private IntPairMap known = new IntPairMap();

          @Override
          public int start(int length) {
            // The states of other lengths may be forgotten.
            pairs.clear();
            known = new IntPairMap();
            int next = toCome.applyAsInt(length);
            return pair(left.start(next), right.start(next));
          }

          @Override
          public int step(int state, int symbol) {
            return pair(
                left.step(pairs.items[2 * state], symbol),
                right.step(pairs.items[2 * state + 1], symbol));
          }

          private int pair(int l, int r) {
            if (l == LazyDfa.OVER_BUDGET || r == LazyDfa.OVER_BUDGET) {
              return OVER_BUDGET;
            }
            int pair = known.find(l, r);
            if (pair >= 0) {
              return pair;
            }
            known.add(l, r, pairs.size / 2);
            pairs.add(l);
            pairs.add(r);
            return pairs.size / 2 - 1;
          }

          @Override
          public boolean accepts(int state) {
            int l = pairs.items[2 * state];
            int r = pairs.items[2 * state + 1];
            return older.plan().route(left.rank(l)).equals(route)
                && newer.plan().route(right.rank(r)).equals(route)
                && !isSentAlike(older.sentBy(l), newer.sentBy(r));
          }

          @Override
          public boolean isDead(int state) {
            return left.isFinal(pairs.items[2 * state])
                && right.isFinal(pairs.items[2 * state + 1])
                && !accepts(state);
          }
        });
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

  /**
   * Returns whether the results of two rules are the same number, for numbers that both fit. Null
   * leaves a number as it is.
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
