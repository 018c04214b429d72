package io.github.pbxrouting.core.regex;

/**
 * A place in a pattern's text, moving by code points, and the work that what was read so far makes
 * for RE2J.
 *
 * <p>A lone surrogate is a code point of its own, as it is to RE2J.
 */
final class Cursor {

  private final String text;
  private int offset;
  private long work;

  Cursor(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** In UTF-16 units. */
  int offset() {
    return offset;
  }

  void moveTo(int newOffset) {
    offset = newOffset;
  }

  boolean more() {
    return offset < text.length();
  }

  /** The UTF-16 unit {@code ahead} of the cursor, or -1 beyond the end. */
  int unit(int ahead) {
    return offset + ahead < text.length() ? text.charAt(offset + ahead) : -1;
  }

  boolean lookingAt(String prefix) {
    return text.startsWith(prefix, offset);
  }

  /** Moves past {@code units} UTF-16 units. */
  void skip(int units) {
    offset += units;
  }

  /** Reads the next code point; there must be one. */
  int next() {
    int c = text.codePointAt(offset);
    offset += Character.charCount(c);
    return c;
  }

  /** Counts work that costs RE2J as much as so many instructions. */
  void charge(int instructions) {
    work += instructions;
  }

  /** What was charged so far. */
  long work() {
    return work;
  }
}
