package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.regex.AsciiSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs a {@link Dfa} into a {@link PackedAutomaton}, where it fits. */
final class Packing {

  /**
   * The digits one by one, {@code *}, {@code #}, {@code +}, and all else: no finer than what plans
   * of dialled numbers tell apart, so most of them share this one map.
   */
  private static final CharClasses DIALABLE = CharClasses.of(dialable());

  private static final byte[] DIALABLE_MAP = DIALABLE.toMap();

  private final Dfa dfa;

  /** For each class of the packed automaton, the class of {@code dfa}. */
  private final int[] classes;

  private final IntVector words = new IntVector(256);

  /** For each state, its cell: the offset of its node, or a leaf. */
  private final int[] cell;

  private Packing(Dfa dfa, int[] classes) {
    this.dfa = dfa;
    this.classes = classes;
    this.cell = new int[dfa.states()];
  }

  /**
   * The packed automaton, or null when {@code dfa} has too many classes, its ranks are too large,
   * or more than {@code maxBytes} bytes are needed.
   */
  static @Nullable PackedAutomaton pack(Dfa dfa, int maxBytes) {
    // Nearly every state takes a word at least.
    if (dfa.states() > maxBytes || !hasSmallRanks(dfa)) {
      return null;
    }
    boolean shared = isCoarser(dfa.classes, DIALABLE);
    CharClasses target = shared ? DIALABLE : dfa.classes;
    if (target.count() > PackedAutomaton.MOST_CLASSES) {
      return null;
    }
    int[] classes = new int[target.count()];
    for (int k = 0; k < classes.length; k++) {
      classes[k] = dfa.classes.of(target.first(k));
    }
    char[] words = new Packing(dfa, classes).words(maxBytes / 2);
    if (words == null) {
      return null;
    }
    byte[] map = shared ? DIALABLE_MAP : dfa.classes.toMap();
    PackedAutomaton packed =
        new PackedAutomaton(map, !shared, words, dfa.restartRank, dfa.states());
    return packed.bytes() <= maxBytes ? packed : null;
  }

  private static List<AsciiSet> dialable() {
    List<AsciiSet> sets = new ArrayList<>();
    "0123456789*#+".chars().forEach(c -> sets.add(AsciiSet.of(c)));
    return sets;
  }

  /** Whether every class of {@code coarse} is a union of classes of {@code fine}. */
  private static boolean isCoarser(CharClasses coarse, CharClasses fine) {
    for (int c = 0; c < 128; c++) {
      if (coarse.of(c) != coarse.of(fine.first(fine.of(c)))) {
        return false;
      }
    }
    return true;
  }

  private char @Nullable [] words(int maxWords) {
    // How long a node is does not hang on where others lie, so stand-ins do for a first pass.
    for (int state = 0; state < cell.length; state++) {
      cell[state] =
          isLeaf(state)
              ? PackedAutomaton.SETTLED | PackedAutomaton.LEAF | rank(dfa.end[state])
              : ~state;
    }
    int[] offsets = new int[cell.length];
    int offset = PackedAutomaton.FIRST_NODE;
    for (int state = 0; state < cell.length; state++) {
      if (cell[state] < 0) {
        offsets[state] = offset;
        words.clear();
        write(state);
        offset += words.size;
      }
      if (offset > Math.min(maxWords, PackedAutomaton.SETTLED)) {
        return null;
      }
    }
    boolean[] node = new boolean[cell.length];
    for (int state = 0; state < cell.length; state++) {
      if (cell[state] < 0) {
        node[state] = true;
        cell[state] = offsets[state];
      }
    }
    words.clear();
    words.add(cell(dfa.start));
    for (int restart : dfa.restart) {
      words.add(cell(restart));
    }
    for (int state = 0; state < cell.length; state++) {
      if (node[state]) {
        write(state);
      }
    }
    char[] result = new char[words.size];
    for (int i = 0; i < result.length; i++) {
      result[i] = (char) words.get(i);
    }
    return result;
  }

  /** Writes the node of {@code state} in its shortest form. */
  private void write(int state) {
    int[] cells = new int[classes.length];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = cell(dfa.next[state * dfa.classes.count() + classes[k]]);
    }
    int best = PackedAutomaton.NO_MATCH;
    int shortest = Integer.MAX_VALUE;
    boolean mustSayEnd = dfa.end[state] != Automaton.NONE;
    for (int k = -1; k < cells.length; k++) {
      int other = k < 0 ? PackedAutomaton.NO_MATCH : cells[k];
      int[] own = Arrays.stream(cells).filter(c -> c != other).toArray();
      int length = (mustSayEnd || k >= 0 ? 2 : 0) + (isUniform(own) ? 1 : own.length);
      if (length < shortest) {
        shortest = length;
        best = other;
      }
    }
    int others = best;
    int[] own = Arrays.stream(cells).filter(c -> c != others).toArray();
    boolean extra = mustSayEnd || others != PackedAutomaton.NO_MATCH;
    int mask = (extra ? PackedAutomaton.EXTRA : 0) | (isUniform(own) ? PackedAutomaton.UNIFORM : 0);
    for (int k = 0; k < cells.length; k++) {
      mask |= cells[k] == others ? 0 : 1 << k;
    }
    words.add(mask);
    if (extra) {
      words.add(PackedAutomaton.SETTLED | rank(dfa.end[state]));
      words.add(others);
    }
    for (int i = 0; i < (isUniform(own) ? 1 : own.length); i++) {
      words.add(own[i]);
    }
  }

  private static boolean isUniform(int[] cells) {
    return cells.length > 1 && Arrays.stream(cells).allMatch(c -> c == cells[0]);
  }

  /** Whether only the end of the text matters in {@code state}, whatever characters there are. */
  private boolean isLeaf(int state) {
    if (dfa.waitsBeyondAscii) {
      return false;
    }
    int width = dfa.classes.count();
    for (int i = state * width; i < (state + 1) * width; i++) {
      if (dfa.next[i] != ~Automaton.NONE) {
        return false;
      }
    }
    return true;
  }

  private int cell(int target) {
    return target < 0 ? PackedAutomaton.SETTLED | rank(~target) : cell[target];
  }

  private static int rank(int rank) {
    return rank == Automaton.NONE ? PackedAutomaton.RANK : rank;
  }

  /** Whether all ranks that {@code dfa} can say are below {@link PackedAutomaton#RANK}. */
  private static boolean hasSmallRanks(Dfa dfa) {
    boolean small = isSmall(~dfa.start);
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
    return rank < PackedAutomaton.RANK || rank == Automaton.NONE;
  }
}
