package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.table.Transitions;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.router.CompiledRouter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The table that a router walks, as data: for a program that walks it elsewhere, such as the page
 * of {@code dialplan report}. Immutable.
 *
 * <p>A <em>target</em> is a state, 0 or more, or a decision: the complement of an index into {@link
 * #decisions()}. A walk begins at {@link #start()}, takes {@link #next} for each character until it
 * meets a decision, and {@link #end} where the number ends before. The lowest index wins between
 * that walk and, where there are {@link #restarts()}, the walks from each later offset, the
 * number's end included, which begin at {@link #restart}.
 *
 * <p>A character is its code point below 128, and {@value #BEYOND_ASCII} for any other.
 */
public final class CompiledTable {

  /** The symbol of every character beyond ASCII. */
  public static final int BEYOND_ASCII = SymbolSet.BEYOND;

  /** The number of kinds of characters that a walk from a later offset may begin behind. */
  public static final int CONTEXTS = 3;

  private final List<RouteDecision> decisions;
  private final int undecidedFrom;
  private final int undecidedFromBeyondAscii;
  private final List<String> undecidedPatterns;
  private final int[] classes;
  private final int classCount;
  private final int start;
  private final int[] restarts;
  private final boolean restarting;
  private int[] next = {};
  private int[] end = {};

  private CompiledTable(CompiledRouter router) {
    decisions = router.decisions();
    undecidedFrom = index(router.slowPathFrom());
    undecidedFromBeyondAscii = index(router.slowPathFromBeyondAscii());
    undecidedPatterns = router.footprint().patternsOnRe2j();
    Transitions table = router.automaton().transitions();
    classCount = table.classes();
    classes = new int[SymbolSet.SYMBOLS];
    int[] first = new int[classCount];
    for (int symbol = SymbolSet.SYMBOLS - 1; symbol >= 0; symbol--) {
      classes[symbol] = table.classOf(symbol);
      first[classes[symbol]] = symbol;
    }
    Numbering states = new Numbering();
    start = states.target(table.start());
    restarting = table.restartRank() != Rank.NONE;
    restarts = new int[restarting ? CONTEXTS : 0];
    for (int context = 0; context < restarts.length; context++) {
      restarts[context] = states.target(table.restart(context));
    }
    for (int row = 0; !states.open.isEmpty(); row++) { // states are numbered in this order
      int state = states.open.remove();
      next =
          row * classCount < next.length ? next : Arrays.copyOf(next, 2 * next.length + classCount);
      end = row < end.length ? end : Arrays.copyOf(end, 2 * end.length + 1);
      for (int k = 0; k < classCount; k++) {
        next[row * classCount + k] = states.target(table.next(state, first[k]));
      }
      end[row] = index(table.end(state));
    }
    end = Arrays.copyOf(end, states.numbers.size());
    next = Arrays.copyOf(next, end.length * classCount);
  }

  /** Numbers the states in the order in which they are met. */
  private final class Numbering {

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private int target(int target) {
      if (target < 0) {
        return ~index(~target);
      }
      Integer known = numbers.get(target);
      if (known == null) {
        known = numbers.size();
        numbers.put(target, known);
        open.add(target);
      }
      return known;
    }
  }

  /** Returns the index of a rank's decision; no rank at all is external, the last one. */
  private int index(int rank) {
    return Math.min(rank, decisions.size() - 1);
  }

  static CompiledTable of(CompiledRouter router) {
    return new CompiledTable(router);
  }

  /** Returns the decisions, strongest first; the last one is external. */
  public List<RouteDecision> decisions() {
    return decisions;
  }

  /**
   * Returns the strongest decision that the table does not know all numbers of. An answer of a
   * higher index is not the router's: it asks RE2/J about {@link #undecidedPatterns()} as well. The
   * index of external where the table knows everything.
   */
  public int undecidedFrom() {
    return undecidedFrom;
  }

  /** Returns the same for numbers with a character beyond ASCII. */
  public int undecidedFromBeyondAscii() {
    return undecidedFromBeyondAscii;
  }

  /** Returns the patterns that are not in the table, whatever the number; strongest first. */
  public List<String> undecidedPatterns() {
    return undecidedPatterns;
  }

  /** Returns the number of states. */
  public int states() {
    return end.length;
  }

  /** Returns the number of classes of characters. */
  public int classes() {
    return classCount;
  }

  /**
   * Returns the class of a character.
   *
   * @param symbol the code point, or {@value #BEYOND_ASCII} for all beyond ASCII
   */
  public int classOf(int symbol) {
    return classes[Objects.checkIndex(symbol, classes.length)];
  }

  /** Returns the target at which a walk begins. */
  public int start() {
    return start;
  }

  /** Returns whether walks from later offsets can find anything. */
  public boolean restarts() {
    return restarting;
  }

  /**
   * Returns the target at which a walk from a later offset begins.
   *
   * @param context the character before: 1 a letter, digit or underscore of ASCII, 2 a line feed, 0
   *     any other
   */
  public int restart(int context) {
    return restarts[Objects.checkIndex(context, restarts.length)];
  }

  /** Returns the target of a transition. */
  public int next(int state, int characterClass) {
    Objects.checkIndex(characterClass, classCount);
    return next[Objects.checkIndex(state, end.length) * classCount + characterClass];
  }

  /** Returns the index of the decision for a number that ends in a state. */
  public int end(int state) {
    return end[Objects.checkIndex(state, end.length)];
  }

  @Override
  public String toString() {
    return "CompiledTable[states=" + states() + ", decisions=" + decisions.size() + "]";
  }
}
