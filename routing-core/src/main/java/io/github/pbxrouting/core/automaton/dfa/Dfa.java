package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.nfa.CharClasses;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Rank;

/**
 * A deterministic automaton as the construction builds it, not yet laid out for walking.
 *
 * <p>A <em>table entry</em> is the target of a transition: a state when it is at least 0, or a
 * decision when it is negative. A decision is the complement of a rank: {@code ~rank}, and {@code
 * ~}{@link Rank#NONE} where nothing can match any more. A decided walk needs no state.
 */
public final class Dfa {

  /** The classes of characters. */
  public final CharClasses classes;

  /**
   * The table entries, row by row: that of state {@code s} and class {@code k} is {@code next[s *
   * classes.count() + k]}.
   */
  public final int[] next;

  /** For each state, the strongest rank when the text ends there, or {@link Rank#NONE}. */
  public final int[] end;

  /** The entry of walks from offset 0. */
  public final int start;

  /**
   * The entries of walks from later offsets, by look-behind context: {@link Look#OTHER}, {@link
   * Look#WORD}, {@link Look#LINE}.
   */
  public final int[] restart;

  /** The strongest rank that a walk from a later offset may find, or {@link Rank#NONE}. */
  public final int restartRank;

  /** Creates an automaton of these arrays, without copying them. */
  public Dfa(
      CharClasses classes, int[] next, int[] end, int start, int[] restart, int restartRank) {
    this.classes = classes;
    this.next = next;
    this.end = end;
    this.start = start;
    this.restart = restart;
    this.restartRank = restartRank;
  }

  /** Returns the number of states. */
  public int states() {
    return end.length;
  }

  /** Returns the automaton as a graph in Graphviz's DOT language. */
  public String toDot() {
    return Dot.of(
        new Dot.Graph() {
          @Override
          public int start() {
            return start;
          }

          @Override
          public int next(int state, int symbol) {
            return next[state * classes.count() + classes.of(symbol)];
          }

          @Override
          public int end(int state) {
            return end[state];
          }
        });
  }
}
