package io.github.pbxrouting.core.regex;

import java.util.List;

/**
 * The syntax tree of a pattern. It defines which texts the pattern matches, without groups,
 * greediness or the place of a match. It does not distinguish characters beyond ASCII.
 *
 * <p>Immutable. The {@link RegexLimits} of the parser bound the depth and the expanded size of a
 * tree, so that code may recurse over it.
 */
public sealed interface Syntax
    permits Syntax.Empty,
        Syntax.Chars,
        Syntax.Concat,
        Syntax.Alternate,
        Syntax.Repeat,
        Syntax.Assertion {

  /** Returns the parts of a concatenation or the branches of an alternation, of others none. */
  default List<Syntax> children() {
    return this instanceof Concat concat
        ? concat.parts()
        : this instanceof Alternate alternate ? alternate.branches() : List.of();
  }

  /** The empty text, anywhere. */
  record Empty() implements Syntax {}

  /**
   * One character of a set; an empty set matches nothing.
   *
   * @param set the characters
   */
  record Chars(SymbolSet set) implements Syntax {}

  /**
   * A concatenation.
   *
   * @param parts the parts, at least two
   */
  record Concat(List<Syntax> parts) implements Syntax {
    /** Copies the list. */
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /**
   * An alternation.
   *
   * @param branches the branches, at least two
   */
  record Alternate(List<Syntax> branches) implements Syntax {
    /** Copies the list. */
    public Alternate {
      branches = List.copyOf(branches);
    }
  }

  /**
   * A repetition: its body {@code min} to {@code max} times in a row.
   *
   * @param body the part that is repeated
   * @param min 0 or more
   * @param max at least {@code min}, or {@link #UNBOUNDED}
   */
  record Repeat(Syntax body, int min, int max) implements Syntax {
    /** The {@code max} of a repetition without an upper end. */
    public static final int UNBOUNDED = -1;
  }

  /** A zero-width assertion. */
  enum Assertion implements Syntax {
    /** {@code ^} and {@code \A}: at offset 0. */
    BEGIN_TEXT,
    /** {@code $} and {@code \z}: after the last character. */
    END_TEXT,
    /** {@code (?m)^}: at offset 0 or after a line feed. */
    BEGIN_LINE,
    /** {@code (?m)$}: after the last character or before a line feed. */
    END_LINE,
    /** {@code \b}: between a word character and another or no character. */
    WORD_BOUNDARY,
    /** {@code \B}: wherever {@code \b} does not match. */
    NOT_WORD_BOUNDARY
  }
}
