package io.github.pbxrouting.core.router;

/**
 * A deterministic automaton that gives every dialled number its decision; the states of a {@link
 * DialTable}, made as they are asked for. A <em>label</em> is the rank of a decision in the
 * client's whole plan.
 */
interface DialWalk {

  /** The target of a step for which there is no room. */
  int OVER_BUDGET = -1;

  /** Returns the state of the empty number; states are numbered from 0 on. */
  int start();

  /** Returns the state behind an ASCII character, or {@link #OVER_BUDGET}. */
  int step(int state, int character);

  /** Returns the label of a number that ends in {@code state}. */
  int label(int state);

  /**
   * Returns whether the decision of the label has a number to send, which depends on the number.
   */
  boolean hasNumber(int state);

  /** Returns whether the number may have a stronger label, which is not in a table. */
  boolean isUnknown(int state);

  /** Returns whether no state tells two ASCII characters apart. */
  boolean areAlike(int one, int other);
}
