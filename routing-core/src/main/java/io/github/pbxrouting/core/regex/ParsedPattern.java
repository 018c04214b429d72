package io.github.pbxrouting.core.regex;

/**
 * The result of reading a pattern's text: a tree, or an error.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface ParsedPattern permits ParsedPattern.Parsed, ParsedPattern.Rejected {

  /**
   * A pattern that RE2/J accepts.
   *
   * <p>The tree matches an ASCII text exactly when the pattern does. Where the pattern tells
   * characters beyond ASCII apart, as {@code é} and {@code \p{Greek}} do, the tree leaves them out:
   * it then matches some of the texts beyond ASCII that the pattern matches, and no others.
   *
   * @param syntax what the pattern means
   * @param anchoredAtStart whether every match of an ASCII text begins at offset 0
   * @param size upper bound for the instructions that RE2/J needs for it; within {@link
   *     RegexLimits#size()}
   * @param tellsApart whether the pattern takes some characters beyond ASCII and not others in one
   *     place, so that the tree may match too few of the texts beyond ASCII
   */
  record Parsed(Syntax syntax, boolean anchoredAtStart, int size, boolean tellsApart)
      implements ParsedPattern {}

  /**
   * A pattern that RE2/J refuses, or that is beyond the limits.
   *
   * @param problem what kind of error it is
   * @param offset where it is: an offset in UTF-16 units, from 0 to the length of the pattern
   * @param message what is wrong, as a sentence without a full stop
   * @param suggestion what to write instead, as a sentence without a full stop
   */
  record Rejected(PatternProblem problem, int offset, String message, String suggestion)
      implements ParsedPattern {}
}
