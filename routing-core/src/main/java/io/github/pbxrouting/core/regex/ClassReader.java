package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.Nullable;

/** Reads a bracket class such as {@code [^0-9[:alpha:]\s]} into a class of characters. */
final class ClassReader {

  private final Cursor cursor;
  private final boolean fold;
  private final int from;
  private CharacterClass set = CharacterClass.NONE;

  private ClassReader(Cursor cursor, boolean fold) {
    this.cursor = cursor;
    this.fold = fold;
    this.from = cursor.offset();
  }

  /**
   * Reads the class at the cursor, which is at its {@code [}, and moves past its {@code ]}.
   *
   * @param fold whether case is ignored; negation follows folding
   */
  static CharacterClass read(Cursor cursor, boolean fold) throws PatternError {
    return new ClassReader(cursor, fold).read();
  }

  private CharacterClass read() throws PatternError {
    cursor.skip(1);
    boolean negated = cursor.unit(0) == '^';
    if (negated) {
      cursor.skip(1);
    }
    // A leading ] is a member.
    for (boolean first = true; first || cursor.unit(0) != ']'; first = false) {
      CharacterClass named = readNamedClass();
      set = set.or(named != null ? named : readRange());
    }
    cursor.skip(1);
    return negated ? set.complement() : set;
  }

  private @Nullable CharacterClass readNamedClass() throws PatternError {
    if (cursor.unit(0) == '\\') {
      return Escapes.readClass(cursor, fold);
    }
    if (!cursor.lookingAt("[:")) {
      return null;
    }
    String text = cursor.text();
    int start = cursor.offset();
    int end = text.indexOf(":]", start);
    if (end < 0) {
      return null;
    }
    cursor.moveTo(end + 2);
    // In [:] both colons are one: RE2/J searches for the end from the start on.
    CharacterClass named =
        end < start + 2 ? null : NamedClasses.posix(text.substring(start + 2, end), fold);
    if (named == null) {
      throw Suggestions.unknownClass(text, start, end + 2);
    }
    return named;
  }

  private CharacterClass readRange() throws PatternError {
    int start = cursor.offset();
    int first = readMember();
    int last = first;
    if (cursor.unit(0) == '-' && cursor.unit(1) != ']') {
      cursor.skip(1);
      last = readMember();
      if (last < first) {
        throw Suggestions.badRange(cursor.text(), start, cursor.offset());
      }
    }
    if (!fold) {
      return CharacterClass.range(first, last);
    }
    if (CaseFolding.neverEnds(first, last)) {
      throw Suggestions.neverFolds(cursor.text(), start, cursor.offset());
    }
    cursor.charge(CaseFolding.cost(first, last));
    return CaseFolding.foldRange(first, last);
  }

  private int readMember() throws PatternError {
    if (!cursor.more()) {
      throw Suggestions.unclosedClass(cursor.text(), from);
    }
    return cursor.unit(0) == '\\' ? Escapes.readCharacter(cursor) : cursor.next();
  }
}
