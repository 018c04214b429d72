package io.github.pbxrouting.core.automaton;

import java.util.Objects;

/**
 * An automaton as one flat array of rows, a row a state.
 *
 * <p>The first column of a row is what the text's end decides there, the others are the cells of
 * the character classes. A cell is the offset of a row, or negative: a decision, the complement of
 * a rank. What the first character of a walk leads to lies apart, by character instead of by class:
 * in a <em>head</em>, 128 cells for every way to begin.
 *
 * <p>Why the walk looks as it does; nanoseconds a number, cycled over 1,024 real numbers, least of
 * 40 rounds on two cores of an AMD EPYC with JDK 17, for plans of 10 / 1,000 / 10,000 friends,
 * beside a floor of 8.5 / 11.8 / 20.2 that walks the same rows over characters classified
 * beforehand:
 *
 * <ul>
 *   <li><em>A map from characters to columns, one step a character, early exit by the sign</em>:
 *       12.2 / 16.7 / 27.8. A walk ends with a branch nobody can predict, so the next begins with
 *       nothing in flight, and its first loads count in full: the text, its characters, the column,
 *       the cell.
 *   <li><em>A head</em> takes the column out of that: 11.3 / 15.4 / 26.6.
 *   <li><em>Leaving the loop from within</em> instead of testing the cell in its condition: 10.8
 *       against 11.0 / 20.9 against 22.1 / 25.8 against 26.4 in one run.
 *   <li><em>States numbered depth first</em> instead of breadth first: 24.3 against 26.4 at 10,000
 *       friends, and 48 against 60 over a million distinct numbers; no difference for small plans.
 *   <li>Not taken: tables by the first two, three or four digits (11.3 to 13.8 / 16.2 to 16.4 /
 *       25.5 to 26.6, for up to 256 KB); a unary tail as a test of the rest's length and characters
 *       (22.8 / 20.4 / 27.7: one more branch that cannot be predicted); packed nodes for all (42 at
 *       10 friends).
 * </ul>
 */
final class RowAutomaton extends Automaton {

  /** The length of a head. */
  private static final int HEAD = 128;
  private static final int LONGEST = 128;

  /** For each ASCII character, the column of its class. */
  private final byte[] columns;

  private final int[] rows;

  /**
   * The head of the text's begin; then, where patterns may match from later offsets, those behind
   * {@link Guard#OTHER}, {@link Guard#WORD} and {@link Guard#LINE}, or one for all if they are
   * equal.
   */
  private final int[] heads;

  /** What the text's end decides at each head's begin. */
  private final int[] ends;

  /** The strongest rank that walks from later offsets may find. */
  private final int restartRank;

  private final int stride;

  RowAutomaton(Dfa dfa) {
    int width = dfa.classes.count();
    this.stride = width + 1;
    this.columns = dfa.classes.toMap();
    for (int c = 0; c < columns.length; c++) {
      columns[c]++;
    }
    this.rows = new int[dfa.states() * stride];
    for (int state = 0; state < dfa.states(); state++) {
      rows[state * stride] = dfa.end[state];
      for (int k = 0; k < width; k++) {
        int cell = dfa.next[state * width + k];
        rows[state * stride + 1 + k] = cell < 0 ? cell : cell * stride;
      }
    }
    this.restartRank = dfa.restartRank;
    int[] begins = begins(dfa);
    this.heads = new int[begins.length * HEAD];
    this.ends = new int[begins.length];
    for (int i = 0; i < begins.length; i++) {
      int begin = begins[i];
      ends[i] = begin < 0 ? ~begin : dfa.end[begin];
      for (int c = 0; c < HEAD; c++) {
        heads[i * HEAD + c] = begin < 0 ? begin : rows[begin * stride + columns[c]];
      }
    }
  }

  /** The cells of all ways to begin that differ. */
  private static int[] begins(Dfa dfa) {
    if (dfa.restartRank == NONE) {
      return new int[] {dfa.start};
    }
    int[] restart = dfa.restart;
    return restart[Guard.OTHER] == restart[Guard.WORD]
            && restart[Guard.OTHER] == restart[Guard.LINE]
        ? new int[] {dfa.start, restart[Guard.OTHER]}
        : new int[] {dfa.start, restart[Guard.OTHER], restart[Guard.WORD], restart[Guard.LINE]};
  }

  /** Which head serves a walk behind {@code before}. */
  private int headBehind(int before) {
    return ends.length == 2 ? 1 : 1 + Guard.neighbour(before);
  }

  @Override
  public int match(String text) {
    int best = walk(text, 0, 0);
    return best <= restartRank ? best : rematch(text, best);
  }

  private int walk(String text, int from, int head) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int end = Math.min(text.length(), LONGEST);
    if (from == end) {
      return ends[head];
    }
    char c = text.charAt(from);
    if (c >= HEAD) {
      return NOT_ASCII;
    }
    int row = heads[head * HEAD + c];
    if (row < 0) {
      return ~row;
    }
    for (int i = from + 1; i < end; i++) {
      c = text.charAt(i);
      if (c >= columns.length) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
      if (row < 0) {
        return ~row;
      }
    }
    return rows[row];
  }

  private int rematch(String text, int best) {
    for (int i = 1; i <= text.length() && best > restartRank; i++) {
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
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int end = Math.min(text.length(), LONGEST);
    if (from == end) {
      return ends[head];
    }
    char c = text.charAt(from);
    if (c >= HEAD) {
      return NOT_ASCII;
    }
    int row = heads[head * HEAD + c];
    if (row < 0) {
      return ~row;
    }
    for (int i = from + 1; i < end; i++) {
      c = text.charAt(i);
      if (c >= columns.length) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
      if (row < 0) {
        return ~row;
      }
    }
    return rows[row];
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
    byte c = text[from];
    if (c < 0) {
      return NOT_ASCII;
    }
    int row = heads[head * HEAD + c];
    if (row < 0) {
      return ~row;
    }
    for (int i = from + 1; i < end; i++) {
      c = text[i];
      if (c < 0) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
      if (row < 0) {
        return ~row;
      }
    }
    return rows[row];
  }

  private int rematch(byte[] text, int offset, int end, int best) {
    for (int i = offset + 1; i <= end && best > restartRank; i++) {
      best = Math.min(best, walk(text, i, end, headBehind(text[i - 1])));
    }
    return best;
  }

  @Override
  public String layout() {
    return "rows";
  }

  @Override
  public int states() {
    return rows.length / stride;
  }

  @Override
  public long bytes() {
    return 40
        + (16 + columns.length)
        + (16 + 4L * rows.length)
        + (16 + 4L * heads.length)
        + (16 + 4L * ends.length);
  }
}
