package io.github.pbxrouting.dialplan.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium, driven over W3C's WebDriver protocol by its chromedriver. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process driver;
  private final String address;
  private String session = "";

  private Browser(Process driver, String address) {
    this.driver = driver;
    this.address = address;
  }

  /** Starts a browser; skips the test where there is none. */
  static Browser start() throws IOException, InterruptedException {
    Path chromium = installed("chromium");
    Path driver = installed("chromedriver");
    Assumptions.assumeTrue(
        chromium != null && driver != null,
        "needs chromium and chromedriver: apt-get install chromium chromium-driver");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(driver.toString(), "--port=" + port)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Browser browser = new Browser(process, "http://127.0.0.1:" + port);
    try {
      browser.open(chromium);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      browser.close();
      throw failed;
    }
    return browser;
  }

  private static @Nullable Path installed(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private void open(Path chromium) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      try {
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + "/status")).build(),
            HttpResponse.BodyHandlers.ofString());
        break;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    List<String> arguments =
        List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    Map<String, ?> capabilities =
        Map.of(
            "browserName",
            "chrome",
            "goog:chromeOptions",
            Map.of("binary", chromium.toString(), "args", arguments),
            "goog:loggingPrefs",
            Map.of("browser", "ALL"),
            "timeouts",
            Map.of("script", PATIENCE.toMillis()));
    JsonNode made = post("/session", Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
    session = "/session/" + made.get("sessionId").asText();
  }

  private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    return value(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static JsonNode value(HttpResponse<String> answer) throws IOException {
    JsonNode value = JSON.readTree(answer.body()).get("value");
    if (answer.statusCode() != 200) {
      throw new IOException(value.get("error").asText() + ": " + value.get("message").asText());
    }
    return value;
  }

  /** Opens a page and waits until it is loaded. */
  void load(URI page) throws IOException, InterruptedException {
    post(session + "/url", Map.of("url", page.toString()));
  }

  /** Runs a script in the page; its result. */
  JsonNode run(String script, Object... arguments) throws IOException, InterruptedException {
    return post(session + "/execute/sync", Map.of("script", script, "args", List.of(arguments)));
  }

  /** Runs a script that calls its last argument when it is done. */
  JsonNode await(String script, Object... arguments) throws IOException, InterruptedException {
    return post(session + "/execute/async", Map.of("script", script, "args", List.of(arguments)));
  }

  /** Gives the page that many pixels, and a colour scheme. */
  void view(int width, int height, String scheme) throws IOException, InterruptedException {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Runs a command of Chromium's own protocol. */
  JsonNode command(String command, Map<String, ?> parameters)
      throws IOException, InterruptedException {
    return post(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /**
   * Returns what the page wrote to its console, and what the browser did there, since last time.
   */
  List<String> console() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : post(session + "/se/log", Map.of("type", "browser"))) {
      lines.add(line.get("level").asText() + ": " + line.get("message").asText());
    }
    return lines;
  }

  /** Returns what is to be seen, as a PNG. */
  byte[] screenshot() throws IOException, InterruptedException {
    return Base64.getDecoder()
        .decode(command("Page.captureScreenshot", Map.of("format", "png")).get("data").asText());
  }

  @Override
  public void close() {
    try {
      if (!session.isEmpty()) {
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + session)).DELETE().build(),
            HttpResponse.BodyHandlers.ofString());
      }
    } catch (IOException gone) {
      // The driver ended before its browser.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
      try {
        if (!driver.waitFor(10, TimeUnit.SECONDS)) {
          driver.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
