package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;

/**
 * The states of an {@link Nfa} that only count: they read a number of characters of one set, and
 * then accept, at once or at the end of the text. {@code 3[0-9]{9}$} and {@code 7.{12}} end in such
 * states.
 *
 * <p>Of two such states in one subset, one often matches whenever the other does, and with a rank
 * at least as strong. The other is dominated and can be dropped. Without that, {@code
 * [0-9]*7[0-9]{12}} has 4,097 deterministic states before they are merged, one for every set of
 * places where a 7 was seen; with it, 13. Dropping a dominated state never decides a walk too soon:
 * while it would have waited for a character, the other one waits for the same or has matched.
 */
public final class CountingTails {

  /**
   * The maximum number of such states compared in one subset. It keeps the cost linear in the size.
   */
  private static final int MAX_COMPARED = 64;

  private static final int NONE = -1;

  private final Nfa nfa;

  /** For each state, the number of characters that it counts, or {@link #NONE}. */
  private final int[] count;

  /** For each counting state, the index of the set that it counts. */
  private final int[] set;

  /** For each state, whether it accepts at the end of the text only. */
  private final boolean[] atEnd;

  private final int[] tails = new int[MAX_COMPARED];

  /** Finds the counting states of {@code nfa}, in O(states). */
  public CountingTails(Nfa nfa) {
    this.nfa = nfa;
    this.count = new int[nfa.size];
    this.set = new int[nfa.size];
    this.atEnd = new boolean[nfa.size];
    // Transitions lead to states built later, except in loops. A state of a loop does not count.
    for (int state = nfa.size - 1; state >= 0; state--) {
      count[state] = NONE;
      int transition = nfa.transitionStart[state];
      int transitions = nfa.transitionStart[state + 1] - transition;
      int accepts = nfa.acceptStart[state + 1] - nfa.acceptStart[state];
      if (transitions + accepts != 1 || nfa.epsilonStart[state] != nfa.epsilonStart[state + 1]) {
        continue;
      }
      if (accepts == 1) {
        count[state] = 0;
        atEnd[state] = nfa.accept[nfa.acceptStart[state]] < 0;
        continue;
      }
      int target = nfa.transitionTarget[transition];
      int counted = target > state ? count[target] : NONE;
      if (counted == 0 || (counted > 0 && set[target] == nfa.transitionSet[transition])) {
        count[state] = counted + 1;
        set[state] = nfa.transitionSet[transition];
        atEnd[state] = atEnd[target];
      }
    }
  }

  /**
   * Drops the dominated ones of the first {@code size} states.
   *
   * @return the number of states that stay
   */
  public int dropDominated(int[] states, int size) {
    int found = 0;
    for (int i = 0; i < size; i++) {
      if (count[states[i]] != NONE) {
        if (found == MAX_COMPARED) {
          return size;
        }
        tails[found++] = states[i];
      }
    }
    if (found < 2) {
      return size;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (count[states[i]] == NONE || !isDominated(states[i], found)) {
        states[kept++] = states[i];
      }
    }
    return kept;
  }

  private boolean isDominated(int state, int found) {
    for (int i = 0; i < found; i++) {
      int other = tails[i];
      // Of two that dominate each other, the one built first stays.
      if (other != state
          && dominates(other, state)
          && (other < state || !dominates(state, other))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether {@code a} matches whenever {@code b} does, with a rank at least as strong. */
  private boolean dominates(int a, int b) {
    return nfa.reachable[a] <= nfa.reachable[b]
        && atEnd[a] == atEnd[b]
        && (atEnd[a] ? count[a] == count[b] : count[a] <= count[b])
        && (count[a] == 0 || set[a] == set[b] || isSubset(set[b], set[a]));
  }

  private boolean isSubset(int part, int whole) {
    SymbolSet set = nfa.sets.get(part);
    return set.and(nfa.sets.get(whole)).equals(set);
  }
}
