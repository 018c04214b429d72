package io.github.pbxrouting.core.automaton.table;

import org.jspecify.annotations.Nullable;

/**
 * Names the strongest of many ranked patterns that match a text.
 *
 * <p>Immutable and thread-safe. No method allocates. A text of {@code n} characters takes O(n)
 * steps, and O(n<sup>2</sup>) where patterns may match from any offset, whatever the patterns.
 */
public abstract sealed class Automaton
    permits DenseTable, SparseTable, BitParallelAutomaton, SplitAutomaton {

  /** What {@code match} returns when no pattern matches: weaker than any rank. */
  public static final int NONE = Integer.MAX_VALUE;

  /**
   * What {@code match} returns when the answer hangs on a character that is not ASCII, of which
   * this automaton knows nothing: the patterns themselves have to be asked. When an answer is given
   * although there are such characters, it holds whatever they are.
   */
  public static final int NOT_ASCII = -1;

  /** The weakest rank there can be. */
  public static final int MAX_RANK = (1 << 28) - 1;

  Automaton() {}

  static void checkRank(int rank) {
    if (rank < 0 || rank > MAX_RANK) {
      throw new IllegalArgumentException(
          "rank " + rank + " is out of range, must be 0 to " + MAX_RANK);
    }
  }

  /**
   * Returns the strongest rank that matches {@code text}, or {@link #NONE}, or {@link #NOT_ASCII}.
   */
  public abstract int match(String text);

  /**
   * What this automaton consists of, for {@link #match(char[], String)}, or null where it does not
   * lie in one array. Not to be written to.
   */
  public char @Nullable [] words() {
    return null;
  }

  /**
   * Says of {@code text} what the automaton with those words says, without a look at itself: in a
   * platform of many small clients, where each object that a call touches comes from memory, that
   * takes a third less time.
   */
  public static int match(char[] words, String text) {
    return SparseTable.match(SparseTableBuilder.DIALABLE_MAP, words, text);
  }

  /** Says of {@code text} what {@link #match(String)} says of its characters. */
  public abstract int match(CharSequence text);

  /**
   * Says of the {@code length} bytes from {@code offset} on what {@link #match(String)} says of the
   * same ASCII characters; a negative byte is not ASCII.
   *
   * @throws IndexOutOfBoundsException when the range is not within {@code text}
   */
  public abstract int match(byte[] text, int offset, int length);

  /** How it is laid out, in a word for people. */
  public abstract String layout();

  /** The number of states. */
  public abstract int states();

  /**
   * The bytes this object retains, without what it shares with others: array headers counted,
   * references at 4 bytes.
   */
  public abstract long bytes();
}
