package io.github.pbxrouting.core.regex;

/**
 * What ignoring case does to a class of characters. Unicode's simple folding ties ASCII letters to
 * each other and to two more characters: the long s (U+017F) to s, the Kelvin sign (U+212A) to k.
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
