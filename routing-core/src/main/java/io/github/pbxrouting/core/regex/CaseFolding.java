package io.github.pbxrouting.core.regex;

/**
 * The case folding of character classes. Unicode's simple folding makes ASCII letters equal to
 * their other case. It also makes two more characters equal to ASCII letters: the long s (U+017F)
 * to s, the Kelvin sign (U+212A) to k.
 */
final class CaseFolding {

  private static final int LONG_S = 0x17F;
  private static final int KELVIN = 0x212A;

  private static final SymbolSet LETTERS_S = SymbolSet.of('S').with('s');
  private static final SymbolSet LETTERS_K = SymbolSet.of('K').with('k');

  /** The long s or the Kelvin sign. */
  private static final CharacterClass VARIANTS =
      new CharacterClass(SymbolSet.NONE, CharacterClass.Beyond.SOME);

  /**
   * The first character on which RE2/J 1.8 never ends. RE2/J walks from a character to its next
   * case variant until it is back. It never comes back to these: Unicode 9 gave them upper-case
   * forms that lead elsewhere, and RE2/J's tables are older.
   */
  private static final int FIRST_ENDLESS = 0x1C80;

  private static final int LAST_ENDLESS = 0x1C88;

  /**
   * The first character of the span that RE2/J folds as a whole; other ranges it folds one by one.
   */
  private static final int FIRST_FOLDED = 0x41;

  private static final int LAST_FOLDED = 0x1044F;

  /** The number of characters that RE2/J folds in the time of one instruction. */
  private static final int FOLDED_PER_INSTRUCTION = 16;

  private CaseFolding() {}

  /** Returns the class with all case variants of its characters. */
  static CharacterClass fold(CharacterClass characters) {
    SymbolSet ascii = characters.ascii();
    long letters = ascii.high() & 0x07FF_FFFE_07FF_FFFEL;
    SymbolSet both =
        new SymbolSet(ascii.low(), ascii.high() | letters << 32 | letters >>> 32, false);
    CharacterClass folded = new CharacterClass(both, characters.beyond());
    return both.and(LETTERS_S.or(LETTERS_K)).isEmpty() ? folded : folded.or(VARIANTS);
  }

  /** Returns the characters that equal one of the code points {@code first} to {@code last}. */
  static CharacterClass foldRange(int first, int last) {
    CharacterClass range = CharacterClass.range(first, last);
    if (first <= LONG_S && LONG_S <= last) {
      range = range.or(CharacterClass.of(LETTERS_S));
    }
    if (first <= KELVIN && KELVIN <= last) {
      range = range.or(CharacterClass.of(LETTERS_K));
    }
    return fold(range);
  }

  /** Returns whether RE2/J never ends when it folds this range. */
  static boolean neverEnds(int first, int last) {
    return !foldsAsWhole(first, last) && first <= LAST_ENDLESS && last >= FIRST_ENDLESS;
  }

  /** Returns the cost of folding this range for RE2/J, in instructions. */
  static int cost(int first, int last) {
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
