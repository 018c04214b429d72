package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.nfa.CharClasses;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs a {@link Dfa} into a {@link SparseTable}, where it fits. */
final class SparseTableBuilder {

  /**
   * The digits one by one, {@code *}, {@code #}, {@code +}, and all else: no finer than what plans
   * of dialled numbers tell apart, so most of them share this one map.
   */
  private static final CharClasses DIALABLE = CharClasses.of(dialable());

  static final byte[] DIALABLE_MAP = map(DIALABLE);

  private final Dfa dfa;

  /** For each class of the packed automaton, the class of {@code dfa}. */
  private final int[] classes;

  private char[] words = {};

  /** For each state, its cell: the offset of its node, or a leaf. */
  private final int[] cell;

  /** The cells of one node, and what those are that it does not write. */
  private final int[] cells;

  private int others;

  private SparseTableBuilder(Dfa dfa, int[] classes) {
    this.dfa = dfa;
    this.classes = classes;
    this.cell = new int[dfa.states()];
    this.cells = new int[classes.length];
  }

  /**
   * The packed automaton, or null when {@code dfa} has too many classes, its ranks are too large,
   * or more than {@code maxBytes} bytes are needed.
   */
  static @Nullable SparseTable pack(Dfa dfa, int maxBytes) {
    // Nearly every state takes a word at least.
    if (dfa.states() > maxBytes || !hasSmallRanks(dfa)) {
      return null;
    }
    boolean shared = isCoarser(dfa.classes, DIALABLE);
    CharClasses target = shared ? DIALABLE : dfa.classes;
    if (target.count() > SparseTable.MAX_CLASSES) {
      return null;
    }
    int[] classes = new int[target.count()];
    for (int k = 0; k < classes.length; k++) {
      classes[k] = dfa.classes.of(target.first(k));
    }
    char[] words = new SparseTableBuilder(dfa, classes).words(maxBytes / 2);
    if (words == null) {
      return null;
    }
    byte[] map = shared ? DIALABLE_MAP : map(dfa.classes);
    SparseTable packed = new SparseTable(map, !shared, words, dfa.states());
    return packed.bytes() <= maxBytes ? packed : null;
  }

  private static byte[] map(CharClasses classes) {
    byte[] map = new byte[SymbolSet.SYMBOLS];
    for (int symbol = 0; symbol < map.length; symbol++) {
      map[symbol] = (byte) classes.of(symbol);
    }
    return map;
  }

  private static List<SymbolSet> dialable() {
    List<SymbolSet> sets = new ArrayList<>();
    for (char c : "0123456789*#+".toCharArray()) {
      sets.add(SymbolSet.of(c));
    }
    return sets;
  }

  /** Whether every class of {@code coarse} is a union of classes of {@code fine}. */
  private static boolean isCoarser(CharClasses coarse, CharClasses fine) {
    for (int c = 0; c < SymbolSet.SYMBOLS; c++) {
      if (coarse.of(c) != coarse.of(fine.first(fine.of(c)))) {
        return false;
      }
    }
    return true;
  }

  private char @Nullable [] words(int maxWords) {
    // How long a node is does not depend on where others lie, so stand-ins do for a first pass.
    for (int state = 0; state < cell.length; state++) {
      cell[state] =
          isLeaf(state) ? SparseTable.SETTLED | SparseTable.LEAF | rank(dfa.end[state]) : ~state;
    }
    int[] offsets = new int[cell.length];
    int size = SparseTable.FIRST_NODE;
    for (int state = 0; state < cell.length; state++) {
      if (cell[state] < 0) {
        offsets[state] = size;
        size += shape(state);
      }
      if (size > Math.min(maxWords, SparseTable.SETTLED)) {
        return null;
      }
    }
    words = new char[size];
    for (int state = 0; state < cell.length; state++) {
      cell[state] = cell[state] < 0 ? offsets[state] : cell[state];
    }
    words[0] = (char) cell(dfa.start);
    for (int i = 0; i < dfa.restart.length; i++) {
      words[1 + i] = (char) cell(dfa.restart[i]);
    }
    words[SparseTable.RESTART_RANK] = (char) rank(dfa.restartRank);
    for (int state = 0; state < cell.length; state++) {
      if (offsets[state] > 0) {
        shape(state);
        write(offsets[state], dfa.end[state]);
      }
    }
    return words;
  }

  /**
   * Finds the shortest form of the node of {@code state}: leaves its cells in {@code cells} and
   * what most of them are in {@code others}; returns its length.
   */
  private int shape(int state) {
    int row = state * dfa.classes.count();
    for (int k = 0; k < cells.length; k++) {
      cells[k] = cell(dfa.next[row + classes[k]]);
    }
    boolean mustSayEnd = dfa.end[state] != Rank.NONE;
    others = SparseTable.NO_MATCH;
    int shortest = (mustSayEnd ? 2 : 0) + ownCells(others);
    // Any other choice costs the extra words, and a cell at least unless all are the same.
    for (int k = 0; k < cells.length && shortest > 2; k++) {
      if (cells[k] != others) {
        int length = 2 + ownCells(cells[k]);
        if (length < shortest) {
          shortest = length;
          others = cells[k];
        }
      }
    }
    return 1 + shortest;
  }

  /** How many cells are to be written when {@code other} need not be: one when they are equal. */
  private int ownCells(int other) {
    int count = 0;
    int first = 0;
    boolean equal = true;
    for (int each : cells) {
      if (each != other) {
        first = count++ == 0 ? each : first;
        equal &= each == first;
      }
    }
    return equal ? Math.min(count, 1) : count;
  }

  /** Writes the node whose shape was found last. */
  private void write(int offset, int end) {
    int mask = 0;
    int count = 0;
    for (int k = 0; k < cells.length; k++) {
      if (cells[k] != others) {
        mask |= 1 << k;
        count++;
      }
    }
    boolean uniform = count > 1 && ownCells(others) == 1;
    boolean extra = end != Rank.NONE || others != SparseTable.NO_MATCH;
    words[offset] =
        (char) (mask | (uniform ? SparseTable.UNIFORM : 0) | (extra ? SparseTable.EXTRA : 0));
    int next = offset + 1;
    if (extra) {
      words[next++] = (char) (SparseTable.SETTLED | rank(end));
      words[next++] = (char) others;
    }
    for (int k = 0; k < cells.length && mask != 0; k++) {
      if ((mask >> k & 1) != 0) {
        words[next++] = (char) cells[k];
        mask = uniform ? 0 : mask;
      }
    }
  }

  /** Whether only the end of the text matters in {@code state}, whatever characters there are. */
  private boolean isLeaf(int state) {
    int width = dfa.classes.count();
    for (int i = state * width; i < (state + 1) * width; i++) {
      if (dfa.next[i] != ~Rank.NONE) {
        return false;
      }
    }
    return true;
  }

  private int cell(int target) {
    return target < 0 ? SparseTable.SETTLED | rank(~target) : cell[target];
  }

  private static int rank(int rank) {
    return rank == Rank.NONE ? SparseTable.RANK : rank;
  }

  /** Whether all ranks that {@code dfa} can say are below {@link SparseTable#RANK}. */
  private static boolean hasSmallRanks(Dfa dfa) {
    boolean small = isSmall(~dfa.start) && isSmall(dfa.restartRank);
    for (int cell : dfa.restart) {
      small &= isSmall(~cell);
    }
    for (int cell : dfa.next) {
      small &= isSmall(~cell);
    }
    for (int rank : dfa.end) {
      small &= isSmall(rank);
    }
    return small;
  }

  private static boolean isSmall(int rank) {
    return rank < SparseTable.RANK || rank == Rank.NONE;
  }
}
