package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.file.Quoted;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of standard input, one at a time, in memory that does not grow with the input or with a
 * line of it. A line ends with {@code \n} or {@code \r\n}, which is not part of it, or with the
 * input. A byte order mark before the first line is passed over. Not thread-safe.
 */
final class InputLines {

  /** The maximum number of bytes of a line that are kept; a number is much shorter. */
  static final int MAX_KEPT = 1 << 16;

  /**
   * A line.
   *
   * @param text what is kept of it, with bytes that are no UTF-8 replaced
   * @param problem why it is not to be used, or null
   */
  record Line(String text, @Nullable String problem) {
    /** Returns a line that was given as an argument. */
    static Line ofArgument(String argument) {
      String whole = Quoted.whole(argument);
      return new Line(
          whole, whole.equals(argument) ? null : "the number has half a surrogate pair");
    }
  }

  private final InputStream in;
  private final Flushable beforeRead;
  private final byte[] buffer = new byte[MAX_KEPT];
  private int next;
  private int filled;
  private byte[] kept = new byte[256];
  private int length;
  private boolean begun;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /**
   * Reads from {@code in}.
   *
   * @param beforeRead flushed before each read, which may wait: whoever types sees the answers so
   *     far
   */
  InputLines(InputStream in, Flushable beforeRead) {
    this.in = in;
    this.beforeRead = beforeRead;
  }

  /** Returns the next line, or null at the end. */
  @Nullable Line next() throws IOException {
    length = 0;
    boolean cut = false;
    boolean any = false;
    while (true) {
      if (next == filled && !fill()) {
        return any ? line(cut, false) : null;
      }
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      cut |= !keep(end);
      boolean ended = end < filled;
      next = ended ? end + 1 : end;
      if (ended) {
        return line(cut, true);
      }
    }
  }

  /** Keeps what the buffer has up to {@code end}; false when not all of it. */
  private boolean keep(int end) {
    int wanted = end - next;
    // One byte more than is kept: it may be the \r of a line's end.
    int room = Math.min(wanted, MAX_KEPT + 1 - length);
    if (kept.length < length + room) {
      kept = Arrays.copyOf(kept, Math.max(length + room, Math.min(2 * kept.length, MAX_KEPT + 1)));
    }
    System.arraycopy(buffer, next, kept, length, room);
    length += room;
    return room == wanted;
  }

  private Line line(boolean cut, boolean ended) {
    int end = length;
    if (ended && !cut && end > 0 && kept[end - 1] == '\r') {
      end--;
    }
    if (cut || end > MAX_KEPT) {
      String begin = new String(kept, 0, 64, StandardCharsets.UTF_8);
      return new Line(
          begin, "the line has more than " + MAX_KEPT + " bytes; only its beginning is shown");
    }
    try {
      String text = decoder.decode(ByteBuffer.wrap(kept, 0, end)).toString();
      boolean marked = !begun && text.startsWith("\uFEFF");
      begun = true;
      return new Line(marked ? text.substring(1) : text, null);
    } catch (CharacterCodingException malformed) {
      return new Line(
          new String(kept, 0, end, StandardCharsets.UTF_8),
          "the line is not UTF-8 text; U+FFFD marks what is wrong");
    }
  }

  private boolean fill() throws IOException {
    beforeRead.flush();
    next = 0;
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    return filled > 0;
  }
}
