package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.PatternFacts;
import io.github.pbxrouting.core.analysis.numbers.walk.ProductWalk;
import io.github.pbxrouting.core.analysis.numbers.walk.RankCounts;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns of one friend that can all be removed together: the others match all their
 * numbers, as dialled and normalised, and each of the others is needed. The order of declaration
 * does not matter.
 *
 * <p>Where one of several patterns must stay, the one that matches more numbers is kept, then the
 * one with the shorter text. The search has four steps, each exact:
 *
 * <ol>
 *   <li>Ranked both ways at once, a pattern that is the strongest and the weakest for some number
 *       is the only one that matches it, and is needed. One walk finds all of these; mostly all are
 *       needed as dialled, and nothing else is looked at.
 *   <li>Ranked from the first to keep to the last, a pattern that is never the strongest is
 *       redundant. One walk finds all of these.
 *   <li>Of what is left, the first step finds more that are needed.
 *   <li>The few others are tried one by one.
 * </ol>
 */
final class RedundantPatterns {

  private final ClientView view;
  private final List<String> texts;
  private final List<RankedPattern> patterns;
  private final BitSet redundant = new BitSet();
  private int decidedTo;

  private RedundantPatterns(ClientView view, List<String> texts, List<RankedPattern> patterns) {
    this.view = view;
    this.texts = texts;
    this.patterns = patterns;
    this.decidedTo = view.space().maxLength();
  }

  /**
   * Looks for redundant patterns.
   *
   * @param texts the patterns as written
   * @param unreachable patterns that win no number: they are not redundant, and may cover others,
   *     because what only they match goes elsewhere anyway
   */
  static RedundantPatterns find(
      ClientView view, List<String> texts, List<RankedPattern> patterns, BitSet unreachable) {
    RedundantPatterns search = new RedundantPatterns(view, texts, patterns);
    search.find(unreachable);
    return search;
  }

  /** Returns the length up to which, included, all numbers were looked at. */
  int decidedTo() {
    return decidedTo;
  }

  /** Returns whether the budget sufficed; only then the patterns found are redundant. */
  boolean isComplete() {
    return decidedTo == view.space().maxLength();
  }

  /** Returns the indices of the redundant patterns. */
  BitSet redundant() {
    return redundant;
  }

  private void find(BitSet unreachable) {
    List<Integer> order = keepingOrder(unreachable);
    if (needed(order, unreachable).cardinality() == order.size()) {
      return;
    }
    BitSet strongest = new BitSet();
    for (LazyAutomaton form : view.forms(ranked(order))) {
      for (int rank : sorted(form, form).keySet()) {
        strongest.set(order.get(rank));
      }
    }
    for (int i = 0; i < patterns.size(); i++) {
      redundant.set(i, !strongest.get(i) && !unreachable.get(i));
    }
    order.removeIf(redundant::get);
    BitSet needed = needed(order, unreachable);
    for (int k = order.size() - 1; k >= 0 && isComplete(); k--) {
      if (!needed.get(order.get(k))) {
        List<Integer> others = new ArrayList<>(order);
        others.subList(k, k + 1).clear();
        int tried = order.get(k);
        if (!uncovered(tried, others)) {
          redundant.set(tried);
          order = others;
        }
      }
    }
  }

  /** Returns the patterns, those to keep first. */
  private List<Integer> keepingOrder(BitSet unreachable) {
    List<Integer> order = new ArrayList<>();
    List<BigInteger> counts = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      order.add(i);
      PatternFacts facts = view.facts(texts.get(i));
      counts.add(facts.matched() == null ? BigInteger.ZERO : facts.matched().count());
    }
    order.sort(
        Comparator.comparing((Integer i) -> !unreachable.get(i))
            .thenComparing(counts::get, Comparator.reverseOrder())
            .thenComparingInt(i -> texts.get(i).length())
            .thenComparing(texts::get));
    return order;
  }

  /** Returns the patterns of that order, the first with rank 0. */
  private List<RankedPattern> ranked(List<Integer> order) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (int i : order) {
      RankedPattern pattern = patterns.get(i);
      ranked.add(
          new RankedPattern(pattern.syntax(), pattern.atStart(), pattern.atEnd(), ranked.size()));
    }
    return ranked;
  }

  /** Returns those that alone match some number, and the unreachable ones. */
  private BitSet needed(List<Integer> order, BitSet unreachable) {
    List<Integer> backwards = new ArrayList<>(order);
    Collections.reverse(backwards);
    List<LazyAutomaton> strongest = view.forms(ranked(order));
    List<LazyAutomaton> weakest = view.forms(ranked(backwards));
    BitSet needed = new BitSet();
    needed.or(unreachable);
    for (int form = 0;
        form < strongest.size() && isComplete() && needed.cardinality() < order.size();
        form++) {
      decideTo(
          ProductWalk.walk(
              strongest.get(form),
              weakest.get(form),
              Rank.NONE,
              view.space(),
              ProductWalk.within(strongest.get(form)),
              (walk, length) -> {
                for (int pair = 0; pair < walk.level(length).size; pair++) {
                  int rank = walk.leftRank(length, pair);
                  if (rank != Rank.NONE
                      && rank == order.size() - 1 - walk.rightRank(length, pair)) {
                    needed.set(order.get(rank));
                  }
                }
              }));
    }
    return needed;
  }

  /** Returns whether some number of a pattern is matched by none of the others. */
  private boolean uncovered(int tried, List<Integer> others) {
    return sorted(List.of(tried), others).contains(Rank.NONE) || !isComplete();
  }

  /** Returns the ranks, by the order, of all that those patterns match, in any form. */
  private Set<Integer> sorted(List<Integer> those, List<Integer> order) {
    List<LazyAutomaton> within = view.forms(ranked(those));
    List<LazyAutomaton> ranks = view.forms(ranked(order));
    Set<Integer> sorted = new TreeSet<>();
    for (int form = 0; form < within.size(); form++) {
      sorted.addAll(sorted(within.get(form), ranks.get(form)).keySet());
    }
    return sorted;
  }

  private SortedMap<Integer, NumberCount> sorted(LazyAutomaton within, LazyAutomaton ranks) {
    RankCounts counts = RankCounts.of(within, ranks, Rank.NONE, view.space());
    decideTo(counts.decidedTo());
    return counts.numbers();
  }

  private void decideTo(int length) {
    decidedTo = Math.min(decidedTo, length);
  }

  /**
   * For each redundant pattern in turn, patterns that are not redundant and together match all its
   * numbers; null where the budget does not suffice to name them.
   */
  List<@Nullable Set<Integer>> coverings() {
    List<Integer> kept = new ArrayList<>();
    for (int i = redundant.nextClearBit(0);
        i < patterns.size();
        i = redundant.nextClearBit(i + 1)) {
      kept.add(i);
    }
    List<@Nullable Set<Integer>> coverings = new ArrayList<>();
    for (int i = redundant.nextSetBit(0); i >= 0; i = redundant.nextSetBit(i + 1)) {
      Set<Integer> covering = new TreeSet<>();
      sorted(List.of(i), kept).forEach(rank -> covering.add(kept.get(rank)));
      coverings.add(isComplete() ? covering : null);
    }
    return coverings;
  }
}
