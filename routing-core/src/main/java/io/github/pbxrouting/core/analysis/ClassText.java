package io.github.pbxrouting.core.analysis;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Looks at the text of a bracket class for signs that its writer meant something else. */
final class ClassText {

  private ClassText() {}

  /**
   * What is suspicious about a class, as a sentence without a full stop, or null when nothing is.
   *
   * @param text the class, with its brackets
   */
  static @Nullable String suspicion(String text) {
    int begin = text.startsWith("[^") ? 2 : 1;
    String body = text.substring(begin, text.length() - 1);
    if (body.indexOf('\\') >= 0 || body.contains("[:")) {
      return null;
    }
    BitSet seen = new BitSet();
    int members = 0;
    boolean repeated = false;
    for (int i = 0; i < body.length(); members++) {
      char from = body.charAt(i);
      boolean range = i + 2 < body.length() && body.charAt(i + 1) == '-';
      char to = range ? body.charAt(i + 2) : from;
      repeated |= seen.nextSetBit(from) >= 0 && seen.nextSetBit(from) <= to;
      seen.set(from, Math.max(from, to) + 1);
      i += range ? 3 : 1;
    }
    if (members > 1 && (seen.get('|') || seen.get(','))) {
      return "in the class "
          + text
          + ", "
          + (seen.get('|') ? "|" : ",")
          + " is one more character, and no \"or\"";
    }
    return repeated
        ? "the class "
            + text
            + " has a character twice: it stands for one character, not for a number"
        : null;
  }

  /** The class without what makes it suspicious. */
  static String cleaned(String text) {
    int begin = text.startsWith("[^") ? 2 : 1;
    StringBuilder body = new StringBuilder();
    text.substring(begin, text.length() - 1)
        .chars()
        .filter(c -> c != '|' && c != ',')
        .forEach(c -> body.append((char) c));
    return text.substring(0, begin) + body + "]";
  }
}
