package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.nfa.Look;
import java.util.Arrays;
import java.util.Objects;

/**
 * An automaton as one flat array of rows, a row a state.
 *
 * <p>The first column of a row is what the text's end decides there, the last one is for characters
 * beyond ASCII, the others are the cells of the character classes. A cell is the offset of a row,
 * or negative: a decision, the complement of a rank. The offset of a row is that of a cell in its
 * middle, {@link #FIRST} cells behind the first class. What the first character of a walk leads to
 * lies apart, by character instead of by class: in a <em>head</em>, 256 cells for every way to
 * begin. A character beyond ASCII leads to a last row that is never left and whose end says {@link
 * Automaton#NOT_ASCII}.
 *
 * <p>Why the walk looks as it does: nanoseconds a number, cycled over 1,024 real numbers, on two
 * cores of an AMD EPYC with JDK 25, two forks each, for plans of 10 / 100 / 1,000 / 10,000 friends,
 * beside a floor of 8.1 / 7.5 / 10.3 / 13.7 that walks the same rows over characters classified
 * beforehand ({@code RouteBenchmark}).
 *
 * <ul>
 *   <li><em>A map from characters to columns, a head for the first, one step a character, early
 *       exit by the sign from within the loop</em>: 12.0 / 12.1 / 14.3 / 19.2. Walks end with a
 *       branch that is hard to predict, and begin with nothing in flight: every instruction outside
 *       the loop counts in full.
 *   <li><em>No more than {@value #LONGEST} steps</em>, as the compiler can see: it leaves out the
 *       second loop that it puts around loops to stop at safepoints. Together with one look at the
 *       router's decisions instead of two comparisons: 12.5 / 11.7 / 14.0 / 18.6.
 *   <li><em>256 columns and a last row</em> instead of a comparison of each character with the end
 *       of ASCII: the compiler knows that a character of a compact string is below 256, and only
 *       the bounds of the map are left to check. 10.9 / 10.3 / 13.3 / 18.2.
 *   <li><em>A mask on the length</em> instead of a comparison, to the same end: 10.1 / 9.7 / 12.9 /
 *       16.8.
 *   <li>States are numbered depth first: 24.3 against 26.4 breadth first at 10,000 friends on JDK
 *       17, and 48 against 60 over a million distinct numbers; no difference for small plans.
 *   <li><em>The first three characters at once</em>, in plans of {@value #FEWEST_STATES_OF_THREES}
 *       states or more: their low bits are put together without a look at the map, so that one
 *       access waits for the text instead of three for each other. 30.6 against 32.5 at 10,000
 *       friends, beside a floor of 23.5 to 25.9, on two cores of an Intel Xeon at 2.1 GHz, the
 *       lowest of three forks each. A table over the columns of two or three characters, which
 *       waits for the map as well, gains nothing.
 *   <li>Not taken: a loop that the compiler does not see to be counted, so that it leaves it whole
 *       (13.7 / 13.2 / 15.7 / 20.2); the map's bytes read as unsigned ones (11.5 at 100, 20.1 at
 *       10,000 friends); the end's column for what is beyond ASCII, which spares the last row and a
 *       column (11.2 / 10.3 / 12.8 / 17.6); one constant map to the columns of all dialable
 *       characters, whose bounds need no check, with rows of 16 columns (10.0 beside 10.0 at 10,
 *       17.4 beside 17.1 at 10,000 friends in one run); the states of a unary tail passed over by a
 *       test of the rest's length and characters, which reads fewer rows and is harder to predict
 *       (34 beside 18 at 10,000 friends, 62 beside 47 on distinct numbers); packed nodes for all
 *       plans (three times slower, on JDK 17).
 * </ul>
 */
final class DenseTable extends Automaton {

  /** The length of a head, and of the map to columns: every character of a compact string. */
  private static final int HEAD = 256;

  private static final int ASCII = 128;

  /**
   * The longest text that is walked as a string, all bits set: no number is longer, and the
   * compiler sees that the mask of a length stays far below 1,000.
   */
  private static final int LONGEST = 0xff;

  /** The cells of three characters, four bits each. */
  private static final int THREES = 1 << 12;

  /**
   * The columns are counted from here on, so that up to 129 of them fit into bytes. Reading bytes
   * as unsigned ones instead costs the walk a tenth of its time.
   */
  private static final int FIRST = 64;

  /** The fewest states that are worth {@link #threes}: the rows of fewer take less than they do. */
  static final int FEWEST_STATES_OF_THREES = 400;

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
   * What three characters lead to, {@code '0'} to {@code '?'} each, their lowest four bits put
   * together: {@value #THREES} cells for every head; or empty.
   */
  private final int[] threes;

  /** What the text's end decides at each head's begin. */
  private final int[] ends;

  /** The strongest rank that walks from later offsets may find. */
  private final int restartRank;

  private final int stride;

  DenseTable(Dfa dfa) {
    this(dfa, dfa.states() >= FEWEST_STATES_OF_THREES);
  }

  DenseTable(Dfa dfa, boolean withThrees) {
    int width = dfa.classes.count();
    this.stride = width + 2;
    this.columns = new byte[HEAD];
    for (int c = 0; c < HEAD; c++) {
      columns[c] = (byte) ((c < ASCII ? dfa.classes.of(c) : width) - FIRST);
    }
    int foreign = dfa.states() * stride;
    this.rows = new int[foreign + stride];
    for (int state = 0; state < dfa.states(); state++) {
      int row = state * stride;
      rows[row] = dfa.end[state];
      for (int k = 0; k < width; k++) {
        int cell = dfa.next[state * width + k];
        rows[row + 1 + k] = offset(cell);
      }
      rows[row + 1 + width] = offset(dfa.states());
    }
    Arrays.fill(rows, foreign, rows.length, offset(dfa.states()));
    rows[foreign] = NOT_ASCII;
    this.restartRank = dfa.restartRank;
    int[] begins = begins(dfa);
    this.heads = new int[begins.length * HEAD];
    this.ends = new int[begins.length];
    for (int i = 0; i < begins.length; i++) {
      int begin = begins[i];
      ends[i] = begin < 0 ? ~begin : dfa.end[begin];
      for (int c = 0; c < HEAD; c++) {
        heads[i * HEAD + c] =
            c >= ASCII
                ? offset(dfa.states())
                : begin < 0 ? begin : rows[offset(begin) + columns[c]];
      }
    }
    this.threes = withThrees ? threes(begins.length) : NO_THREES;
  }

  private int[] threes(int begins) {
    int[] threes = new int[begins * THREES];
    for (int i = 0; i < threes.length; i++) {
      int row = heads[i / THREES * HEAD + '0' + (i >> 8 & 15)];
      for (int shift = 4; shift >= 0 && row >= 0; shift -= 4) {
        row = rows[row + columns['0' + (i >> shift & 15)]];
      }
      threes[i] = row;
    }
    return threes;
  }

  /** What a cell of the automaton is in a table of rows. */
  int offset(int cell) {
    return cell < 0 ? cell : cell * stride - END;
  }

  /** The cells of all ways to begin that differ. */
  private static int[] begins(Dfa dfa) {
    if (dfa.restartRank == NONE) {
      return new int[] {dfa.start};
    }
    int[] restart = dfa.restart;
    return restart[Look.OTHER] == restart[Look.WORD] && restart[Look.OTHER] == restart[Look.LINE]
        ? new int[] {dfa.start, restart[Look.OTHER]}
        : new int[] {dfa.start, restart[Look.OTHER], restart[Look.WORD], restart[Look.LINE]};
  }

  /** Which head serves a walk behind {@code before}. */
  private int headBehind(int before) {
    return ends.length == 2 ? 1 : 1 + Look.neighbour(before);
  }

  @Override
  public int match(String text) {
    if (text.length() > LONGEST) {
      return match((CharSequence) text);
    }
    int best = walk(text, 0, 0);
    return best <= restartRank ? best : rematch(text, best);
  }

  private int walk(String text, int from, int head) {
    int end = text.length() & LONGEST; // the same, for match has looked
    if (threes.length > 0 && from + 2 < end) {
      int x = text.charAt(from) ^ '0';
      int y = text.charAt(from + 1) ^ '0';
      int z = text.charAt(from + 2) ^ '0';
      if ((x | y | z) < 16) {
        return walk(text, from + 3, end, threes[head * THREES + (x << 8 | y << 4 | z)]);
      }
    }
    if (from == end) {
      return ends[head];
    }
    char c = text.charAt(from);
    return c < HEAD ? walk(text, from + 1, end, heads[head * HEAD + c]) : NOT_ASCII;
  }

  private int walk(String text, int from, int end, int cell) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int row = cell;
    if (row < 0) {
      return ~row;
    }
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= HEAD) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
      if (row < 0) {
        return ~row;
      }
    }
    return rows[row + END];
  }

  private int rematch(String text, int best) {
    int end = text.length() & LONGEST;
    for (int i = 1; i <= end && best > restartRank; i++) {
      best = Math.min(best, walk(text, i, headBehind(text.charAt(i - 1))));
    }
    return best;
  }

  @Override
  public int match(CharSequence text) {
    int best = walk(text, 0, 0);
    return best <= restartRank ? best : rematch(text, best);
  }

  private int walk(CharSequence text, int from, int head) {
    int end = text.length();
    if (from == end) {
      return ends[head];
    }
    char c = text.charAt(from);
    if (c >= HEAD) {
      return NOT_ASCII;
    }
    int row = heads[head * HEAD + c];
    for (int i = from + 1; row >= 0 && i < end; i++) {
      c = text.charAt(i);
      if (c >= HEAD) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
    }
    return row < 0 ? ~row : rows[row + END];
  }

  private int rematch(CharSequence text, int best) {
    for (int i = 1; i <= text.length() && best > restartRank; i++) {
      best = Math.min(best, walk(text, i, headBehind(text.charAt(i - 1))));
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

  private int rematch(byte[] text, int offset, int end, int best) {
    for (int i = offset + 1; i <= end && best > restartRank; i++) {
      best = Math.min(best, walk(text, i, end, headBehind(text[i - 1] & 0xff)));
    }
    return best;
  }

  @Override
  public String layout() {
    return "rows";
  }

  @Override
  public int states() {
    return rows.length / stride - 1;
  }

  @Override
  public long bytes() {
    return 48
        + (16 + columns.length)
        + (16 + 4L * rows.length)
        + (16 + 4L * heads.length)
        + (threes.length == 0 ? 0 : 16 + 4L * threes.length)
        + (16 + 4L * ends.length);
  }
}
