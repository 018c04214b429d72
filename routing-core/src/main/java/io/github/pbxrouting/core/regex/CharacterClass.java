package io.github.pbxrouting.core.regex;

/**
 * The characters that one place of a pattern matches.
 *
 * @param ascii the ASCII characters, without {@link SymbolSet#BEYOND}
 * @param beyond whether none, some or all characters beyond ASCII match
 */
record CharacterClass(SymbolSet ascii, Beyond beyond) {

  /** The part of the characters beyond ASCII that a class matches. */
  enum Beyond {
    NONE,
    /** Some of them, perhaps all or none: the class may distinguish such characters. */
    SOME,
    ALL
  }

  private static final int LAST_CODE_POINT = 0x10FFFF;

  static final CharacterClass NONE = new CharacterClass(SymbolSet.NONE, Beyond.NONE);
  static final CharacterClass ALL = NONE.complement();

  /** Returns the class of the ASCII characters of a set. */
  static CharacterClass of(SymbolSet ascii) {
    return new CharacterClass(ascii, Beyond.NONE);
  }

  /** Returns the class of the code points {@code first} to {@code last}. */
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

  /** Returns whether the class may match some characters beyond ASCII and not others. */
  boolean tellsApart() {
    return beyond == Beyond.SOME;
  }

  /** Returns the symbols whose every character matches. */
  SymbolSet symbols() {
    return beyond == Beyond.ALL ? ascii.with(SymbolSet.BEYOND) : ascii;
  }
}
