package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberAutomaton;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.UndecidedException;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Makes automata of sets of numbers, and sets of the numbers that automata give some ranks. */
public final class SetAutomaton implements LazyAutomaton {

  private final NumberAutomaton set;

  private SetAutomaton(NumberAutomaton set) {
    this.set = set;
  }

  /** Returns the automaton that gives the numbers of a set the rank 0; of one length at a time. */
  public static LazyAutomaton of(NumberSet set) {
    return new SetAutomaton(set.automaton());
  }

  /**
   * Returns the numbers of a client that have one of the ranks.
   *
   * @throws UndecidedException when that takes more states than the budget allows
   */
  public static NumberSet numbers(ClientView view, IntPredicate ranks) {
    LazyAutomaton decisions = view.decisions();
    try {
      return numbers(view, ranks, length -> decisions.start(LazyDfa.ANY_LENGTH));
    } catch (UndecidedException tooLarge) {
      // Length by length, patterns that count from the end of the number stay small.
      return numbers(
          view,
          ranks,
          length -> {
            decisions.forget();
            return decisions.start(length);
          });
    }
  }

  private static NumberSet numbers(ClientView view, IntPredicate ranks, IntUnaryOperator start) {
    LazyAutomaton decisions = view.decisions();
    return NumberSet.accepted(
        view.space(),
        new NumberAutomaton() {
          @Override
          public int start(int length) {
            return start.applyAsInt(length);
          }

          @Override
          public int step(int state, int symbol) {
            return decisions.step(state, symbol);
          }

          @Override
          public boolean accepts(int state) {
            return ranks.test(decisions.rank(state));
          }

          @Override
          public boolean isDead(int state) {
            return decisions.isFinal(state) && !ranks.test(decisions.rank(state));
          }
        });
  }

  @Override
  public int states() {
    return 0;
  }

  @Override
  public void forget() {}

  @Override
  public int start(int toCome, int limit) {
    return toCome == LazyDfa.ANY_LENGTH ? LazyDfa.OVER_BUDGET : set.start(toCome);
  }

  @Override
  public int step(int state, int symbol) {
    return set.step(state, symbol);
  }

  @Override
  public int rank(int state) {
    return set.accepts(state) ? 0 : Rank.NONE;
  }

  @Override
  public boolean isFinal(int state) {
    return isDead(state);
  }

  @Override
  public boolean isDead(int state) {
    return set.isDead(state);
  }

  @Override
  public int matched(int state) {
    return Rank.NONE;
  }

  @Override
  public boolean isCovered(int less, int more) {
    return less == more;
  }
}
