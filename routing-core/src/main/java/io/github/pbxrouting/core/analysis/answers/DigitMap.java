package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.router.CompiledRouter;
import io.github.pbxrouting.core.router.DialTable;
import io.github.pbxrouting.core.router.NumberingRouter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The numbers that a telephone may send without waiting for its timer, as sequences of keys: those
 * that the client's plan takes, where it takes no longer number. A digit map of RFC 3435 says as
 * much. Immutable.
 *
 * <p>A sequence is a list of positions. A position is one of some keys, or any number of them, none
 * included. Not every set of numbers can be written so. {@link #differences()} says what was left
 * out: such a number waits for the timer, and no number is sent too early.
 */
public final class DigitMap {

  /** The maximum number of sequences. */
  public static final int MAX_SEQUENCES = 5_000;

  private static final String KEYS = DialCursor.KEYPAD;
  private static final int NOWHERE = -1;
  private static final int COMPLETE = 0;

  /**
   * A place in a sequence.
   *
   * @param keys those that fit, of {@link DialCursor#KEYPAD} and in its order
   * @param repeated whether any number of keys may stand here
   */
  public record Position(String keys, boolean repeated) {

    /** Checks that nothing is null. */
    public Position {
      Objects.requireNonNull(keys, "keys must not be null");
    }
  }

  private final List<List<Position>> sequences;
  private final List<String> differences;

  private DigitMap(List<List<Position>> sequences, List<String> differences) {
    this.sequences = List.copyOf(sequences);
    this.differences = List.copyOf(differences);
  }

  /**
   * Returns the map of a client's plan.
   *
   * @throws IllegalArgumentException when another library compiled the router
   */
  public static DigitMap of(CallRouter router) {
    Objects.requireNonNull(router, "router must not be null");
    if (router instanceof CompiledRouter compiled) {
      return new Writing(compiled.dialTable(KEYS)).map();
    }
    if (router instanceof NumberingRouter numbering) {
      return new Writing(numbering.dialTable(KEYS)).map();
    }
    throw new IllegalArgumentException(
        "router must come from this library's compiler, but is a " + router.getClass().getName());
  }

  /** Returns the sequences, in the order of their keys; immutable. */
  public List<List<Position>> sequences() {
    return sequences;
  }

  /** Returns what waits for the timer although the plan would not, a sentence each; immutable. */
  public List<String> differences() {
    return differences;
  }

  @Override
  public String toString() {
    return "DigitMap[sequences=" + sequences.size() + ", differences=" + differences + "]";
  }

  /** The automaton of the complete numbers, and the way from it to sequences. */
  private static final class Writing {

    /** The maximum number of steps on the way to all sequences. */
    private static final int MAX_STEPS = 100 * MAX_SEQUENCES;

    private final Set<String> differences = new LinkedHashSet<>();
    private final List<List<Position>> sequences = new ArrayList<>();
    private final List<Position> path = new ArrayList<>();
    private final BitSet onPath = new BitSet();

    /** For each state and key, the next state, or {@link #NOWHERE}. */
    private int[] next;

    private int begin = 1;
    private int steps;

    Writing(DialTable table) {
      this.next = transitions(table);
      leaveDeadEnds();
      merge();
    }

    DigitMap map() {
      if (next.length > KEYS.length() && !follow(begin)) {
        sequences.clear();
        differences.clear();
        differences.add(
            "the plan needs more than "
                + MAX_SEQUENCES
                + " sequences of digits, so every number waits for the timer");
      }
      return new DigitMap(sequences, List.copyOf(differences));
    }

    /** Returns the transitions of the table up to the numbers that are complete. */
    private int[] transitions(DialTable table) {
      IntList rows = new IntList(64);
      IntList targets = new IntList(64);
      Map<Integer, Integer> states = new HashMap<>();
      List<String> shortest = new ArrayList<>(List.of("", ""));
      rows.add(NOWHERE); // every complete number
      targets.fill(NOWHERE, KEYS.length());
      rows.add(table.start());
      states.put(table.start(), begin);
      for (int state = begin; state < rows.size; state++) {
        for (int key = 0; key < KEYS.length(); key++) {
          int row = table.next(rows.get(state), KEYS.charAt(key));
          Integer target = table.isComplete(row) ? Integer.valueOf(COMPLETE) : states.get(row);
          if (target == null) {
            target = rows.size;
            states.put(row, target);
            rows.add(row);
            shortest.add(shortest.get(state) + KEYS.charAt(key));
            if (differences.isEmpty() && !table.isKnown(row)) {
              differences.add(
                  "the plan's table does not decide on numbers such as "
                      + shortest.get(target)
                      + ": they wait for the timer, and so do all that may lead to one");
            }
          }
          targets.add(target);
        }
      }
      return targets.toArray();
    }

    /** Cuts the transitions to states that lead to no complete number. */
    private void leaveDeadEnds() {
      BitSet useful = new BitSet();
      useful.set(COMPLETE);
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int i = next.length - 1; i >= 0; i--) {
          int state = i / KEYS.length();
          if (next[i] != NOWHERE && useful.get(next[i]) && !useful.get(state)) {
            useful.set(state);
            changed = true;
          }
        }
      }
      for (int i = 0; i < next.length; i++) {
        next[i] = next[i] != NOWHERE && useful.get(next[i]) ? next[i] : NOWHERE;
      }
    }

    /** Merges the states that lead to complete numbers by the same keys. */
    private void merge() {
      int[] labels = new int[next.length / KEYS.length()];
      Arrays.fill(labels, 1);
      labels[COMPLETE] = COMPLETE;
      int[] classes =
          Objects.requireNonNull(
              Minimizer.classes(next, KEYS.length(), labels, new StepCounter(Long.MAX_VALUE)));
      int[] merged = new int[(1 + Arrays.stream(classes).max().orElse(0)) * KEYS.length()];
      for (int i = 0; i < next.length; i++) {
        merged[classes[i / KEYS.length()] * KEYS.length() + i % KEYS.length()] =
            next[i] == NOWHERE ? NOWHERE : classes[next[i]];
      }
      next = merged;
      begin = classes[begin];
    }

    /** Writes all sequences that begin with the path to a state; returns false when too many. */
    private boolean follow(int state) {
      if (state == COMPLETE) {
        sequences.add(List.copyOf(path));
        return sequences.size() <= MAX_SEQUENCES;
      }
      Map<Integer, StringBuilder> ways = new LinkedHashMap<>();
      for (int key = 0; key < KEYS.length(); key++) {
        int target = next[state * KEYS.length() + key];
        if (target != NOWHERE) {
          ways.computeIfAbsent(target, any -> new StringBuilder()).append(KEYS.charAt(key));
        }
      }
      StringBuilder again = ways.remove(state);
      if (again != null) {
        path.add(new Position(again.toString(), true));
      }
      onPath.set(state);
      boolean fit = true;
      for (Map.Entry<Integer, StringBuilder> way : ways.entrySet()) {
        if (onPath.get(way.getKey()) || path.size() >= CallRouter.MAX_DESTINATION_LENGTH) {
          differences.add(
              "a sequence of digits cannot repeat a group of them: numbers that go on after such as "
                  + shown(way.getValue().charAt(0))
                  + " wait for the timer");
          continue;
        }
        path.add(new Position(way.getValue().toString(), false));
        fit = fit && ++steps < MAX_STEPS && follow(way.getKey());
        path.remove(path.size() - 1);
      }
      onPath.clear(state);
      if (again != null) {
        path.remove(path.size() - 1);
      }
      return fit;
    }

    private String shown(char last) {
      StringBuilder number = new StringBuilder();
      path.stream()
          .filter(position -> !position.repeated())
          .forEach(position -> number.append(position.keys().charAt(0)));
      return number.append(last).toString();
    }
  }
}
