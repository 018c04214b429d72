package io.github.pbxrouting.core.analysis.numbers;

import static com.google.common.base.Strings.lenientFormat;

import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Numbers that are described by patterns: those that one of the patterns matches as a whole, and
 * that have one of the lengths. Immutable.
 *
 * @param patterns RE2 patterns of whole numbers; any of them suffices
 * @param lengths the lengths that count; empty when all do
 */
public record NumberPatterns(List<String> patterns, SortedSet<Integer> lengths) {

  /** Every number. */
  public static final NumberPatterns ALL = of(List.of(".*"));

  /**
   * Checks patterns and lengths, and copies them.
   *
   * @throws IllegalArgumentException when a pattern is not valid, with what to write instead, or a
   *     length is below 1
   */
  public NumberPatterns {
    Objects.requireNonNull(patterns, "patterns must not be null");
    Objects.requireNonNull(lengths, "lengths must not be null");
    patterns = List.copyOf(patterns);
    lengths = Collections.unmodifiableSortedSet(new TreeSet<>(lengths));
    for (String pattern : patterns) {
      if (RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof ParsedPattern.Rejected wrong) {
        throw new IllegalArgumentException(
            lenientFormat(
                "pattern \"%s\" is invalid at offset %s: %s; %s",
                pattern, wrong.offset(), wrong.message(), wrong.suggestion()));
      }
    }
    if (!lengths.isEmpty() && lengths.first() < 1) {
      throw new IllegalArgumentException("a length must be 1 or more, but was " + lengths.first());
    }
  }

  /**
   * Returns the numbers that one of the patterns matches as a whole.
   *
   * @throws IllegalArgumentException when a pattern is not valid, with what to write instead
   */
  public static NumberPatterns of(Collection<String> patterns) {
    Objects.requireNonNull(patterns, "patterns must not be null");
    return new NumberPatterns(List.copyOf(patterns), new TreeSet<>());
  }

  /** Returns those numbers of this description that have one of the lengths. */
  public NumberPatterns ofLengths(Collection<Integer> others) {
    Objects.requireNonNull(others, "others must not be null");
    return new NumberPatterns(patterns, new TreeSet<>(others));
  }

  /** Returns whether numbers of the length count. */
  public boolean allows(int length) {
    return lengths.isEmpty() || lengths.contains(length);
  }

  /**
   * Returns patterns that together match exactly the digits from {@code first} to {@code last}, for
   * example {@code 91[0-9]{7}} for 910000000 to 919999999.
   *
   * @throws IllegalArgumentException when the two are not digits of one length and in order
   */
  public static List<String> range(String first, String last) {
    Objects.requireNonNull(first, "first must not be null");
    Objects.requireNonNull(last, "last must not be null");
    boolean digits = !first.isEmpty() && (first + last).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || first.length() != last.length() || first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          lenientFormat(
              "a range goes from one number of digits to another of the same length that is not"
                  + " below it, as in 910000000-919999999, but was %s-%s",
              first, last));
    }
    List<String> patterns = new ArrayList<>();
    addRange("", first, last, patterns);
    return patterns;
  }

  private static void addRange(String head, String first, String last, List<String> patterns) {
    int length = first.length();
    int common = 0;
    while (common < length && first.charAt(common) == last.charAt(common)) {
      common++;
    }
    String prefix = head + first.substring(0, common);
    if (common == length) {
      patterns.add(prefix);
      return;
    }
    String from = first.substring(common);
    String to = last.substring(common);
    int rest = from.length() - 1;
    boolean fromStart = from.substring(1).equals("0".repeat(rest));
    boolean toEnd = to.substring(1).equals("9".repeat(rest));
    char low = from.charAt(0);
    char high = to.charAt(0);
    if (!fromStart) {
      addRange(prefix + low, from.substring(1), "9".repeat(rest), patterns);
      low++;
    }
    if (!toEnd) {
      high--;
    }
    if (low <= high) {
      String tail = rest == 0 ? "" : rest == 1 ? "[0-9]" : "[0-9]{" + rest + "}";
      String digit = low == high ? String.valueOf(low) : "[" + low + "-" + high + "]";
      patterns.add(prefix + (low == '0' && high == '9' ? "[0-9]" : digit) + tail);
    }
    if (!toEnd) {
      addRange(prefix + to.charAt(0), "0".repeat(rest), to.substring(1), patterns);
    }
  }

  /** Returns the patterns with commas between, and the lengths if they are restricted. */
  public String inWords() {
    String text = String.join(", ", patterns);
    return lengths.isEmpty() ? text : text + " of length " + lengthsInWords();
  }

  private String lengthsInWords() {
    List<String> words = new ArrayList<>();
    for (int length : lengths) {
      words.add(String.valueOf(length));
    }
    return String.join(", ", words);
  }
}
