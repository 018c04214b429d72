package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.nfa.CharClasses;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Rank;

/**
 * A deterministic automaton as the construction leaves it: loose data, not yet laid out for
 * walking.
 *
 * <p>A <em>cell</em> says where a character leads: a state, when it is at least 0, or a decision,
 * when it is negative. A decision is the complement of a rank: {@code ~rank}, and {@code ~}{@link
 * Rank#NONE} where nothing can match any more. Decided walks have no state of their own.
 */
public final class Dfa {

  /** The classes of characters. */
  public final CharClasses classes;

  /**
   * The cells, row by row: that of state {@code s} and class {@code k} is {@code next[s *
   * classes.count() + k]}.
   */
  public final int[] next;

  /** For each state, the strongest rank when the text ends there, or {@link Rank#NONE}. */
  public final int[] end;

  /** The cell of the text's begin. */
  public final int start;

  /**
   * The cells of all later offsets, by what lies before: {@link Look#OTHER}, {@link Look#WORD},
   * {@link Look#LINE}.
   */
  public final int[] restart;

  /** The strongest rank a walk from a later offset may find, or {@link Rank#NONE}. */
  public final int restartRank;

  /** An automaton of these arrays, which it keeps. */
  public Dfa(
      CharClasses classes, int[] next, int[] end, int start, int[] restart, int restartRank) {
    this.classes = classes;
    this.next = next;
    this.end = end;
    this.start = start;
    this.restart = restart;
    this.restartRank = restartRank;
  }

  /** The number of states. */
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
