package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.Nullable;

/**
 * What became of a pattern's text: a tree, a pattern for RE2J, or an error.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface ParsedPattern
    permits ParsedPattern.Parsed, ParsedPattern.Declined, ParsedPattern.Rejected {

  /**
   * A pattern that the tree says completely: RE2J accepts it, and finds it in, or matches it
   * against, an ASCII text exactly when the tree does. RE2J need not be asked again.
   *
   * @param syntax what the pattern means
   * @param anchoredAtStart whether every match begins at offset 0
   * @param size the most instructions RE2J needs for it, a measure of what it costs; within {@link
   *     RegexLimits#size()}
   */
  record Parsed(Syntax syntax, boolean anchoredAtStart, int size) implements ParsedPattern {}

  /**
   * A pattern that RE2J accepts, within the limits, whose meaning to RE2J no tree is trusted to say
   * for every text.
   *
   * @param reason why, as a sentence without a full stop
   * @param withoutLetters what the pattern means as far as texts without ASCII letters go, or null
   *     when not even that is known
   */
  record Declined(String reason, @Nullable Syntax withoutLetters) implements ParsedPattern {}

  /**
   * A pattern that RE2J refuses, or that is beyond the limits.
   *
   * @param problem what kind of error it is
   * @param offset where it is: an offset in UTF-16 units, from 0 to the length of the pattern
   * @param message what is wrong, as a sentence without a full stop
   * @param suggestion what to write instead, as a sentence without a full stop
   */
  record Rejected(PatternProblem problem, int offset, String message, String suggestion)
      implements ParsedPattern {}
}
