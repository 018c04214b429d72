package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.Nullable;

/** Reads escapes, inside and outside of bracket classes. */
final class Escapes {

  private static final int MAX_CODE_POINT = 0x10FFFF;

  /** The cost for RE2/J of a Unicode class of some hundred ranges, in instructions. */
  private static final int UNICODE_CLASS_COST = 32;

  private Escapes() {}

  /**
   * Reads a class such as {@code \d}, {@code \pL} or {@code \p{^Greek}}.
   *
   * @param cursor at a backslash; moved past the class, if there is one
   * @return the class, or null for another escape
   */
  static @Nullable CharacterClass readClass(Cursor cursor, boolean fold) throws PatternError {
    int letter = cursor.unit(1);
    if (letter == 'p' || letter == 'P') {
      return readUnicodeClass(cursor, fold);
    }
    CharacterClass set = NamedClasses.perl(letter, fold);
    if (set != null) {
      cursor.skip(2);
    }
    return set;
  }

  private static CharacterClass readUnicodeClass(Cursor cursor, boolean fold) throws PatternError {
    int from = cursor.offset();
    String text = cursor.text();
    boolean negated = cursor.unit(1) == 'P';
    cursor.skip(2);
    String name;
    if (!cursor.more()) {
      throw Suggestions.unknownClass(text, from, text.length());
    } else if (cursor.unit(0) == '{') {
      int end = text.indexOf('}', cursor.offset());
      if (end < 0) {
        throw Suggestions.unknownClass(text, from, text.length());
      }
      name = text.substring(cursor.offset() + 1, end);
      cursor.moveTo(end + 1);
    } else {
      // RE2/J keeps the low 16 bits only: it reads \p and U+1004C as \pL.
      name = String.valueOf((char) cursor.next());
    }
    if (name.startsWith("^")) {
      negated = !negated;
      name = name.substring(1);
    }
    CharacterClass set = NamedClasses.unicode(name, fold);
    if (set == null) {
      throw Suggestions.unknownClass(text, from, cursor.offset());
    }
    cursor.charge(UNICODE_CLASS_COST);
    return negated ? set.complement() : set;
  }

  /**
   * Reads an escape of one character.
   *
   * @param cursor at a backslash; moved past the escape
   * @return the code point
   */
  static int readCharacter(Cursor cursor) throws PatternError {
    int from = cursor.offset();
    cursor.skip(1);
    if (!cursor.more()) {
      throw new PatternError(
          PatternProblem.BAD_ESCAPE,
          from,
          "the \\ at the end escapes nothing",
          "remove it, or write \\\\ to match a backslash");
    }
    int c = cursor.next();
    return switch (c) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'x' -> readHex(cursor, from);
      case '0' -> readOctal(cursor, 0);
      case '1', '2', '3', '4', '5', '6', '7' -> {
        if (!isOctal(cursor.unit(0))) {
          throw unknown(cursor, from, c);
        }
        yield readOctal(cursor, c - '0');
      }
      default -> {
        if (c < 128 && NamedClasses.WORD.contains(c) && c != '_') {
          throw unknown(cursor, from, c);
        }
        yield c;
      }
    };
  }

  /** Reads at most two more octal digits. */
  private static int readOctal(Cursor cursor, int first) {
    int value = first;
    for (int i = 0; i < 2 && isOctal(cursor.unit(0)); i++) {
      value = value * 8 + cursor.unit(0) - '0';
      cursor.skip(1);
    }
    return value;
  }

  /** Reads two hexadecimal digits, or any number of them in braces. */
  private static int readHex(Cursor cursor, int from) throws PatternError {
    if (cursor.unit(0) != '{') {
      int high = Character.digit(ascii(cursor.unit(0)), 16);
      int low = Character.digit(ascii(cursor.unit(1)), 16);
      if (high < 0 || low < 0) {
        throw badHex(cursor, from);
      }
      cursor.skip(2);
      return high * 16 + low;
    }
    cursor.skip(1);
    if (cursor.unit(0) == '}') {
      throw badHex(cursor, from);
    }
    int value = 0;
    while (cursor.unit(0) != '}') {
      int digit = Character.digit(ascii(cursor.unit(0)), 16);
      if (digit < 0) {
        throw badHex(cursor, from);
      }
      value = value * 16 + digit;
      if (value > MAX_CODE_POINT) {
        throw badHex(cursor, from);
      }
      cursor.skip(1);
    }
    cursor.skip(1);
    return value;
  }

  private static PatternError badHex(Cursor cursor, int from) {
    String text = cursor.text();
    int to = Math.min(text.length(), cursor.offset() + 1);
    return new PatternError(
        PatternProblem.BAD_ESCAPE,
        from,
        Suggestions.quote(text, from, to) + " is not a hexadecimal character",
        "write two digits, as in \\x2b, or up to 10ffff in braces, as in \\x{20ac}");
  }

  private static PatternError unknown(Cursor cursor, int from, int c) {
    String text = cursor.text();
    boolean digit = c >= '1' && c <= '9';
    if (digit || c == 'k' || c == 'g') {
      return new PatternError(
          PatternProblem.BACK_REFERENCE,
          from,
          "RE2 has no back-references such as " + Suggestions.quote(text, from, from + 2),
          "write out what the group may have matched, as in (?:00|11|22) for ([0-2])\\1");
    }
    return new PatternError(
        PatternProblem.BAD_ESCAPE,
        from,
        "there is no escape " + Suggestions.quote(text, from, from + 2),
        switch (c) {
          case 'Z' -> "write \\z or $ for the end of the text";
          case 'z' -> "write $ for the end of the text, outside the class";
          case 'A' -> "write ^ for the start of the text, outside the class";
          case 'G' -> "write ^ for the start of the text";
          case 'b', 'B' -> "write \\b and \\B outside the class, and a backspace as \\x08";
          case 'h' -> "write [\\t ] for a horizontal space";
          case 'H' -> "write [^\\t ] for other than a horizontal space";
          case 'R' -> "write (?:\\r\\n|[\\n-\\r]) for a line break";
          case 'V', 'N' -> "write [^\\n] for other than a line break";
          case 'e' -> "write \\x1b for the escape character";
          case 'u' -> "write \\x{...} with the hexadecimal number in braces";
          case 'C', 'X' -> "write . for any character but a line break, or (?s:.) for any";
          case 'E' -> "remove it, or write \\Q before the text that it ends";
          case 'Q' -> "escape the characters one by one inside a class";
          default ->
              "remove the \\ to match the character "
                  + (char) c
                  + ", or write \\\\ to match a backslash";
        });
  }

  private static boolean isOctal(int unit) {
    return unit >= '0' && unit <= '7';
  }

  /** Returns the unit if it is ASCII, or else one that is not a digit. */
  private static int ascii(int unit) {
    return unit >= 0 && unit < 128 ? unit : 0;
  }
}
