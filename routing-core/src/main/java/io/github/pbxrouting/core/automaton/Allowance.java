package io.github.pbxrouting.core.automaton;

/** Counts down the states that several {@link LanguageDfa}s may still make together. */
public final class Allowance {

  private long left;
  private long share = Long.MAX_VALUE;

  /** An allowance of {@code states} states. */
  public Allowance(long states) {
    this.left = states;
  }

  /** From now on, until it is called again, no more than the {@code parts}-th part is given out. */
  public void share(int parts) {
    share = Math.max(left, 0) / parts;
  }

  /** Takes one state off; false when there was none left. */
  boolean take() {
    return --share >= 0 && --left >= 0;
  }
}
