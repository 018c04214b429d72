package io.github.pbxrouting.core.regex;

/**
 * What ignoring case does to the ASCII part of a set. Unicode's simple folding ties ASCII letters
 * to each other and to two more characters: the long s (U+017F) to s, the Kelvin sign (U+212A) to
 * k.
 */
final class CaseFolding {

  private static final int LONG_S = 0x17F;
  private static final int KELVIN = 0x212A;

  private static final AsciiSet LETTERS_S = AsciiSet.of('S').with('s');
  private static final AsciiSet LETTERS_K = AsciiSet.of('K').with('k');

  /**
   * RE2J 1.8 walks from a character to its next case variant until it is back, and never comes back
   * to these: Unicode 9 gave them upper-case forms that lead elsewhere, and RE2J's tables are
   * older.
   */
  private static final int FIRST_ENDLESS = 0x1C80;

  private static final int LAST_ENDLESS = 0x1C88;

  /** RE2J folds a range that holds all of this span as a whole, and any other one by one. */
  private static final int FIRST_FOLDED = 0x41;

  private static final int LAST_FOLDED = 0x1044F;

  /** How many characters RE2J folds in the time an instruction costs it. */
  private static final int FOLDED_PER_INSTRUCTION = 16;

  private CaseFolding() {}

  /** The set with both cases of each of its letters. */
  static AsciiSet fold(AsciiSet set) {
    long letters = set.high() & 0x07FF_FFFE_07FF_FFFEL;
    return new AsciiSet(set.low(), set.high() | letters << 32 | letters >>> 32);
  }

  /** The ASCII characters that equal one of the code points {@code first} to {@code last}. */
  static AsciiSet foldRange(int first, int last) {
    AsciiSet set = fold(AsciiSet.range(first, Math.min(last, 127)));
    if (first <= LONG_S && LONG_S <= last) {
      set = set.or(LETTERS_S);
    }
    if (first <= KELVIN && KELVIN <= last) {
      set = set.or(LETTERS_K);
    }
    return set;
  }

  /** Whether RE2J would never come back from folding this range. */
  static boolean neverEnds(int first, int last) {
    return !foldsAsWhole(first, last) && first <= LAST_ENDLESS && last >= FIRST_ENDLESS;
  }

  /** What folding this range costs RE2J, in instructions. */
  static int work(int first, int last) {
    if (foldsAsWhole(first, last)) {
      return 0;
    }
    int characters = Math.min(last, LAST_FOLDED) - Math.max(first, FIRST_FOLDED) + 1;
    return Math.max(0, characters) / FOLDED_PER_INSTRUCTION;
  }

  private static boolean foldsAsWhole(int first, int last) {
    return first <= FIRST_FOLDED && last >= LAST_FOLDED;
  }
}
