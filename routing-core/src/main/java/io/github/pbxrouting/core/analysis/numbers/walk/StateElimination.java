package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.regex.ClassText;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an automaton accepts as a regular expression: states are taken out one by one, and
 * what leads through them becomes the text of a transition. The expression has characters, classes,
 * groups, {@code |}, {@code ?}, {@code *} and counts, which all engines read alike.
 */
public final class StateElimination {

  private static final int START = 0;

  /** Some of one class after another; not the last one, where it is repeated itself. */
  private static final Pattern RUN = Pattern.compile("(\\[(?:\\\\.|[^\\]\\\\])+\\])\\1+(?![*?])");

  /** What leads from one state to another: one of some characters, or of some expressions. */
  private static final class Transition {
    private final BitSet characters = new BitSet();
    private final Set<String> expressions = new LinkedHashSet<>();
    private boolean empty;

    /** Returns the expression, such that it can be repeated, or stand beside others. */
    String text() {
      boolean single = characters.isEmpty() ? expressions.size() == 1 : expressions.isEmpty();
      String all = String.join("|", expressions);
      if (!characters.isEmpty()) {
        all = written(characters) + (all.isEmpty() ? "" : "|") + all;
      }
      if (empty) {
        boolean isClass = !characters.isEmpty() && single;
        return all.isEmpty() ? "" : (isClass ? all : "(?:" + all + ")") + "?";
      }
      return single ? all : "(?:" + all + ")";
    }

    String repeated() {
      if (characters.isEmpty() && expressions.isEmpty()) {
        return "";
      }
      boolean isClass = !characters.isEmpty() && expressions.isEmpty();
      String all = String.join("|", expressions);
      if (!characters.isEmpty()) {
        all = written(characters) + (all.isEmpty() ? "" : "|") + all;
      }
      return (isClass ? all : "(?:" + all + ")") + "*";
    }

    private static String written(BitSet characters) {
      int first = characters.nextSetBit(0);
      return characters.cardinality() == 1 && Character.isLetterOrDigit(first)
          ? String.valueOf((char) first)
          : "[" + ClassText.members(characters) + "]";
    }
  }

  /** By the state they leave, then by the one they reach. */
  private final Map<Integer, Map<Integer, Transition>> out = new TreeMap<>();

  private final Map<Integer, Set<Integer>> in = new TreeMap<>();
  private final int end;
  private final int maxLength;

  /**
   * Prepares an automaton without transitions, which starts in state 0.
   *
   * @param states how many states it has
   * @param maxLength how long a part of the expression may get
   */
  public StateElimination(int states, int maxLength) {
    this.end = states;
    this.maxLength = maxLength;
  }

  /** Adds a transition by a character of printable ASCII. */
  public void add(int from, int to, char character) {
    transition(from, to).characters.set(character);
  }

  /** Makes texts that end in a state accepted. */
  public void accept(int state) {
    transition(state, end).empty = true;
  }

  /** Returns the expression, which matches whole texts; null when it gets too long. Called once. */
  public @Nullable String expression() {
    // Nothing leads back to the start, so that it need not be repeated.
    for (int next = cheapest(); next != START; next = cheapest()) {
      if (!eliminate(next)) {
        return null;
      }
    }
    Transition whole = out.getOrDefault(START, Map.of()).get(end);
    if (whole == null) {
      return null;
    }
    return RUN.matcher(whole.text())
        .replaceAll(run ->
            java.util.regex.Matcher.quoteReplacement(
                run.group(1) + "{" + run.group().length() / run.group(1).length() + "}"));
  }

  private Transition transition(int from, int to) {
    in.computeIfAbsent(to, added -> new LinkedHashSet<>()).add(from);
    return out.computeIfAbsent(from, added -> new TreeMap<>())
        .computeIfAbsent(to, added -> new Transition());
  }

  /** Returns the state with the fewest ways through it, or the start when no other is left. */
  private int cheapest() {
    int best = START;
    long least = Long.MAX_VALUE;
    for (int state : out.keySet()) {
      long ways =
          (long) in.getOrDefault(state, Set.of()).size() * out.getOrDefault(state, Map.of()).size();
      if (state != START && ways < least) {
        best = state;
        least = ways;
      }
    }
    return best;
  }

  private boolean eliminate(int state) {
    Map<Integer, Transition> leaving = new TreeMap<>(out.getOrDefault(state, Map.of()));
    out.remove(state);
    Set<Integer> entering = in.getOrDefault(state, Set.of());
    Transition loop = leaving.remove(state);
    String repeated = loop == null ? "" : loop.repeated();
    for (int from : entering) {
      Map<Integer, Transition> before = out.get(from);
      Transition entry = before == null ? null : before.remove(state);
      if (entry == null) {
        continue;
      }
      String head = entry.text() + repeated;
      for (Map.Entry<Integer, Transition> exit : leaving.entrySet()) {
        String expression = head + exit.getValue().text();
        if (expression.length() > maxLength) {
          return false;
        }
        Transition through = transition(from, exit.getKey());
        if (expression.isEmpty()) {
          through.empty = true;
        } else {
          through.expressions.add(expression);
        }
      }
    }
    for (int to : leaving.keySet()) {
      Set<Integer> froms = in.get(to);
      if (froms != null) {
        froms.remove(state);
      }
    }
    in.remove(state);
    return true;
  }
}
