package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.ints.IntPairMap;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks all numbers of a space through two automata at once, length by length, keeping for each
 * pair of states how many numbers lead there and the first one.
 *
 * <p>Pairs of a length stand in the order of their first numbers: they are met in that order,
 * because those of the length before are gone through in order, and the symbols ascending.
 *
 * <p>Cost: pairs that can be reached, for each length, times the symbols.
 */
public final class ProductWalk {

  /** Says of which pairs of states nothing is wanted, nor of any pair they lead to. */
  public interface Filter {
    /** Returns whether nothing is wanted of the pair. */
    boolean skips(int left, int right);
  }

  /** The pairs of states that numbers of one length lead to. */
  public static final class Level {
    public int size;
    int[] left = new int[8];
    int[] right = new int[8];

    /** For each pair, the pair of the level before that its first number came through. */
    int[] parent = new int[8];

    /** For each pair, the last symbol of its first number. */
    byte[] symbol = new byte[8];

    public BigInteger[] count = new BigInteger[8];

    /** The ways into pair {@code p} lie at {@code waysStart[p]} to {@code waysStart[p + 1] - 1}. */
    private int @Nullable [] waysStart;

    private int[] wayFrom = new int[0];
    private byte[] waySymbol = new byte[0];
    private final IntPairMap index = new IntPairMap();

    public int add(int leftState, int rightState, int from, int by) {
      int slot = index.find(leftState, rightState);
      if (slot >= 0) {
        return slot;
      }
      if (size == left.length) {
        left = Arrays.copyOf(left, size * 2);
        right = Arrays.copyOf(right, size * 2);
        parent = Arrays.copyOf(parent, size * 2);
        symbol = Arrays.copyOf(symbol, size * 2);
        count = Arrays.copyOf(count, size * 2);
      }
      left[size] = leftState;
      right[size] = rightState;
      parent[size] = from;
      symbol[size] = (byte) by;
      count[size] = BigInteger.ZERO;
      index.add(leftState, rightState, size);
      return size++;
    }

    /** Returns the pair of those states, or -1. */
    public int find(int leftState, int rightState) {
      return index.find(leftState, rightState);
    }
  }

  private final LazyAutomaton left;
  private final LazyAutomaton right;
  private final NumberSpace space;
  private final Filter filter;
  private final int limit;
  private final List<Level> levels = new ArrayList<>();

  private ProductWalk(
      LazyAutomaton left, LazyAutomaton right, int limit, NumberSpace space, Filter filter) {
    this.left = left;
    this.right = right;
    this.limit = limit;
    this.space = space;
    this.filter = filter;
  }

  /**
   * Walks all lengths of the space in the way that fits the budget: all at once; when that takes
   * more states than the automata may hold, again after they have forgotten what they know; and
   * what is left length by length, which keeps patterns small that count from the end of the
   * number.
   *
   * @param limit the ranks of {@code right} that count are those below it
   * @param visitor is given each finished length once, in ascending order
   * @return the length up to which, included, everything was walked; an interrupted thread walks no
   *     further
   */
  public static int walk(
      LazyAutomaton left,
      LazyAutomaton right,
      int limit,
      NumberSpace space,
      Filter filter,
      ObjIntConsumer<ProductWalk> visitor) {
    ProductWalk sweep = new ProductWalk(left, right, limit, space, filter);
    int made = sweep.run(space.maxLength(), LazyDfa.ANY_LENGTH);
    if (made < space.maxLength()) {
      left.forget();
      right.forget();
      made = sweep.run(space.maxLength(), LazyDfa.ANY_LENGTH);
    }
    for (int length = space.minLength(); length <= made; length++) {
      visitor.accept(sweep, length);
    }
    for (int length = Math.max(made + 1, space.minLength());
        length <= space.maxLength();
        length++) {
      left.forget();
      right.forget();
      made = sweep.run(length, length);
      if (made < length) {
        left.forget();
        right.forget();
        return length - 1;
      }
      visitor.accept(sweep, length);
    }
    return space.maxLength();
  }

  /** Returns a filter for the numbers that {@code left} matches. */
  public static Filter within(LazyAutomaton left) {
    return (l, r) -> left.isDead(l);
  }

  /**
   * Walks numbers of up to {@code length} characters.
   *
   * @param toCome {@code length} when only numbers of exactly that length matter, or {@link
   *     LazyDfa#ANY_LENGTH}
   * @return how many levels could be made within the budget, beyond the first: {@code length} when
   *     it sufficed
   */
  public int run(int length, int toCome) {
    levels.clear();
    int leftStart = left.start(toCome);
    int rightStart = right.start(toCome, limit);
    Level level = new Level();
    levels.add(level);
    if (leftStart == LazyDfa.OVER_BUDGET || rightStart == LazyDfa.OVER_BUDGET) {
      return 0;
    }
    if (!filter.skips(leftStart, rightStart)) {
      level.count[level.add(leftStart, rightStart, 0, 0)] = BigInteger.ONE;
    }
    for (int made = 0; made < length; made++) {
      Level following = following(level, made);
      if (following == null) {
        return made;
      }
      levels.add(following);
      level = following;
    }
    return length;
  }

  private @Nullable Level following(Level level, int offset) {
    Level following = new Level();
    int symbols = space.alphabet().length();
    for (int pair = 0; pair < level.size; pair++) {
      if (Thread.currentThread().isInterrupted()) {
        return null;
      }
      BigInteger count = level.count[pair];
      for (int symbol = 0; symbol < symbols; symbol++) {
        if (!space.allows(symbol, offset)) {
          continue;
        }
        int l = left.step(level.left[pair], symbol);
        int r = l == LazyDfa.OVER_BUDGET ? l : right.step(level.right[pair], symbol);
        if (r == LazyDfa.OVER_BUDGET) {
          return null;
        }
        if (!filter.skips(l, r)) {
          int target = following.add(l, r, pair, symbol);
          following.count[target] = following.count[target].add(count);
        }
      }
    }
    return following;
  }

  /** Returns the pairs that numbers of {@code length} lead to; only of lengths that were walked. */
  public Level level(int length) {
    return levels.get(length);
  }

  /** Returns the rank that {@code left} gives the numbers of the pair, or {@link Rank#NONE}. */
  public int leftRank(int length, int pair) {
    return left.rank(levels.get(length).left[pair]);
  }

  /** Returns the rank that {@code right} gives the numbers of the pair, or {@link Rank#NONE}. */
  public int rightRank(int length, int pair) {
    return right.rank(levels.get(length).right[pair]);
  }

  /** Returns the state of {@code left} in the pair. */
  public int leftState(int length, int pair) {
    return levels.get(length).left[pair];
  }

  /** Returns the state of {@code right} in the pair. */
  public int rightState(int length, int pair) {
    return levels.get(length).right[pair];
  }

  /** Returns the first number of {@code length} that leads to the pair. */
  public String first(int length, int pair) {
    char[] number = new char[length];
    int at = pair;
    for (int offset = length; offset > 0; offset--) {
      Level level = levels.get(offset);
      number[offset - 1] = space.alphabet().charAt(level.symbol[at]);
      at = level.parent[at];
    }
    return new String(number);
  }

  /**
   * Returns the ways into some pairs of a level: for each pair of the level before, for each mark
   * of a pair it leads to, the symbols that do, a bit each.
   *
   * @param marks the pairs of the level, each with a mark
   */
  public Map<Integer, Map<Integer, Long>> waysInto(int length, Map<Integer, Integer> marks) {
    Level level = levels.get(length);
    int[] start = level.waysStart == null ? findWays(length) : level.waysStart;
    Map<Integer, Map<Integer, Long>> ways = new HashMap<>();
    marks.forEach((pair, mark) -> {
      for (int way = start[pair]; way < start[pair + 1]; way++) {
        ways.computeIfAbsent(level.wayFrom[way], from -> new HashMap<>())
            .merge(mark, 1L << level.waySymbol[way], (one, other) -> one | other);
      }
    });
    return ways;
  }

  /** Goes through the steps again into a level, whose states are all made, and keeps them. */
  private int[] findWays(int length) {
    Level before = levels.get(length - 1);
    Level level = levels.get(length);
    int symbols = space.alphabet().length();
    int[] targets = new int[before.size * symbols];
    int[] start = new int[level.size + 1];
    for (int pair = 0; pair < before.size; pair++) {
      for (int symbol = 0; symbol < symbols; symbol++) {
        int target =
            space.allows(symbol, length - 1)
                ? level.find(
                    left.step(before.left[pair], symbol), right.step(before.right[pair], symbol))
                : -1;
        targets[pair * symbols + symbol] = target;
        if (target >= 0) {
          start[target + 1]++;
        }
      }
    }
    for (int pair = 0; pair < level.size; pair++) {
      start[pair + 1] += start[pair];
    }
    int[] next = Arrays.copyOf(start, level.size);
    level.wayFrom = new int[start[level.size]];
    level.waySymbol = new byte[start[level.size]];
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] >= 0) {
        int way = next[targets[i]]++;
        level.wayFrom[way] = i / symbols;
        level.waySymbol[way] = (byte) (i % symbols);
      }
    }
    level.waysStart = start;
    return start;
  }
}
