package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a separate process can show: its memory, its encodings, its pipes, its exit status. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("slow")
class ProcessTest {

  private static final int MILLION = 1_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_million_lines_pass_through_a_small_heap() throws Exception {
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    try (Writer numbers = Files.newBufferedWriter(in)) {
      for (int i = 0; i < MILLION; i++) {
        numbers.append(Integer.toString(1000 + i % 9000)).append('\n');
      }
    }

    Process process =
        dialplan(List.of("-Xmx32m"), "route", Run.SCENARIO, "--client", "home", "--json")
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .start();

    assertEquals(0, process.waitFor(), () -> errors(process));
    try (Stream<String> lines = Files.lines(out)) {
      assertEquals(MILLION, lines.count());
    }
    try (Stream<String> lines = Files.lines(out)) {
      long friends = lines.filter(line -> line.contains("\"route\":\"friend\"")).count();
      // 2000 and 2002 to 2999 of each 9,000; the last round goes up to 1,000 + 999.
      assertEquals(111 * 999, friends);
    }
  }

  @Test
  void text_is_utf_8_whatever_the_locale() throws Exception {
    Path in = Files.writeString(folder.resolve("in"), "1001\nñ\n", UTF_8);
    ProcessBuilder builder =
        dialplan(
                List.of("-Dfile.encoding=ISO-8859-1", "-Duser.language=tr"),
                "route",
                Run.SCENARIO,
                "--client",
                "home")
            .redirectInput(in.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("LC_ALL", "C");

    Process process = builder.start();

    assertEquals(
        "1001              extension  1001 -> user/alice\nñ                 external\n",
        new String(process.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, process.waitFor());
  }

  /** Runs each command, and prints what it printed and its status. */
  static final class EachCommand {

    private static final List<String> COMMANDS =
        List.of(
            "check %1$s",
            "check %1$s --json",
            "coverage %1$s --client home",
            "diff %1$s %2$s",
            "diff %1$s %2$s --json",
            "explain %1$s --client home 2001",
            "graph %1$s",
            "graph %1$s --format mermaid",
            "call %1$s --client home 2001 busy");

    public static void main(String... args) {
      System.out.writeBytes(printed().getBytes(UTF_8));
      System.out.flush();
    }

    static String printed() {
      StringBuilder printed = new StringBuilder();
      for (String command : COMMANDS) {
        Run run =
            Run.dialplan(String.format(Locale.ROOT, command, Run.SCENARIO, Run.DEMO).split(" "));
        printed.append(command).append(" ended with ").append(run.status()).append('\n');
        printed.append(run.out());
      }
      return printed.toString();
    }
  }

  @Test
  void what_a_command_says_depends_on_no_locale_time_zone_or_charset() throws Exception {
    Process process =
        java(
                List.of(
                    "-Dfile.encoding=ISO-8859-1",
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Asia/Kathmandu"),
                EachCommand.class)
            .redirectError(folder.resolve("err").toFile())
            .start();

    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertEquals(EachCommand.printed(), printed);
    assertEquals(EachCommand.COMMANDS.size(), printed.split(" ended with ", -1).length - 1);
    assertEquals(0, process.waitFor());
  }

  @Test
  void a_reader_that_leaves_early_ends_the_command_without_a_word() throws Exception {
    Path in = Files.writeString(folder.resolve("in"), "1001\n".repeat(300_000));
    Process process =
        dialplan(List.of(), "route", Run.SCENARIO, "--client", "home")
            .redirectInput(in.toFile())
            .start();

    try (BufferedReader reader = process.inputReader(UTF_8)) {
      assertTrue(reader.readLine().startsWith("1001 "));
    }

    assertEquals("", errors(process));
    assertEquals(0, process.waitFor());
  }

  @Test
  void answers_come_as_soon_as_they_are_typed_for() throws Exception {
    Process process = dialplan(List.of(), "route", Run.SCENARIO, "--client", "home").start();

    try (Writer writer = process.outputWriter(UTF_8);
        BufferedReader reader = process.inputReader(UTF_8)) {
      writer.write("1001\n");
      writer.flush();
      assertEquals("1001              extension  1001 -> user/alice", reader.readLine());
      writer.write("\n");
      writer.flush();
      assertTrue(reader.readLine().contains("error"));
    }

    assertEquals(1, process.waitFor());
  }

  @Test
  void a_bad_plan_ends_the_process_with_status_2_and_lines_alone() throws Exception {
    Path plan = Files.writeString(folder.resolve("plan.json"), "{\"brand\":\"b\",");
    Process process = dialplan(List.of("-Xmx64m"), "route", plan.toString(), "1").start();

    assertEquals(plan + ":1:14: ends in the middle: is the file whole?\n", errors(process));
    assertEquals(2, process.waitFor());
  }

  private static ProcessBuilder dialplan(List<String> options, String... args) {
    return java(options, Dialplan.class, args);
  }

  private static ProcessBuilder java(List<String> options, Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // it lives for seconds
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  private static String errors(Process process) {
    try {
      return new String(process.getErrorStream().readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
