package io.github.pbxrouting.core.analysis.numbers;

import io.github.pbxrouting.core.regex.ClassText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes sets of numbers as patterns and as ranges. */
final class NumberTexts {

  private NumberTexts() {}

  /** Returns patterns for the numbers of all lengths, or empty when they are too many. */
  static Optional<List<String>> patterns(
      NumberSpace space, List<@Nullable NumberNode> roots, int most) {
    // Patterns of single lengths join into one of several, so more of them are looked at.
    long mostSingle = (long) most * roots.size();
    Set<List<String>> left = new LinkedHashSet<>();
    for (NumberNode root : roots) {
      if (root != null && !collect(space, root, new ArrayList<>(), left, mostSingle)) {
        return Optional.empty();
      }
    }
    List<List<String>> longestFirst = new ArrayList<>(left);
    Collections.reverse(longestFirst);
    List<String> patterns = new ArrayList<>();
    for (List<String> cells : longestFirst) {
      if (left.remove(cells)) {
        patterns.add(written(cells, shortest(cells, left)));
      }
    }
    Collections.reverse(patterns);
    return patterns.size() <= most ? Optional.of(patterns) : Optional.empty();
  }

  private static boolean collect(
      NumberSpace space, NumberNode node, List<String> cells, Set<List<String>> all, long most) {
    if (node.masks.length == 0) {
      all.add(List.copyOf(cells));
      return all.size() <= most;
    }
    for (int i = 0; i < node.masks.length; i++) {
      cells.add(cell(space.alphabet(), node.masks[i]));
      boolean fits = collect(space, node.children[i], cells, all, most);
      cells.remove(cells.size() - 1);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns how long the shortest pattern is that {@code cells} becomes when its last cell is taken
   * off as long as it stays the same and the rest is in {@code left}; those on the way are taken
   * out of it.
   */
  private static int shortest(List<String> cells, Set<List<String>> left) {
    int size = cells.size();
    String last = cells.get(size - 1);
    while (size > 1
        && cells.get(size - 1).equals(last)
        && left.remove(cells.subList(0, size - 1))) {
      size--;
    }
    return size;
  }

  /** Writes cells, of which those from {@code shortest} on may be missing, with counts. */
  private static String written(List<String> cells, int shortest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); ) {
      int end = i;
      while (end < cells.size() && cells.get(end).equals(cells.get(i))) {
        end++;
      }
      int longest = end - i;
      int fewest = end == cells.size() ? longest - (cells.size() - shortest) : longest;
      String count =
          fewest == longest
              ? longest == 1 ? "" : "{" + longest + "}"
              : "{" + fewest + "," + longest + "}";
      boolean spelled = cells.get(i).length() == 1 && fewest == longest && longest <= 3;
      text.append(spelled ? cells.get(i).repeat(longest) : cells.get(i) + count);
      i = end;
    }
    return text.toString();
  }

  /** Writes a set of symbols so that RE2 reads exactly its characters. */
  private static String cell(String alphabet, long mask) {
    BitSet characters = new BitSet();
    BitSet.valueOf(new long[] {mask}).stream().forEach(i -> characters.set(alphabet.charAt(i)));
    if (characters.cardinality() > 1) {
      return "[" + ClassText.members(characters) + "]";
    }
    char c = (char) characters.nextSetBit(0);
    boolean plain = Character.isLetterOrDigit(c) || "#!%&,-/:;<=>@_~\"'`".indexOf(c) >= 0;
    return plain ? String.valueOf(c) : "\\" + c;
  }

  /** Returns the ranges of the numbers of digits, or empty when they are too many. */
  static Optional<List<NumberSet.Range>> ranges(
      NumberSpace space, List<@Nullable NumberNode> roots, int most) {
    List<NumberSet.Range> ranges = new ArrayList<>();
    IdentityHashMap<NumberNode, BigInteger> counts = new IdentityHashMap<>();
    for (int i = 0; i < roots.size(); i++) {
      NumberNode root = roots.get(i);
      boolean fits =
          root == null || addRanges(space, root, "", space.minLength() + i, counts, ranges, most);
      if (!fits) {
        return Optional.empty();
      }
    }
    return Optional.of(ranges);
  }

  private static boolean addRanges(
      NumberSpace space,
      NumberNode node,
      String head,
      int toCome,
      IdentityHashMap<NumberNode, BigInteger> counts,
      List<NumberSet.Range> ranges,
      int most) {
    BigInteger digits = digits(space, node, counts);
    if (digits.signum() == 0) {
      return true;
    }
    if (digits.equals(BigInteger.TEN.pow(toCome))) {
      String first = head + "0".repeat(toCome);
      String last = head + "9".repeat(toCome);
      NumberSet.Range before = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (before != null && isNext(before.last(), first)) {
        ranges.set(ranges.size() - 1, new NumberSet.Range(before.first(), last));
      } else {
        ranges.add(new NumberSet.Range(first, last));
      }
      return ranges.size() <= most;
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      int symbol = space.alphabet().indexOf(digit);
      NumberNode child = symbol < 0 ? null : node.child(symbol);
      if (child != null
          && !addRanges(space, child, head + digit, toCome - 1, counts, ranges, most)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNext(String number, String next) {
    return number.length() == next.length()
        && new BigInteger(number).add(BigInteger.ONE).equals(new BigInteger(next));
  }

  /** Returns how many of the ends consist of digits. */
  private static BigInteger digits(
      NumberSpace space, NumberNode node, IdentityHashMap<NumberNode, BigInteger> counts) {
    if (node.masks.length == 0) {
      return BigInteger.ONE;
    }
    BigInteger known = counts.get(node);
    if (known == null) {
      known = BigInteger.ZERO;
      for (int i = 0; i < node.masks.length; i++) {
        long digits = 0;
        for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
          char c = space.alphabet().charAt(symbol);
          digits += (node.masks[i] >>> symbol & 1) != 0 && c >= '0' && c <= '9' ? 1 : 0;
        }
        known =
            digits == 0
                ? known
                : known.add(
                    digits(space, node.children[i], counts).multiply(BigInteger.valueOf(digits)));
      }
      counts.put(node, known);
    }
    return known;
  }
}
