package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialplanTest {

  static Stream<Arguments> misuses() {
    return Stream.of(
        Arguments.of(List.of(), "dialplan: Missing required subcommand\n"),
        Arguments.of(
            List.of("rout"), "dialplan: no command \"rout\": did you mean \"route\"? use one of "),
        Arguments.of(
            List.of("route", "plans/demo.json", "--cliet", "madrid", "1"),
            "dialplan route: Unknown option: '--cliet'; did you mean \"--client\"?"),
        Arguments.of(
            List.of("dance"), "dialplan: no command \"dance\": use one of help, route, call, "),
        Arguments.of(List.of("route"), "dialplan route: Missing required parameter: 'PLAN'\n"),
        Arguments.of(
            List.of("route", DEMO, "--client", "lisbon", "1"),
            "dialplan route: the brand \"demo\" has no client \"lisbon\"; its clients are \"madrid\", \"barcelona\", \"valencia\"\n"),
        Arguments.of(
            List.of("route", DEMO, "--client", "madrid", "--from", "porto", "1"),
            "dialplan route: the client \"madrid\" has no friend \"porto\"; its friends are \"bilbao\", \"seville\", "),
        Arguments.of(
            List.of("explain", DEMO, "--client", "madrid", "--from", "porto", "1"),
            "dialplan explain: the client \"madrid\" has no friend \"porto\"; its friends are "),
        Arguments.of(
            List.of("route", DEMO, "--client", "barcelna", "1"),
            "dialplan route: the brand \"demo\" has no client \"barcelna\"; did you mean"
                + " \"barcelona\"? its clients are "),
        Arguments.of(List.of("route", DEMO, "--from", "", "1"), "dialplan route: --from: "),
        Arguments.of(
            List.of("call", DEMO, "2001"),
            "dialplan call: Missing required option: '--client=ID'\n"),
        Arguments.of(
            List.of("call", DEMO, "--client", "madrid"),
            "dialplan call: Missing required parameter: 'NUMBER'\n"),
        Arguments.of(
            List.of("call", DEMO, "--client", "lisbon", "2001"),
            "dialplan call: the brand \"demo\" has no client \"lisbon\"; its clients are \"madrid\", \"barcelona\", \"valencia\"\n"),
        Arguments.of(
            List.of("call", DEMO, "--client", "madrid", "2001", "Busy"),
            "dialplan call: an OUTCOME is one of answered, no-answer, busy, congestion,"
                + " not-registered, cancelled, and not \"Busy\"\n"),
        Arguments.of(
            List.of("call", DEMO, "--client", "madrid", "--type", "local", "2001"),
            "dialplan call: Invalid value for option '--type': must be one of internal, external,"
                + " and is \"local\"\n"),
        Arguments.of(
            List.of("call", DEMO, "--client", "madrid", "--max-redirects", "-1", "2001"),
            "dialplan call: --max-redirects must be 0 to 100, and is -1\n"),
        Arguments.of(
            List.of("call", DEMO, "--client", "madrid", "--max-redirects", "101", "2001"),
            "dialplan call: --max-redirects must be 0 to 100, and is 101\n"));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void a_wrong_command_line_is_told_on_standard_error_with_status_2(
      List<String> args, String problem) {
    Run run = Run.dialplan(args.toArray(String[]::new));

    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith(problem), run.err());
  }

  @Test
  void every_problem_of_a_plan_is_told_on_a_line_of_its_own_with_status_2(@TempDir Path folder)
      throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"brand": "b", "clients": [{"id": "a",
          "extensions": [{"number": "1", "target": {"external": "+34 944"}}],
          "friends": [{"name": "f", "prioriy": 1, "patterns": ["+34"]},
                      {"name": "g", "client": "nowhere"}]}]}
        """);

    Run run = Run.dialplan("route", plan.toString(), "--client", "a", "1");
    List<String> lines = run.err().lines().toList();

    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertEquals(4, lines.size(), run.err());
    assertTrue(
        lines.get(0).startsWith(plan + ":2:57: clients[0].extensions[0].target.external: "),
        lines.get(0));
    assertTrue(
        lines
            .get(1)
            .startsWith(
                plan
                    + ":3:29: clients[0].friends[0].prioriy: unknown field: did you mean \"priority\"?"),
        lines.get(1));
    assertTrue(
        lines
            .get(2)
            .startsWith(
                plan
                    + ":3:56: clients[0].friends[0].patterns[0]: unescaped-repeat: client \"a\","
                    + " friend \"f\", offset 0: "),
        lines.get(2));
    assertTrue(
        lines.get(3).contains("unknown-target-client: client \"a\", friend \"g\""), lines.get(3));
  }

  @ParameterizedTest
  @CsvSource({"plans/nowhere.json, there is no such file", "plans, is a directory"})
  void a_plan_that_is_no_file_is_told_with_status_2(String plan, String problem) {
    Run run = Run.dialplan("route", plan, "1");

    assertEquals(2, run.status());
    assertTrue(run.err().startsWith(plan + ": " + problem), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999"
  })
  void a_call_to_no_number_is_told_on_standard_error_with_status_1(String number) {
    Run run = Run.dialplan("call", DEMO, "--client", "madrid", "--json", number);

    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("dialplan call: "), run.err());
    assertEquals(1, run.err().lines().count());
  }

  @Test
  void help_is_on_standard_output_with_status_0() {
    Run run = Run.dialplan("--help");

    assertEquals(0, run.status());
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("Usage: dialplan [-hV] [--color=WHEN] COMMAND\n"), run.out());
    assertTrue(run.out().contains("\n  route  "), run.out());
    assertTrue(run.out().contains("\n  call   "), run.out());
  }

  @ParameterizedTest
  @CsvSource({"route", "call"})
  void each_command_has_help_of_its_own(String command) {
    Run asked = Run.dialplan(command, "--help");

    assertEquals(0, asked.status());
    assertTrue(asked.out().startsWith("Usage: dialplan " + command + " "), asked.out());
    assertTrue(asked.out().contains("\nExit status:\n"), asked.out());
    assertEquals(asked, Run.dialplan("help", command));
  }

  @Test
  void the_version_is_the_one_of_the_build() {
    Run run = Run.dialplan("--version");

    assertEquals(0, run.status());
    assertTrue(run.out().matches("dialplan \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "Broken pipe, 0, ''",
    "The pipe is being closed, 0, ''",
    "/ci/pipeline/x.html (No such file or directory), 1, 'dialplan: input or output failed:"
        + " /ci/pipeline/x.html (No such file or directory)\n'",
    "No space left on device, 1, 'dialplan: input or output failed: No space left on device\n'"
  })
  void output_that_breaks_off_is_told_unless_its_reader_has_left(
      String failure, int expected, String shown) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(new byte[0]), broken, err);

    int status = Dialplan.commandLine(console).execute("route", DEMO, "--client", "madrid", "1");

    assertEquals(expected, status);
    assertEquals(shown, err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_plan_is_read_from_standard_input() throws IOException {
    Run run =
        Run.dialplanReading(
            Files.readString(Path.of(DEMO)), "route", "-", "--client", "madrid", "1001");

    assertEquals(Run.dialplan("route", DEMO, "--client", "madrid", "1001").out(), run.out());
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void a_byte_order_mark_before_the_numbers_is_passed_over() {
    Run run = Run.dialplanReading("\ufeff1001\n", "route", DEMO, "--client", "madrid");

    assertEquals(Run.dialplan("route", DEMO, "--client", "madrid", "1001").out(), run.out());
  }

  @Test
  void completion_names_every_command() {
    String script = Run.dialplan("completion").out();

    for (String command : Dialplan.commandLine(Console.ofProcess()).getSubcommands().keySet()) {
      assertTrue(script.contains(command), command);
    }
    assertTrue(script.startsWith("#!/usr/bin/env bash"), script.substring(0, 40));
  }
}
