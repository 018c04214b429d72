package io.github.pbxrouting.dialplan.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the records of chunks and gives each call to a count. Immutable; chunks can be read by
 * several threads at once.
 *
 * @param columns where the fields are
 * @param client the client of all calls, or null when a column names it
 * @param keepsPicked whether records that the count picks out are kept
 * @param keepsMalformed whether records that are no calls are kept
 */
record ChunkReader(
    CallFormat format,
    Columns columns,
    Clients clients,
    Clients.@Nullable Entry client,
    boolean keepsPicked,
    boolean keepsMalformed) {

  /**
   * What came of a chunk.
   *
   * @param count the calls
   * @param records how many records there were, malformed ones included
   * @param malformed those that are no calls
   * @param picked the records that the count picked out, as they are in the file
   * @param aside the records that are no calls, as they are in the file
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one place to one other
  record Result<T>(
      T count,
      long records,
      Map<Malformed, MalformedRecords> malformed,
      byte[] picked,
      byte[] aside) {}

  /** Reads a chunk into a count that is still empty. */
  <T extends CallCount<T>> Result<T> read(RecordChunks.Chunk chunk, T count) {
    RecordHandler handler = new RecordHandler(this, chunk, count);
    if (chunk.problem() != null) {
      handler.broken(chunk.problem());
    } else {
      // A line feed for a carriage return changes no record, and FastCSV 4.1 loses a quoted field
      // that has a carriage return alone.
      String text = chunk.text().replace('\r', '\n');
      // The handler takes every record, so that the iterator never has one.
      if (csv(format).build(handler, ended(text)).iterator().hasNext()) {
        throw new AssertionError("a record was left over");
      }
    }
    return new Result<>(
        count,
        handler.records,
        handler.malformed,
        handler.picked.toByteArray(),
        handler.aside.toByteArray());
  }

  /** Returns the text with a line end: the parser drops an empty field at the end of its input. */
  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + '\n';
  }

  static CsvReader.CsvReaderBuilder csv(CallFormat format) {
    return CsvReader.builder()
        .fieldSeparator(format.delimiter())
        .quoteCharacter(format.quote())
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true);
  }
}
