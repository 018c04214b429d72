package io.github.pbxrouting.core.automaton.nfa;

/**
 * A countdown of the steps, or of the states, that one or several constructions may still take. Not
 * thread-safe.
 */
public final class StepCounter {

  private long left;
  private long share = Long.MAX_VALUE;

  /** Creates a counter of {@code steps} steps or states. */
  public StepCounter(long steps) {
    this.left = steps;
  }

  /** Limits the steps until the next call to the {@code parts}-th part of the remaining ones. */
  public void share(int parts) {
    share = Math.max(0, left) / parts;
  }

  /** Limits the remaining steps to {@code steps} at most. */
  public void limit(long steps) {
    left = Math.min(left, steps);
  }

  /** Takes off {@code steps}. */
  public void take(long steps) {
    left -= steps;
    share -= steps;
  }

  /** Returns whether more steps were taken than there were. */
  public boolean isSpent() {
    return Math.min(left, share) < 0;
  }

  /** Returns the remaining steps, at least 0. */
  public long left() {
    return Math.max(0, Math.min(left, share));
  }
}
