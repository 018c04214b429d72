package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax.Assertion;

/**
 * The zero-width assertions on epsilon transitions, and the contexts that they are tested in. A
 * context is the kind of the character on one side of an offset.
 */
public final class Look {

  /** No assertion: the transition can always be taken. */
  public static final int FREE = 0;

  public static final int BEGIN_TEXT = 1;
  public static final int BEGIN_LINE = 2;
  public static final int END_TEXT = 3;
  public static final int END_LINE = 4;
  public static final int WORD_BOUNDARY = 5;
  public static final int NOT_WORD_BOUNDARY = 6;

  /** The assertions that depend on word characters, as bits. */
  public static final int WORD_LOOKS = (1 << WORD_BOUNDARY) | (1 << NOT_WORD_BOUNDARY);

  /** The assertions that depend on line feeds, as bits. */
  public static final int LINE_LOOKS = (1 << BEGIN_LINE) | (1 << END_LINE);

  /** The assertions with a look-ahead context, as bits. */
  public static final int AHEAD_LOOKS = WORD_LOOKS | (1 << END_TEXT) | (1 << END_LINE);

  /** The context of a character that is neither a word character nor a line feed. */
  public static final int OTHER = 0;

  /** The context of a word character. */
  public static final int WORD = 1;

  /** The context of a line feed. */
  public static final int LINE = 2;

  /** The context without a character: the text begins or ends here. */
  public static final int OUTSIDE = 3;

  /** The characters of {@code \w}. */
  public static final SymbolSet WORD_CHARACTERS =
      SymbolSet.range('0', '9')
          .or(SymbolSet.range('A', 'Z'))
          .or(SymbolSet.range('a', 'z'))
          .with('_');

  /** The line feed alone. */
  public static final SymbolSet LINE_FEED = SymbolSet.of('\n');

  private Look() {}

  /** Returns the number of {@code assertion}. */
  public static int of(Assertion assertion) {
    return switch (assertion) {
      case BEGIN_TEXT -> BEGIN_TEXT;
      case BEGIN_LINE -> BEGIN_LINE;
      case END_TEXT -> END_TEXT;
      case END_LINE -> END_LINE;
      case WORD_BOUNDARY -> WORD_BOUNDARY;
      case NOT_WORD_BOUNDARY -> NOT_WORD_BOUNDARY;
    };
  }

  /** Returns whether {@code look} has a look-ahead context. */
  public static boolean looksAhead(int look) {
    return ((AHEAD_LOOKS >>> look) & 1) != 0;
  }

  /** Returns whether {@code look}, which has no look-ahead context, holds after {@code before}. */
  public static boolean holds(int look, int before) {
    return look == FREE || before == OUTSIDE || (look == BEGIN_LINE && before == LINE);
  }

  /** Returns whether {@code look} holds between the contexts {@code before} and {@code after}. */
  public static boolean holds(int look, int before, int after) {
    return switch (look) {
      case END_TEXT -> after == OUTSIDE;
      case END_LINE -> after == OUTSIDE || after == LINE;
      case WORD_BOUNDARY -> (before == WORD) != (after == WORD);
      case NOT_WORD_BOUNDARY -> (before == WORD) == (after == WORD);
      default -> holds(look, before);
    };
  }

  /**
   * Returns the context of the symbol {@code c}: {@link #OTHER}, {@link #WORD} or {@link #LINE}.
   */
  public static int context(int c) {
    if (c == '\n') {
      return LINE;
    }
    return WORD_CHARACTERS.contains(c) ? WORD : OTHER;
  }
}
