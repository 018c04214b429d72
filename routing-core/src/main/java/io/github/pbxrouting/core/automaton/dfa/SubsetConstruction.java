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
 * Makes an {@link Nfa} deterministic, cut by precedence.
 *
 * <p>A state is a set of nodes, the strongest rank matched so far, and, where a pending guard asks
 * for it, what the last character was. A rank matched without its end being anchored is matched
 * beyond recall, so every node that can only reach the same or weaker ranks is dropped; a state
 * without nodes is a decision. This keeps the union of many patterns small where a plain union
 * would not be.
 *
 * <p>Cost: for each state, the edges of its nodes times the classes on them, and a hash look-up per
 * distinct successor. The number of states can be exponential in the size of the automaton; the
 * budget bounds it.
 */
public final class SubsetConstruction {

  /** The texts that follow may have any length. */
  private static final long[] NO_LENGTHS = {};

  private final Nfa nfa;
  private final CharClasses classes;
  private final int classCount;
  private final int maxCells;
  private final StepCounter work;

  /** For each set of the automaton, its classes. */
  private final int[][] setClasses;

  /** For each class, what it is as a neighbour; for all the same where no guard asks. */
  private final int[] neighbour;

  private final CountingTails tails;

  /** The key of a state: the strongest rank matched, what lies before, its nodes ascending. */
  private final IntSequences keys = new IntSequences();

  private final IntList next = new IntList(256);
  private final IntList end = new IntList(64);

  // Scratch.
  private final EpsilonClosure open;
  private final IntList[] bucket;
  private final int[] bucketRank;

  private SubsetConstruction(Nfa nfa, CompileBudget budget, StepCounter work) {
    this.nfa = nfa;
    this.classes = nfa.classes();
    this.classCount = classes.count();
    this.maxCells = (int) Math.min(budget.maxBytes() / Integer.BYTES, 1 << 28);
    this.work = work;
    this.setClasses = new int[nfa.sets.size()][];
    for (int i = 0; i < setClasses.length; i++) {
      setClasses[i] = classes.in(nfa.sets.get(i));
    }
    this.neighbour = neighbours(nfa, classes);
    boolean[] edges = new boolean[setClasses.length];
    Arrays.fill(edges, true);
    this.open = new EpsilonClosure(nfa, edges, work);
    this.tails = new CountingTails(nfa);
    this.bucket = new IntList[classCount];
    this.bucketRank = new int[classCount];
    for (int k = 0; k < classCount; k++) {
      bucket[k] = new IntList(4);
    }
    work.take(nfa.size + (long) SymbolSet.SYMBOLS * setClasses.length);
  }

  /**
   * The deterministic automaton of {@code nfa}, or null when it does not fit into the budget's
   * bytes or when {@code work} is spent before it is done.
   */
  public static @Nullable Dfa determinize(Nfa nfa, CompileBudget budget, StepCounter work) {
    return new SubsetConstruction(nfa, budget, work).run();
  }

  private static int[] neighbours(Nfa nfa, CharClasses classes) {
    int[] neighbour = new int[classes.count()];
    for (int c = 0; c < SymbolSet.SYMBOLS; c++) {
      int kind = Look.neighbour(c);
      boolean asked =
          (kind == Look.LINE && (nfa.guards & Look.LINES) != 0)
              || (kind == Look.WORD && (nfa.guards & Look.WORDS) != 0);
      neighbour[classes.of(c)] = asked ? kind : Look.OTHER;
    }
    return neighbour;
  }

  private @Nullable Dfa run() {
    int start = begin(Look.EDGE);
    int[] restart = {begin(Look.OTHER), begin(Look.WORD), begin(Look.LINE)};
    for (int state = 0; state < keys.count(); state++) {
      if (work.isSpent()
          || (long) keys.count() * (classCount + 1) > maxCells
          || keys.size()
              > maxCells / 2) { // half a table's memory, so that small heaps survive both
        return null;
      }
      expand(state);
    }
    return new Dfa(
        classes, next.toArray(), end.toArray(), start, restart, nfa.reachable[Nfa.ANYWHERE_ROOT]);
  }

  /** The cell of a walk that begins behind {@code before}. */
  private int begin(int before) {
    open.open(Rank.NONE);
    if (before == Look.EDGE) {
      open.enter(Nfa.START_ROOT, before);
    }
    open.enter(Nfa.ANYWHERE_ROOT, before);
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
      int node = keys.get(i);
      pending |= open.looksAhead(node);
      for (int e = nfa.edgeStart[node]; e < nfa.edgeStart[node + 1]; e++) {
        int target = nfa.edgeTarget[e];
        int[] on = setClasses[nfa.edgeSet[e]];
        work.take(on.length);
        for (int k : on) {
          bucket[k].add(target);
        }
      }
    }
    if (pending) {
      for (int k = 0; k < classCount; k++) {
        open.resolve(keys, from, to, before, neighbour[k], rank);
        bucketRank[k] = open.matched;
        for (int i = 0; i < open.nodes.size; i++) {
          int node = open.nodes.get(i);
          for (int e = nfa.edgeStart[node]; e < nfa.edgeStart[node + 1]; e++) {
            if (classes.contains(nfa.sets.get(nfa.edgeSet[e]), k)) {
              bucket[k].add(nfa.edgeTarget[e]);
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

  /** The first class whose bucket leads where that of {@code k} leads. */
  private int sameBucket(int k) {
    IntList own = bucket[k];
    int same = 0;
    while (same < k
        && !(bucket[same].size == own.size
            && bucketRank[same] == bucketRank[k]
            && neighbour[same] == neighbour[k]
            && Arrays.equals(own.items, 0, own.size, bucket[same].items, 0, own.size))) {
      same++;
    }
    return same;
  }

  private int successor(int k) {
    open.open(bucketRank[k]);
    IntList targets = bucket[k];
    for (int i = 0; i < targets.size; i++) {
      open.enter(targets.items[i], neighbour[k]);
    }
    return close(neighbour[k]);
  }

  /** The cell of the open set: its state, made if it is new, or the decision. */
  private int close(int before) {
    boolean pending = open.cut(NO_LENGTHS, 0);
    int[] nodes = open.nodes.items;
    int kept = tails.dropDominated(nodes, open.nodes.size);
    if (kept == 0) {
      return ~open.matched;
    }
    sort(nodes, kept);
    keys.write(open.matched);
    keys.write(pending ? before : Look.OTHER);
    for (int i = 0; i < kept; i++) {
      keys.write(nodes[i]);
    }
    work.take(kept);
    int known = keys.count();
    int state = keys.intern();
    if (state == known) {
      int from = keys.start(state);
      end.add(open.atEnd(keys, from + 2, keys.stop(state), before, keys.get(from)));
    }
    return state;
  }

  private static void sort(int[] items, int size) {
    if (size > 24) {
      Arrays.sort(items, 0, size);
      return;
    }
    for (int i = 1; i < size; i++) {
      int item = items[i];
      int k = i - 1;
      while (k >= 0 && items[k] > item) {
        items[k + 1] = items[k];
        k--;
      }
      items[k + 1] = item;
    }
  }
}
