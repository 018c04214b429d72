package io.github.pbxrouting.core.analysis.numbers;

/**
 * A deterministic automaton that says which numbers of a space are in a set. Its states are ints;
 * symbols are indexes into the alphabet of the space.
 */
public interface NumberAutomaton {

  /** The state when the budget does not suffice for another one. */
  int OVER_BUDGET = -1;

  /**
   * Returns the state before the first character of numbers of that length. States of another
   * length are invalid then.
   */
  int start(int length);

  /** Returns the state that a symbol leads to, or {@link #OVER_BUDGET}. */
  int step(int state, int symbol);

  /** Returns whether numbers that end in the state are in the set. */
  boolean accepts(int state);

  /**
   * Returns whether no number that continues from the state is in the set; false is always right.
   */
  boolean isDead(int state);
}
