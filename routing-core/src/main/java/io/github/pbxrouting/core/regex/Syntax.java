package io.github.pbxrouting.core.regex;

import java.util.List;

/**
 * What a pattern means to an automaton: which texts it matches, and nothing about groups,
 * greediness or where a match lies. Characters beyond ASCII are all alike to it.
 *
 * <p>Immutable. A tree's depth and expanded size are bounded by the {@link RegexLimits} it was
 * parsed under, so that code may recurse over it.
 */
public sealed interface Syntax
    permits Syntax.Empty,
        Syntax.Chars,
        Syntax.Concat,
        Syntax.Alternate,
        Syntax.Repeat,
        Syntax.Assertion {

  /** The empty text, anywhere. */
  record Empty() implements Syntax {}

  /**
   * One character of a set; an empty set matches nothing.
   *
   * @param set any of these
   */
  record Chars(SymbolSet set) implements Syntax {}

  /**
   * Its parts, one after the other.
   *
   * @param parts at least two
   */
  record Concat(List<Syntax> parts) implements Syntax {
    /** Copies the list. */
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Any of its branches.
   *
   * @param branches at least two
   */
  record Alternate(List<Syntax> branches) implements Syntax {
    /** Copies the list. */
    public Alternate {
      branches = List.copyOf(branches);
    }
  }

  /**
   * Its body {@code min} to {@code max} times in a row.
   *
   * @param body what is repeated
   * @param min 0 or more
   * @param max at least {@code min}, or {@link #UNBOUNDED}
   */
  record Repeat(Syntax body, int min, int max) implements Syntax {
    /** The {@code max} of a repetition without an upper end. */
    public static final int UNBOUNDED = -1;
  }

  /** The empty text, in some places only. */
  enum Assertion implements Syntax {
    /** {@code ^} and {@code \A}: at offset 0. */
    BEGIN_TEXT,
    /** {@code $} and {@code \z}: after the last character. */
    END_TEXT,
    /** {@code (?m)^}: at offset 0 or after a line feed. */
    BEGIN_LINE,
    /** {@code (?m)$}: after the last character or before a line feed. */
    END_LINE,
    /** {@code \b}: between a word character and none. */
    WORD_BOUNDARY,
    /** {@code \B}: wherever {@code \b} is not. */
    NOT_WORD_BOUNDARY
  }
}
