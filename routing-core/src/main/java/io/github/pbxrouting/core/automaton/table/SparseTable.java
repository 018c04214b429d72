package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hot loop of small plans: a trie whose branches share their ends, packed for plans so small
 * that rows would be mostly empty.
 *
 * <p>A node begins with a bit for each class of characters that has a cell of its own, up to
 * {@value #MAX_CLASSES}; the cells follow in class order, so the rank of a bit in the mask finds
 * its cell. Where they are all equal one stands for all ({@link #UNIFORM}). All other classes lead
 * where the node's second extra word says, or to no match at all; what the text's end decides is
 * the first extra word, or no match ({@link #EXTRA} tells whether the two are there). A cell is the
 * offset of a node, or a decision, or a leaf: a decision for a text that ends there and no match
 * for all others.
 */
final class SparseTable extends Automaton {

  /** The most classes of characters. */
  static final int MAX_CLASSES = 14;

  /** The bit of a node's mask that says that its cells are all equal, and written once. */
  static final int UNIFORM = 0x4000;

  /** The bit of a node's mask that says that the extra words are there. */
  static final int EXTRA = 0x8000;

  /** The bit that tells cells that are not offsets. */
  static final int SETTLED = 0x8000;

  /** The bit that tells leaves from decisions. */
  static final int LEAF = 0x4000;

  /** The bits of a cell that hold the rank. */
  static final int RANK = 0x3fff;

  /** The decision that nothing matches; ranks must be below its rank. */
  static final int NO_MATCH = SETTLED | RANK;

  /** Where the strongest rank lies that walks from later offsets may find, or {@link #RANK}. */
  static final int RESTART_RANK = 4;

  /** Where the first node lies. */
  static final int FIRST_NODE = 5;

  /** For each symbol, its class. Shared between automata where it is the usual one. */
  private final byte[] classes;

  /**
   * The cells of the begin and of the restarts behind the three kinds of neighbours, the rank of
   * the restarts, then nodes.
   */
  private final char[] words;

  private final int states;
  private final boolean ownsClasses;

  SparseTable(byte[] classes, boolean ownsClasses, char[] words, int states) {
    this.classes = classes;
    this.ownsClasses = ownsClasses;
    this.words = words;
    this.states = states;
  }

  @Override
  public char @Nullable [] words() {
    return ownsClasses ? null : words;
  }

  @Override
  public int match(String text) {
    return match(classes, words, text);
  }

  static int match(byte[] classes, char[] words, String text) {
    int best = walk(classes, words, text, 0, words[0]);
    return isSettled(words, best) ? best : rematch(classes, words, text, best);
  }

  /** Whether no walk from a later offset can find anything stronger. */
  private static boolean isSettled(char[] words, int best) {
    int rank = words[RESTART_RANK];
    return best <= rank || rank == RANK;
  }

  private static int walk(byte[] classes, char[] words, String text, int from, int start) {
    int end = text.length();
    int cell = start;
    int i = from;
    while (cell < SETTLED) {
      if (i == end) {
        return atEnd(words, cell);
      }
      char c = text.charAt(i++);
      if (c >= SymbolSet.BEYOND) {
        i += i < end && isInsidePair(text, i) ? 1 : 0;
        c = SymbolSet.BEYOND;
      }
      cell = next(words, cell, classes[c]);
    }
    return settled(cell, i == end);
  }

  @Override
  public int entryBehind(String text) {
    int cell = words[0];
    for (int i = 0; i < text.length(); i++) {
      cell =
          cell < SETTLED
              ? next(words, cell, classes[SymbolSet.symbol(text.charAt(i))])
              : SETTLED | (settled(cell, false) & RANK); // a leaf decides only at the text's end
    }
    return cell;
  }

  @Override
  public int matchDigits(String text, int from, int entry) {
    return areDigits(text, from) ? walk(classes, words, text, from, entry) : NOT_DIGITS;
  }

  @Override
  public boolean matchesNothing(int entry) {
    return entry == NO_MATCH;
  }

  @Override
  public boolean restarts() {
    return words[RESTART_RANK] != RANK;
  }

  private static int rematch(byte[] classes, char[] words, String text, int first) {
    int best = first;
    int end = text.length();
    for (int i = 1; i <= end && best > words[RESTART_RANK]; i++) {
      int start = words[1 + Look.context(SymbolSet.symbol(text.charAt(i - 1)))];
      if (i == end || !isInsidePair(text, i)) {
        best = Math.min(best, walk(classes, words, text, i, start));
      }
    }
    return best;
  }

  @Override
  public int match(byte[] text, int offset, int length) {
    int end = Objects.checkFromIndexSize(offset, length, text.length) + length;
    int best = walk(text, offset, end, words[0]);
    return isSettled(words, best) ? best : rematch(text, offset, end, best);
  }

  private int walk(byte[] text, int from, int end, int start) {
    byte[] classes = this.classes;
    char[] words = this.words;
    int cell = start;
    int i = from;
    while (cell < SETTLED) {
      if (i == end) {
        return atEnd(words, cell);
      }
      cell = next(words, cell, classes[SymbolSet.symbol((char) (text[i++] & 0xff))]);
    }
    return settled(cell, i == end);
  }

  private int rematch(byte[] text, int offset, int end, int first) {
    int best = first;
    for (int i = offset + 1; i <= end && best > words[RESTART_RANK]; i++) {
      int before = SymbolSet.symbol((char) (text[i - 1] & 0xff));
      best = Math.min(best, walk(text, i, end, words[1 + Look.context(before)]));
    }
    return best;
  }

  private static int next(char[] words, int node, int characterClass) {
    int mask = words[node];
    int bit = 1 << characterClass;
    int extra = mask >>> 15 << 1;
    if ((mask & bit) == 0) {
      return extra == 0 ? NO_MATCH : words[node + 2];
    }
    int index = (mask & UNIFORM) != 0 ? 0 : Integer.bitCount(mask & (bit - 1));
    return words[node + 1 + extra + index];
  }

  private static int atEnd(char[] words, int node) {
    return (words[node] & EXTRA) == 0 ? NONE : settled(words[node + 1], true);
  }

  private static int settled(int cell, boolean atEnd) {
    int rank = cell & RANK;
    return rank == RANK || ((cell & LEAF) != 0 && !atEnd) ? NONE : rank;
  }

  @Override
  public String layout() {
    return "sparse";
  }

  @Override
  public int states() {
    return states;
  }

  @Override
  public long bytes() {
    return (ownsClasses ? classes.length : 0) + (long) Character.BYTES * words.length;
  }

  @Override
  public Transitions transitions() {
    return new Transitions() {
      @Override
      public int classes() {
        int highest = 0;
        for (byte each : classes) {
          highest = Math.max(highest, each);
        }
        return highest + 1;
      }

      @Override
      public int classOf(int symbol) {
        return classes[symbol];
      }

      @Override
      public int start() {
        return target(words[0]);
      }

      @Override
      public int restart(int context) {
        return target(words[1 + context]);
      }

      @Override
      public int restartRank() {
        return words[RESTART_RANK] == RANK ? NONE : words[RESTART_RANK];
      }

      @Override
      public int next(int state, int symbol) {
        // A leaf is a state of its own here: a number that no node has.
        return state >= SETTLED ? ~NONE : target(SparseTable.next(words, state, classes[symbol]));
      }

      @Override
      public int end(int state) {
        return state >= SETTLED ? settled(state, true) : atEnd(words, state);
      }

      private int target(int cell) {
        return cell < SETTLED || ((cell & LEAF) != 0 && cell != NO_MATCH)
            ? cell
            : ~settled(cell, false);
      }
    };
  }
}
