package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColouredOutputTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ColouredOutput output = new ColouredOutput(written);

  private String coloured(String text) throws IOException {
    output.start();
    output.write(text.getBytes(UTF_8));
    output.flush();
    return written.toString(UTF_8);
  }

  @Test
  void the_first_word_of_a_line_is_coloured_when_it_says_how_bad_something_is() throws IOException {
    assertEquals(
        "\u001b[1;31merror\u001b[0m    an error\n2001 error\n\u001b[32mproved\u001b[0m x\n",
        coloured("error    an error\n2001 error\nproved x\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"errors are here", "error", "information x", "madrid: error x", "\u00e9rror x"})
  void other_text_stays_as_it_is(String text) throws IOException {
    assertEquals(text, coloured(text));
  }

  @Test
  void nothing_is_coloured_before_the_start() throws IOException {
    output.write("error x\n".getBytes(UTF_8));
    assertEquals("error x\n", written.toString(UTF_8));
  }

  private String checked(String when) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), output, err);
    assertEquals(1, Dialplan.commandLine(console).execute("check", Run.DEMO, "--color", when));
    return written.toString(UTF_8);
  }

  @Test
  void findings_are_coloured_always() {
    assertTrue(checked("always").startsWith("\u001b[1;31merror\u001b[0m "));
  }

  @Test
  void findings_are_coloured_never() {
    assertFalse(checked("never").contains("\u001b"));
  }

  @Test
  void a_terminal_has_55_to_200_columns_or_else_80() {
    assertEquals(80, Dialplan.width(null));
    assertEquals(80, Dialplan.width("wide"));
    assertEquals(55, Dialplan.width("20"));
    assertEquals(120, Dialplan.width("120"));
    assertEquals(200, Dialplan.width("999"));
  }
}
