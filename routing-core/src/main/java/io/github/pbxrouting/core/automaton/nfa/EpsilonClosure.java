package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;

/**
 * The set of states of an {@link Nfa} that make up one deterministic state, with the strongest
 * committed rank. Both deterministic constructions use it.
 *
 * <p>Look-behind assertions are decided when a state enters the set. Look-ahead assertions stay
 * pending until the next character, or the end of the text, is known. A state that can only reach
 * ranks no stronger than the committed one is pruned. Each state that enters, or that a pending
 * assertion lets through, takes one step off the counter. Scratch space of one construction; not
 * thread-safe.
 */
public final class EpsilonClosure {

  /** The states, in the order in which they entered. */
  public final IntList states = new IntList(16);

  /** The strongest committed rank. */
  public int matched;

  private final Nfa nfa;
  private final StepCounter work;

  /** For each state, whether a subset has to hold it. */
  private final boolean[] keep;

  /** For each state, whether one of its assertions looks ahead. */
  private final boolean[] looksAhead;

  private final int[] mark;
  private int generation;
  private final IntList stack = new IntList(16);

  /**
   * Creates an empty set.
   *
   * @param relevant for each set of the automaton, whether a subset has to hold the states with a
   *     transition on it; states that accept at the end or look ahead are always held
   */
  public EpsilonClosure(Nfa nfa, boolean[] relevant, StepCounter work) {
    this.nfa = nfa;
    this.work = work;
    this.keep = new boolean[nfa.size];
    this.looksAhead = new boolean[nfa.size];
    for (int state = 0; state < nfa.size; state++) {
      for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
        looksAhead[state] |= Look.looksAhead(nfa.epsilonLook[e]);
      }
      keep[state] = looksAhead[state];
      for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
        keep[state] |= relevant[nfa.transitionSet[e]];
      }
      for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
        keep[state] |= nfa.accept[a] < 0;
      }
    }
    this.mark = new int[nfa.size];
  }

  /** Empties the set. From now on, only states that can reach a rank below {@code rank} enter. */
  public void open(int rank) {
    matched = rank;
    states.clear();
    generation++;
  }

  /** Returns whether an assertion of {@code state} looks ahead. */
  public boolean looksAhead(int state) {
    return looksAhead[state];
  }

  /** Adds {@code state} and its epsilon closure, in the look-behind context {@code before}. */
  public void enter(int state, int before) {
    stack.add(state);
    while (stack.size > 0) {
      int n = stack.items[--stack.size];
      if (mark[n] == generation || nfa.reachable[n] >= matched) {
        continue;
      }
      mark[n] = generation;
      work.take(1);
      match(n);
      if (keep[n]) {
        states.add(n);
      }
      for (int e = nfa.epsilonStart[n]; e < nfa.epsilonStart[n + 1]; e++) {
        int look = nfa.epsilonLook[e];
        if (!Look.looksAhead(look) && Look.holds(look, before)) {
          stack.add(nfa.epsilonTarget[e]);
        }
      }
    }
  }

  /**
   * Follows the pending assertions of the states in {@code keys} from {@code from} to {@code to},
   * now that the contexts on both sides are known. The set then holds the states reached, and
   * starts with the committed rank {@code rank}.
   */
  public void resolve(IntSequences keys, int from, int to, int before, int after, int rank) {
    open(rank);
    for (int i = from; i < to; i++) {
      if (looksAhead[keys.get(i)]) {
        stack.add(keys.get(i));
        while (stack.size > 0) {
          pass(stack.items[--stack.size], before, after);
        }
      }
    }
  }

  private void pass(int state, int before, int after) {
    for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
      int target = nfa.epsilonTarget[e];
      if (mark[target] != generation && Look.holds(nfa.epsilonLook[e], before, after)) {
        mark[target] = generation;
        work.take(1);
        states.add(target);
        stack.add(target);
        match(target);
      }
    }
  }

  private void match(int state) {
    for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
      if (nfa.accept[a] >= 0) {
        matched = Math.min(matched, nfa.accept[a]);
      }
    }
  }

  /**
   * Returns the strongest rank when the text ends in the subset in {@code keys} from {@code from}
   * to {@code to}, with the committed rank {@code rank} and the look-behind context {@code before}.
   * Overwrites this set.
   */
  public int atEnd(IntSequences keys, int from, int to, int before, int rank) {
    resolve(keys, from, to, before, Look.OUTSIDE, rank);
    int strongest = matched;
    for (int i = from; i < to; i++) {
      strongest = strongestAccept(keys.get(i), strongest);
    }
    for (int i = 0; i < states.size; i++) {
      strongest = strongestAccept(states.items[i], strongest);
    }
    return strongest;
  }

  private int strongestAccept(int state, int rank) {
    int strongest = rank;
    for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
      strongest = Math.min(strongest, nfa.accept[a] & ~Nfa.AT_END);
    }
    return strongest;
  }

  /**
   * Prunes the states that can only reach ranks no stronger than the committed one, which may have
   * been committed after they entered. Also drops the states that cannot accept when {@code toCome}
   * characters follow.
   *
   * @param lengths for each state, a bit for each number of characters after which it may accept;
   *     empty when the number of characters does not matter
   * @return whether one of the remaining states looks ahead
   */
  public boolean prune(long[] lengths, int toCome) {
    int kept = 0;
    boolean pending = false;
    for (int i = 0; i < states.size; i++) {
      int state = states.items[i];
      boolean inTime = lengths.length == 0 || (lengths[state] >>> toCome & 1) != 0;
      if (inTime && nfa.reachable[state] < matched) {
        states.items[kept++] = state;
        pending |= looksAhead[state];
      }
    }
    states.size = kept;
    return pending;
  }
}
