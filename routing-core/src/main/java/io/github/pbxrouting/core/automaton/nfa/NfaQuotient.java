package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An automaton of the texts that follow prefixes: it matches a text as soon as one of several
 * automata matches that text behind its own prefix, and with the same ranks.
 */
public final class NfaQuotient {

  private final IntList transitionStart = new IntList(64);
  private final IntList transitionSet = new IntList(64);
  private final IntList transitionTarget = new IntList(64);
  private final IntList epsilonStart = new IntList(64);
  private final IntList epsilonLook = new IntList(64);
  private final IntList epsilonTarget = new IntList(64);
  private final IntList acceptStart = new IntList(64);
  private final IntList accept = new IntList(64);
  private final IntList reachable = new IntList(64);
  private final List<SymbolSet> sets = new ArrayList<>();
  private int looks;

  // What is read: the states it can be in, in the order in which they were entered.
  private final IntList entered = new IntList(64);
  private boolean[] isEntered = {};

  private NfaQuotient() {}

  /**
   * Returns the automaton.
   *
   * @param automata without assertions about lines or words
   * @param prefixes one for each automaton
   */
  public static Nfa of(List<Nfa> automata, List<String> prefixes) {
    NfaQuotient quotient = new NfaQuotient();
    quotient.starts(automata, prefixes);
    int offset = 2;
    for (int i = 0; i < automata.size(); i++) {
      quotient.copy(automata.get(i), offset, prefixes.get(i).isEmpty());
      offset += automata.get(i).size;
    }
    quotient.endState();
    return new Nfa(
        quotient.transitionStart.toArray(),
        quotient.transitionSet.toArray(),
        quotient.transitionTarget.toArray(),
        quotient.epsilonStart.toArray(),
        quotient.epsilonLook.toArray(),
        quotient.epsilonTarget.toArray(),
        quotient.acceptStart.toArray(),
        quotient.accept.toArray(),
        quotient.reachable.toArray(),
        quotient.sets,
        quotient.looks);
  }

  /** Notes where the lists of the state that was made last end. */
  private void endState() {
    transitionStart.add(transitionTarget.size);
    epsilonStart.add(epsilonTarget.size);
    acceptStart.add(accept.size);
  }

  /** Makes the two start states. */
  private void starts(List<Nfa> automata, List<String> prefixes) {
    endState();
    int strongest = Rank.NONE;
    int strongestAnywhere = Rank.NONE;
    int offset = 2;
    for (int i = 0; i < automata.size(); i++) {
      Nfa nfa = automata.get(i);
      strongest = Math.min(strongest, read(nfa, prefixes.get(i)));
      for (int k = 0; k < entered.size; k++) {
        epsilon(Look.FREE, offset + entered.get(k));
        strongest = Math.min(strongest, nfa.reachable[entered.get(k)]);
      }
      strongestAnywhere = Math.min(strongestAnywhere, nfa.reachable[Nfa.UNANCHORED_START]);
      offset += nfa.size;
    }
    reachable.add(strongest);
    endState();
    offset = 2;
    for (Nfa nfa : automata) {
      epsilon(Look.FREE, offset + Nfa.UNANCHORED_START);
      offset += nfa.size;
    }
    reachable.add(strongestAnywhere);
  }

  private void epsilon(int look, int target) {
    epsilonLook.add(look);
    epsilonTarget.add(target);
  }

  /**
   * Reads a prefix, without matches that begin behind it; what has matched by then, the start
   * accepts.
   *
   * @return the strongest rank of these
   */
  private int read(Nfa nfa, String prefix) {
    open(nfa);
    enter(nfa, Nfa.ANCHORED_START, true);
    if (!prefix.isEmpty()) {
      enter(nfa, Nfa.UNANCHORED_START, true);
    }
    int matched = matched(nfa);
    for (int i = 0; i < prefix.length(); i++) {
      int[] before = entered.toArray();
      int symbol = SymbolSet.symbol(prefix.charAt(i));
      open(nfa);
      for (int state : before) {
        for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
          if (nfa.sets.get(nfa.transitionSet[e]).contains(symbol)) {
            enter(nfa, nfa.transitionTarget[e], false);
          }
        }
      }
      if (i < prefix.length() - 1) {
        enter(nfa, Nfa.UNANCHORED_START, false);
      }
      matched = Math.min(matched, matched(nfa));
    }
    return matched;
  }

  private void open(Nfa nfa) {
    entered.clear();
    isEntered = new boolean[nfa.size];
  }

  private void enter(Nfa nfa, int state, boolean atStart) {
    if (isEntered[state]) {
      return;
    }
    int from = entered.size;
    isEntered[state] = true;
    entered.add(state);
    for (int i = from; i < entered.size; i++) {
      int next = entered.get(i);
      for (int e = nfa.epsilonStart[next]; e < nfa.epsilonStart[next + 1]; e++) {
        int look = nfa.epsilonLook[e];
        int target = nfa.epsilonTarget[e];
        if (!isEntered[target] && (look == Look.FREE || (look == Look.BEGIN_TEXT && atStart))) {
          isEntered[target] = true;
          entered.add(target);
        }
      }
    }
  }

  /** Has the start accept what the entered states do, whatever follows. */
  private int matched(Nfa nfa) {
    int matched = Rank.NONE;
    for (int i = 0; i < entered.size; i++) {
      int state = entered.get(i);
      for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
        if (nfa.accept[a] >= 0) {
          accept.add(nfa.accept[a]);
          matched = Math.min(matched, nfa.accept[a]);
        }
      }
    }
    return matched;
  }

  /** Copies an automaton; at the beginning of the text are only those that follow no prefix. */
  private void copy(Nfa nfa, int offset, boolean atStart) {
    for (int state = 0; state < nfa.size; state++) {
      endState();
      for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
        transitionSet.add(sets.size() + nfa.transitionSet[e]);
        transitionTarget.add(offset + nfa.transitionTarget[e]);
      }
      for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
        if (atStart || nfa.epsilonLook[e] != Look.BEGIN_TEXT) {
          epsilon(nfa.epsilonLook[e], offset + nfa.epsilonTarget[e]);
        }
      }
      for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
        accept.add(nfa.accept[a]);
      }
    }
    Arrays.stream(nfa.reachable).forEach(reachable::add);
    sets.addAll(nfa.sets);
    looks |= nfa.looks;
  }
}
