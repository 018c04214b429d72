package io.github.pbxrouting.core.regex;

/**
 * An immutable set of symbols: the 128 ASCII characters, and {@link #BEYOND} for any one character
 * beyond ASCII.
 *
 * @param low the characters 0 to 63, bit {@code c} for character {@code c}
 * @param high the characters 64 to 127, bit {@code c - 64} for character {@code c}
 * @param beyond whether all characters beyond ASCII are in the set; otherwise none of them is
 */
public record SymbolSet(long low, long high, boolean beyond) {

  /** The symbol for any one character beyond ASCII; a surrogate pair is one character. */
  public static final int BEYOND = 128;

  /** The number of symbols. */
  public static final int SYMBOLS = BEYOND + 1;

  /** No symbol. */
  public static final SymbolSet NONE = new SymbolSet(0, 0, false);

  /** All symbols. */
  public static final SymbolSet ALL = new SymbolSet(-1, -1, true);

  /**
   * Returns the symbols of a range.
   *
   * @param first the first symbol
   * @param last the last symbol; the range is empty when it is less than {@code first}
   */
  public static SymbolSet range(int first, int last) {
    return new SymbolSet(
        bits(first, last), bits(first - 64, last - 64), first <= BEYOND && last >= BEYOND);
  }

  /** Returns the bits {@code first} to {@code last}, clipped to 0 to 63. */
  private static long bits(int first, int last) {
    int from = Math.max(first, 0);
    int to = Math.min(last, 63);
    return from > to ? 0 : (-1L >>> (63 - to + from)) << from;
  }

  /** Returns the set of one symbol. */
  public static SymbolSet of(int symbol) {
    return range(symbol, symbol);
  }

  /** Returns the symbol of a UTF-16 unit: itself, or {@link #BEYOND}. */
  public static int symbol(char unit) {
    return Math.min(unit, BEYOND);
  }

  /** Returns this set and one more symbol. */
  public SymbolSet with(int symbol) {
    return or(of(symbol));
  }

  /** Returns whether a symbol is in this set. */
  public boolean contains(int symbol) {
    return symbol == BEYOND ? beyond : ((symbol < 64 ? low : high) >>> symbol & 1) != 0;
  }

  /** Returns the union of both sets. */
  public SymbolSet or(SymbolSet other) {
    return new SymbolSet(low | other.low, high | other.high, beyond || other.beyond);
  }

  /** Returns the intersection of both sets. */
  public SymbolSet and(SymbolSet other) {
    return new SymbolSet(low & other.low, high & other.high, beyond && other.beyond);
  }

  /** Returns the symbols that are not in this set. */
  public SymbolSet complement() {
    return new SymbolSet(~low, ~high, !beyond);
  }

  /** Returns whether no symbol is in this set. */
  public boolean isEmpty() {
    return (low | high) == 0 && !beyond;
  }

  /** Returns the number of symbols in this set, 0 to {@value #SYMBOLS}. */
  public int size() {
    return Long.bitCount(low) + Long.bitCount(high) + (beyond ? 1 : 0);
  }

  /** Returns the least symbol of this set, which is not empty. */
  public int first() {
    if (low != 0) {
      return Long.numberOfTrailingZeros(low);
    }
    return high == 0 ? BEYOND : 64 + Long.numberOfTrailingZeros(high);
  }
}
