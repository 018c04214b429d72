package io.github.pbxrouting.core.regex;

/** The kinds of errors a pattern can have. */
public enum PatternProblem {
  /** More UTF-16 units than {@link RegexLimits#length()}. */
  PATTERN_TOO_LONG,
  /** More groups and repetitions inside each other than {@link RegexLimits#depth()}. */
  TOO_DEEP,
  /** More instructions than {@link RegexLimits#size()}, or too much recursion in RE2J. */
  TOO_LARGE,
  /** A repetition with nothing before it, as in {@code +34}. */
  UNESCAPED_REPEAT,
  /** A repetition of a repetition, as in {@code a**} or {@code a{2}{3}}. */
  REPEATED_REPEAT,
  /** {@code a++}, {@code a*+} or {@code a?+}. */
  POSSESSIVE_QUANTIFIER,
  /** A counted repetition above 1,000, or from more to fewer. */
  BAD_REPEAT_COUNT,
  /** {@code (?=}, {@code (?!}, {@code (?<=} or {@code (?<!}. */
  LOOK_AROUND,
  /** {@code (?>}. */
  ATOMIC_GROUP,
  /** {@code \1}, {@code \k<name>}, {@code \g{1}} or {@code (?P=name)}. */
  BACK_REFERENCE,
  /** A group's name that is empty, not closed, used twice, or has other than word characters. */
  BAD_GROUP_NAME,
  /** Anything else that RE2 does not know after {@code (?}. */
  BAD_GROUP,
  /** A parenthesis without its other half. */
  UNBALANCED_PARENTHESIS,
  /** A bracket class that does not end. */
  UNCLOSED_CLASS,
  /** A range from a greater to a lesser character, as in {@code [9-0]}. */
  BAD_RANGE,
  /** A POSIX or Unicode class that RE2J does not know. */
  UNKNOWN_CLASS,
  /** An escape that RE2 does not know, or that is not complete. */
  BAD_ESCAPE,
  /** A character that RE2J hangs on when case is ignored. */
  UNFOLDABLE_CHARACTER
}
