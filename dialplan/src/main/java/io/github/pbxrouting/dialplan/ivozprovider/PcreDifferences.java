package io.github.pbxrouting.dialplan.ivozprovider;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The differences between what a pattern means to RE2 and to {@code preg_match('/pattern/',
 * number)}, as IvozProvider calls it. Source: the pattern syntax pages of PCRE2 and RE2; PHP 8.2
 * with PCRE2 10.42 was asked where they leave something open.
 *
 * <p>Left out is what only a number with a newline could tell: PCRE's {@code $} also matches before
 * one at the end.
 */
final class PcreDifferences {

  /** What repeats the item before it, to PCRE as to RE2. */
  private static final Pattern REPETITION = Pattern.compile("[*+?]|\\{[0-9]+(?:,[0-9]*)?}");

  /** With what REPETITION takes, all that PCRE2 takes for a repetition from 10.43 on. */
  private static final Pattern NEWER_REPETITION =
      Pattern.compile("\\{ *(?:[0-9]+ *(?:, *[0-9]*)?|, *[0-9]+) *}");

  /** A count with a leading zero, which is text to RE2. */
  private static final Pattern LEADING_ZERO =
      Pattern.compile("\\{(?:0[0-9]+(?:,[0-9]*)?|[0-9]+,0[0-9]+)}");

  private static final Pattern ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsU-]+\\)");
  private static final Pattern HEXADECIMAL = Pattern.compile("\\{0*([0-9A-Fa-f]*)}");
  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?P?<(\\w+)>");
  private static final int LONGEST_GROUP_NAME = 32;

  private final String pattern;
  private final List<String> found = new ArrayList<>();
  private final List<Integer> leadingZeros = new ArrayList<>();
  private final List<String> fatal = new ArrayList<>();

  private PcreDifferences(String pattern) {
    this.pattern = pattern;
  }

  /** Looks through a pattern; at worst quadratic in its length, which the plan limits bound. */
  static PcreDifferences of(String pattern) {
    PcreDifferences differences = new PcreDifferences(pattern);
    differences.lookAtDelimiters();
    differences.lookBeyondAscii();
    differences.look();
    return differences;
  }

  /** Returns whether PHP finds no pattern between the delimiters, whatever RE2 would say of it. */
  static boolean breaksDelimiters(String pattern) {
    PcreDifferences differences = new PcreDifferences(pattern);
    differences.lookAtDelimiters();
    return differences.neverMatchesThere();
  }

  /** Returns the pattern with the leading zeros of its counts removed. */
  static String withoutLeadingZeros(String pattern) {
    PcreDifferences differences = new PcreDifferences(pattern);
    differences.look();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (int begin : differences.leadingZeros) {
      int end = pattern.indexOf('}', begin);
      text.append(pattern, copied, begin)
          .append(ZEROS.matcher(pattern.substring(begin, end)).replaceAll(""));
      copied = end;
    }
    return text.append(pattern, copied, pattern.length()).toString();
  }

  /**
   * Returns what differs, a sentence for each kind of difference, with where it comes first; empty
   * when both mean the same. For a pattern that never matches, only why.
   */
  List<String> found() {
    return List.copyOf(fatal.isEmpty() ? found : fatal);
  }

  /** Returns whether {@code preg_match} fails, so that the pattern never matches there. */
  boolean neverMatchesThere() {
    return !fatal.isEmpty();
  }

  /**
   * Looks for the delimiter: PHP looks for the end before PCRE sees a pattern, and skips what
   * follows a backslash.
   */
  private void lookAtDelimiters() {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
        if (i == pattern.length()) {
          dies("a \\ at the end takes the / that IvozProvider puts there", i - 1);
        }
      } else if (pattern.charAt(i) == '/') {
        dies("an unescaped / ends the pattern in IvozProvider", i);
        return;
      }
    }
  }

  private void lookBeyondAscii() {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) > 127) {
        differs("PCRE counts the bytes of a character outside ASCII, RE2 counts it as one", i);
        return;
      }
    }
  }

  private void look() {
    boolean unrepeatable = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{' && matchesAt(LEADING_ZERO, i)) {
        leadingZeros.add(i);
      }
      if (matchesAt(REPETITION, i)) {
        if (unrepeatable) {
          dies(
              "PCRE cannot repeat ^, $, \\b, \\B, \\A, \\z or flags: write \\+ for the character",
              i);
        }
      } else if (c == '{' && matchesAt(NEWER_REPETITION, i)) {
        differs(
            "{,n}, and blanks in braces, are text to RE2 and to older PCRE, a repetition to PCRE2"
                + " 10.43 and later",
            i);
      }
      if (pattern.startsWith("\\Q\\E", i)) {
        i += 3;
        if (matchesAt(REPETITION, i + 1)) {
          differs("to PCRE \\Q\\E is nothing: what follows repeats what stands before it", i - 3);
        }
        continue;
      }
      unrepeatable = c == '^' || c == '$' || (c == '(' && matchesAt(FLAGS, i));
      if (unrepeatable && c == '(') {
        i = pattern.indexOf(')', i);
      } else if (c == '(') {
        groupName(i);
      } else if (c == '[') {
        i = characterClass(i);
      } else if (c == '\\' && pattern.startsWith("\\Q", i)) {
        int end = pattern.indexOf("\\E", i);
        i = end < 0 ? pattern.length() : end + 1;
      } else if (c == '\\') {
        i++;
        unrepeatable = escape(i) && "bBAz".indexOf(pattern.charAt(i)) >= 0;
        i = endOfEscape(i);
      }
    }
  }

  private void groupName(int at) {
    Matcher name = GROUP_NAME.matcher(pattern).region(at, pattern.length());
    if (name.lookingAt()
        && (Character.isDigit(name.group(1).charAt(0))
            || name.group(1).length() > LONGEST_GROUP_NAME)) {
      dies("the name of a group must not begin with a digit to PCRE, nor have over 32 letters", at);
    }
  }

  /** Looks through the class that begins there; returns where it ends. */
  private int characterClass(int begin) {
    if (endOfPosix(begin) > 0) {
      dies("[:name:] must stand within a class to PCRE, as in [[:digit:]]", begin);
    }
    int i = begin + 1;
    if (pattern.startsWith("^", i)) {
      i++;
    }
    boolean many = false; // whether the item before matches several characters
    for (int first = i; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == ']' && i > first) {
        return i;
      }
      if (many && c == '-' && !pattern.startsWith("]", i + 1)) {
        dies("a class such as \\d begins no range to PCRE: write the - last", i);
      }
      many = false;
      int end = c == '[' ? endOfPosix(i) : 0;
      if (end > 0) {
        many = pattern.charAt(i + 1) == ':';
        if (!many) {
          dies("PCRE has no collating elements: write \\[ to mean the bracket", i);
        }
        i = end;
      } else if (c == '\\') {
        i++;
        if (!escape(i)) {
          return i;
        }
        many = "dDwWsSpP".indexOf(pattern.charAt(i)) >= 0;
        i = endOfEscape(i);
      }
    }
    return i;
  }

  /** Returns the bracket that ends {@code [:name:]}, {@code [.x.]} or {@code [=x=]}, or 0. */
  private int endOfPosix(int begin) {
    char mark = begin + 1 < pattern.length() ? pattern.charAt(begin + 1) : ']';
    int end = mark == ':' || mark == '.' || mark == '=' ? pattern.indexOf(']', begin + 3) : -1;
    return end > 0 && pattern.charAt(end - 1) == mark ? end : 0;
  }

  /** Looks at the escape of the character there; returns whether there is one. */
  private boolean escape(int at) {
    switch (at < pattern.length() ? pattern.charAt(at) : 0) {
      case 'v' -> differs("\\v is any vertical white space to PCRE, one character to RE2", at - 1);
      case 'd', 'D', 'w', 'W', 's', 'S' ->
          differs(
              "\\"
                  + pattern.charAt(at)
                  + " is not known to the database, which IvozProvider asks first about a number as"
                  + " dialled: write a class such as [0-9]",
              at - 1);
      case 'x' -> {
        Matcher digits = HEXADECIMAL.matcher(pattern).region(at + 1, pattern.length());
        if (digits.lookingAt() && digits.group(1).length() > 2) {
          dies("\\x{...} above FF is an error to PCRE without /u", at - 1);
        }
      }
      default -> {}
    }
    return at < pattern.length();
  }

  /**
   * Returns the last character of the escape whose letter is there, with the braces that belong to
   * it.
   */
  private int endOfEscape(int at) {
    if (at < pattern.length()
        && "pPx".indexOf(pattern.charAt(at)) >= 0
        && pattern.startsWith("{", at + 1)) {
      int end = pattern.indexOf('}', at);
      return end < 0 ? pattern.length() : end;
    }
    return at;
  }

  private boolean matchesAt(Pattern syntax, int at) {
    return syntax.matcher(pattern).region(at, pattern.length()).lookingAt();
  }

  private void dies(String difference, int offset) {
    note(fatal, difference + ", which then never matches", offset);
  }

  private void differs(String difference, int offset) {
    note(found, difference, offset);
  }

  private static void note(List<String> notes, String difference, int offset) {
    if (notes.stream().noneMatch(known -> known.startsWith(difference))) {
      notes.add(difference + " (offset " + offset + ")");
    }
  }
}
