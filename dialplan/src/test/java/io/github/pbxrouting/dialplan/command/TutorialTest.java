package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tutorial, run from its own text. */
class TutorialTest {

  private static final Path TUTORIAL = Path.of("TUTORIAL.md");
  private static final Pattern SESSION = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile("<!-- (\\S+) -->\\n```json\\n(.*?)```", Pattern.DOTALL);
  private static final String COMMAND = "$ dialplan ";
  private static final String STATUS = "$ echo $?\n";

  /** A command of the tutorial and all that it prints, errors last. */
  private record Step(String command, String printed, int status) {}

  @TestFactory
  Stream<DynamicTest> every_command_prints_what_the_tutorial_shows() throws IOException {
    List<Step> steps = steps(Files.readString(TUTORIAL));
    assertTrue(steps.size() >= 8, "the tutorial has its commands: " + steps.size());
    return steps.stream()
        .map(step ->
            DynamicTest.dynamicTest(
                step.command(),
                () -> {
                  Run run = Run.dialplan(step.command().split(" "));
                  assertEquals(step.printed(), run.out() + run.err());
                  assertEquals(step.status(), run.status());
                }));
  }

  @Test
  void the_tutorial_uses_every_command_that_proves_things() throws IOException {
    List<String> used =
        steps(Files.readString(TUTORIAL)).stream()
            .map(step -> step.command().split(" ")[0])
            .toList();
    assertTrue(
        used.containsAll(List.of("check", "diff", "coverage", "explain", "graph")), used::toString);
  }

  @Test
  void the_plans_are_those_that_the_tutorial_shows() throws IOException {
    Matcher block = FILE.matcher(Files.readString(TUTORIAL));
    int blocks = 0;
    while (block.find()) {
      List<String> lines = Files.readAllLines(Path.of(block.group(1)));
      if (++blocks == 1) {
        assertEquals(lines, block.group(2).lines().toList());
      } else {
        assertTrue(lines.containsAll(block.group(2).lines().toList()), block.group());
      }
    }
    assertEquals(3, blocks);
  }

  @Test
  void between_the_plans_nothing_changes_but_what_the_tutorial_says() throws IOException {
    Matcher block = FILE.matcher(Files.readString(TUTORIAL));
    @Nullable List<String> before = null;
    while (block.find()) {
      List<String> after = Files.readAllLines(Path.of(block.group(1)));
      if (before != null) {
        List<String> changed = new ArrayList<>(after);
        changed.removeAll(before);
        assertEquals(changed, block.group(2).lines().toList());
        assertEquals(before.size(), after.size());
      }
      before = after;
    }
  }

  /** The commands in their order; one whose status is not shown must end well. */
  private static List<Step> steps(String tutorial) {
    List<Step> steps = new ArrayList<>();
    Matcher session = SESSION.matcher(tutorial);
    while (session.find()) {
      String text = session.group(1);
      assertTrue(text.startsWith(COMMAND), text);
      for (String part : text.substring(COMMAND.length()).split("(?m)^\\Q" + COMMAND + "\\E", -1)) {
        int end = part.indexOf('\n');
        int asked = part.indexOf("\n" + STATUS);
        String printed = part.substring(end + 1, asked < 0 ? part.length() : asked + 1);
        int status =
            asked < 0 ? 0 : Integer.parseInt(part.substring(asked + 1 + STATUS.length()).strip());
        steps.add(new Step(part.substring(0, end), printed, status));
      }
    }
    return steps;
  }
}
