package io.github.pbxrouting.dialplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.PlanLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {

  private static final Path DEMO = Path.of("plans", "demo.json");

  @TempDir private Path folder = Path.of("");

  @Test
  void a_file_a_stream_a_reader_and_a_string_are_read_alike() throws Exception {
    String text = Files.readString(DEMO);
    Brand brand = PlanFiles.read(DEMO);

    assertEquals("demo", brand.name());
    assertEquals(brand, PlanFiles.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "demo"));
    assertEquals(brand, PlanFiles.read(new StringReader(text), "demo"));
    assertEquals(brand, PlanFiles.parse(text));
  }

  @Test
  void what_is_written_is_read_as_an_equal_brand() throws Exception {
    Brand brand = PlanFiles.read(DEMO);
    Path file = folder.resolve("written.json");
    StringWriter writer = new StringWriter();

    PlanFiles.write(brand, file);
    PlanFiles.write(brand, writer);

    assertEquals(brand, PlanFiles.read(file));
    assertEquals(Files.readString(file), writer.toString());
    assertEquals(writer.toString(), PlanFiles.format(brand));
    assertEquals(brand, PlanFiles.parse(PlanFiles.format(brand)));
  }

  @Test
  void problems_name_the_text_and_the_place() {
    String text =
        "{\"brand\": \"\", \"clients\": [{\"id\": \"a\", \"frends\": [], \"match\": \"some\"}]}";

    List<String> ofAReader = problems(() -> PlanFiles.read(new StringReader(text), "the plan"));
    List<String> ofAString = problems(() -> PlanFiles.parse(text));

    assertEquals(3, ofAString.size(), ofAString.toString());
    assertTrue(ofAString.get(0).startsWith("plan:1:11: brand: "), ofAString.get(0));
    assertTrue(ofAString.get(1).startsWith("plan:1:39: clients[0].frends: "), ofAString.get(1));
    assertTrue(ofAString.get(1).contains("did you mean \"friends\"?"), ofAString.get(1));
    assertTrue(ofAString.get(2).startsWith("plan:1:62: clients[0].match: "), ofAString.get(2));
    assertTrue(ofAReader.get(0).startsWith("the plan:1:11: brand: "), ofAReader.get(0));
  }

  @Test
  void a_failing_stream_is_a_problem_and_streams_stay_open() throws Exception {
    String text = Files.readString(DEMO);
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(text.getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    Reader failing =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("unplugged");
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };

    PlanFiles.read(in, "demo");

    assertEquals(
        List.of("demo: cannot be read: unplugged"),
        problems(() -> PlanFiles.read(failing, "demo")));
    assertEquals(false, closed[0]);
  }

  @Test
  void limits_bound_the_entries_of_a_text() {
    List<String> problems =
        problems(() -> PlanFiles.read(DEMO, PlanLimits.DEFAULT.withFriendsPerClient(1)));

    assertTrue(problems.get(0).startsWith(DEMO + ":"), problems.get(0));
  }

  private static List<String> problems(Executable reading) {
    return assertThrows(InvalidPlanFileException.class, reading).problems();
  }
}
