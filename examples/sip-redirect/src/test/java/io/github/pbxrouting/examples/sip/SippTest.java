package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SIPp, a SIP stack that is not ours, plays the callers; Debian has it as {@code sip-tester}. The
 * load run takes {@code -Dsip.load.seconds} seconds (30) at {@code -Dsip.load.rate} calls a second
 * (200).
 */
@Tag("slow")
final class SippTest {

  private static final Path SCENARIOS = Path.of("src", "test", "sipp").toAbsolutePath();

  private @TempDir Path folder;
  private RunningServer server;

  @BeforeAll
  static void isInstalled() {
    Tools.require("sipp", "sip-tester");
  }

  @BeforeEach
  void startServer() throws IOException {
    server = RunningServer.start(folder);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "extension, u1",
    "friend, u1",
    "external, u1",
    "rejected, u1",
    "forward-chain, u1",
    "extension, t1",
    "forward-chain, t1",
  })
  void every_call_of_a_scenario_goes_as_written(String scenario, String transport)
      throws Exception {
    run(scenario, 10, 20, 30, "-t", transport);
  }

  @Test
  @Tag("thorough")
  void many_calls_a_second_get_no_unexpected_answer() throws Exception {
    int seconds = Integer.getInteger("sip.load.seconds", 30);
    int rate = Integer.getInteger("sip.load.rate", 200);
    run("friend", seconds * rate, rate, seconds + 40);

    String statistics = server.statistics();
    assertTrue(statistics.startsWith("invites=" + seconds * rate + " reports=0 "), statistics);
    assertTrue(
        statistics.contains(" refused=0 shed=0 malformed=0 undeliverable=0 closed=0 errors=0 "),
        statistics);
  }

  @Test
  @Tag("thorough")
  void forwards_under_load_get_no_unexpected_answer() throws Exception {
    run("forward-chain", 200, 50, 40);

    assertTrue(server.statistics().startsWith("invites=600 reports=400 redirected=600 "));
  }

  private void run(String scenario, int calls, int rate, int seconds, String... more)
      throws Exception {
    List<String> command =
        new ArrayList<>(List.of("sipp", "127.0.0.1:" + server.port, "-i", "127.0.0.1", "-nostdin"));
    command.addAll(List.of("-sf", SCENARIOS.resolve(scenario + ".xml").toString()));
    command.addAll(List.of("-m", Integer.toString(calls), "-r", Integer.toString(rate)));
    command.addAll(List.of("-timeout", seconds + "s", "-timeout_error", "-trace_err"));
    command.addAll(List.of(more));
    Path output = folder.resolve(scenario + ".out");
    Process sipp =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(sipp.waitFor(seconds + 20L, TimeUnit.SECONDS), "SIPp does not end");
    } finally {
      sipp.destroyForcibly();
    }
    assertEquals(0, sipp.exitValue(), () -> said(output));
  }

  /** What SIPp wrote, its error files included. */
  private String said(Path output) {
    StringBuilder said = new StringBuilder(text(output));
    for (File file : folder.toFile().listFiles((in, name) -> name.endsWith("_errors.log"))) {
      said.append(text(file.toPath()));
    }
    return said.toString();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
