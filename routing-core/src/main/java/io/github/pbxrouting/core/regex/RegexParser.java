package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;

/**
 * Reads an RE2 pattern into a {@link Syntax} tree, with the meaning that RE2 gives it without
 * flags.
 *
 * <p>A pattern is rejected exactly when RE2/J refuses it, never returns from it, or the limits
 * refuse it. The limits are checked while the text is read, before anything is expanded; RE2/J
 * never sees a pattern that they refuse.
 *
 * <p>With {@code (?i)}, the long s (U+017F) and the Kelvin sign (U+212A) equal s and k.
 *
 * <p>Thread-safe: there is no state.
 */
public final class RegexParser {

  private RegexParser() {}

  /**
   * Reads a pattern. Takes time and space in proportion to the pattern's length times the depth of
   * its groups, and no recursion.
   *
   * @param pattern the text, as {@code com.google.re2j.Pattern.compile} would take it; any UTF-16
   *     units at all
   * @param limits the bounds that the pattern is held to
   * @return the tree, or the first error
   */
  public static ParsedPattern parse(String pattern, RegexLimits limits) {
    if (pattern.length() > limits.length()) {
      return new Rejected(
          PatternProblem.PATTERN_TOO_LONG,
          limits.length(),
          "the pattern has "
              + pattern.length()
              + " characters, "
              + (pattern.length() - limits.length())
              + " more than allowed",
          "split it into several patterns of at most " + limits.length() + " characters");
    }
    PatternReader reader = new PatternReader(pattern, limits);
    try {
      Node root = reader.read();
      return new Parsed(
          root.syntax(),
          root.anchored(),
          Math.toIntExact(root.cost().size() + 2),
          reader.tellsApart());
    } catch (PatternError error) {
      return error.rejected();
    }
  }
}
