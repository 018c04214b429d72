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
 * <p>A pattern can have neither when each of its characters and classes takes some ASCII character,
 * but not DEL, and it has no word boundary. Then a match through characters beyond ASCII would be
 * one through ASCII characters of the same classes as well; and an answer that stands whatever
 * ASCII follows stands if DEL follows, which no class takes, so that the match had ended before.
 */
final class AsciiJudgement {

  /**
   * What may follow a backslash: the two ends of the text, digits, and itself for each other
   * character.
   */
  private static final String PLAIN_ESCAPES = "Azd";

  private AsciiJudgement() {}

  /**
   * Whether an automaton that has the pattern, one that RE2J accepts, has to be told first that a
   * number is all ASCII. Says so of any pattern that is not written with the plainest of means.
   */
  static boolean isNeededFor(String pattern) {
    char before = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c <= ' ' || c > '~' || c == '.') {
        return true;
      }
      if (c == '\\') {
        i++;
        if (Character.isLetterOrDigit(pattern.charAt(i))
            && PLAIN_ESCAPES.indexOf(pattern.charAt(i)) < 0) {
          return true;
        }
        before = 0;
        continue;
      }
      boolean opensClassOfOthers = before == '[' && (c == '^' || c == ':');
      boolean opensSpecialGroup = before == '(' && c == '?' && !pattern.startsWith("?:", i);
      if (opensClassOfOthers || opensSpecialGroup) {
        return true;
      }
      before = c;
    }
    return false;
  }
}
