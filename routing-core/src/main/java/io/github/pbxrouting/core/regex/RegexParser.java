package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;

/**
 * Reads an RE2 pattern into a {@link Syntax} tree. The tree has the meaning of RE2 without flags.
 *
 * <p>A pattern is rejected exactly when RE2/J refuses it or hangs on it, or when it exceeds the
 * limits. The limits are checked while the text is read, before anything is expanded. RE2/J never
 * compiles a pattern that exceeds them.
 *
 * <p>With {@code (?i)}, the long s (U+017F) and the Kelvin sign (U+212A) equal s and k.
 *
 * <p>Thread-safe and stateless.
 */
public final class RegexParser {

  private RegexParser() {}

  /**
   * Reads a pattern. Time and space are proportional to the pattern's length times the depth of its
   * groups. There is no recursion.
   *
   * @param pattern the text, in the syntax of {@code com.google.re2j.Pattern.compile}; any UTF-16
   *     units are allowed
   * @param limits the limits of the pattern
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
