package io.github.pbxrouting.core.regex;

/** The kinds of errors a pattern can have. */
public enum PatternProblem {
  /** More UTF-16 units than {@link RegexLimits#length()}. */
  PATTERN_TOO_LONG,
  /** Groups and repetitions nested deeper than {@link RegexLimits#depth()}. */
  TOO_DEEP,
  /**
   * More instructions than {@link RegexLimits#size()}, or recursion in RE2/J beyond {@link
   * RegexLimits#recursion()}.
   */
  TOO_LARGE,
  /** A repetition with nothing before it, as in {@code +34}. */
  UNESCAPED_REPEAT,
  /** A repetition of a repetition, as in {@code a**} or {@code a{2}{3}}. */
  REPEATED_REPEAT,
  /** {@code a++}, {@code a*+} or {@code a?+}. */
  POSSESSIVE_QUANTIFIER,
  /** A count above 1,000, or a maximum below the minimum. */
  BAD_REPEAT_COUNT,
  /** {@code (?=}, {@code (?!}, {@code (?<=} or {@code (?<!}. */
  LOOK_AROUND,
  /** {@code (?>}. */
  ATOMIC_GROUP,
  /** {@code \1}, {@code \k<name>}, {@code \g{1}} or {@code (?P=name)}. */
  BACK_REFERENCE,
  /** A group name that is empty, unclosed, used twice, or has characters other than {@code \w}. */
  BAD_GROUP_NAME,
  /** Any other text after {@code (?} that RE2 does not support. */
  BAD_GROUP,
  /** A parenthesis without its counterpart. */
  UNBALANCED_PARENTHESIS,
  /** A bracket class that is not closed. */
  UNCLOSED_CLASS,
  /** A range from a greater to a lesser character, as in {@code [9-0]}. */
  BAD_RANGE,
  /** A POSIX or Unicode class that RE2/J does not support. */
  UNKNOWN_CLASS,
  /** An escape that RE2 does not support, or that is incomplete. */
  BAD_ESCAPE,
  /** A character on which RE2/J hangs when case is ignored. */
  UNFOLDABLE_CHARACTER
}
