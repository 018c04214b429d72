package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.nfa.Rank;

/**
 * A deterministic automaton over a small alphabet that makes its states while it is walked, and
 * gives each text a rank. Not thread-safe.
 */
public interface LazyAutomaton {

  /** Returns how many states it holds. */
  int states();

  /** Drops all states; states that callers hold become invalid. */
  void forget();

  /**
   * Returns the state before the first character.
   *
   * @param toCome how many characters follow, or {@link LazyDfa#ANY_LENGTH}
   * @return a state, or {@link LazyDfa#OVER_BUDGET}
   */
  default int start(int toCome) {
    return start(toCome, Rank.NONE);
  }

  /**
   * Returns the state before the first character, when only ranks below {@code limit} count. Weaker
   * ranks cost no states.
   *
   * @param toCome how many characters follow, 0 to {@value LazyDfa#MAX_LENGTH}, or {@link
   *     LazyDfa#ANY_LENGTH}
   * @param limit the rank of texts that match nothing stronger
   * @return a state, or {@link LazyDfa#OVER_BUDGET}
   */
  int start(int toCome, int limit);

  /** Returns the state that {@code symbol} leads to, or {@link LazyDfa#OVER_BUDGET}. */
  int step(int state, int symbol);

  /** Returns the strongest rank that matches a text that ends in {@code state}, or the limit. */
  int rank(int state);

  /** Returns whether every text that continues from {@code state} has its rank. */
  boolean isFinal(int state);

  /** Returns whether no text that continues from {@code state} matches anything. */
  boolean isDead(int state);

  /** Returns the rank that is committed in {@code state}: longer texts have no weaker one. */
  int matched(int state);

  /**
   * Returns whether every text that matches when it continues from {@code less} also does from
   * {@code more}, as far as the two states can tell; false is always right.
   */
  boolean isCovered(int less, int more);
}
