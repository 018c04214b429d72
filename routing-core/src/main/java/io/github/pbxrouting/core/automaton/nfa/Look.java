package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax.Assertion;

/**
 * The conditions on empty edges, and the places they are tested in. A place is what lies before it
 * and what lies after it, each one of the {@code Place} numbers below.
 */
public final class Look {

  /** No condition. */
  public static final int FREE = 0;

  public static final int BEGIN_TEXT = 1;
  public static final int BEGIN_LINE = 2;
  public static final int END_TEXT = 3;
  public static final int END_LINE = 4;
  public static final int WORD_BOUNDARY = 5;
  public static final int NOT_WORD_BOUNDARY = 6;

  /** The guards that need to know whether a neighbour is a word character, as bits. */
  public static final int WORDS = (1 << WORD_BOUNDARY) | (1 << NOT_WORD_BOUNDARY);

  /** The guards that need to know whether a neighbour is a line feed, as bits. */
  public static final int LINES = (1 << BEGIN_LINE) | (1 << END_LINE);

  /** The guards that need to know what follows, as bits. */
  public static final int AHEAD = WORDS | (1 << END_TEXT) | (1 << END_LINE);

  /** A neighbour that is neither a word character nor a line feed. */
  public static final int OTHER = 0;

  /** A neighbour that is a word character. */
  public static final int WORD = 1;

  /** A neighbour that is a line feed. */
  public static final int LINE = 2;

  /** No neighbour: the text begins or ends here. */
  public static final int EDGE = 3;

  /** The characters of {@code \w}. */
  public static final SymbolSet WORD_CHARACTERS =
      SymbolSet.range('0', '9')
          .or(SymbolSet.range('A', 'Z'))
          .or(SymbolSet.range('a', 'z'))
          .with('_');

  /** The line feed alone. */
  public static final SymbolSet LINE_FEED = SymbolSet.of('\n');

  private Look() {}

  public static int of(Assertion assertion) {
    if (assertion == Assertion.BEGIN_TEXT) {
      return BEGIN_TEXT;
    }
    if (assertion == Assertion.BEGIN_LINE) {
      return BEGIN_LINE;
    }
    if (assertion == Assertion.END_TEXT) {
      return END_TEXT;
    }
    if (assertion == Assertion.END_LINE) {
      return END_LINE;
    }
    return assertion == Assertion.WORD_BOUNDARY ? WORD_BOUNDARY : NOT_WORD_BOUNDARY;
  }

  /** Whether {@code guard} needs to know what follows. */
  public static boolean looksAhead(int guard) {
    return ((AHEAD >>> guard) & 1) != 0;
  }

  /** Whether {@code guard}, which does not look ahead, holds after {@code before}. */
  public static boolean holds(int guard, int before) {
    return guard == FREE || before == EDGE || (guard == BEGIN_LINE && before == LINE);
  }

  /** Whether {@code guard} holds between {@code before} and {@code after}. */
  public static boolean holds(int guard, int before, int after) {
    return switch (guard) {
      case END_TEXT -> after == EDGE;
      case END_LINE -> after == EDGE || after == LINE;
      case WORD_BOUNDARY -> (before == WORD) != (after == WORD);
      case NOT_WORD_BOUNDARY -> (before == WORD) == (after == WORD);
      default -> holds(guard, before);
    };
  }

  /** Which neighbour the symbol {@code c} is, to guards that need to know. */
  public static int neighbour(int c) {
    if (c == '\n') {
      return LINE;
    }
    return WORD_CHARACTERS.contains(c) ? WORD : OTHER;
  }
}
