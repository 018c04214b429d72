package io.github.pbxrouting.dialplan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.dialplan.file.JsonFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that nobody wrote as a plan: each is refused at once, with a line that says why. */
class HostilePlanFileTest {

  private static final String PLAN = "{\"brand\":\"b\",\"clients\":[]}";

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("empty", new byte[0], "must be an object in braces, and is nothing at all"),
        Arguments.of("NUL bytes", new byte[100], "is no JSON: "),
        Arguments.of(
            "a NUL in a text", PLAN.replace("b\"", "b\0\"").getBytes(UTF_8), "is no JSON: "),
        Arguments.of(
            "Latin 1",
            PLAN.replace("\"b\"", "\"caf\u00e9\"").getBytes(ISO_8859_1),
            "is not UTF-8 text: byte 13 "),
        Arguments.of(
            "over-long UTF-8",
            PLAN.replace("\"b\"", "\"\u00c0\u00af\"").getBytes(ISO_8859_1),
            "is not UTF-8 text: byte 10 "),
        Arguments.of("UTF-16", PLAN.getBytes(UTF_16), "is not UTF-8 text: byte 0 "),
        Arguments.of(
            "half a character", new byte[] {'{', '"', (byte) 0xc3}, "is not UTF-8 text: byte 2 "),
        Arguments.of("deep lists", bytes("{\"x\":", "[", 1_000_000), "is out of bounds"),
        Arguments.of("deep objects", bytes("", "{\"brand\":", 1_000_000), "is out of bounds"),
        Arguments.of("a long text", bytes("{\"brand\":\"", "x", 10_000_000), "is out of bounds"),
        Arguments.of("a long name", bytes("{\"", "x", 10_000_000), "is out of bounds"),
        Arguments.of("a long number", bytes("{\"brand\":", "9", 10_000_000), "is out of bounds"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void is_refused(String what, byte[] content, String problem) throws IOException {
    Path file = Files.write(folder.resolve("plan.json"), content);

    List<String> problems = problems(file);
    String last = problems.get(problems.size() - 1);

    assertTrue(last.startsWith(file + ":"), what + ": " + last);
    assertTrue(
        last.substring(file.toString().length()).replaceFirst("^[:0-9]* ", "").startsWith(problem),
        what + ": " + last);
  }

  @Test
  void a_file_that_claims_a_gigabyte_is_refused_unread() throws IOException {
    Path file = folder.resolve("plan.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }

    assertEquals(
        List.of(
            file
                + ": is larger than the "
                + JsonFile.mostBytes()
                + " bytes a plan file may have: split it into several brands, or give Java more"
                + " memory with -Xmx"),
        problems(file));
  }

  private static List<String> problems(Path file) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThrows(
                    InvalidPlanFileException.class, () -> PlanFiles.read(file, PlanLimits.DEFAULT))
                .problems());
  }

  private static byte[] bytes(String start, String repeated, int times) {
    return (start + repeated.repeat(times)).getBytes(UTF_8);
  }
}
