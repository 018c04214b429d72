package io.github.pbxrouting.core.analysis.numbers;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The numbers that an analysis speaks about: every text over an alphabet within two lengths, where
 * {@code +} stands at the beginning only.
 *
 * <p>Numbers are ordered by length, then character by character in the order of their code points:
 * {@code #}, {@code *}, {@code +}, {@code 0} to {@code 9}. A <em>witness</em> is the first number
 * in that order that shows something.
 *
 * @param alphabet 1 to 64 printable ASCII characters other than the space, each once, in ascending
 *     order
 * @param minLength the shortest length, 1 or more
 * @param maxLength the longest length, {@code minLength} to {@value #MAX_LENGTH}
 */
public record NumberSpace(String alphabet, int minLength, int maxLength) {

  /** The longest length that any space may have. */
  public static final int MAX_LENGTH = 63;

  /** What a telephone can dial: {@code 0-9 * # +}, 1 to 15 characters (E.164 has 15 digits). */
  public static final NumberSpace DIALABLE = of("0123456789*#+", 1, 15);

  /**
   * Checks the alphabet and the lengths.
   *
   * @throws IllegalArgumentException when the alphabet is empty, too large, out of order or has a
   *     character that is not printable ASCII, or a length is out of bounds
   */
  public NumberSpace {
    Objects.requireNonNull(alphabet, "alphabet must not be null");
    if (alphabet.isEmpty() || alphabet.length() > Long.SIZE) {
      throw new IllegalArgumentException(
          "alphabet must have 1 to 64 characters, and has " + alphabet.length());
    }
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            "alphabet has U+"
                + HexFormat.of().withUpperCase().toHexDigits(c)
                + ": use printable ASCII without spaces");
      }
      if (i > 0 && alphabet.charAt(i - 1) >= c) {
        throw new IllegalArgumentException(
            "alphabet must be in ascending order without repetition: \"" + alphabet + "\"");
      }
    }
    if (minLength < 1 || maxLength < minLength || maxLength > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "lengths must be 1 to "
              + MAX_LENGTH
              + " and in order, and are "
              + minLength
              + " to "
              + maxLength);
    }
  }

  /**
   * Returns the space over those characters, in any order and repeated or not.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static NumberSpace of(String characters, int minLength, int maxLength) {
    Objects.requireNonNull(characters, "characters must not be null");
    StringBuilder alphabet = new StringBuilder();
    BitSet distinct = new BitSet();
    for (int i = 0; i < characters.length(); i++) {
      distinct.set(characters.charAt(i));
    }
    for (int c = distinct.nextSetBit(0); c >= 0; c = distinct.nextSetBit(c + 1)) {
      alphabet.append((char) c);
    }
    return new NumberSpace(alphabet.toString(), minLength, maxLength);
  }

  /** Returns whether {@code number} belongs to this space. */
  public boolean contains(String number) {
    Objects.requireNonNull(number, "number must not be null");
    boolean inside = number.length() >= minLength && number.length() <= maxLength;
    for (int i = 0; inside && i < number.length(); i++) {
      char c = number.charAt(i);
      inside = alphabet.indexOf(c) >= 0 && (i == 0 || c != '+');
    }
    return inside;
  }

  /**
   * Returns how many numbers of {@code length} there are; zero outside the lengths of this space.
   */
  public BigInteger size(int length) {
    if (length < minLength || length > maxLength) {
      return BigInteger.ZERO;
    }
    int later = alphabet.indexOf('+') < 0 ? alphabet.length() : alphabet.length() - 1;
    return BigInteger.valueOf(alphabet.length())
        .multiply(BigInteger.valueOf(later).pow(length - 1));
  }

  /** Returns how many numbers there are. */
  public BigInteger size() {
    BigInteger size = BigInteger.ZERO;
    for (int length = minLength; length <= maxLength; length++) {
      size = size.add(size(length));
    }
    return size;
  }

  /**
   * Returns whether the {@code symbol}-th character of the alphabet may stand at {@code offset}.
   */
  public boolean allows(int symbol, int offset) {
    return offset == 0 || alphabet.charAt(symbol) != '+';
  }
}
