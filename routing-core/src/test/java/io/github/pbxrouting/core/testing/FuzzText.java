package io.github.pbxrouting.core.testing;

/**
 * Texts out of a fuzzer's bytes: ASCII is unchanged, so that a case can be read and written by
 * hand, and every other UTF-16 unit, halves of surrogate pairs too, takes two bytes.
 */
public final class FuzzText {

  private static final int ASCII_END = 0x80;

  /** Ends a text; what follows is the next. */
  private static final int END = 0xFF;

  private final byte[] input;
  private int at;

  /** Reads from the beginning. */
  public FuzzText(byte[] input) {
    this.input = input;
  }

  /** The text up to the next end; empty when nothing is left. */
  public String next() {
    StringBuilder text = new StringBuilder();
    while (hasNext()) {
      int first = input[at++] & 0xFF;
      if (first == END) {
        break;
      }
      text.append((char) (first < ASCII_END ? first : unit(first)));
    }
    return text.toString();
  }

  /** The units up to 0x6FFF and, where the bytes run out of values, those from 0xD000 to 0xDEFF. */
  private int unit(int first) {
    int low = hasNext() ? input[at++] & 0xFF : 0;
    int high = first - ASCII_END;
    return (high < 0x70 ? high : 0x60 + high) << 8 | low;
  }

  /** Whether there is another text. */
  public boolean hasNext() {
    return at < input.length;
  }
}
