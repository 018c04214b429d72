package io.github.pbxrouting.core.automaton;

import java.util.Objects;

/**
 * An automaton as one flat array of rows, a row a state.
 *
 * <p>The first column of a row is what the text's end decides there, the others are the cells of
 * the character classes. A cell is the offset of a row, or negative: a decision, the complement of
 * a rank.
 */
final class RowAutomaton extends Automaton {

  /** For each ASCII character, the column of its class. */
  private final byte[] columns;

  private final int[] rows;
  private final int start;

  /** Where walks from later offsets begin, by the column of the character before. */
  private final int[] restart;

  /** The strongest rank such walks may find. */
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
        rows[state * stride + 1 + k] = offset(dfa.next[state * width + k]);
      }
    }
    this.start = offset(dfa.start);
    this.restartRank = dfa.restartRank;
    this.restart = new int[restartRank == NONE ? 0 : stride];
    for (int c = 0; c < 128 && restartRank != NONE; c++) {
      restart[columns[c]] = offset(dfa.restart[Guard.neighbour(c)]);
    }
  }

  private int offset(int cell) {
    return cell < 0 ? cell : cell * stride;
  }

  @Override
  public int match(String text) {
    int best = walk(text, 0, start);
    return best <= restartRank ? best : rematch(text, best);
  }

  private int walk(String text, int from, int row) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int end = text.length();
    for (int i = from; i < end && row >= 0; i++) {
      char c = text.charAt(i);
      if (c >= columns.length) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
    }
    return row < 0 ? ~row : rows[row];
  }

  private int rematch(String text, int best) {
    for (int i = 1; i <= text.length() && best > restartRank; i++) {
      char before = text.charAt(i - 1);
      if (before >= columns.length) {
        return NOT_ASCII;
      }
      best = Math.min(best, walk(text, i, restart[columns[before]]));
    }
    return best;
  }

  @Override
  public int match(CharSequence text) {
    int best = walk(text, 0, start);
    return best <= restartRank ? best : rematch(text, best);
  }

  private int walk(CharSequence text, int from, int row) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    int end = text.length();
    for (int i = from; i < end && row >= 0; i++) {
      char c = text.charAt(i);
      if (c >= columns.length) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
    }
    return row < 0 ? ~row : rows[row];
  }

  private int rematch(CharSequence text, int best) {
    for (int i = 1; i <= text.length() && best > restartRank; i++) {
      char before = text.charAt(i - 1);
      if (before >= columns.length) {
        return NOT_ASCII;
      }
      best = Math.min(best, walk(text, i, restart[columns[before]]));
    }
    return best;
  }

  @Override
  public int match(byte[] text, int offset, int length) {
    int end = Objects.checkFromIndexSize(offset, length, text.length) + length;
    int best = walk(text, offset, end, start);
    return best <= restartRank ? best : rematch(text, offset, end, best);
  }

  private int walk(byte[] text, int from, int end, int row) {
    byte[] columns = this.columns;
    int[] rows = this.rows;
    for (int i = from; i < end && row >= 0; i++) {
      byte c = text[i];
      if (c < 0) {
        return NOT_ASCII;
      }
      row = rows[row + columns[c]];
    }
    return row < 0 ? ~row : rows[row];
  }

  private int rematch(byte[] text, int offset, int end, int best) {
    for (int i = offset + 1; i <= end && best > restartRank; i++) {
      byte before = text[i - 1];
      if (before < 0) {
        return NOT_ASCII;
      }
      best = Math.min(best, walk(text, i, end, restart[columns[before]]));
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
    return 40 + 144 + (16 + 4L * rows.length) + (16 + 4L * restart.length);
  }
}
