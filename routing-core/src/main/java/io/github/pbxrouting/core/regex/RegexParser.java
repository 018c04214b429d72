package io.github.pbxrouting.core.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.pbxrouting.core.regex.ParsedPattern.Declined;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;
import java.util.Set;

/**
 * Reads an RE2 pattern into a {@link Syntax} tree, as RE2J 1.8 reads it without flags.
 *
 * <p>A pattern is rejected exactly when RE2J refuses it, never returns from it, or the limits
 * refuse it. The limits are checked while the text is read, before anything is expanded and before
 * RE2J sees the pattern; RE2J sees only what this class rejects or declines, and only to confirm
 * it.
 *
 * <p>The tree speaks of ASCII texts alone. A character beyond ASCII in the pattern matches nothing
 * there, and of a Unicode class only its ASCII part matters. With {@code (?i)}, the long s (U+017F)
 * and the Kelvin sign (U+212A) equal s and k.
 *
 * <p>Thread-safe: there is no state.
 */
public final class RegexParser {

  /** RE2J cannot be hurt by a text of this length without great counts, whatever it makes of it. */
  private static final int HARMLESS_LENGTH = 512;

  private static final int HARMLESS_COPIES = 16;

  /** The errors that RE2J has no say in. */
  private static final Set<PatternProblem> BEYOND_LIMITS =
      Set.of(
          PatternProblem.PATTERN_TOO_LONG,
          PatternProblem.TOO_DEEP,
          PatternProblem.TOO_LARGE,
          PatternProblem.UNFOLDABLE_CHARACTER);

  private RegexParser() {}

  /**
   * Reads a pattern. Takes time and space in proportion to the pattern's length times the depth of
   * its groups, and no recursion; a syntax error adds RE2J's own reading of the text.
   *
   * @param pattern the text, as {@code com.google.re2j.Pattern.compile} would take it; any UTF-16
   *     units at all
   * @param limits the bounds that the pattern is held to
   * @return the tree, the word that RE2J must be asked, or the first error
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
      if (reader.mixesCases()) {
        return declined(
            pattern,
            "RE2J may take a letter for its other case where branches begin alike",
            root.syntax());
      }
      return new Parsed(root.syntax(), root.anchored(), Math.toIntExact(root.cost().size() + 2));
    } catch (PatternError error) {
      return confirmed(pattern, error.rejected());
    }
  }

  private static ParsedPattern declined(String pattern, String reason, Syntax withoutLetters) {
    try {
      Pattern.compile(pattern);
      return new Declined(reason, withoutLetters);
    } catch (PatternSyntaxException e) {
      return new Rejected(
          PatternProblem.OTHER, 0, "RE2J refuses the pattern: " + e.getDescription(), "rewrite it");
    }
  }

  /** Lets RE2J overrule a syntax error, where it can be asked without risk. */
  private static ParsedPattern confirmed(String pattern, Rejected rejected) {
    if (BEYOND_LIMITS.contains(rejected.problem()) || !isHarmless(pattern)) {
      return rejected;
    }
    try {
      Pattern.compile(pattern);
      return new Declined("RE2J accepts it in spite of this: " + rejected.message(), null);
    } catch (PatternSyntaxException e) {
      return rejected;
    }
  }

  /**
   * Whether RE2J can compile the text safely even if it reads it in an unforeseen way: the text is
   * short, its counts multiply to little, and no case is ignored beyond ASCII.
   */
  static boolean isHarmless(String pattern) {
    if (pattern.length() > HARMLESS_LENGTH) {
      return false;
    }
    long copies = 1;
    boolean beyondAscii = pattern.contains("\\x{");
    int depth = 0;
    for (int i = 0; i < pattern.length() && copies <= HARMLESS_COPIES; i++) {
      char c = pattern.charAt(i);
      beyondAscii |= c >= 128;
      depth += c == '(' ? 1 : 0;
      if (c == '{' || c == ',') {
        copies *= Math.max(1, numberAt(pattern, i + 1));
      }
    }
    return copies <= HARMLESS_COPIES
        && depth <= RegexLimits.DEFAULT.depth()
        && !(beyondAscii && pattern.contains("(?"));
  }

  /** The number that begins at the offset, or something greater than is harmless; 0 for none. */
  private static int numberAt(String pattern, int offset) {
    int value = 0;
    for (int i = offset; i < pattern.length() && Character.isDigit(pattern.charAt(i)); i++) {
      value = Math.min(HARMLESS_COPIES + 1, value * 10 + Character.digit(pattern.charAt(i), 10));
    }
    return value;
  }
}
