package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
final class FastAgiCommandTest {

  @Test
  void aPlanThatIsMissingEndsTheCommandWithTwoAndALine(@TempDir Path folder) {
    Path plan = folder.resolve("none.json");
    assertEquals("2 " + plan + ": there is no such file", run(plan.toString()));
  }

  @Test
  void aPortThatIsTakenEndsTheCommandWithTwoAndALine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertEquals(
          "2 cannot listen at 127.0.0.1 port " + port + ": Address already in use",
          run("../../dialplan/plans/demo.json", "--port", Integer.toString(port)));
    }
  }

  @Test
  void aPortThatCannotBeEndsTheCommandWithTwoAndALine() {
    assertEquals(
        "2 cannot listen at 127.0.0.1 port 70000: Port value out of range: 70000",
        run("../../dialplan/plans/demo.json", "--port", "70000"));
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
          // Servers of other tests log until they end, and not every process gets to know SIGHUP.
          .filter(line -> !line.startsWith("[") && !line.startsWith("SIGHUP"))
          .collect(Collectors.joining("\n", status + " ", ""));
    } finally {
      System.setErr(console);
    }
  }
}
