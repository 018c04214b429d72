package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.Arrays;

/**
 * Merges states of a {@link Dfa} that decide every text alike, and numbers what is left depth
 * first, so that states walked one after the other lie together.
 *
 * <p>Two passes. The first merges from the leaves up, a hash look-up per state: it is exact for
 * states that reach no cycle longer than a loop at one state (Revuz), in O(cells). Where longer
 * cycles exist, the second splits classes until they are stable (Moore), in O(cells) per round and
 * as many rounds as the automaton is deep; out of work, it leaves the states of the first pass as
 * they are, which is right and merely larger.
 */
public final class Minimizer {

  /** Stands for "this state itself" in a row, so that loops at different states compare equal. */
  private static final int SELF = Integer.MAX_VALUE;

  private final Dfa dfa;
  private final int width;
  private final int[] next;

  /** The states, each behind all it leads to unless a cycle forbids it. */
  private final int[] order;

  /** For each state, whether it reaches a cycle longer than one. */
  private final boolean[] cyclic;

  private Minimizer(Dfa dfa) {
    this.dfa = dfa;
    this.width = dfa.classes.count();
    this.next = dfa.next;
    this.order = new int[dfa.states()];
    this.cyclic = new boolean[dfa.states()];
  }

  /** The smaller automaton, equal to {@code dfa} on every text. */
  public static Dfa minimize(Dfa dfa, StepCounter work) {
    work.take(2L * dfa.next.length);
    Minimizer minimizer = new Minimizer(dfa);
    boolean anyCyclic = minimizer.arrange();
    Dfa merged = minimizer.mergeUpwards();
    return numbered(anyCyclic ? refine(merged, work) : merged);
  }

  /**
   * Fills {@code order} and {@code cyclic} by one depth-first walk; returns whether any state is
   * cyclic.
   */
  private boolean arrange() {
    int states = dfa.states();
    byte[] seen = new byte[states]; // 0 never, 1 on the stack, 2 done
    int[] position = new int[states];
    IntList stack = new IntList(64);
    int done = 0;
    boolean anyCyclic = false;
    for (int root = 0; root < states; root++) {
      if (seen[root] == 0) {
        stack.add(root);
        seen[root] = 1;
      }
      while (stack.size > 0) {
        int state = stack.items[stack.size - 1];
        if (position[state] == width) {
          stack.size--;
          seen[state] = 2;
          order[done++] = state;
          anyCyclic |= cyclic[state];
          continue;
        }
        int target = next[state * width + position[state]];
        if (target < 0 || target == state || seen[target] == 2) {
          position[state]++;
          cyclic[state] |= target >= 0 && cyclic[target];
        } else if (seen[target] == 1) {
          position[state]++;
          cyclic[state] = true;
        } else {
          stack.add(target);
          seen[target] = 1;
        }
      }
    }
    return anyCyclic;
  }

  private Dfa mergeUpwards() {
    int states = dfa.states();
    int[] cell = new int[states];
    IntSequences rows = new IntSequences();
    for (int state : order) {
      if (!cyclic[state]) {
        for (int k = 0; k < width; k++) {
          int target = next[state * width + k];
          rows.write(target == state ? SELF : mapped(target, cell));
        }
        rows.write(dfa.end[state]);
        cell[state] = rows.intern();
      }
    }
    int merged = rows.count();
    int size = merged;
    for (int state : order) {
      if (cyclic[state]) {
        cell[state] = size++;
      }
    }
    int[] resultNext = new int[size * width];
    int[] resultEnd = new int[size];
    for (int i = 0; i < merged; i++) {
      for (int k = 0; k < width; k++) {
        int target = rows.get(rows.start(i) + k);
        resultNext[i * width + k] = target == SELF ? i : target;
      }
      resultEnd[i] = rows.get(rows.start(i) + width);
    }
    for (int state : order) {
      if (cyclic[state]) {
        for (int k = 0; k < width; k++) {
          resultNext[cell[state] * width + k] = mapped(next[state * width + k], cell);
        }
        resultEnd[cell[state]] = dfa.end[state];
      }
    }
    return with(dfa, resultNext, resultEnd, cell);
  }

  private static int mapped(int target, int[] cell) {
    return target < 0 ? target : cell[target];
  }

  private static Dfa with(Dfa dfa, int[] next, int[] end, int[] cell) {
    int[] restart = dfa.restart.clone();
    for (int i = 0; i < restart.length; i++) {
      restart[i] = mapped(restart[i], cell);
    }
    return new Dfa(dfa.classes, next, end, mapped(dfa.start, cell), restart, dfa.restartRank);
  }

  /** Merges all equal states: splits the states by what tells them apart until nothing does. */
  private static Dfa refine(Dfa dfa, StepCounter work) {
    int states = dfa.states();
    int width = dfa.classes.count();
    int[] next = dfa.next;
    int[] block = new int[states];
    int[] refined = new int[states];
    int blocks = 0;
    while (true) {
      work.take(next.length);
      if (work.isSpent()) {
        return dfa;
      }
      // The first column is the block itself, so that blocks are only ever split.
      IntSequences rows = new IntSequences();
      for (int state = 0; state < states; state++) {
        rows.write(block[state]);
        for (int k = 0; k < width; k++) {
          rows.write(mapped(next[state * width + k], block));
        }
        rows.write(dfa.end[state]);
        refined[state] = rows.intern();
      }
      int[] swap = block;
      block = refined;
      refined = swap;
      if (rows.count() == blocks) {
        return quotient(dfa, block, blocks);
      }
      blocks = rows.count();
    }
  }

  private static Dfa quotient(Dfa dfa, int[] block, int blocks) {
    int width = dfa.classes.count();
    int[] next = new int[blocks * width];
    int[] end = new int[blocks];
    for (int state = 0; state < dfa.states(); state++) {
      end[block[state]] = dfa.end[state];
      for (int k = 0; k < width; k++) {
        next[block[state] * width + k] = mapped(dfa.next[state * width + k], block);
      }
    }
    return with(dfa, next, end, block);
  }

  /**
   * The states that can be reached, numbered depth first: what a walk reads next mostly lies near.
   */
  private static Dfa numbered(Dfa dfa) {
    int width = dfa.classes.count();
    int[] number = new int[dfa.states()];
    Arrays.fill(number, -1);
    IntList order = new IntList(Math.max(16, dfa.states()));
    IntList stack = new IntList(64);
    for (int i = dfa.restart.length - 1; i >= 0; i--) {
      stack.add(dfa.restart[i]);
    }
    stack.add(dfa.start);
    while (stack.size > 0) {
      int state = stack.items[--stack.size];
      if (state >= 0 && number[state] < 0) {
        number[state] = order.size;
        order.add(state);
        for (int k = width - 1; k >= 0; k--) {
          int target = dfa.next[state * width + k];
          if (target >= 0 && number[target] < 0) {
            stack.add(target);
          }
        }
      }
    }
    int[] next = new int[order.size * width];
    int[] end = new int[order.size];
    for (int i = 0; i < order.size; i++) {
      int state = order.items[i];
      end[i] = dfa.end[state];
      for (int k = 0; k < width; k++) {
        next[i * width + k] = mapped(dfa.next[state * width + k], number);
      }
    }
    return with(dfa, next, end, number);
  }
}
