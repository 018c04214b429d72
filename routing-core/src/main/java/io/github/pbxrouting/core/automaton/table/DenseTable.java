package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.Objects;

/**
 * The hot loop of large plans: an automaton as one flat array of rows, a row a state.
 *
 * <p>The first column of a row is the rank when the text ends there; the others are the targets of
 * the classes of characters. A target is the offset of a row, or negative: a decision, the
 * complement of a rank. The offset of a row is that of an entry in its middle, {@link #FIRST}
 * entries behind the first class. The targets of the first character of a walk lie apart, by
 * character instead of by class: in a <em>head</em>, 256 entries for every way to begin.
 *
 * <p>Why the walk looks as it does: nanoseconds a number, cycled over 1,024 real numbers, on two
 * cores of an AMD EPYC with JDK 25, two forks each, for plans of 10 / 100 / 1,000 / 10,000 friends,
 * beside a floor of 8.1 / 7.5 / 10.3 / 13.7 that walks the same rows over characters classified
 * beforehand ({@code RouteBenchmark}). These are the steps on the way here, measured while
 * characters beyond ASCII still had a row. Without the jump table: 11.1 / 10.5 / 14.0 / 20.5,
 * beside a floor of 8.6 / 8.0 / 11.0 / 15.7 (least of two forks on a busy machine).
 *
 * <ul>
 *   <li><em>A map from characters to columns, a head for the first, one step a character, early
 *       exit by the sign from within the loop</em>: 12.0 / 12.1 / 14.3 / 19.2. Walks end with a
 *       branch that is hard to predict, and begin with nothing in flight: every instruction outside
 *       the loop counts in full.
 *   <li><em>At most {@value #MAX_STEPS} steps</em>, as the compiler can see: it leaves out the
 *       second loop that it puts around loops to stop at safepoints. With one look at the router's
 *       decisions instead of two comparisons: 12.5 / 11.7 / 14.0 / 18.6.
 *   <li><em>256 columns</em> instead of a comparison of each character with the end of ASCII: the
 *       compiler knows that a character of a compact string is below 256, and only the bounds of
 *       the map are left to check. 10.9 / 10.3 / 13.3 / 18.2.
 *   <li><em>A mask on the length</em> instead of a comparison, to the same end: 10.1 / 9.7 / 12.9 /
 *       16.8.
 *   <li>States are numbered depth first: 24.3 against 26.4 breadth first at 10,000 friends on JDK
 *       17, and 48 against 60 over a million distinct numbers; no difference for small plans.
 *   <li><em>A jump table of the first three characters</em>, from {@value #MIN_STATES_FOR_THREES}
 *       states on, 16 KB for each way to begin: one access that waits for the text instead of three
 *       that wait for each other. Without it / with it, in turn in one JVM, least of 400 batches,
 *       cycled: 10,000 friends 16.2 / 15.1, 1,000 friends 11.0 / 10.3. One JVM of 13 for each was
 *       slower: 21.8 / 19.6 at 10,000 friends.
 *   <li>Tried without gain: a loop that the compiler does not see to be counted (13.7 / 13.2 / 15.7
 *       / 20.2); the map's bytes read as unsigned ones (11.5 at 100, 20.1 at 10,000 friends); one
 *       constant map to the columns of all dialable characters, with rows of 16 columns (17.4
 *       beside 17.1 at 10,000 friends); tails of digits passed over by a test of the remaining
 *       length (34 beside 18 at 10,000 friends); sparse tables for all plans (three times slower,
 *       on JDK 17).
 * </ul>
 */
final class DenseTable extends Automaton {

  /** The length of a head, and of the map to columns: every character of a compact string. */
  private static final int HEAD = 256;

  /**
   * The longest text that is walked as a string, all bits set: no number is longer, and the
   * compiler sees that the mask of a length stays far below 1,000.
   */
  private static final int MAX_STEPS = 0xff;

  /**
   * The columns are counted from here on, so that up to 129 of them fit into bytes. Reading bytes
   * as unsigned ones instead costs the walk a tenth of its time.
   */
  private static final int FIRST = 64;

  /** The entries of three characters, four bits each. */
  private static final int THREES = 1 << 12;

  /** The fewest states for which {@link #threes} is built: below, it would outweigh the rows. */
  static final int MIN_STATES_FOR_THREES = 400;

  private static final int[] NO_THREES = {};

  /** From the offset of a row to what the text's end decides there. */
  static final int END = -1 - FIRST;

  /** For each character below 256, its column. */
  final byte[] columns;

  final int[] rows;

  /**
   * The head of the text's begin; then, where patterns may match from later offsets, those behind
   * {@link Look#OTHER}, {@link Look#WORD} and {@link Look#LINE}, or one for all if they are equal.
   */
  private final int[] heads;

  /**
   * A jump table: the targets of the first three characters of a walk, each from {@code '0'} to
   * {@code '?'}. The index is the lowest four bits of each, in order; every head has {@value
   * #THREES} entries. Empty for few states.
   */
  private final int[] threes;

  /** What the text's end decides at each head's begin. */
  private final int[] ends;

  /** The row of the text's begin, or a decision. */
  private final int start;

  /** The strongest rank that walks from later offsets may find. */
  private final int restartRank;

  private final int stride;

  DenseTable(Dfa dfa) {
    this(dfa, dfa.states() >= MIN_STATES_FOR_THREES);
  }

  DenseTable(Dfa dfa, boolean withThrees) {
    int width = dfa.classes.count();
    this.stride = width + 1;
    this.columns = new byte[HEAD];
    for (int c = 0; c < HEAD; c++) {
      columns[c] = (byte) (dfa.classes.of(SymbolSet.symbol((char) c)) - FIRST);
    }
    this.rows = new int[dfa.states() * stride];
    for (int state = 0; state < dfa.states(); state++) {
      int row = state * stride;
      rows[row] = dfa.end[state];
      for (int k = 0; k < width; k++) {
        rows[row + 1 + k] = offset(dfa.next[state * width + k]);
      }
    }
    this.restartRank = dfa.restartRank;
    this.start = offset(dfa.start);
    int[] begins = begins(dfa);
    this.heads = new int[begins.length * HEAD];
    this.ends = new int[begins.length];
    for (int i = 0; i < begins.length; i++) {
      int begin = begins[i];
      ends[i] = begin < 0 ? ~begin : dfa.end[begin];
      for (int c = 0; c < HEAD; c++) {
        heads[i * HEAD + c] = begin < 0 ? begin : rows[offset(begin) + columns[c]];
      }
    }
    this.threes = withThrees ? threes(begins.length) : NO_THREES;
  }

  private int[] threes(int begins) {
    int[] targets = new int[begins * THREES];
    for (int i = 0; i < targets.length; i++) {
      int row = heads[i / THREES * HEAD + '0' + (i >> 8 & 15)];
      for (int shift = 4; shift >= 0 && row >= 0; shift -= 4) {
        row = rows[row + columns['0' + (i >> shift & 15)]];
      }
      targets[i] = row;
    }
    return targets;
  }

  /** Returns what a cell of the automaton is in a table of rows. */
  int offset(int cell) {
    return cell < 0 ? cell : cell * stride - END;
  }

  /** Returns the cells of all ways to begin that differ. */
  private static int[] begins(Dfa dfa) {
    if (dfa.restartRank == NONE) {
      return new int[] {dfa.start};
    }
    int[] restart = dfa.restart;
    return restart[Look.OTHER] == restart[Look.WORD] && restart[Look.OTHER] == restart[Look.LINE]
        ? new int[] {dfa.start, restart[Look.OTHER]}
        : new int[] {dfa.start, restart[Look.OTHER], restart[Look.WORD], restart[Look.LINE]};
  }

  /** Returns which head serves a walk behind the character {@code before}. */
  private int headBehind(char before) {
    return ends.length == 2 ? 1 : 1 + Look.context(SymbolSet.symbol(before));
  }

  @Override
  public int match(String text) {
    int best = text.length() <= MAX_STEPS ? walk(text, 0, 0) : walkSlowly(text, 0, 0);
    return best <= restartRank ? best : rematch(text, best);
  }

  private int walk(String text, int from, int head) {
    int end = text.length() & MAX_STEPS; // the same, for match has looked
    if (threes.length > 0 && from + 2 < end) {
      int x = text.charAt(from) ^ '0';
      int y = text.charAt(from + 1) ^ '0';
      int z = text.charAt(from + 2) ^ '0';
      if ((x | y | z) < 16) {
        return walkOn(text, from + 3, end, threes[head * THREES + (x << 8 | y << 4 | z)]);
      }
    }
    if (from == end) {
      return ends[head];
    }
    char first = text.charAt(from);
    return first < HEAD
        ? walkOn(text, from + 1, end, heads[head * HEAD + first])
        : walkSlowly(text, from, head);
  }

  /** Continues a walk at the character {@code from}, from a row or with a decision. */
  private int walkOn(String text, int from, int end, int target) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int row = target;
    if (row < 0) {
      return ~row;
    }
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= HEAD) {
        return walkOnSlowly(text, i, row);
      }
      row = rows[row + columns[c]];
      if (row < 0) {
        return ~row;
      }
    }
    return rows[row + END];
  }

  /**
   * Walks any text: longer ones too, and those with characters beyond Latin-1 and pairs of units.
   */
  private int walkSlowly(String text, int from, int head) {
    if (from == text.length()) {
      return ends[head];
    }
    int c = text.codePointAt(from);
    int target = heads[head * HEAD + Math.min(c, SymbolSet.BEYOND)];
    return walkOnSlowly(text, from + Character.charCount(c), target);
  }

  private int walkOnSlowly(String text, int from, int target) {
    int row = target;
    int c;
    for (int i = from; row >= 0 && i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      row = rows[row + columns[Math.min(c, SymbolSet.BEYOND)]];
    }
    return row < 0 ? ~row : rows[row + END];
  }

  @Override
  public int entryBehind(String text) {
    int row = start;
    for (int i = 0; row >= 0 && i < text.length(); i++) {
      row = rows[row + columns[SymbolSet.symbol(text.charAt(i))]];
    }
    return row;
  }

  @Override
  public int matchDigits(String text, int from, int entry) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int row = entry;
    int i = from;
    while (row >= 0) {
      if (i == text.length()) {
        return rows[row + END];
      }
      char c = text.charAt(i++);
      if (c < '0' || c > '9') {
        return NOT_DIGITS;
      }
      row = rows[row + columns[c]];
    }
    return areDigits(text, i) ? ~row : NOT_DIGITS;
  }

  @Override
  public boolean matchesNothing(int entry) {
    return entry == ~NONE;
  }

  @Override
  public boolean restarts() {
    return restartRank != NONE;
  }

  private int rematch(String text, int first) {
    int best = first;
    int end = text.length();
    for (int i = 1; i <= end && best > restartRank; i++) {
      int head = headBehind(text.charAt(i - 1));
      if (i == end || !isInsidePair(text, i)) {
        best = Math.min(best, end <= MAX_STEPS ? walk(text, i, head) : walkSlowly(text, i, head));
      }
    }
    return best;
  }

  @Override
  public int match(byte[] text, int offset, int length) {
    int end = Objects.checkFromIndexSize(offset, length, text.length) + length;
    int best = walk(text, offset, end, 0);
    return best <= restartRank ? best : rematch(text, offset, end, best);
  }

  private int walk(byte[] text, int from, int end, int head) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    if (from == end) {
      return ends[head];
    }
    int row = heads[head * HEAD + (text[from] & 0xff)];
    if (row < 0) {
      return ~row;
    }
    for (int i = from + 1; i < end; i++) {
      row = rows[row + columns[text[i] & 0xff]];
      if (row < 0) {
        return ~row;
      }
    }
    return rows[row + END];
  }

  private int rematch(byte[] text, int offset, int end, int first) {
    int best = first;
    for (int i = offset + 1; i <= end && best > restartRank; i++) {
      best = Math.min(best, walk(text, i, end, headBehind((char) (text[i - 1] & 0xff))));
    }
    return best;
  }

  @Override
  public String layout() {
    return "dense";
  }

  @Override
  public int states() {
    return rows.length / stride;
  }

  @Override
  public long bytes() {
    return columns.length
        + Integer.BYTES * ((long) rows.length + heads.length + threes.length + ends.length);
  }

  @Override
  public Transitions transitions() {
    // The heads, which are no rows, have the first numbers: offsets of rows are larger.
    return new Transitions() {
      @Override
      public int classes() {
        return stride - 1;
      }

      @Override
      public int classOf(int symbol) {
        return columns[symbol] + FIRST;
      }

      @Override
      public int start() {
        return 0;
      }

      @Override
      public int restart(int context) {
        return ends.length == 1 ? ~NONE : ends.length == 2 ? 1 : 1 + context;
      }

      @Override
      public int restartRank() {
        return restartRank;
      }

      @Override
      public int next(int state, int symbol) {
        return state < ends.length ? heads[state * HEAD + symbol] : rows[state + columns[symbol]];
      }

      @Override
      public int end(int state) {
        return state < ends.length ? ends[state] : rows[state + END];
      }
    };
  }
}
