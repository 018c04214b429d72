package io.github.pbxrouting.core.regex;

/** The texts of errors: what is wrong, where, and what to write instead. */
final class Suggestions {

  /** The maximum number of UTF-16 units that a message quotes on each side of an error. */
  private static final int CONTEXT = 24;

  private Suggestions() {}

  static PatternError nothingToRepeat(String text, int from, int to) {
    String operator = quote(text, from, to);
    int end = from + 1;
    while (end < text.length() && end < from + CONTEXT && "*+".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String escaped = text.substring(from + 1, end).replaceAll("[*+]", "\\\\$0");
    String better =
        end == from + 1
            ? rewrite(text, from, from, "\\")
            : rewrite(text, from, end, "\\" + text.charAt(from) + escaped);
    return new PatternError(
        PatternProblem.UNESCAPED_REPEAT,
        from,
        operator + " has nothing before it to repeat",
        "write "
            + better
            + (end > from + 1
                ? " to match the characters themselves"
                : " to match the character itself"));
  }

  static PatternError repeatedRepeat(String text, int previous, int from, int to) {
    if (text.charAt(previous) == '{' && from == previous + 1) {
      return new PatternError(
          PatternProblem.REPEATED_REPEAT,
          from,
          "RE2/J takes the { before this " + quote(text, from, to) + " for a repetition",
          "write " + rewrite(text, previous, previous, "\\") + " to match the { itself");
    }
    boolean anchor =
        previous == from - 1
            && previous > 0
            && "^$".indexOf(text.charAt(previous - 1)) >= 0
            && (previous == 1 || text.charAt(previous - 2) != '\\');
    if (anchor) {
      String meant = "\\" + text.charAt(previous) + "\\" + text.charAt(from);
      return new PatternError(
          PatternProblem.REPEATED_REPEAT,
          from,
          quote(text, from, to) + " repeats the repetition " + quote(text, previous, from),
          "write "
              + rewrite(text, previous, from + 1, meant)
              + " to match the characters themselves");
    }
    if (text.charAt(from) == '+') {
      return new PatternError(
          PatternProblem.POSSESSIVE_QUANTIFIER,
          from,
          "RE2 has no possessive repetition " + quote(text, previous, to),
          "write " + rewrite(text, from, from + 1, "") + ": RE2 never backtracks anyway");
    }
    return new PatternError(
        PatternProblem.REPEATED_REPEAT,
        from,
        quote(text, from, to) + " repeats the repetition " + quote(text, previous, from),
        "keep one of the two, or put what is repeated first into a group, as in (?:a{2}){3}");
  }

  static PatternError badCount(String text, int from, int to, boolean reversed) {
    return new PatternError(
        PatternProblem.BAD_REPEAT_COUNT,
        from,
        reversed
            ? "the repetition " + quote(text, from, to) + " has its lesser count last"
            : "the repetition " + quote(text, from, to) + " counts beyond 1000",
        reversed ? "write the lesser count first, as in {1,2}" : "write a count of at most 1000");
  }

  static PatternError strayClosing(String text, int at) {
    return new PatternError(
        PatternProblem.UNBALANCED_PARENTHESIS,
        at,
        "this ) closes no group",
        "remove it, or write " + rewrite(text, at, at, "\\") + " to match the character itself");
  }

  static PatternError unclosedGroup(String text, int at) {
    return new PatternError(
        PatternProblem.UNBALANCED_PARENTHESIS,
        at,
        "the group that this ( opens is not closed",
        "add the missing ), or write "
            + rewrite(text, at, at, "\\")
            + " to match the character itself");
  }

  static PatternError unclosedClass(String text, int at) {
    return new PatternError(
        PatternProblem.UNCLOSED_CLASS,
        at,
        "the class that this [ opens is not closed",
        "add the missing ], or write "
            + rewrite(text, at, at, "\\")
            + " to match the character itself");
  }

  static PatternError badRange(String text, int from, int to) {
    return new PatternError(
        PatternProblem.BAD_RANGE,
        from,
        "the range " + quote(text, from, to) + " runs from a greater to a lesser character",
        "write the lesser character first, or put the - last in the class to match it");
  }

  static PatternError unknownClass(String text, int from, int to) {
    return new PatternError(
        PatternProblem.UNKNOWN_CLASS,
        from,
        "there is no class " + quote(text, from, to),
        "use a class that RE2 knows, such as [[:alpha:]], \\d, \\pL or \\p{Greek}");
  }

  static PatternError tooDeep(int at, RegexLimits limits) {
    return new PatternError(
        PatternProblem.TOO_DEEP,
        at,
        "groups and repetitions nest deeper than " + limits.depth(),
        "remove groups that only group, or split the pattern into several");
  }

  static PatternError tooLarge(int at, RegexLimits limits) {
    return new PatternError(
        PatternProblem.TOO_LARGE,
        at,
        "up to here the pattern expands to more than " + limits.size() + " instructions",
        "use smaller counts, or * or + instead of counts, or split the pattern into several");
  }

  static PatternError tooRecursive(int at, RegexLimits limits) {
    return new PatternError(
        PatternProblem.TOO_LARGE,
        at,
        "up to here the pattern has optional parts or branches that make RE2/J recurse deeper than "
            + limits.recursion(),
        "use * instead of a great upper count, fewer optional parts, or several patterns");
  }

  static PatternError tooManyGroups(int at, RegexLimits limits) {
    return new PatternError(
        PatternProblem.TOO_LARGE,
        at,
        "the pattern has too many capturing groups for what it expands to: their product is over "
            + Cost.groupsTimesSize(limits),
        "write (?:...) instead of (...)");
  }

  static PatternError neverFolds(String text, int from, int to) {
    return new PatternError(
        PatternProblem.UNFOLDABLE_CHARACTER,
        from,
        "RE2/J hangs on " + quote(text, from, to) + " when case is ignored",
        "leave U+1C80 to U+1C88 out, or write (?-i:...) around it");
  }

  /** Returns a part of the pattern, shortened when it is long. */
  static String quote(String text, int from, int to) {
    return to - from <= CONTEXT
        ? printable(text.substring(from, to))
        : printable(text.substring(from, from + CONTEXT)) + "...";
  }

  /**
   * Returns the surroundings of a place in the pattern, with {@code from} to {@code to} replaced.
   */
  static String rewrite(String text, int from, int to, String replacement) {
    int start = Math.max(0, from - CONTEXT);
    int end = Math.min(text.length(), to + CONTEXT);
    return (start > 0 ? "..." : "")
        + printable(text.substring(start, from))
        + replacement
        + printable(text.substring(to, end))
        + (end < text.length() ? "..." : "");
  }

  /**
   * Returns the text with all but printable ASCII written as RE2 escapes, so that messages are safe
   * to print.
   */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (c >= ' ' && c <= '~') {
        out.append((char) c);
      } else {
        out.append("\\x{").append(Integer.toHexString(c)).append('}');
      }
    }
    return out.toString();
  }
}
