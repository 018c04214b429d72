package io.github.pbxrouting.core.automaton;

/** Counts down the steps a construction may still take. */
final class Work {

  private long left;

  Work(long steps) {
    this.left = steps;
  }

  /** Takes {@code steps} off. */
  void take(long steps) {
    left -= steps;
  }

  /** Whether more was taken than there was. */
  boolean isSpent() {
    return left < 0;
  }

  /** The steps left, at least 0. */
  long left() {
    return Math.max(0, left);
  }
}
