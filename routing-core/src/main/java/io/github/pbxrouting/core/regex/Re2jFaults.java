package io.github.pbxrouting.core.regex;

import com.google.common.base.CharMatcher;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Repeat;

/**
 * The patterns that RE2/J 1.8 may match differently from RE2. Tables are not affected, but patterns
 * that RE2/J answers are.
 *
 * <p>Letter cases (google/re2j issue 211, golang/go issue 59007): RE2/J factors common prefixes out
 * of the branches of an alternation. It compares their letters regardless of whether case is
 * ignored. It reads {@code [Aa]x|Ay} as {@code [Aa](?:x|y)}.
 *
 * <p>Letter categories (google/re2j issue 198): {@code (?i)\p{Lu}} matches both cases, but {@code
 * (?i)\p{Ll}} and {@code (?i)\p{Lt}} leave out most upper-case letters.
 *
 * <p>Case beyond ASCII: whether two such characters are equal when case is ignored depends on which
 * of them the pattern has.
 */
public final class Re2jFaults {

  /** The maximum size of a class that RE2/J compiles to a literal; a larger one becomes a range. */
  private static final int MAX_VARIANTS = 16;

  private static final CharMatcher FLAGS = CharMatcher.anyOf("imsU");

  private static final SymbolSet UPPER = SymbolSet.range('A', 'Z');

  private SymbolSet upper = SymbolSet.NONE;
  private SymbolSet either = SymbolSet.NONE;
  private boolean branches;

  private Re2jFaults() {}

  /**
   * Returns whether RE2/J may mistake an ASCII letter for its other case. False positives are
   * possible.
   */
  public static boolean mayMistakeCase(String pattern, Syntax syntax) {
    Re2jFaults letters = new Re2jFaults();
    letters.read(syntax);
    return (letters.branches && !letters.upper.and(letters.either).isEmpty())
        || (pattern.contains("Ll}") && mayIgnoreCase(pattern));
  }

  /** Returns whether the text of a pattern ignores case and has characters beyond ASCII. */
  public static boolean mayMistakeCaseBeyondAscii(String pattern) {
    boolean beyond = pattern.contains("\\x{") || pattern.contains("\\p") || pattern.contains("\\P");
    for (int i = 0; i < pattern.length() && !beyond; i++) {
      beyond = pattern.charAt(i) >= SymbolSet.BEYOND;
    }
    return beyond && mayIgnoreCase(pattern);
  }

  /** Returns whether the text of a pattern has a group of flags with {@code i} switched on. */
  private static boolean mayIgnoreCase(String pattern) {
    for (int group = pattern.indexOf("(?"); group >= 0; group = pattern.indexOf("(?", group + 1)) {
      int end = group + 2;
      while (end < pattern.length() && FLAGS.matches(pattern.charAt(end))) {
        if (pattern.charAt(end) == 'i') {
          return true;
        }
        end++;
      }
    }
    return false;
  }

  /**
   * Returns whether one of the sets has an upper-case letter of which the other has both cases, so
   * that a branch for each must be seen.
   */
  static boolean differInCase(SymbolSet one, SymbolSet other) {
    return !upperAlone(one).and(bothCases(other)).isEmpty()
        || !upperAlone(other).and(bothCases(one)).isEmpty();
  }

  /** Returns, in upper case, the letters of which the set has both cases. */
  private static SymbolSet bothCases(SymbolSet set) {
    return set.and(new SymbolSet(0, set.high() >>> 32 & UPPER.high(), false)); // a to z as A to Z
  }

  private static SymbolSet upperAlone(SymbolSet set) {
    return set.and(UPPER).and(bothCases(set).complement());
  }

  private void read(Syntax syntax) {
    if (syntax instanceof Chars chars) {
      if (chars.set().size() <= MAX_VARIANTS) {
        either = either.or(bothCases(chars.set()));
        upper = upper.or(upperAlone(chars.set()));
      }
    } else if (syntax instanceof Repeat repeat) {
      read(repeat.body());
    }
    branches |= syntax instanceof Alternate;
    syntax.children().forEach(this::read);
  }
}
