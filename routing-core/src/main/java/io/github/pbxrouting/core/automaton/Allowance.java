package io.github.pbxrouting.core.automaton;

/** Counts down the states that several {@link LanguageDfa}s may still make together. */
public final class Allowance {

  private long left;

  /** An allowance of {@code states} states. */
  public Allowance(long states) {
    this.left = states;
  }

  /** Takes one state off; false when there was none left. */
  boolean take() {
    return --left >= 0;
  }
}
