package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntPairMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Searches the first number of a space whose ranks in two automata are wanted: breadth first
 * through the pairs of their states, each pair once, so that the cost does not grow with the
 * length.
 *
 * <p>Where the states of all lengths together exceed the budget, each length is searched by itself,
 * as {@link ProductWalk} does.
 */
public final class FirstNumber {

  /** Says which numbers are wanted. */
  public interface Wanted {
    /**
     * Returns whether numbers of that length and of those ranks are wanted.
     *
     * @param number gives the first of them
     */
    boolean test(int length, int leftRank, int rightRank, Supplier<String> number);
  }

  /**
   * The result of a search.
   *
   * @param number the first wanted number, or null when there is none up to {@code decidedTo}
   * @param decidedTo the length up to which, included, the numbers were searched
   */
  public record Found(@Nullable String number, int decidedTo) {}

  private final LazyAutomaton left;
  private final LazyAutomaton right;
  private final NumberSpace space;
  private final int steadyFrom;
  private final int maxPairs;
  private final ProductWalk.Filter hopeless;
  private final Wanted wanted;

  // The pairs that were met: their states, and the pair and the symbol their first number came by.
  private final IntList leftState = new IntList(256);
  private final IntList rightState = new IntList(256);
  private final IntList parent = new IntList(256);
  private final IntList symbol = new IntList(256);
  private IntPairMap met = new IntPairMap();
  private @Nullable String found;

  private FirstNumber(
      LazyAutomaton left,
      LazyAutomaton right,
      NumberSpace space,
      int steadyFrom,
      int maxPairs,
      ProductWalk.Filter hopeless,
      Wanted wanted) {
    this.left = left;
    this.right = right;
    this.space = space;
    this.steadyFrom = Math.max(steadyFrom, space.minLength());
    this.maxPairs = maxPairs;
    this.hopeless = hopeless;
    this.wanted = wanted;
  }

  /**
   * Searches the first wanted number.
   *
   * @param steadyFrom the length from which on it depends on the ranks alone what is wanted
   * @param maxPairs how many pairs of states may be met
   * @param hopeless says of which pairs no wanted number comes
   */
  public static Found search(
      LazyAutomaton left,
      LazyAutomaton right,
      NumberSpace space,
      int steadyFrom,
      int maxPairs,
      ProductWalk.Filter hopeless,
      Wanted wanted) {
    return new FirstNumber(left, right, space, steadyFrom, maxPairs, hopeless, wanted).search();
  }

  private Found search() {
    int longest = space.maxLength();
    int decided = run(longest, LazyDfa.ANY_LENGTH);
    if (found == null && decided < longest) {
      forget();
      decided = run(longest, LazyDfa.ANY_LENGTH);
    }
    for (int length = Math.max(decided + 1, space.minLength());
        found == null && length <= longest;
        length++) {
      forget();
      if (run(length, length) < length) {
        forget();
        return new Found(found, length - 1);
      }
    }
    return new Found(found, longest);
  }

  private void forget() {
    left.forget();
    right.forget();
  }

  /**
   * Searches the numbers of up to {@code length} characters, or only those of that length.
   *
   * @return the length up to which, included, no wanted number is unknown; an interrupted thread
   *     searches no further
   */
  private int run(int length, int toCome) {
    leftState.clear();
    rightState.clear();
    parent.clear();
    symbol.clear();
    met = new IntPairMap();
    int l = left.start(toCome);
    int r = right.start(toCome);
    if (l == LazyDfa.OVER_BUDGET || r == LazyDfa.OVER_BUDGET) {
      return 0;
    }
    if (!hopeless.skips(l, r)) {
      meet(l, r, 0, 0);
    }
    int from = 0;
    for (int offset = 0; offset < length; offset++) {
      int to = leftState.size;
      // Before the ranks alone decide, a pair may be met again at the next length.
      if (offset < steadyFrom || toCome != LazyDfa.ANY_LENGTH) {
        met = new IntPairMap();
      }
      if (!step(from, to, offset)) {
        return offset;
      }
      from = to;
      boolean counts = toCome == LazyDfa.ANY_LENGTH || offset + 1 == length;
      if (counts && offset + 1 >= space.minLength() && finds(from, offset + 1)) {
        return length;
      }
    }
    return length;
  }

  private boolean step(int from, int to, int offset) {
    int symbols = space.alphabet().length();
    for (int pair = from; pair < to; pair++) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      for (int by = 0; by < symbols; by++) {
        if (!space.allows(by, offset)) {
          continue;
        }
        int l = left.step(leftState.items[pair], by);
        int r = l == LazyDfa.OVER_BUDGET ? l : right.step(rightState.items[pair], by);
        if (r == LazyDfa.OVER_BUDGET || leftState.size >= maxPairs) {
          return false;
        }
        if (!hopeless.skips(l, r) && met.find(l, r) < 0) {
          meet(l, r, pair, by);
        }
      }
    }
    return true;
  }

  private void meet(int l, int r, int from, int by) {
    met.add(l, r, leftState.size);
    leftState.add(l);
    rightState.add(r);
    parent.add(from);
    symbol.add(by);
  }

  private boolean finds(int from, int length) {
    for (int pair = from; pair < leftState.size; pair++) {
      int at = pair;
      Supplier<String> number = () -> number(at, length);
      if (wanted.test(
          length, left.rank(leftState.items[pair]), right.rank(rightState.items[pair]), number)) {
        found = number.get();
        return true;
      }
    }
    return false;
  }

  private String number(int pair, int length) {
    char[] number = new char[length];
    int at = pair;
    for (int offset = length; offset > 0; offset--) {
      number[offset - 1] = space.alphabet().charAt(symbol.items[at]);
      at = parent.items[at];
    }
    return new String(number);
  }
}
