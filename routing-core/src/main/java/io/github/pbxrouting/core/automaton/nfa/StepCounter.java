package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.dfa.LazyDfa;

/**
 * Counts down what one construction, or several together, may still take: steps, or the states of
 * {@link LazyDfa}s. Not thread-safe.
 */
public final class StepCounter {

  private long left;
  private long share = Long.MAX_VALUE;

  /** So many steps or states. */
  public StepCounter(long steps) {
    this.left = steps;
  }

  /** From now on, until it is called again, no more than the {@code parts}-th part is there. */
  public void share(int parts) {
    share = Math.max(0, left) / parts;
  }

  /** Takes {@code steps} off. */
  public void take(long steps) {
    left -= steps;
    share -= steps;
  }

  /** Whether more was taken than there was. */
  public boolean isSpent() {
    return Math.min(left, share) < 0;
  }

  /** What is left, at least 0. */
  public long left() {
    return Math.max(0, Math.min(left, share));
  }
}
