package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dot;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Rank;

/**
 * A table as states and transitions, for those who walk it elsewhere or draw it. A target is a
 * state, which is not negative, or the complement of a rank. States have no order, and their
 * numbers have gaps.
 */
public interface Transitions extends Dot.Graph {

  /** Returns the number of classes of symbols. */
  int classes();

  /** Returns the class of a symbol. */
  int classOf(int symbol);

  /**
   * Returns where walks from later offsets begin.
   *
   * @param context the kind of the character before: {@link Look#OTHER}, {@link Look#WORD} or
   *     {@link Look#LINE}
   */
  int restart(int context);

  /**
   * Returns the strongest rank that a walk from a later offset may find, or {@link Rank#NONE} where
   * there are none.
   */
  int restartRank();
}
