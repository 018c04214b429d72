package io.github.pbxrouting.dialplan.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of CSV between records, so that threads can parse the chunks. A line end inside
 * quotes is no cut. A record whose quotes are broken is handed out alone: its first line counts as
 * the record, and reading goes on after that line. Memory does not grow with the input. Not
 * thread-safe.
 */
final class RecordChunks {

  /** How many bytes a record may have, and a chunk. */
  static final int MAX_RECORD = 1 << 19;

  /**
   * How many lines a quoted record may span: a quote that is never closed is noticed early, and no
   * byte is read more often.
   */
  private static final int MAX_LINES = 100;

  private static final int NOT_FOUND = -1;

  /**
   * Some records.
   *
   * @param bytes holds the records
   * @param offset where they begin
   * @param text the records, a character a byte
   * @param problem why this is one record that cannot be parsed, or null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one place to one other
  record Chunk(byte[] bytes, int offset, String text, @Nullable Malformed problem) {}

  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    AFTER_QUOTE
  }

  private final InputStream in;
  private final int maxRecord;
  private final char delimiter;
  private final char quote;
  private byte[] buffer = new byte[0];

  /** The filled part of the buffer, a character a byte. */
  private String text = "";

  private int next;
  private boolean atEnd;
  private boolean broken;

  RecordChunks(InputStream in, CallFormat format) {
    this(in, format, MAX_RECORD);
  }

  /** Cuts records of at most that many bytes. */
  RecordChunks(InputStream in, CallFormat format, int maxRecord) {
    this.in = in;
    this.maxRecord = maxRecord;
    this.delimiter = format.delimiter();
    this.quote = format.quote();
  }

  /** Returns the next records, or null at the end. */
  @Nullable Chunk next() throws IOException {
    return next(false);
  }

  /** Returns the next record or empty line alone, or null at the end. */
  @Nullable Chunk nextAlone() throws IOException {
    return next(true);
  }

  private @Nullable Chunk next(boolean alone) throws IOException {
    while (true) {
      if (next < text.length()) {
        int cut = cut(alone);
        if (cut > next) {
          return take(cut, null);
        }
        int line = lineEnd();
        if (line != NOT_FOUND && (broken || atEnd || isFull())) {
          return take(line, Malformed.QUOTE);
        }
        if (line == NOT_FOUND && atEnd) {
          return take(text.length(), Malformed.QUOTE);
        }
        if (line == NOT_FOUND && isFull()) {
          Chunk tooLong = take(text.length(), Malformed.SIZE);
          skipLine();
          return tooLong;
        }
      }
      if (atEnd) {
        return null;
      }
      refill();
    }
  }

  private boolean isFull() {
    return next == 0 && text.length() == maxRecord;
  }

  /** Keeps what is left, in a new buffer: threads may be at work on the old one. */
  private void refill() throws IOException {
    int filled = text.length() - next;
    byte[] fresh = new byte[maxRecord];
    System.arraycopy(buffer, next, fresh, 0, filled);
    while (filled < fresh.length && !atEnd) {
      int read = in.read(fresh, filled, fresh.length - filled);
      if (read < 0) {
        atEnd = true;
      } else {
        filled += read;
      }
    }
    buffer = fresh;
    next = 0;
    text = new String(fresh, 0, filled, StandardCharsets.ISO_8859_1);
  }

  private Chunk take(int end, @Nullable Malformed problem) {
    Chunk chunk = new Chunk(buffer, next, text.substring(next, end), problem);
    next = end;
    return chunk;
  }

  /** Returns the end of the records that are complete; the beginning when the first is not. */
  private int cut(boolean alone) {
    broken = false;
    if (quote != CallFormat.NO_QUOTE && text.indexOf(quote, next) >= 0) {
      return cutQuoted(alone);
    }
    if (alone) {
      int line = lineEnd();
      return line == NOT_FOUND && atEnd ? text.length() : line;
    }
    return atEnd ? text.length() : 1 + Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  }

  private int cutQuoted(boolean alone) {
    int cut = next;
    int lines = 0;
    State state = State.FIELD_START;
    for (int i = next; i < text.length(); i++) {
      byte b = buffer[i];
      boolean lineEnd = b == '\n' || b == '\r';
      if (state == State.QUOTED) {
        if (b == quote) {
          state = State.AFTER_QUOTE;
        } else if (lineEnd && ++lines > MAX_LINES) {
          broken = true;
          return cut;
        }
      } else if (lineEnd) {
        cut = i + 1;
        lines = 0;
        state = State.FIELD_START;
        if (alone) {
          return cut;
        }
      } else if (b == delimiter) {
        state = State.FIELD_START;
      } else if (b == quote && state != State.UNQUOTED) {
        state = State.QUOTED;
      } else if (state == State.AFTER_QUOTE) {
        broken = true;
        return cut;
      } else {
        state = State.UNQUOTED;
      }
    }
    return atEnd && state != State.QUOTED ? text.length() : cut;
  }

  /** Returns where the next line ends, its end included. */
  private int lineEnd() {
    int lf = text.indexOf('\n', next);
    String line = lf < 0 ? text.substring(next) : text.substring(next, lf);
    int cr = line.indexOf('\r');
    return cr >= 0 ? next + cr + 1 : lf < 0 ? NOT_FOUND : lf + 1;
  }

  /** Skips the rest of a line that is too long. */
  private void skipLine() throws IOException {
    while (true) {
      int line = lineEnd();
      if (line != NOT_FOUND || atEnd) {
        next = line == NOT_FOUND ? text.length() : line;
        return;
      }
      next = text.length();
      refill();
    }
  }
}
