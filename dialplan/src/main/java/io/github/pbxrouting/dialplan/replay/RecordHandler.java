package io.github.pbxrouting.dialplan.replay;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.github.pbxrouting.api.CallRouter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a chunk's records as the parser finds them. The parser reads the chunk's text
 * in place: an offset in its buffer is one in the text, and in the chunk's bytes.
 */
final class RecordHandler extends AbstractBaseCsvCallbackHandler<Void> {

  /** How much of a malformed record is shown. */
  private static final int SHOWN = 80;

  private static final int MAX_NUMBER = CallRouter.MAX_DESTINATION_LENGTH;

  /** A field of the record. */
  private static final class Field {
    private int offset;
    private int length;
    private boolean quoted;

    void set(int offset, int length, boolean quoted) {
      this.offset = offset;
      this.length = length;
      this.quoted = quoted;
    }
  }

  final Map<Malformed, MalformedRecords> malformed = new EnumMap<>(Malformed.class);
  final ByteArrayOutputStream picked = new ByteArrayOutputStream(0);
  final ByteArrayOutputStream aside = new ByteArrayOutputStream(0);
  long records;

  private final ChunkReader reader;
  private final Columns columns;
  private final RecordChunks.Chunk chunk;
  private final CallCount<?> count;

  private char[] buffer = new char[0];
  private int start;
  private final Field client = new Field();
  private final Field number = new Field();
  private final Field from = new Field();
  private final Field last = new Field();
  private String clientKey = "";
  private Clients.@Nullable Entry clientEntry;

  RecordHandler(ChunkReader reader, RecordChunks.Chunk chunk, CallCount<?> count) {
    this.reader = reader;
    this.columns = reader.columns();
    this.chunk = chunk;
    this.count = count;
    this.clientEntry = reader.client();
  }

  @Override
  protected void handleField(int index, char[] buf, int offset, int length, boolean quoted) {
    if (index == 0) {
      start = quoted ? offset - 1 : offset;
      buffer = buf;
    }
    last.set(offset, length, quoted);
    if (index == columns.client()) {
      client.set(offset, length, quoted);
    }
    if (index == columns.number()) {
      number.set(offset, length, quoted);
    }
    if (index == columns.from()) {
      from.set(offset, length, quoted);
    }
  }

  /** Counts the record; there is nothing for the parser to hand on. */
  @Override
  protected @Nullable Void buildRecord() {
    if (getRecordType() == RecordType.DATA) {
      records++;
      Malformed problem = call();
      if (problem != null) {
        setAside(problem, start, end());
      }
    }
    return null;
  }

  /** Takes the whole chunk as a record that cannot be parsed. */
  void broken(Malformed problem) {
    records++;
    String text = chunk.text();
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    setAside(problem, 0, end);
  }

  /** Counts the call; returns why it is none, or null. */
  private @Nullable Malformed call() {
    if (getFieldCount() != columns.count()) {
      return Malformed.COLUMNS;
    }
    Clients.Entry entry = columns.client() == Columns.NONE ? reader.client() : client();
    if (entry == null) {
      return Malformed.CLIENT;
    }
    if (number.length == 0) {
      return Malformed.EMPTY;
    }
    Malformed problem = number.length > MAX_NUMBER || !isAscii(number) ? unusual() : null;
    if (problem != null) {
      return problem;
    }
    String friend = null;
    if (columns.from() != Columns.NONE && from.length > 0) {
      friend = text(from);
      if (!entry.hasFriend(friend)) {
        return Malformed.FRIEND;
      }
    }
    boolean isPicked =
        number.quoted
            ? count.count(entry, bytes(number), 0, number.length, friend)
            : count.count(
                entry, chunk.bytes(), chunk.offset() + number.offset, number.length, friend);
    if (isPicked && reader.keepsPicked()) {
      write(picked, start, end());
    }
    return null;
  }

  /** Returns the client of the record; calls of one client often come together. */
  private Clients.@Nullable Entry client() {
    if (!isEqual(clientKey, client)) {
      clientKey = new String(buffer, client.offset, client.length);
      clientEntry = reader.clients().find(clientKey);
    }
    return clientEntry;
  }

  private boolean isEqual(String key, Field field) {
    if (key.length() != field.length) {
      return false;
    }
    for (int i = 0; i < field.length; i++) {
      if (key.charAt(i) != buffer[field.offset + i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isAscii(Field field) {
    for (int i = 0; i < field.length; i++) {
      if (buffer[field.offset + i] >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Looks at a number that is long or has characters beyond ASCII. */
  private @Nullable Malformed unusual() {
    // No character has fewer UTF-16 units than a third of its bytes.
    if (number.length > 3 * MAX_NUMBER) {
      return Malformed.LONG;
    }
    try {
      int units =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(number))).length();
      return units > MAX_NUMBER ? Malformed.LONG : null;
    } catch (CharacterCodingException invalid) {
      return Malformed.NOT_UTF_8;
    }
  }

  private byte[] bytes(Field field) {
    byte[] bytes = new byte[field.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) buffer[field.offset + i];
    }
    return bytes;
  }

  private String text(Field field) {
    return new String(bytes(field), StandardCharsets.UTF_8);
  }

  /** Returns where the record ends in the chunk, without its line end. */
  private int end() {
    if (!last.quoted) {
      return last.offset + last.length;
    }
    // The parser has taken doubled quotes out of its buffer; the text still has them.
    String text = chunk.text();
    char quote = reader.format().quote();
    int close = text.indexOf(quote, last.offset);
    while (close + 1 < text.length() && text.charAt(close + 1) == quote) {
      close = text.indexOf(quote, close + 2);
    }
    return close + 1;
  }

  private void setAside(Malformed problem, int begin, int end) {
    int shown = Math.min(end, begin + SHOWN);
    byte[] bytes = chunk.bytes();
    String sample =
        new String(bytes, chunk.offset() + begin, shown - begin, StandardCharsets.UTF_8)
            + (shown < end ? "..." : "");
    malformed.merge(problem, new MalformedRecords(1, records, sample), MalformedRecords::and);
    if (reader.keepsMalformed()) {
      write(aside, begin, end);
    }
  }

  private void write(ByteArrayOutputStream out, int begin, int end) {
    out.write(chunk.bytes(), chunk.offset() + begin, end - begin);
    out.write('\n');
  }
}
