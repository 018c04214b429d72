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
   * The characters of a range.
   *
   * @param first the first of them
   * @param last the last of them; there are none when it is less than {@code first}, and none
   *     beyond 127
   * @return the set
   */
  public static AsciiSet range(int first, int last) {
    return new AsciiSet(bits(first, last), bits(first - 64, last - 64));
  }

  /** The bits from the first to the last, as far as there are such bits. */
  private static long bits(int first, int last) {
    int from = Math.max(first, 0);
    int to = Math.min(last, 63);
    return from > to ? 0 : (-1L >>> (63 - to + from)) << from;
  }

  /**
   * The set of one character.
   *
   * @param c the character, below 128
   * @return the set
   */
  public static AsciiSet of(int c) {
    return range(c, c);
  }

  /**
   * This set and one more character.
   *
   * @param c the character, below 128
   * @return the set of both
   */
  public AsciiSet with(int c) {
    return or(of(c));
  }

  /**
   * Whether a character is in this set.
   *
   * @param c the character, below 128
   * @return whether it is
   */
  public boolean contains(int c) {
    return ((c < 64 ? low : high) >>> c & 1) != 0;
  }

  /**
   * The characters in this set, in the other, or in both.
   *
   * @param other the other
   * @return the union
   */
  public AsciiSet or(AsciiSet other) {
    return new AsciiSet(low | other.low, high | other.high);
  }

  /**
   * The characters in both sets.
   *
   * @param other the other
   * @return the intersection
   */
  public AsciiSet and(AsciiSet other) {
    return new AsciiSet(low & other.low, high & other.high);
  }

  /** {@return the ASCII characters that are not in this set} */
  public AsciiSet complement() {
    return new AsciiSet(~low, ~high);
  }

  /** {@return whether no character is in this set} */
  public boolean isEmpty() {
    return (low | high) == 0;
  }

  /** {@return how many characters are in this set, 0 to 128} */
  public int size() {
    return Long.bitCount(low) + Long.bitCount(high);
  }
}
