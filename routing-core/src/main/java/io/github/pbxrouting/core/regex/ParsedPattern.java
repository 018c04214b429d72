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
   * <p>The tree matches an ASCII text exactly when the pattern does. A pattern such as {@code é} or
   * {@code \p{Greek}} distinguishes characters beyond ASCII. Its tree leaves them out: of the texts
   * beyond ASCII, it matches only some that the pattern matches.
   *
   * @param syntax the meaning of the pattern
   * @param anchoredAtStart whether every match of an ASCII text begins at offset 0
   * @param size upper bound for the size of its program in RE2/J; at most {@link
   *     RegexLimits#size()}
   * @param tellsApart whether a place of the pattern may match some characters beyond ASCII and not
   *     others; then the tree may match too few texts beyond ASCII
   */
  record Parsed(Syntax syntax, boolean anchoredAtStart, int size, boolean tellsApart)
      implements ParsedPattern {}

  /**
   * A pattern that RE2/J refuses, or that exceeds the limits.
   *
   * @param problem the kind of the error
   * @param offset the place of the error in UTF-16 units, from 0 to the length of the pattern
   * @param message what is wrong, as a sentence without a full stop
   * @param suggestion what to write instead, as a sentence without a full stop
   */
  record Rejected(PatternProblem problem, int offset, String message, String suggestion)
      implements ParsedPattern {}
}
