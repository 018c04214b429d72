package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;

/**
 * Knows which nodes of an {@link Nfa} have nothing left but to count: a number of characters of one
 * set, and then to accept, at once or at the end of the text. {@code 3[0-9]{9}$} ends in such
 * nodes, {@code 7.{12}} too.
 *
 * <p>Of two such nodes in one state, one often matches whenever the other does, and is no weaker:
 * the other is dominated and can be dropped. Without that, {@code [0-9]*7[0-9]{12}} has 4,097
 * states before they are merged, one for every set of places where a 7 was seen; with it, 13.
 * Dropping a dominated node never makes a state decided too soon: as long as it would have waited
 * for a character, the other one waits for the same or has matched.
 */
public final class CountingTails {

  /** More such nodes in one state are not compared, so that a state costs no more than its size. */
  private static final int MOST_COMPARED = 64;

  private static final int NONE = -1;

  private final Nfa nfa;

  /** For each node, how many characters it has to count, or {@link #NONE}. */
  private final int[] count;

  /** For each node that has to count, the set it counts. */
  private final int[] set;

  /** For each node, whether it accepts at the end of the text only. */
  private final boolean[] atEnd;

  private final int[] tails = new int[MOST_COMPARED];

  /** Looks at all nodes, in O(nodes). */
  public CountingTails(Nfa nfa) {
    this.nfa = nfa;
    this.count = new int[nfa.size];
    this.set = new int[nfa.size];
    this.atEnd = new boolean[nfa.size];
    // Edges lead to nodes built later, but for loops, and a node of a loop has no tail.
    for (int node = nfa.size - 1; node >= 0; node--) {
      count[node] = NONE;
      int edge = nfa.edgeStart[node];
      int edges = nfa.edgeStart[node + 1] - edge;
      int accepts = nfa.acceptStart[node + 1] - nfa.acceptStart[node];
      if (edges + accepts != 1 || nfa.emptyStart[node] != nfa.emptyStart[node + 1]) {
        continue;
      }
      if (accepts == 1) {
        count[node] = 0;
        atEnd[node] = nfa.accept[nfa.acceptStart[node]] < 0;
        continue;
      }
      int target = nfa.edgeTarget[edge];
      int counted = target > node ? count[target] : NONE;
      if (counted == 0 || (counted > 0 && set[target] == nfa.edgeSet[edge])) {
        count[node] = counted + 1;
        set[node] = nfa.edgeSet[edge];
        atEnd[node] = atEnd[target];
      }
    }
  }

  /** Drops the dominated ones of the first {@code size} of {@code nodes}; returns how many stay. */
  public int dropDominated(int[] nodes, int size) {
    int found = 0;
    for (int i = 0; i < size; i++) {
      if (count[nodes[i]] != NONE) {
        if (found == MOST_COMPARED) {
          return size;
        }
        tails[found++] = nodes[i];
      }
    }
    if (found < 2) {
      return size;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (count[nodes[i]] == NONE || !isDominated(nodes[i], found)) {
        nodes[kept++] = nodes[i];
      }
    }
    return kept;
  }

  private boolean isDominated(int node, int found) {
    for (int i = 0; i < found; i++) {
      int other = tails[i];
      // Of two that dominate each other, the one built first stays.
      if (other != node && dominates(other, node) && (other < node || !dominates(node, other))) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code a} matches whenever {@code b} does, and is no weaker. */
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
