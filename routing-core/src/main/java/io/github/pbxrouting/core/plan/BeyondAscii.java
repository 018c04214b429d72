package io.github.pbxrouting.core.plan;

/**
 * What an automaton, which knows of ASCII alone, can say of a number with other characters when it
 * has a pattern.
 *
 * <p>It stops reading as soon as no ASCII character to come could change its answer. A character
 * beyond ASCII still could, in two ways. One is that a pattern goes on with it where it goes on
 * with no ASCII character: {@code ^7\p{Greek}}, or {@code ^7\b\pL}, as letters beyond ASCII are no
 * word characters. The other is that a pattern takes every ASCII character to the end and not that
 * one: {@code ^7[[:ascii:]]*$}.
 *
 * <p>Nearly all patterns take either DEL and all characters beyond ASCII or none of them, one by
 * one: {@code .}, {@code [^1]} and {@code \D} take them, {@code [0-9]} does not. To such a pattern
 * a number is the same when DEL stands in for each character beyond ASCII, and that number an
 * automaton can judge.
 */
public enum BeyondAscii {
  /** The automaton may stop early; where it cannot, DEL stands in. */
  ANSWERED,

  /** The automaton must not be asked of the number as it stands, but DEL may stand in. */
  AS_DEL,

  /** RE2J has to be asked of the number. */
  ASK;

  /** The letters after a backslash that keep a pattern {@link #ANSWERED}. */
  private static final String PLAIN_ESCAPES = "AzdDsSwW";

  /** The letters after a backslash that keep a pattern {@link #AS_DEL}. */
  private static final String OTHER_ESCAPES = "bBaftnrvQE";

  /** The letters of the groups' flags that keep a pattern {@link #AS_DEL}. */
  private static final String PLAIN_FLAGS = "msU-";

  /** What holds of a pattern that RE2J accepts; errs to the careful side. */
  static BeyondAscii of(String pattern) {
    BeyondAscii result = ANSWERED;
    char before = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      BeyondAscii part = ANSWERED;
      if (c < ' ' || c > '~') {
        part = ASK;
      } else if (c == '\\' && i + 1 < pattern.length()) { // the last one may be quoted by \Q
        i++;
        part = ofEscaped(pattern.charAt(i));
        c = 0;
      } else if (before == '[' && c == ':') {
        // The two classes with DEL and without the rest, or the other way round.
        part = named(pattern, i, "ascii") || named(pattern, i, "cntrl") ? ASK : AS_DEL;
      } else if (before == '(' && c == '?' && !pattern.startsWith("?:", i)) {
        part = ofGroup(pattern, i + 1);
      }
      before = c;
      result = part.compareTo(result) > 0 ? part : result;
    }
    return result;
  }

  private static BeyondAscii ofEscaped(char c) {
    if (c < ' ' || c > '~') {
      return ASK; // itself, as it is without the backslash
    }
    if (!Character.isLetterOrDigit(c) || PLAIN_ESCAPES.indexOf(c) >= 0) {
      return ANSWERED;
    }
    return OTHER_ESCAPES.indexOf(c) >= 0 ? AS_DEL : ASK;
  }

  private static boolean named(String pattern, int colon, String name) {
    return pattern.startsWith(name, colon + 1) || pattern.startsWith("^" + name, colon + 1);
  }

  /** What holds of a group with a name or flags; where case is ignored, ASCII letters go beyond. */
  private static BeyondAscii ofGroup(String pattern, int from) {
    int i = from;
    while (i < pattern.length() && PLAIN_FLAGS.indexOf(pattern.charAt(i)) >= 0) {
      i++;
    }
    return i < pattern.length() && ":)P<".indexOf(pattern.charAt(i)) >= 0 ? AS_DEL : ASK;
  }
}
