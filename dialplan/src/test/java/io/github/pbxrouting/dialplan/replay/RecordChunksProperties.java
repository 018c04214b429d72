package io.github.pbxrouting.dialplan.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.dialplan.replay.RecordChunks.Chunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Chunks against the parser, which reads the whole text at once. */
class RecordChunksProperties {

  private static final CallFormat FORMAT =
      new CallFormat(',', '"', true, null, "client", "number", null);

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', ',', '"', '\n', '\r').ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> records() {
    Arbitrary<String> field =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars('a', 'b').ofMaxLength(3),
            Arbitraries.strings()
                .withChars("a,\n\r\"")
                .ofMaxLength(4)
                .map(text -> '"' + text.replace("\"", "\"\"") + '"'));
    Arbitrary<String> record =
        field.list().ofMinSize(2).ofMaxSize(3).map(fields -> String.join(",", fields));
    return record.list().ofMaxSize(12).map(records -> String.join("\n", records));
  }

  @Property(tries = 2000)
  void no_byte_is_lost_or_read_twice(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 70) int size)
      throws IOException {
    List<Chunk> chunks = chunks(text, size);

    boolean skips = chunks.stream().anyMatch(chunk -> chunk.problem() == Malformed.SIZE);
    String all = chunks.stream().map(Chunk::text).collect(Collectors.joining());
    if (skips) {
      assertTrue(all.length() <= text.length());
    } else {
      assertEquals(text, all);
    }
    for (Chunk chunk : chunks) {
      assertEquals(
          chunk.text(),
          new String(
              chunk.bytes(), chunk.offset(), chunk.text().length(), StandardCharsets.ISO_8859_1));
    }
  }

  @Property(tries = 2000)
  void well_formed_records_are_those_that_the_parser_finds_in_the_whole_text(
      @ForAll("records") String text, @ForAll @IntRange(min = 40, max = 80) int size)
      throws IOException {
    List<List<String>> parsed = new ArrayList<>();
    for (Chunk chunk : chunks(text, size)) {
      assertEquals(null, chunk.problem(), chunk.text());
      parsed.addAll(parsed(chunk.text()));
    }
    assertEquals(parsed(text), parsed);
  }

  @Property(tries = 2000)
  void a_chunk_without_a_problem_has_no_open_quote(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 70) int size)
      throws IOException {
    for (Chunk chunk : chunks(text, size)) {
      if (chunk.problem() == null) {
        String closed = chunk.text() + "\nend";
        List<List<String>> parsed = parsed(closed);
        assertEquals(List.of("end"), parsed.get(parsed.size() - 1), closed);
      }
    }
  }

  private static List<Chunk> chunks(String text, int size) throws IOException {
    RecordChunks chunks =
        new RecordChunks(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), FORMAT, size);
    List<Chunk> all = new ArrayList<>();
    for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
      all.add(chunk);
    }
    return all;
  }

  private static List<List<String>> parsed(String text) {
    return ChunkReader.csv(FORMAT).ofCsvRecord(text.replace('\r', '\n')).stream()
        .map(record -> record.getFields())
        .toList();
  }
}
