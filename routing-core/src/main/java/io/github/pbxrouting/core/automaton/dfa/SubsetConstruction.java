package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.CharClasses;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.CountingTails;
import io.github.pbxrouting.core.automaton.nfa.EpsilonClosure;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Nfa} deterministic, pruned by priority.
 *
 * <p>A state is a set of NFA states with the strongest rank matched so far. It also has the
 * look-behind context if a pending assertion depends on it. A rank matched without an end anchor is
 * committed: every NFA state that can only reach the same or weaker ranks is pruned. A state
 * without NFA states is a decision. Pruning keeps the union of many patterns small where a plain
 * union would not be.
 *
 * <p>Cost per state: the transitions of its NFA states times their classes, and a hash look-up per
 * distinct successor. The number of states can be exponential in the size of the NFA; the budget
 * bounds it.
 */
public final class SubsetConstruction {

  /** The lengths for texts of any length. */
  private static final long[] NO_LENGTHS = {};

  private final Nfa nfa;
  private final CharClasses classes;
  private final int classCount;
  private final int maxEntries;
  private final StepCounter work;

  /** For each set of the automaton, its classes. */
  private final int[][] setClasses;

  /** For each class, its look-behind context; {@link Look#OTHER} if no assertion depends on it. */
  private final int[] context;

  private final CountingTails tails;

  /** The key of a state: the committed rank, the look-behind context, its NFA states ascending. */
  private final IntSequences keys = new IntSequences();

  private final IntList next = new IntList(256);
  private final IntList end = new IntList(64);

  // Scratch.
  private final EpsilonClosure closure;
  private final IntList[] bucket;
  private final int[] bucketRank;

  private SubsetConstruction(Nfa nfa, CompileBudget budget, StepCounter work) {
    this.nfa = nfa;
    this.classes = nfa.classes();
    this.classCount = classes.count();
    this.maxEntries = (int) Math.min(budget.maxBytes() / Integer.BYTES, 1 << 28);
    this.work = work;
    this.setClasses = new int[nfa.sets.size()][];
    for (int i = 0; i < setClasses.length; i++) {
      setClasses[i] = classes.in(nfa.sets.get(i));
    }
    this.context = contexts(nfa, classes);
    boolean[] relevant = new boolean[setClasses.length];
    Arrays.fill(relevant, true);
    this.closure = new EpsilonClosure(nfa, relevant, work);
    this.tails = new CountingTails(nfa);
    this.bucket = new IntList[classCount];
    this.bucketRank = new int[classCount];
    for (int k = 0; k < classCount; k++) {
      bucket[k] = new IntList(4);
    }
    work.take(nfa.size + (long) SymbolSet.SYMBOLS * setClasses.length);
  }

  /**
   * Returns the deterministic automaton of {@code nfa}, or null when it exceeds the bytes of the
   * budget or the steps of {@code work}.
   */
  public static @Nullable Dfa determinize(Nfa nfa, CompileBudget budget, StepCounter work) {
    return new SubsetConstruction(nfa, budget, work).run();
  }

  private static int[] contexts(Nfa nfa, CharClasses classes) {
    int[] context = new int[classes.count()];
    for (int c = 0; c < SymbolSet.SYMBOLS; c++) {
      int kind = Look.context(c);
      boolean relevant =
          (kind == Look.LINE && (nfa.looks & Look.LINE_LOOKS) != 0)
              || (kind == Look.WORD && (nfa.looks & Look.WORD_LOOKS) != 0);
      context[classes.of(c)] = relevant ? kind : Look.OTHER;
    }
    return context;
  }

  private @Nullable Dfa run() {
    int start = begin(Look.OUTSIDE);
    int[] restart = {begin(Look.OTHER), begin(Look.WORD), begin(Look.LINE)};
    for (int state = 0; state < keys.count(); state++) {
      if (work.isSpent()
          || (long) keys.count() * (classCount + 1) > maxEntries
          || keys.size() > maxEntries / 2) { // half a table, so that both fit into a small heap
        return null;
      }
      expand(state);
    }
    return new Dfa(
        classes,
        next.toArray(),
        end.toArray(),
        start,
        restart,
        nfa.reachable[Nfa.UNANCHORED_START]);
  }

  /** Returns the entry of a walk that begins in the look-behind context {@code before}. */
  private int begin(int before) {
    closure.open(Rank.NONE);
    if (before == Look.OUTSIDE) {
      closure.enter(Nfa.ANCHORED_START, before);
    }
    closure.enter(Nfa.UNANCHORED_START, before);
    return close(before);
  }

  private void expand(int state) {
    int from = keys.start(state) + 2;
    int to = keys.stop(state);
    int rank = keys.get(from - 2);
    int before = keys.get(from - 1);
    boolean pending = false;
    for (int k = 0; k < classCount; k++) {
      bucket[k].clear();
      bucketRank[k] = rank;
    }
    for (int i = from; i < to; i++) {
      int nfaState = keys.get(i);
      pending |= closure.looksAhead(nfaState);
      for (int e = nfa.transitionStart[nfaState]; e < nfa.transitionStart[nfaState + 1]; e++) {
        int target = nfa.transitionTarget[e];
        int[] on = setClasses[nfa.transitionSet[e]];
        work.take(on.length);
        for (int k : on) {
          bucket[k].add(target);
        }
      }
    }
    if (pending) {
      for (int k = 0; k < classCount; k++) {
        closure.resolve(keys, from, to, before, context[k], rank);
        bucketRank[k] = closure.matched;
        for (int i = 0; i < closure.states.size; i++) {
          int nfaState = closure.states.get(i);
          for (int e = nfa.transitionStart[nfaState]; e < nfa.transitionStart[nfaState + 1]; e++) {
            if (classes.contains(nfa.sets.get(nfa.transitionSet[e]), k)) {
              bucket[k].add(nfa.transitionTarget[e]);
            }
          }
        }
      }
    }
    int row = next.size;
    work.take(classCount);
    for (int k = 0; k < classCount; k++) {
      int same = sameBucket(k);
      next.add(same < k ? next.get(row + same) : successor(k));
    }
  }

  /** Returns the first class that has the same successor as {@code k}. */
  private int sameBucket(int k) {
    IntList own = bucket[k];
    int same = 0;
    while (same < k
        && !(bucket[same].size == own.size
            && bucketRank[same] == bucketRank[k]
            && context[same] == context[k]
            && Arrays.equals(own.items, 0, own.size, bucket[same].items, 0, own.size))) {
      same++;
    }
    return same;
  }

  private int successor(int k) {
    closure.open(bucketRank[k]);
    IntList targets = bucket[k];
    for (int i = 0; i < targets.size; i++) {
      closure.enter(targets.items[i], context[k]);
    }
    return close(context[k]);
  }

  /** Returns the entry of the closure: its state, built if it is new, or the decision. */
  private int close(int before) {
    boolean pending = closure.prune(NO_LENGTHS, 0);
    int[] nfaStates = closure.states.items;
    int kept = tails.dropDominated(nfaStates, closure.states.size);
    if (kept == 0) {
      return ~closure.matched;
    }
    Arrays.sort(nfaStates, 0, kept);
    keys.write(closure.matched);
    keys.write(pending ? before : Look.OTHER);
    for (int i = 0; i < kept; i++) {
      keys.write(nfaStates[i]);
    }
    work.take(kept);
    int known = keys.count();
    int state = keys.intern();
    if (state == known) {
      int from = keys.start(state);
      end.add(closure.atEnd(keys, from + 2, keys.stop(state), before, keys.get(from)));
    }
    return state;
  }
}
