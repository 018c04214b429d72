package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code dialplan serve} as a separate process. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ServeCommandTest {

  private static final Pattern SERVING = Pattern.compile("serving .* on (http\\S+)");
  private static final Pattern VERSION = Pattern.compile("\"plan\":\"([^\"]+)\"");

  @TempDir private Path folder = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @Tag("slow")
  void it_serves_reloads_on_a_signal_and_stops_after_what_is_under_way() throws Exception {
    Path plan = Files.copy(Path.of(Run.DEMO), folder.resolve("plan.json"));
    try (Served served =
        new Served(plan.toString(), "--port", "0", "--log-decisions", "--stop-timeout", "2")) {
      URI uri = served.uri();
      assertTrue(InetAddress.getByName(uri.getHost()).isLoopbackAddress());
      served.await("ready\n");
      Matcher version = VERSION.matcher(get(uri.resolve("/readyz")));
      assertTrue(version.find());

      // A reload on the signal alone: the file's contents, size and times stay. A build that was
      // started to ignore the signal, as nohup does, starts processes that ignore it.
      if (!served.said().contains("SIGHUP is not available here")) {
        hangup(served.process);
        served.await("reloaded");
      }
      Files.writeString(
          folder.resolve("new"),
          Files.readString(plan).replace("\"priority\": 2", "\"priority\": 3"));
      Files.move(folder.resolve("new"), plan, StandardCopyOption.REPLACE_EXISTING);
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (get(uri.resolve("/readyz")).contains(version.group(1))) {
        assertTrue(System.nanoTime() < end, "the changed plan is not served");
        Thread.sleep(100);
      }

      try (Socket half = new Socket(uri.getHost(), uri.getPort())) {
        half.getOutputStream()
            .write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n".getBytes(UTF_8));
        served.process.destroy();
        assertTrue(served.process.waitFor(30, TimeUnit.SECONDS), "it does not stop");
      }
      assertEquals(143, served.process.exitValue());
      assertFalse(Files.readString(served.err).contains("Exception"), served::said);
    }
  }

  private static void hangup(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    assumeTrue(kill.waitFor() == 0, "there is no kill command here");
  }

  @Test
  void an_invalid_plan_ends_it_with_every_problem() throws Exception {
    Path plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand":"b","clients":[{"id":"c","friends":[
            {"name":"f","priority":1,"patterns":["+34"]}]},{"id":"c"}]}\
            """);
    try (Served served = new Served(plan.toString(), "--port", "0")) {
      assertTrue(served.process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(2, served.process.exitValue());
      assertTrue(served.said().contains("\\+34"), served::said);
      assertTrue(served.said().lines().count() >= 2, served::said);
    }
  }

  @Test
  void options_that_do_not_fit_are_refused_with_their_bounds() {
    refused("--port must be between 0 and 65535, but was 70000", "--port", "70000");
    refused("--keep-plans must be between 1 and 100, but was 0", "--keep-plans", "0");
    refused("--tls-certificate and --tls-key go together", "--tls-key", "x");
    refused("--tls-client-ca needs TLS", "--tls-client-ca", "x");
    refused(
        "there-is-no-key: there is no such file",
        "--port",
        "0",
        "--key",
        folder.resolve("there-is-no-key") + "");
  }

  private static void refused(String message, String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve", Run.DEMO));
    arguments.addAll(List.of(options));

    Run run = Run.dialplan(arguments.toArray(new String[0]));

    assertEquals(2, run.status(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }

  @Test
  void the_page_names_every_option_with_its_default() throws IOException {
    String page = Files.readString(Path.of("SERVE.md"));
    CommandLine serve =
        Dialplan.commandLine(new Console(System.in, System.out, System.err))
            .getSubcommands()
            .get("serve");
    for (OptionSpec option : serve.getCommandSpec().options()) {
      if (option.usageHelp() || option.versionHelp()) {
        continue;
      }
      boolean flag = option.arity().max() == 0;
      String label = flag ? "" : " " + option.paramLabel();
      String fallback = option.defaultValue() == null ? "none" : "`" + option.defaultValue() + "`";
      String row =
          "| `" + option.longestName() + label + "` | " + (flag ? "off" : fallback) + " | ";
      assertTrue(page.contains("\n" + row), row + " is not a row of SERVE.md");
    }
  }

  private String get(URI uri) throws Exception {
    return client
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** A service that runs until it is closed. */
  private final class Served implements AutoCloseable {

    private final Path err = folder.resolve("err");
    private final Process process;

    Served(String... arguments) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Dialplan.class.getName(),
                  "serve"));
      command.addAll(List.of(arguments));
      process =
          new ProcessBuilder(command)
              .redirectError(err.toFile())
              .redirectOutput(folder.resolve("out").toFile())
              .start();
    }

    String said() {
      try {
        return Files.readString(err);
      } catch (IOException e) {
        return e.toString();
      }
    }

    void await(String text) throws Exception {
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!said().contains(text)) {
        assertTrue(System.nanoTime() < end && process.isAlive(), this::said);
        Thread.sleep(50);
      }
    }

    URI uri() throws Exception {
      await("serving");
      Matcher serving = SERVING.matcher(said());
      assertTrue(serving.find(), this::said);
      return URI.create(serving.group(1));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
