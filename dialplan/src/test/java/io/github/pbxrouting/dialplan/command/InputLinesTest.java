package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.pbxrouting.dialplan.command.InputLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void a_line_of_65536_bytes_is_kept_whole_whatever_its_end(String end) throws IOException {
    String longest = "7".repeat(InputLines.MAX_KEPT);
    InputLines lines = lines(longest + end);

    assertEquals(new Line(longest, null), lines.next());
    assertEquals(null, lines.next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void a_line_of_65537_bytes_is_cut_whatever_its_end(String end) throws IOException {
    InputLines lines = lines("7".repeat(InputLines.MAX_KEPT + 1) + end);

    Line cut = lines.next();

    assertNotNull(cut);
    assertEquals("7".repeat(64), cut.text());
    assertEquals("the line has more than 65536 bytes; only its beginning is shown", cut.problem());
    assertEquals(null, lines.next());
  }

  @Test
  void output_is_flushed_before_each_read_that_may_wait() throws IOException {
    List<String> events = new ArrayList<>();
    InputStream in =
        new ByteArrayInputStream("1\n2\n".getBytes(US_ASCII)) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            events.add("read");
            return super.read(buffer, offset, Math.min(2, length));
          }
        };
    InputLines lines = new InputLines(in, () -> events.add("flush"));
    for (Line line = lines.next(); line != null; line = lines.next()) {
      events.add(line.text());
    }

    assertEquals(List.of("flush", "read", "1", "flush", "read", "2", "flush", "read"), events);
  }

  private static InputLines lines(String text) {
    return new InputLines(new ByteArrayInputStream(text.getBytes(US_ASCII)), () -> {});
  }
}
