package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;

/**
 * The set of nodes of an {@link Nfa} that a state is being made of, with the strongest rank that is
 * matched beyond recall: what both deterministic constructions have in common.
 *
 * <p>Guards that look back are decided when a node enters the set, those that look ahead when the
 * next character, or the end, leaves it. A node that can only reach ranks no stronger than the one
 * matched is not let in. Each node that comes in, or that a pending guard lets through, takes one
 * step off the work. Scratch of one construction; not thread-safe.
 */
public final class EpsilonClosure {

  /** The nodes, in the order in which they came in. */
  public final IntList nodes = new IntList(16);

  /** The strongest rank matched beyond recall. */
  public int matched;

  private final Nfa nfa;
  private final StepCounter work;

  /** For each node, whether it has to be kept in a set. */
  private final boolean[] keep;

  /** For each node, whether a guard behind it looks ahead. */
  private final boolean[] looksAhead;

  private final int[] mark;
  private int generation;
  private final IntList stack = new IntList(16);

  /**
   * @param edges for each set of the automaton, whether an edge with it is a reason to keep a node,
   *     beside accepts at the end and guards that look ahead
   */
  public EpsilonClosure(Nfa nfa, boolean[] edges, StepCounter work) {
    this.nfa = nfa;
    this.work = work;
    this.keep = new boolean[nfa.size];
    this.looksAhead = new boolean[nfa.size];
    for (int node = 0; node < nfa.size; node++) {
      for (int e = nfa.emptyStart[node]; e < nfa.emptyStart[node + 1]; e++) {
        looksAhead[node] |= Look.looksAhead(nfa.emptyGuard[e]);
      }
      keep[node] = looksAhead[node];
      for (int e = nfa.edgeStart[node]; e < nfa.edgeStart[node + 1]; e++) {
        keep[node] |= edges[nfa.edgeSet[e]];
      }
      for (int a = nfa.acceptStart[node]; a < nfa.acceptStart[node + 1]; a++) {
        keep[node] |= nfa.accept[a] < 0;
      }
    }
    this.mark = new int[nfa.size];
  }

  /** Empties the set; only what is stronger than {@code rank} is let in from now on. */
  public void open(int rank) {
    matched = rank;
    nodes.clear();
    generation++;
  }

  public boolean looksAhead(int node) {
    return looksAhead[node];
  }

  /** Lets {@code node} in, and what it reaches without a character behind {@code before}. */
  public void enter(int node, int before) {
    stack.add(node);
    while (stack.size > 0) {
      int n = stack.items[--stack.size];
      if (mark[n] == generation || nfa.reachable[n] >= matched) {
        continue;
      }
      mark[n] = generation;
      work.take(1);
      match(n);
      if (keep[n]) {
        nodes.add(n);
      }
      for (int e = nfa.emptyStart[n]; e < nfa.emptyStart[n + 1]; e++) {
        int guard = nfa.emptyGuard[e];
        if (!Look.looksAhead(guard) && Look.holds(guard, before)) {
          stack.add(nfa.emptyTarget[e]);
        }
      }
    }
  }

  /**
   * Follows the pending guards of the nodes in {@code keys} from {@code from} to {@code to} between
   * two known neighbours. Leaves the nodes behind them in the set, which held {@code rank}.
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

  private void pass(int node, int before, int after) {
    for (int e = nfa.emptyStart[node]; e < nfa.emptyStart[node + 1]; e++) {
      int target = nfa.emptyTarget[e];
      if (mark[target] != generation && Look.holds(nfa.emptyGuard[e], before, after)) {
        mark[target] = generation;
        work.take(1);
        nodes.add(target);
        stack.add(target);
        match(target);
      }
    }
  }

  private void match(int node) {
    for (int a = nfa.acceptStart[node]; a < nfa.acceptStart[node + 1]; a++) {
      if (nfa.accept[a] >= 0) {
        matched = Math.min(matched, nfa.accept[a]);
      }
    }
  }

  /**
   * The strongest rank when the text ends in a state of the nodes in {@code keys} from {@code from}
   * to {@code to}, with {@code rank} matched and {@code before} behind it. Uses the set.
   */
  public int atEnd(IntSequences keys, int from, int to, int before, int rank) {
    resolve(keys, from, to, before, Look.EDGE, rank);
    int strongest = matched;
    for (int i = from; i < to; i++) {
      strongest = strongestAccept(keys.get(i), strongest);
    }
    for (int i = 0; i < nodes.size; i++) {
      strongest = strongestAccept(nodes.items[i], strongest);
    }
    return strongest;
  }

  private int strongestAccept(int node, int rank) {
    int strongest = rank;
    for (int a = nfa.acceptStart[node]; a < nfa.acceptStart[node + 1]; a++) {
      strongest = Math.min(strongest, nfa.accept[a] & ~Nfa.AT_END);
    }
    return strongest;
  }

  /**
   * Drops the nodes that can only reach ranks no stronger than the one matched, which may have been
   * matched after they had come in, and those that cannot accept when {@code toCome} characters
   * follow.
   *
   * @param lengths for each node, the numbers of characters after which it may accept, a bit each;
   *     empty where it does not matter how many follow
   * @return whether one that is left looks ahead
   */
  public boolean cut(long[] lengths, int toCome) {
    int kept = 0;
    boolean pending = false;
    for (int i = 0; i < nodes.size; i++) {
      int node = nodes.items[i];
      boolean inTime = lengths.length == 0 || (lengths[node] >>> toCome & 1) != 0;
      if (inTime && nfa.reachable[node] < matched) {
        nodes.items[kept++] = node;
        pending |= looksAhead[node];
      }
    }
    nodes.size = kept;
    return pending;
  }
}
