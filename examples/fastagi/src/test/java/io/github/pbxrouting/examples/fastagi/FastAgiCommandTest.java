package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
final class FastAgiCommandTest {

  static final String DEMO = "../../dialplan/plans/demo.json";

  @Test
  void a_plan_that_is_missing_ends_the_command_with_two_and_a_line(@TempDir Path folder) {
    Path plan = folder.resolve("none.json");
    assertEquals("2 " + plan + ": there is no such file", run(plan.toString()));
  }

  @Test
  void a_port_that_is_taken_ends_the_command_with_two_and_a_line() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertEquals(
          "2 cannot listen at 127.0.0.1 port " + port + ": Address already in use",
          run(DEMO, "--port", Integer.toString(port)));
    }
  }

  @Test
  void a_port_that_cannot_be_ends_the_command_with_two_and_a_line() {
    assertEquals(
        "2 cannot listen at 127.0.0.1 port 70000: port out of range:70000",
        run(DEMO, "--port", "70000"));
  }

  @ParameterizedTest
  @CsvSource({
    "--dial-friend, PJSIP/{nmber}@x, {number} {friend} {client}",
    "--dial-endpoint, PJSIP/{user}, {kind} {id} {number} {client}",
    "--dial-external, PJSIP/{friend}, {number} {client}",
    "--dial-emergency, PJSIP/{}, {number} {client}",
  })
  void an_unknown_placeholder_ends_the_command_with_two_and_says_which_are_known(
      String option, String template, String known) {
    String placeholder = template.replaceAll(".*(\\{.*}).*", "$1");
    assertEquals(
        "2 "
            + option
            + " has the unknown placeholder \""
            + placeholder
            + "\"; known are "
            + known.replace(" ", ", "),
        run(DEMO, option, template));
  }

  @Test
  void an_empty_template_ends_the_command_with_two() {
    assertTrue(run(DEMO, "--dial-friend", " ").startsWith("2 --dial-friend must have between"));
  }

  @Test
  void a_friend_that_cannot_be_dialled_is_reported_at_the_start(@TempDir Path folder)
      throws Exception {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"brand": "b", "clients": [{"id": "c", "friends": [{"name": "a&b", "patterns": ["^2"]}]}]}
        """);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String said = run(plan.toString(), "--port", Integer.toString(taken.getLocalPort()));

      assertTrue(
          said.startsWith(
              "2 client \"c\", friend \"a&b\" cannot be dialled, and calls to it are refused: U+0026"),
          said);
    }
  }

  /** The exit status and what was said on standard error. */
  private static String run(String... arguments) {
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int status = new CommandLine(new FastAgiCommand()).execute(arguments);
      return said.toString(StandardCharsets.UTF_8)
          .lines()
          // Not every process gets to know SIGHUP.
          .filter(line -> !line.startsWith("SIGHUP"))
          .collect(Collectors.joining("\n", status + " ", ""));
    } finally {
      System.setErr(console);
    }
  }
}
