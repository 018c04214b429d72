package io.github.pbxrouting.core.regex;

/**
 * The characters that one place of a pattern takes, while the pattern is read.
 *
 * @param ascii the ASCII characters; the symbol for the others is not in it
 * @param beyond how many of the characters beyond ASCII are taken
 */
record CharacterClass(SymbolSet ascii, Beyond beyond) {

  /** How many of the characters beyond ASCII a class takes. */
  enum Beyond {
    NONE,
    /** Some of them, perhaps all or none: the class tells such characters apart. */
    SOME,
    ALL
  }

  private static final int LAST_CODE_POINT = 0x10FFFF;

  static final CharacterClass NONE = new CharacterClass(SymbolSet.NONE, Beyond.NONE);
  static final CharacterClass ALL = NONE.complement();

  /** The ASCII characters of a set, and none beyond. */
  static CharacterClass of(SymbolSet ascii) {
    return new CharacterClass(ascii, Beyond.NONE);
  }

  /** The code points {@code first} to {@code last}. */
  static CharacterClass range(int first, int last) {
    Beyond beyond =
        last < SymbolSet.BEYOND
            ? Beyond.NONE
            : first <= SymbolSet.BEYOND && last == LAST_CODE_POINT ? Beyond.ALL : Beyond.SOME;
    return new CharacterClass(SymbolSet.range(first, Math.min(last, 127)), beyond);
  }

  CharacterClass or(CharacterClass other) {
    return new CharacterClass(
        ascii.or(other.ascii), beyond.compareTo(other.beyond) < 0 ? other.beyond : beyond);
  }

  CharacterClass complement() {
    Beyond others =
        switch (beyond) {
          case NONE -> Beyond.ALL;
          case SOME -> Beyond.SOME;
          case ALL -> Beyond.NONE;
        };
    return new CharacterClass(ascii.complement().and(SymbolSet.range(0, 127)), others);
  }

  /** Whether it takes some characters beyond ASCII and not others, as far as is known. */
  boolean tellsApart() {
    return beyond == Beyond.SOME;
  }

  /** The symbols whose every character is taken. */
  SymbolSet symbols() {
    return beyond == Beyond.ALL ? ascii.with(SymbolSet.BEYOND) : ascii;
  }
}
