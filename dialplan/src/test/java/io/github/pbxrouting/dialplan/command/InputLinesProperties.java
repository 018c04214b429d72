package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.dialplan.command.InputLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InputLinesProperties {

  @Property
  void lines_joined_by_their_ends_are_the_input(
      @ForAll @Size(max = 20) List<@From("lines") String> lines,
      @ForAll boolean carriageReturns,
      @ForAll @IntRange(min = 1, max = 7) int chunk)
      throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(carriageReturns ? "\r\n" : "\n"));

    assertEquals(lines, texts(text.toString(), chunk));
  }

  @Property
  void a_last_line_without_an_end_counts_unless_it_is_empty(
      @ForAll @From("lines") String last, @ForAll @IntRange(min = 1, max = 7) int chunk)
      throws IOException {
    assertEquals(
        last.isEmpty() ? List.of("first") : List.of("first", last), texts("first\n" + last, chunk));
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings().withChars("0123456789*#+ \té\u2028").ofMaxLength(300);
  }

  private static List<String> texts(String text, int chunk) throws IOException {
    InputLines in = new InputLines(chunked(text.getBytes(UTF_8), chunk), () -> {});
    List<String> texts = new ArrayList<>();
    for (Line line = in.next(); line != null; line = in.next()) {
      assertEquals(null, line.problem());
      texts.add(line.text());
    }
    return texts;
  }

  /** A pipe that hands out a few bytes at a time, so that ends fall apart. */
  private static InputStream chunked(byte[] bytes, int chunk) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(chunk, length));
      }
    };
  }
}
