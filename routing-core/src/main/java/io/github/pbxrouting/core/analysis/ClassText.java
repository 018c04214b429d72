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
      int length = member(body, i);
      int from = body.charAt(i);
      int to = body.charAt(i + length - 1);
      repeated |= seen.nextSetBit(from) >= 0 && seen.nextSetBit(from) <= to;
      seen.set(from, to + 1);
      i += length;
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

  /** How long the member is that begins at the offset: a range or a character. */
  private static int member(String body, int offset) {
    return offset + 2 < body.length() && body.charAt(offset + 1) == '-' ? 3 : 1;
  }

  /** What a suspicious class may be meant to have, each character once, as a class. */
  static String cleaned(String text) {
    int begin = text.startsWith("[^") ? 2 : 1;
    String body = text.substring(begin, text.length() - 1);
    BitSet members = new BitSet();
    for (int i = 0; i < body.length(); i += member(body, i)) {
      members.set(body.charAt(i), body.charAt(i + member(body, i) - 1) + 1);
    }
    StringBuilder plain = new StringBuilder();
    StringBuilder special = new StringBuilder();
    members.stream()
        .filter(c -> c != '|' && c != ',')
        .forEach(c -> {
          if ("-^[]".indexOf(c) >= 0) {
            special.append('\\').append((char) c);
          } else {
            plain.append((char) c);
          }
        });
    return text.substring(0, begin) + NumberPatterns.ranges(plain) + special + "]";
  }
}
