package io.github.pbxrouting.core.regex;

/**
 * A position in a pattern's text, with the cost for RE2/J of what was read so far.
 *
 * <p>A lone surrogate is one code point, as in RE2/J.
 */
final class Cursor {

  private final String text;
  private int offset;
  private long charged;

  Cursor(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Returns the offset in UTF-16 units. */
  int offset() {
    return offset;
  }

  void moveTo(int newOffset) {
    offset = newOffset;
  }

  boolean more() {
    return offset < text.length();
  }

  /** Returns the UTF-16 unit {@code ahead} of the cursor, or -1 beyond the end. */
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

  /** Adds a cost for RE2/J, in instructions. */
  void charge(int instructions) {
    charged += instructions;
  }

  /** Returns the cost charged so far. */
  long charged() {
    return charged;
  }
}
