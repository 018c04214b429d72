package io.github.pbxrouting.dialplan.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where a text has characters of two UTF-16 units, so that columns counted in characters
 * become columns counted in units. Lines end as in YAML 1.1.
 */
final class Utf16Columns extends FilterReader {

  private final long maxUnits;
  private long units;
  private final TreeMap<Integer, Line> lines = new TreeMap<>();
  private int line;
  private int column;
  private boolean afterReturn;

  /** The columns of a line's characters of two units, in order. */
  private static final class Line {
    private final TreeMap<Integer, Integer> upTo = new TreeMap<>();

    void add(int column) {
      upTo.put(column, upTo.size() + 1);
    }

    int before(int column) {
      var last = upTo.lowerEntry(column);
      return last == null ? 0 : last.getValue();
    }
  }

  /**
   * Reads a text.
   *
   * @param maxUnits the most UTF-16 units that it may have
   */
  Utf16Columns(Reader text, long maxUnits) {
    super(text);
    this.maxUnits = maxUnits;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    units += Math.max(0, count);
    if (units > maxUnits) {
      throw UnreadableTextException.tooLarge(maxUnits);
    }
    for (int i = offset; i < offset + count; i++) {
      take(buffer[i]);
    }
    return count;
  }

  private void take(char c) {
    boolean secondOfTwo = afterReturn && c == '\n';
    afterReturn = c == '\r';
    if (secondOfTwo) {
      return;
    }
    if (c == '\r' || c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
      line++;
      column = 0;
    } else if (!Character.isLowSurrogate(c)) {
      if (Character.isHighSurrogate(c)) {
        lines.computeIfAbsent(line, any -> new Line()).add(column);
      }
      column++;
    }
  }

  /** Returns a column in units; line and columns are counted from 0. */
  int units(int inLine, int inCharacters) {
    @Nullable Line found = lines.get(inLine);
    return inCharacters + (found == null ? 0 : found.before(inCharacters));
  }
}
