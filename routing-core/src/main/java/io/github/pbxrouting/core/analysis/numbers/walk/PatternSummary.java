package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.regex.ClassText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Describes a set of numbers by a few patterns such as {@code 9449xxxxx}, when a few suffice.
 *
 * <p>For each length, the pairs of states that lead to the set are gone through backwards from the
 * end, those with the same continuations counted as one; the ways through what is left are the
 * patterns. They do not overlap.
 *
 * <p>A description is an RE2 pattern of whole numbers, but for {@code x}, which is any digit; the
 * letter itself is written {@code [x]}. A dot is any character of the space that can stand there.
 */
public final class PatternSummary {

  /** The maximum number of patterns that count as a description. */
  public static final int MOST = 10;

  /**
   * How many different continuations a length may have at any place before it is no use going on.
   */
  private static final int MAX_CONTINUATIONS = 64;

  /** A digit in a description. */
  private static final char ANY_DIGIT = 'x';

  /** The marks that mean themselves wherever they stand; all others are written in brackets. */
  private static final String PLAIN = "#!%&,-/:;<=>@_~\"'`";

  private final NumberSpace space;

  /** The patterns of all lengths so far, a list of sets of symbols each. */
  private final List<List<Long>> masks = new ArrayList<>();

  private boolean simple = true;

  /** Prepares for numbers of that space. */
  public PatternSummary(NumberSpace space) {
    this.space = space;
  }

  /**
   * Adds the numbers of {@code length}, longer than those before, that lead to those pairs of a
   * sweep.
   */
  public void add(ProductWalk sweep, int length, List<Integer> pairs) {
    if (simple) {
      simple = addPaths(sweep, length, pairs);
    }
  }

  private boolean addPaths(ProductWalk sweep, int length, List<Integer> pairs) {
    // From the end to the beginning: the continuation that each pair of the level has, by number.
    // A continuation is, for each of those that may follow, the symbols that lead to it.
    List<List<Map<Integer, Long>>> levels = new ArrayList<>();
    Map<Integer, Integer> continuation = new HashMap<>();
    for (int pair : pairs) {
      continuation.put(pair, 0);
    }
    for (int at = length - 1; at >= 0; at--) {
      Map<Integer, Map<Integer, Long>> ways = sweep.waysInto(at + 1, continuation);
      Map<Map<Integer, Long>, Integer> distinct = new HashMap<>();
      List<Map<Integer, Long>> level = new ArrayList<>();
      continuation.clear();
      for (Map.Entry<Integer, Map<Integer, Long>> entry : ways.entrySet()) {
        Integer number = distinct.putIfAbsent(entry.getValue(), level.size());
        if (number == null) {
          number = level.size();
          level.add(entry.getValue());
        }
        continuation.put(entry.getKey(), number);
        if (level.size() > MAX_CONTINUATIONS) {
          return false;
        }
      }
      levels.add(0, level);
    }
    return follow(levels, 0, new long[length], 0);
  }

  private boolean follow(List<List<Map<Integer, Long>>> levels, int at, long[] path, int number) {
    if (at == levels.size()) {
      masks.add(Arrays.stream(path).boxed().toList());
      return masks.size() <= (long) MOST * space.maxLength();
    }
    List<Map.Entry<Integer, Long>> ways = new ArrayList<>(levels.get(at).get(number).entrySet());
    ways.sort(Comparator.comparingInt(way -> Long.numberOfTrailingZeros(way.getValue())));
    for (Map.Entry<Integer, Long> way : ways) {
      path[at] = way.getValue();
      if (!follow(levels, at + 1, path, way.getKey())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the patterns of everything that was added, shortest first; empty when they are too
   * many.
   */
  public List<String> describe() {
    if (!simple) {
      return List.of();
    }
    Set<List<String>> left = new LinkedHashSet<>();
    for (List<Long> mask : masks) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < mask.size(); i++) {
        cells.add(cell(mask.get(i), i));
      }
      left.add(cells);
    }
    List<List<String>> longestFirst = new ArrayList<>(left);
    java.util.Collections.reverse(longestFirst);
    List<String> patterns = new ArrayList<>();
    for (List<String> cells : longestFirst) {
      if (left.remove(cells)) {
        patterns.add(0, written(cells, shortest(cells, left)));
      }
    }
    return patterns.size() <= MOST ? patterns : List.of();
  }

  /**
   * Returns the shortest of the patterns that {@code cells} becomes when its last cell is taken off
   * as long as it stays the same and the rest is in {@code left}; those on the way are taken out of
   * it.
   */
  private static List<String> shortest(List<String> cells, Set<List<String>> left) {
    List<String> shortest = cells;
    String last = cells.get(cells.size() - 1);
    while (shortest.size() > 1 && shortest.get(shortest.size() - 1).equals(last)) {
      List<String> shorter = shortest.subList(0, shortest.size() - 1);
      if (!left.remove(shorter)) {
        break;
      }
      shortest = shorter;
    }
    return shortest;
  }

  private static String written(List<String> cells, List<String> shortest) {
    if (shortest.size() == cells.size()) {
      return String.join("", cells);
    }
    String last = cells.get(cells.size() - 1);
    int head = shortest.size();
    while (head > 0 && shortest.get(head - 1).equals(last)) {
      head--;
    }
    return String.join("", cells.subList(0, head))
        + last
        + "{"
        + (shortest.size() - head)
        + ","
        + (cells.size() - head)
        + "}";
  }

  private String cell(long symbols, int offset) {
    String alphabet = space.alphabet();
    BitSet characters = new BitSet();
    boolean all = true;
    boolean digits = true;
    for (int symbol = 0; symbol < alphabet.length(); symbol++) {
      char c = alphabet.charAt(symbol);
      boolean in = (symbols >>> symbol & 1) != 0;
      if (in) {
        characters.set(c);
      }
      all &= in || !space.allows(symbol, offset);
      digits &= in == (c >= '0' && c <= '9');
    }
    if (characters.cardinality() == 1) {
      char single = (char) characters.nextSetBit(0);
      boolean stands = Character.isLetterOrDigit(single) && single != ANY_DIGIT;
      return stands || PLAIN.indexOf(single) >= 0
          ? String.valueOf(single)
          : (single == '\\' || single == '^' ? "[\\" : "[") + single + "]";
    }
    if (digits && characters.cardinality() == 10) {
      return String.valueOf(ANY_DIGIT);
    }
    return all ? "." : "[" + ClassText.members(characters) + "]";
  }
}
