package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dot;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Names the strongest of many ranked patterns that match a text.
 *
 * <p>Immutable and thread-safe. No method that matches allocates. A text of {@code n} characters
 * takes O(n) steps, and O(n<sup>2</sup>) where patterns may match from any offset, whatever the
 * patterns.
 */
public abstract sealed class Automaton permits DenseTable, SparseTable {

  /** The answer of {@link #matchDigits} for a text with a character that is no digit. */
  public static final int NOT_DIGITS = -1;

  static final int NONE = Rank.NONE;

  Automaton() {}

  /**
   * Returns the strongest rank that matches {@code text}, or {@link Rank#NONE}. All characters
   * beyond ASCII are alike; a surrogate pair is one of them.
   */
  public abstract int match(String text);

  /**
   * Returns the one array that {@link #match(char[], String)} walks, or null where the table has
   * other parts. Not to be written to.
   */
  public char @Nullable [] entries() {
    return null;
  }

  /**
   * Returns what {@link #match(String)} of the table with those entries returns, and does not read
   * the table itself.
   *
   * <p>In a platform of many small clients each object that a call reads comes from memory. A
   * random call into one of 100,000 clients takes 460 ns this way and 620 ns by way of the table
   * (medians of 400 batches in turn in one JVM, {@code SmallPlansBenchmark}, two busy cores, JDK
   * 25).
   */
  public static int match(char[] entries, String text) {
    return SparseTable.match(SparseTableBuilder.DIALABLE_MAP, entries, text);
  }

  /**
   * Returns what {@link #match(String)} returns for the {@code length} ASCII characters from {@code
   * offset} on.
   *
   * <p>Beside {@code match(new String(bytes, ISO_8859_1))}: 21 against 29 ns at 10 friends, 28
   * against 70 at 1,000, 50 against 95 at 10,000, over 1,024 numbers on two busy cores with JDK 25.
   *
   * @throws IndexOutOfBoundsException when the range is not within {@code text}
   */
  public abstract int match(byte[] text, int offset, int length);

  /** Returns the entry of a walk that has read {@code text}, for {@link #matchDigits}. */
  public abstract int entryBehind(String text);

  /**
   * Returns the strongest rank that matches the text whose entry is given, followed by the
   * characters of {@code text} from {@code from} on; {@link #NOT_DIGITS} when one of these is not a
   * digit 0-9. Matches that begin at later offsets do not count.
   */
  public abstract int matchDigits(String text, int from, int entry);

  /** Returns whether nothing matches behind an entry, whatever follows. */
  public abstract boolean matchesNothing(int entry);

  /** Returns whether a match may begin at a later offset. */
  public abstract boolean restarts();

  /** Returns whether the characters of {@code text} from {@code from} on are all digits 0-9. */
  static boolean areDigits(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether an offset of {@code text} lies between the two units of one character. */
  static boolean isInsidePair(String text, int offset) {
    return Character.isLowSurrogate(text.charAt(offset))
        && Character.isHighSurrogate(text.charAt(offset - 1));
  }

  /** Returns the name of the layout, for people. */
  public abstract String layout();

  /** Returns the number of states. */
  public abstract int states();

  /** Returns the bytes of the arrays that this table does not share, without their headers. */
  public abstract long bytes();

  /** Returns the table as states and transitions, whatever its layout. */
  public abstract Transitions transitions();

  /** Returns the table as a graph in Graphviz's DOT language. */
  public String toDot() {
    return Dot.of(transitions());
  }
}
