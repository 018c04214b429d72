package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Merges the states of a {@link Dfa} with equal right languages. Numbers the remaining states depth
 * first, so that states walked one after the other lie together.
 *
 * <p>The first pass merges from the leaves up, with a hash look-up per state (Revuz), in
 * O(entries). It is exact for states that reach no cycle longer than a loop at one state. If there
 * are longer cycles, a second pass splits classes until they are stable (Moore), in O(entries) per
 * round and at most as many rounds as the automaton is deep. When the steps are spent, the result
 * of the first pass stays, which is correct but larger.
 */
public final class Minimizer {

  /** Marks a transition of a state to itself, so that loops at different states compare equal. */
  private static final int SELF = Integer.MAX_VALUE;

  private static final int NONE = -1;

  private final Dfa dfa;
  private final int width;
  private final int[] next;

  /** The states in postorder: each one behind its targets, except in cycles. */
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

  /** Returns the smaller automaton, equivalent to {@code dfa}. */
  public static Dfa minimize(Dfa dfa, StepCounter work) {
    work.take(2L * dfa.next.length);
    Minimizer minimizer = new Minimizer(dfa);
    boolean anyCyclic = minimizer.arrange();
    Dfa merged = minimizer.mergeUpwards();
    return numbered(anyCyclic ? refine(merged, work) : merged);
  }

  /**
   * Fills {@code order} and {@code cyclic} in one depth-first traversal.
   *
   * @return whether any state is cyclic
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
    int[] numbers = new int[states];
    IntSequences rows = new IntSequences();
    for (int state : order) {
      if (!cyclic[state]) {
        for (int k = 0; k < width; k++) {
          int target = next[state * width + k];
          rows.write(target == state ? SELF : mapped(target, numbers));
        }
        rows.write(dfa.end[state]);
        numbers[state] = rows.intern();
      }
    }
    int size = rows.count();
    for (int state : order) {
      if (cyclic[state]) {
        numbers[state] = size++;
      }
    }
    return renumbered(dfa, numbers, size);
  }

  private static int mapped(int target, int[] numbers) {
    return target < 0 ? target : numbers[target];
  }

  /** Merges all equivalent states. */
  private static Dfa refine(Dfa dfa, StepCounter work) {
    int[] classes = classes(dfa.next, dfa.classes.count(), dfa.end, work);
    return classes == null
        ? dfa
        : renumbered(dfa, classes, 1 + Arrays.stream(classes).max().orElse(NONE));
  }

  /**
   * Returns the classes of equivalent states, numbered in the order of their first states: splits
   * classes until they are stable (Moore).
   *
   * @param next the targets, a row of {@code width} for each state; what is negative is no state
   * @param labels for each state, what it says of texts that end there
   * @return null when the steps are spent
   */
  public static int @Nullable [] classes(int[] next, int width, int[] labels, StepCounter work) {
    IntSequences rows = new IntSequences();
    int[] classes = new int[labels.length];
    for (int state = 0; state < labels.length; state++) {
      rows.write(labels[state]);
      classes[state] = rows.intern();
    }
    int count = NONE;
    while (rows.count() != count) {
      work.take(next.length);
      if (work.isSpent()) {
        return null;
      }
      count = rows.count();
      rows = new IntSequences();
      int[] refined = new int[labels.length];
      for (int state = 0; state < labels.length; state++) {
        // The first column is the class itself, so that classes are only ever split.
        rows.write(classes[state]);
        for (int k = 0; k < width; k++) {
          rows.write(mapped(next[state * width + k], classes));
        }
        refined[state] = rows.intern();
      }
      classes = refined;
    }
    return classes;
  }

  /**
   * Returns the automaton with new state numbers.
   *
   * @param numbers the number of each state: equal for equivalent states, -1 for unreachable ones
   * @param size the number of states that remain
   */
  private static Dfa renumbered(Dfa dfa, int[] numbers, int size) {
    int width = dfa.classes.count();
    int[] next = new int[size * width];
    int[] end = new int[size];
    for (int state = 0; state < dfa.states(); state++) {
      int number = numbers[state];
      if (number >= 0) {
        end[number] = dfa.end[state];
        for (int k = 0; k < width; k++) {
          next[number * width + k] = mapped(dfa.next[state * width + k], numbers);
        }
      }
    }
    int[] restart = dfa.restart.clone();
    for (int i = 0; i < restart.length; i++) {
      restart[i] = mapped(restart[i], numbers);
    }
    return new Dfa(dfa.classes, next, end, mapped(dfa.start, numbers), restart, dfa.restartRank);
  }

  /** Numbers the reachable states depth first, so that a walk mostly reads nearby entries. */
  private static Dfa numbered(Dfa dfa) {
    int width = dfa.classes.count();
    int[] number = new int[dfa.states()];
    Arrays.fill(number, -1);
    int size = 0;
    IntList stack = new IntList(64);
    for (int i = dfa.restart.length - 1; i >= 0; i--) {
      stack.add(dfa.restart[i]);
    }
    stack.add(dfa.start);
    while (stack.size > 0) {
      int state = stack.items[--stack.size];
      if (state >= 0 && number[state] < 0) {
        number[state] = size++;
        for (int k = width - 1; k >= 0; k--) {
          int target = dfa.next[state * width + k];
          if (target >= 0 && number[target] < 0) {
            stack.add(target);
          }
        }
      }
    }
    return renumbered(dfa, number, size);
  }
}
