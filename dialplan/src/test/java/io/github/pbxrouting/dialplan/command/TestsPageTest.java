package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static io.github.pbxrouting.dialplan.command.Run.dialplan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about tests have the results that it says. */
class TestsPageTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- (proved|refuted)(?: (\\S+))? -->\n```json\n(.*?)\n```", Pattern.DOTALL);

  @Test
  void every_example_has_the_result_above_it(@TempDir Path folder) throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("TESTS.md")));
    int count = 0;
    while (examples.find()) {
      String witness = examples.group(2) == null ? "null" : "\"" + examples.group(2) + "\"";
      Path tests = Files.writeString(folder.resolve("tests.json"), examples.group(3));
      Run run = dialplan("test", DEMO, tests.toString(), "--json");
      String expected = "\"result\":\"" + examples.group(1) + "\",\"witness\":" + witness + ",";
      assertTrue(run.out().contains(expected), () -> examples.group(3) + run);
      assertEquals(examples.group(1).equals("proved") ? 0 : 1, run.status());
      count++;
    }
    assertEquals(10, count);
  }
}
