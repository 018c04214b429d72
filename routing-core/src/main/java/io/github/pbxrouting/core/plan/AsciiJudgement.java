package io.github.pbxrouting.core.plan;

/**
 * Knows of which patterns an automaton may judge a number by its first characters although later
 * ones are not ASCII.
 *
 * <p>An automaton stops reading as soon as no ASCII character to come could change its answer. A
 * character beyond ASCII still could, in two ways. One is that a pattern goes on with it where it
 * goes on with no ASCII character: {@code ^7\p{Greek}}, or {@code ^7\b\pL}, as letters beyond ASCII
 * are no word characters. The other is that a pattern takes every ASCII character to the end and
 * not that one: {@code ^7[[:ascii:]]*$}.
 *
 * <p>A pattern can have neither when it has no word boundary and each of its characters and classes
 * takes some ASCII character, and all characters beyond ASCII if it takes DEL. Then a match through
 * characters beyond ASCII would be one through ASCII characters of the same classes as well; and an
 * answer that stands whatever ASCII follows stands if only DELs follow, and so if others follow in
 * their place.
 */
final class AsciiJudgement {

  /**
   * The letters that may follow a backslash: the ends of the text, and classes without DEL or with
   * all but a few ASCII characters.
   */
  private static final String PLAIN_ESCAPES = "AzdDsSwW";

  private AsciiJudgement() {}

  /**
   * Whether an automaton that has the pattern, one that RE2J accepts, has to be told first that a
   * number is all ASCII. Says so of any pattern that is not written with the plainest of means.
   */
  static boolean isNeededFor(String pattern) {
    char before = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c < ' ' || c > '~') {
        return true;
      }
      if (c == '\\') {
        i++;
        char escaped = pattern.charAt(i);
        if (Character.isLetterOrDigit(escaped) && PLAIN_ESCAPES.indexOf(escaped) < 0) {
          return true;
        }
        before = 0;
        continue;
      }
      boolean namesClass = before == '[' && c == ':';
      boolean opensSpecialGroup = before == '(' && c == '?' && !pattern.startsWith("?:", i);
      if (namesClass || opensSpecialGroup) {
        return true;
      }
      before = c;
    }
    return false;
  }
}
