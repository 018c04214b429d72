package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hot loop of small plans: an automaton as one array of entries, for plans so small that rows
 * would be mostly empty.
 *
 * <p>A state is a mask and its targets. The mask has a bit for each class of characters with its
 * own target, up to {@value #MAX_CLASSES}. The targets follow in class order, so the number of bits
 * below that of a class is the index of its target. If all are equal, one is written ({@link
 * #UNIFORM}). Two more entries may stand before them ({@link #EXTRA}): the decision at the text's
 * end, and the target of all other classes. Without them, both are no match. A target is the offset
 * of a state, a decision, or a leaf: a decision for a text that ends there, and no match for all
 * others.
 */
final class SparseTable extends Automaton {

  /** The maximum number of classes of characters. */
  static final int MAX_CLASSES = 14;

  /** The bit of a state's mask: its targets are all equal, and written once. */
  static final int UNIFORM = 0x4000;

  /** The bit of a state's mask: the two more entries are there. */
  static final int EXTRA = 0x8000;

  /** The bit of a target that is no offset. */
  static final int DECIDED = 0x8000;

  /** The bit of a target that is a leaf. */
  static final int LEAF = 0x4000;

  /** The bits of a target that hold the rank. */
  static final int RANK = 0x3fff;

  /** The decision that nothing matches; ranks must be below its rank. */
  static final int NO_MATCH = DECIDED | RANK;

  /**
   * The index of the strongest rank that walks from later offsets may find; {@link #RANK} for none.
   */
  static final int RESTART_RANK = 4;

  /** The index of the first state. */
  static final int FIRST_STATE = 5;

  /** For each symbol, its class. Shared between automata where it is the usual one. */
  private final byte[] classes;

  /**
   * The targets of the begin and of the restarts behind the three kinds of context, the rank of the
   * restarts, then the states.
   */
  private final char[] entries;

  private final int states;
  private final boolean ownsClasses;

  SparseTable(byte[] classes, boolean ownsClasses, char[] entries, int states) {
    this.classes = classes;
    this.ownsClasses = ownsClasses;
    this.entries = entries;
    this.states = states;
  }

  @Override
  public char @Nullable [] entries() {
    return ownsClasses ? null : entries;
  }

  @Override
  public int match(String text) {
    return match(classes, entries, text);
  }

  static int match(byte[] classes, char[] entries, String text) {
    int best = walk(classes, entries, text, 0, entries[0]);
    return isDecided(entries, best) ? best : rematch(classes, entries, text, best);
  }

  /** Returns whether no walk from a later offset can find anything stronger. */
  private static boolean isDecided(char[] entries, int best) {
    int rank = entries[RESTART_RANK];
    return best <= rank || rank == RANK;
  }

  private static int walk(byte[] classes, char[] entries, String text, int from, int start) {
    int end = text.length();
    int entry = start;
    int i = from;
    while (entry < DECIDED) {
      if (i == end) {
        return atEnd(entries, entry);
      }
      char c = text.charAt(i++);
      if (c >= SymbolSet.BEYOND) {
        i += i < end && isInsidePair(text, i) ? 1 : 0;
        c = SymbolSet.BEYOND;
      }
      entry = next(entries, entry, classes[c]);
    }
    return rankOf(entry, i == end);
  }

  @Override
  public int entryBehind(String text) {
    int entry = entries[0];
    for (int i = 0; i < text.length(); i++) {
      entry =
          entry < DECIDED
              ? next(entries, entry, classes[SymbolSet.symbol(text.charAt(i))])
              : DECIDED | (rankOf(entry, false) & RANK); // a leaf decides only at the text's end
    }
    return entry;
  }

  @Override
  public int matchDigits(String text, int from, int entry) {
    return areDigits(text, from) ? walk(classes, entries, text, from, entry) : NOT_DIGITS;
  }

  @Override
  public boolean matchesNothing(int entry) {
    return entry == NO_MATCH;
  }

  @Override
  public boolean restarts() {
    return entries[RESTART_RANK] != RANK;
  }

  private static int rematch(byte[] classes, char[] entries, String text, int first) {
    int best = first;
    int end = text.length();
    for (int i = 1; i <= end && best > entries[RESTART_RANK]; i++) {
      int start = entries[1 + Look.context(SymbolSet.symbol(text.charAt(i - 1)))];
      if (i == end || !isInsidePair(text, i)) {
        best = Math.min(best, walk(classes, entries, text, i, start));
      }
    }
    return best;
  }

  @Override
  public int match(byte[] text, int offset, int length) {
    int end = Objects.checkFromIndexSize(offset, length, text.length) + length;
    int best = walk(text, offset, end, entries[0]);
    return isDecided(entries, best) ? best : rematch(text, offset, end, best);
  }

  private int walk(byte[] text, int from, int end, int start) {
    byte[] classes = this.classes;
    char[] entries = this.entries;
    int entry = start;
    int i = from;
    while (entry < DECIDED) {
      if (i == end) {
        return atEnd(entries, entry);
      }
      entry = next(entries, entry, classes[SymbolSet.symbol((char) (text[i++] & 0xff))]);
    }
    return rankOf(entry, i == end);
  }

  private int rematch(byte[] text, int offset, int end, int first) {
    int best = first;
    for (int i = offset + 1; i <= end && best > entries[RESTART_RANK]; i++) {
      int before = SymbolSet.symbol((char) (text[i - 1] & 0xff));
      best = Math.min(best, walk(text, i, end, entries[1 + Look.context(before)]));
    }
    return best;
  }

  private static int next(char[] entries, int state, int characterClass) {
    int mask = entries[state];
    int bit = 1 << characterClass;
    int extra = mask >>> 15 << 1;
    if ((mask & bit) == 0) {
      return extra == 0 ? NO_MATCH : entries[state + 2];
    }
    int index = (mask & UNIFORM) != 0 ? 0 : Integer.bitCount(mask & (bit - 1));
    return entries[state + 1 + extra + index];
  }

  private static int atEnd(char[] entries, int state) {
    return (entries[state] & EXTRA) == 0 ? NONE : rankOf(entries[state + 1], true);
  }

  private static int rankOf(int entry, boolean atEnd) {
    int rank = entry & RANK;
    return rank == RANK || ((entry & LEAF) != 0 && !atEnd) ? NONE : rank;
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
    return (ownsClasses ? classes.length : 0) + (long) Character.BYTES * entries.length;
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
        return target(entries[0]);
      }

      @Override
      public int restart(int context) {
        return target(entries[1 + context]);
      }

      @Override
      public int restartRank() {
        return entries[RESTART_RANK] == RANK ? NONE : entries[RESTART_RANK];
      }

      @Override
      public int next(int state, int symbol) {
        // A leaf is a separate state here: a number that no other state has.
        return state >= DECIDED ? ~NONE : target(SparseTable.next(entries, state, classes[symbol]));
      }

      @Override
      public int end(int state) {
        return state >= DECIDED ? rankOf(state, true) : atEnd(entries, state);
      }

      private int target(int entry) {
        return entry < DECIDED || ((entry & LEAF) != 0 && entry != NO_MATCH)
            ? entry
            : ~rankOf(entry, false);
      }
    };
  }
}
