package io.github.pbxrouting.core.analysis.checks;

import static com.google.common.base.Strings.lenientFormat;

import io.github.pbxrouting.core.regex.ClassText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern the way a person does who made a mistake in it: looks at its text, not at its
 * meaning. The pattern is one that RE2 accepts.
 */
final class PatternText {

  /** What a token of a pattern is. */
  enum Kind {
    /** A literal character, escaped or not. */
    LITERAL,
    /** A dot. */
    DOT,
    /** A bracket class, with its brackets. */
    CLASS,
    /** An escape for a class of characters or a place in the text. */
    ESCAPE,
    /** {@code ^}. */
    CARET,
    /** {@code $}. */
    DOLLAR,
    /** {@code |}. */
    BAR,
    /** The beginning of a group, with its flags. */
    OPEN,
    /** The end of a group. */
    CLOSE,
    /** A repetition. */
    REPEAT
  }

  /** A token: what it is, its text, and in how many groups it lies. */
  record Token(Kind kind, String text, int depth) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private PatternText(String text) {
    this.text = text;
    while (at < text.length()) {
      read();
    }
  }

  /** Returns the tokens of a pattern, in order. */
  static List<Token> tokens(String pattern) {
    return new PatternText(pattern).tokens;
  }

  private void read() {
    char c = text.charAt(at);
    switch (c) {
      case '\\' -> readEscape();
      case '[' -> add(Kind.CLASS, classEnd());
      case '.' -> add(Kind.DOT, at + 1);
      case '^' -> add(Kind.CARET, at + 1);
      case '$' -> add(Kind.DOLLAR, at + 1);
      case '|' -> add(Kind.BAR, at + 1);
      case '(' -> {
        add(Kind.OPEN, openEnd());
        depth += tokens.get(tokens.size() - 1).text().endsWith(")") ? 0 : 1;
      }
      case ')' -> {
        depth = Math.max(0, depth - 1);
        add(Kind.CLOSE, at + 1);
      }
      case '*', '+', '?' -> add(Kind.REPEAT, at + 1);
      case '{' -> {
        int end = text.indexOf('}', at);
        boolean count =
            end > 0 && text.substring(at, end + 1).matches("\\{(0|[1-9]\\d*)(,(0|[1-9]\\d*)?)?\\}");
        add(count ? Kind.REPEAT : Kind.LITERAL, count ? end + 1 : at + 1);
      }
      default -> add(Kind.LITERAL, at + 1);
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), depth));
    at = end;
  }

  private void readEscape() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
    if (c == 'Q') {
      int end = text.indexOf("\\E", at);
      int stop = end < 0 ? text.length() : end;
      for (at += 2; at < stop; ) {
        add(Kind.LITERAL, at + 1);
      }
      at = end < 0 ? stop : end + 2;
    } else if (c == 'E') {
      at += 2;
    } else if (c == 'A') {
      add(Kind.CARET, at + 2);
    } else if (c == 'z') {
      add(Kind.DOLLAR, at + 2);
    } else if (Character.isLetterOrDigit(c)) {
      add(Kind.ESCAPE, escapeEnd(at));
    } else {
      add(Kind.LITERAL, Math.min(text.length(), at + 2));
    }
  }

  /** Returns where the escape that begins at {@code from} ends. */
  private int escapeEnd(int from) {
    char c = text.charAt(from + 1);
    boolean named = (c == 'p' || c == 'P' || c == 'x') && from + 2 < text.length();
    if (named && text.charAt(from + 2) == '{') {
      int end = text.indexOf('}', from);
      return end < 0 ? text.length() : end + 1;
    }
    int length = c == 'x' ? 4 : c == 'p' || c == 'P' ? 3 : 2;
    return Math.min(text.length(), from + length);
  }

  private int openEnd() {
    if (!text.startsWith("(?", at)) {
      return at + 1;
    }
    int end = at + 2;
    while (end < text.length() && ":)>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return Math.min(text.length(), end + 1);
  }

  private int classEnd() {
    int end = at + 1;
    if (end < text.length() && text.charAt(end) == '^') {
      end++;
    }
    boolean first = true;
    while (end < text.length() && (first || text.charAt(end) != ']')) {
      first = false;
      if (text.startsWith("[:", end) && text.indexOf(":]", end) > 0) {
        end = text.indexOf(":]", end) + 2;
      } else if (text.charAt(end) == '\\' && end + 1 < text.length()) {
        end = escapeEnd(end);
      } else {
        end++;
      }
    }
    return Math.min(text.length(), end + 1);
  }

  /**
   * Returns what is suspicious about a class, as a sentence without a full stop, or null when
   * nothing is.
   *
   * @param text the class, with its brackets
   */
  static @Nullable String suspicion(String text) {
    int begin = text.startsWith("[^") ? 2 : 1;
    String body = text.substring(begin, text.length() - 1);
    boolean ascii = body.chars().allMatch(c -> c < 0x80);
    if (body.indexOf('\\') >= 0 || body.contains("[:") || !ascii) {
      return null;
    }
    String range = oddRange(body);
    if (range != null) {
      return lenientFormat(
          "in the class %s, %s is a range of %s characters",
          text, range, range.charAt(2) - range.charAt(0) + 1);
    }
    BitSet seen = new BitSet();
    boolean repeated = false;
    for (int i = 0; i < body.length(); ) {
      int length = member(body, i);
      int from = body.charAt(i);
      int to = body.charAt(i + length - 1);
      repeated |= seen.nextSetBit(from) >= 0 && seen.nextSetBit(from) <= to;
      seen.set(from, to + 1);
      i += length;
    }
    BitSet meant = withoutSeparators(seen);
    if (!meant.isEmpty() && !meant.equals(seen)) {
      return "in the class "
          + text
          + ", "
          + (seen.get('|') ? "|" : ",")
          + " is one more character, and no \"or\"";
    }
    return repeated
        ? "the class " + text + " has a character twice: it matches one character, not a number"
        : null;
  }

  /** Returns the first range that is not one of digits or of letters of one case, or null. */
  private static @Nullable String oddRange(String body) {
    for (int i = 0; i < body.length(); i += member(body, i)) {
      if (member(body, i) == 3) {
        String range = body.substring(i, i + 3);
        if (!range.matches("[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]")) {
          return range;
        }
      }
    }
    return null;
  }

  private static BitSet withoutSeparators(BitSet members) {
    BitSet others = (BitSet) members.clone();
    others.clear('|');
    others.clear(',');
    return others;
  }

  /** Returns how long the member is that begins at the offset: a range or a character. */
  private static int member(String body, int offset) {
    return offset + 2 < body.length() && body.charAt(offset + 1) == '-' ? 3 : 1;
  }

  /** Returns what a suspicious class may be meant to have, each character once, as a class. */
  static String cleaned(String text) {
    int begin = text.startsWith("[^") ? 2 : 1;
    String body = text.substring(begin, text.length() - 1);
    BitSet members = new BitSet();
    String odd = oddRange(body);
    for (int i = 0; i < body.length(); i += member(body, i)) {
      if (odd != null && body.startsWith(odd, i)) {
        odd.chars().forEach(members::set); // the minus was meant as a character
      } else {
        members.set(body.charAt(i), body.charAt(i + member(body, i) - 1) + 1);
      }
    }
    BitSet meant = withoutSeparators(members);
    return text.substring(0, begin) + ClassText.members(meant.isEmpty() ? members : meant) + "]";
  }
}
