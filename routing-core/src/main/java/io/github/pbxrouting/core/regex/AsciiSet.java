package io.github.pbxrouting.core.regex;

/**
 * An immutable set of ASCII characters, one bit a character.
 *
 * @param low the characters 0 to 63, bit {@code c} for character {@code c}
 * @param high the characters 64 to 127, bit {@code c - 64} for character {@code c}
 */
public record AsciiSet(long low, long high) {

  /** No character. */
  public static final AsciiSet NONE = new AsciiSet(0, 0);

  /** All 128 ASCII characters. */
  public static final AsciiSet ALL = new AsciiSet(-1, -1);

  /**
   * The characters from {@code first} to {@code last}, both included and both below 128; none when
   * they are reversed.
   */
  public static AsciiSet range(int first, int last) {
    AsciiSet set = NONE;
    for (int c = first; c <= last; c++) {
      set = set.with(c);
    }
    return set;
  }

  /** The set of the one character {@code c}, which is below 128. */
  public static AsciiSet of(int c) {
    return NONE.with(c);
  }

  /** This set and the character {@code c}, which is below 128. */
  public AsciiSet with(int c) {
    return c < 64 ? new AsciiSet(low | 1L << c, high) : new AsciiSet(low, high | 1L << c);
  }

  /** Whether {@code c}, below 128, is in this set. */
  public boolean contains(int c) {
    return ((c < 64 ? low : high) >>> c & 1) != 0;
  }

  /** The characters in this set, in the other, or in both. */
  public AsciiSet or(AsciiSet other) {
    return new AsciiSet(low | other.low, high | other.high);
  }

  /** The characters in both sets. */
  public AsciiSet and(AsciiSet other) {
    return new AsciiSet(low & other.low, high & other.high);
  }

  /** The ASCII characters that are not in this set. */
  public AsciiSet complement() {
    return new AsciiSet(~low, ~high);
  }

  /** Whether no character is in this set. */
  public boolean isEmpty() {
    return (low | high) == 0;
  }

  /** How many characters are in this set, 0 to 128. */
  public int size() {
    return Long.bitCount(low) + Long.bitCount(high);
  }
}
