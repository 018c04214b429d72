package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are wider than a terminal. */
class FoldedTextTest {

  private static String folded(int width, int column, String... columns) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TextLines lines = new TextLines(out, width);
    try {
      for (int i = 0; i < columns.length; i++) {
        lines.column(columns[i], i == columns.length - 1 ? 0 : column);
      }
      lines.end();
      lines.flush();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toString(UTF_8);
  }

  @Test
  void a_line_goes_on_below_its_last_column() {
    assertEquals("error    one two\n         three\n", folded(18, 7, "error", "one two three"));
    assertEquals("one two\n    three\n", folded(9, 0, "one two three"));
  }

  @Test
  void a_word_that_is_wider_than_a_line_stays_whole() {
    assertEquals("a\n    bbbbbbbbbbbbbbb\n    c\n", folded(8, 0, "a bbbbbbbbbbbbbbb c"));
    assertEquals("aaaaaaaaaaaa\n    b\n", folded(8, 0, "aaaaaaaaaaaa b"));
  }

  @Test
  void characters_of_two_code_units_count_once() {
    assertEquals("\ud83d\ude00\ud83d\ude00 ab\n", folded(5, 0, "\ud83d\ude00\ud83d\ude00 ab"));
  }

  @Property
  void a_fold_is_at_a_blank_and_no_line_is_wider_but_for_one_word(
      @ForAll @Size(min = 1, max = 20)
          List<@AlphaChars @StringLength(min = 1, max = 70) String> words,
      @ForAll @IntRange(min = 30, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 9) int column) {
    String text = String.join(" ", words);
    String whole = folded(Integer.MAX_VALUE, column, "", text);
    String folded = folded(width, column, "", text);
    String indent = " ".repeat(column + 2);
    assertEquals(whole, folded.replace("\n" + indent, " "));
    for (String line : folded.split("\n")) {
      assertTrue(
          line.length() <= width || !line.substring(indent.length()).strip().contains(" "), folded);
    }
  }

  private static List<String> lines(int status, String... args) {
    Run run = Run.dialplan(args);
    assertEquals(status, run.status(), run.err());
    return run.out().lines().toList();
  }

  private static void assertFolded(int status, String... args) {
    List<String> whole = lines(status, args);
    List<String> folded =
        lines(
            status,
            Stream.concat(Stream.of(args), Stream.of("--width", "60")).toArray(String[]::new));
    assertTrue(whole.stream().anyMatch(line -> line.length() > 60), whole::toString);
    assertTrue(whole.size() < folded.size());
    for (String line : folded) {
      assertTrue(line.length() <= 60 || !line.strip().contains(" "), line);
    }
    assertEquals(words(whole), words(folded));
  }

  private static String words(List<String> lines) {
    return String.join(" ", lines).replaceAll(" +", " ");
  }

  @Test
  void check_test_and_diff_fold_what_is_wider_than_the_width(@TempDir Path folder)
      throws IOException {
    assertFolded(1, "check", Run.DEMO);
    Path newer = folder.resolve("new.json");
    Files.writeString(
        newer, Files.readString(Path.of(Run.DEMO)).replace("bilbao", "a-long-name-of-a-friend"));
    assertFolded(1, "diff", Run.DEMO, newer.toString());
    Path tests = folder.resolve("tests.json");
    Files.writeString(
        tests,
        """
        {"policies": [{"client": "madrid", "numbers": ["[0-9]*"], "never": {"route": "external"},
          "name": "a policy whose name is much longer than the lines of a narrow terminal are"}]}
        """);
    assertFolded(1, "test", Run.DEMO, tests.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"19", "1001", "wide", "-1"})
  void another_width_is_refused(String width) {
    assertEquals(
        new Run(
            2,
            "",
            "dialplan check: Invalid value for option '--width': must be from 20 to 1000, and is \""
                + width
                + "\"\nTry 'dialplan check --help'.\n"),
        Run.dialplan("check", Run.DEMO, "--width=" + width));
  }
}
