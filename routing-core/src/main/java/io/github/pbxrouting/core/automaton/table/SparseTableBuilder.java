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

  private char[] entries = {};

  /** For each state, its target: its offset, or a leaf. */
  private final int[] entry;

  /** The targets of one state, and the one that it does not write. */
  private final int[] targets;

  private int others;

  private SparseTableBuilder(Dfa dfa, int[] classes) {
    this.dfa = dfa;
    this.classes = classes;
    this.entry = new int[dfa.states()];
    this.targets = new int[classes.length];
  }

  /**
   * Returns the packed automaton, or null when {@code dfa} has too many classes, its ranks are too
   * large, or more than {@code maxBytes} bytes are needed.
   */
  static @Nullable SparseTable pack(Dfa dfa, int maxBytes) {
    // Nearly every state takes at least one entry.
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
    char[] entries = new SparseTableBuilder(dfa, classes).entries(maxBytes / 2);
    if (entries == null) {
      return null;
    }
    byte[] map = shared ? DIALABLE_MAP : map(dfa.classes);
    SparseTable packed = new SparseTable(map, !shared, entries, dfa.states());
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

  /** Returns whether every class of {@code coarse} is a union of classes of {@code fine}. */
  private static boolean isCoarser(CharClasses coarse, CharClasses fine) {
    for (int c = 0; c < SymbolSet.SYMBOLS; c++) {
      if (coarse.of(c) != coarse.of(fine.first(fine.of(c)))) {
        return false;
      }
    }
    return true;
  }

  private char @Nullable [] entries(int maxEntries) {
    // The length of a state does not depend on offsets, so a first pass uses placeholders.
    for (int state = 0; state < entry.length; state++) {
      entry[state] =
          isLeaf(state) ? SparseTable.DECIDED | SparseTable.LEAF | rank(dfa.end[state]) : ~state;
    }
    int[] offsets = new int[entry.length];
    int size = SparseTable.FIRST_STATE;
    for (int state = 0; state < entry.length; state++) {
      if (entry[state] < 0) {
        offsets[state] = size;
        size += shape(state);
      }
      if (size > Math.min(maxEntries, SparseTable.DECIDED)) {
        return null;
      }
    }
    entries = new char[size];
    for (int state = 0; state < entry.length; state++) {
      entry[state] = entry[state] < 0 ? offsets[state] : entry[state];
    }
    entries[0] = (char) entry(dfa.start);
    for (int i = 0; i < dfa.restart.length; i++) {
      entries[1 + i] = (char) entry(dfa.restart[i]);
    }
    entries[SparseTable.RESTART_RANK] = (char) rank(dfa.restartRank);
    for (int state = 0; state < entry.length; state++) {
      if (offsets[state] > 0) {
        shape(state);
        write(offsets[state], dfa.end[state]);
      }
    }
    return entries;
  }

  /**
   * Finds the shortest form of {@code state}: leaves its targets in {@code targets} and what most
   * of them are in {@code others}; returns its length.
   */
  private int shape(int state) {
    int row = state * dfa.classes.count();
    for (int k = 0; k < targets.length; k++) {
      targets[k] = entry(dfa.next[row + classes[k]]);
    }
    boolean mustSayEnd = dfa.end[state] != Rank.NONE;
    others = SparseTable.NO_MATCH;
    int shortest = (mustSayEnd ? 2 : 0) + ownEntries(others);
    // Any other choice costs the two more entries, and one at least unless all are the same.
    for (int k = 0; k < targets.length && shortest > 2; k++) {
      if (targets[k] != others) {
        int length = 2 + ownEntries(targets[k]);
        if (length < shortest) {
          shortest = length;
          others = targets[k];
        }
      }
    }
    return 1 + shortest;
  }

  /**
   * Returns how many targets are to be written when {@code other} need not be: one when they are
   * equal.
   */
  private int ownEntries(int other) {
    int count = 0;
    int first = 0;
    boolean equal = true;
    for (int each : targets) {
      if (each != other) {
        first = count++ == 0 ? each : first;
        equal &= each == first;
      }
    }
    return equal ? Math.min(count, 1) : count;
  }

  /** Writes the state whose shape was found last. */
  private void write(int offset, int end) {
    int mask = 0;
    int count = 0;
    for (int k = 0; k < targets.length; k++) {
      if (targets[k] != others) {
        mask |= 1 << k;
        count++;
      }
    }
    boolean uniform = count > 1 && ownEntries(others) == 1;
    boolean extra = end != Rank.NONE || others != SparseTable.NO_MATCH;
    entries[offset] =
        (char) (mask | (uniform ? SparseTable.UNIFORM : 0) | (extra ? SparseTable.EXTRA : 0));
    int next = offset + 1;
    if (extra) {
      entries[next++] = (char) (SparseTable.DECIDED | rank(end));
      entries[next++] = (char) others;
    }
    for (int k = 0; k < targets.length && mask != 0; k++) {
      if ((mask >> k & 1) != 0) {
        entries[next++] = (char) targets[k];
        mask = uniform ? 0 : mask;
      }
    }
  }

  /**
   * Returns whether only the end of the text matters in {@code state}, whatever characters there
   * are.
   */
  private boolean isLeaf(int state) {
    int width = dfa.classes.count();
    for (int i = state * width; i < (state + 1) * width; i++) {
      if (dfa.next[i] != ~Rank.NONE) {
        return false;
      }
    }
    return true;
  }

  private int entry(int target) {
    return target < 0 ? SparseTable.DECIDED | rank(~target) : entry[target];
  }

  private static int rank(int rank) {
    return rank == Rank.NONE ? SparseTable.RANK : rank;
  }

  /** Returns whether all ranks that {@code dfa} can say are below {@link SparseTable#RANK}. */
  private static boolean hasSmallRanks(Dfa dfa) {
    boolean small = isSmall(~dfa.start) && isSmall(dfa.restartRank);
    for (int entry : dfa.restart) {
      small &= isSmall(~entry);
    }
    for (int entry : dfa.next) {
      small &= isSmall(~entry);
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
