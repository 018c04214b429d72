package io.github.pbxrouting.dialplan.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service in this JVM, on a free port, and a client that asks it. */
public final class RunningService implements AutoCloseable {

  public static final Path DEMO = Path.of("plans/demo.json");
  public static final ObjectMapper JSON = new ObjectMapper();

  /** How to serve; what is not set has the command's default. */
  static final class Settings {
    Path plan = DEMO;
    @Nullable Path key;
    @Nullable Path bearerTokens;
    @Nullable Path tlsCertificate;
    @Nullable Path tlsKey;
    @Nullable Path tlsClientAuthority;
    boolean logDecisions;
    int metricsByClient;
    int keptPlans = 8;
    int maxConnections = 1024;
    int maxHeader = 8192;
    int maxBody = 65_536;
    Duration maxDelay = Duration.ofMillis(100);
    Duration idleTimeout = Duration.ofSeconds(60);
    @Nullable Load load;

    RunningService start() throws IOException {
      return new RunningService(this);
    }
  }

  final ByteArrayOutputStream decisions = new ByteArrayOutputStream();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final DecisionService service;
  final HttpClient client = HttpClient.newHttpClient();

  private RunningService(Settings settings) throws IOException {
    service =
        DecisionService.start(
            new ServiceOptions(
                settings.plan,
                "127.0.0.1",
                0,
                settings.key,
                settings.bearerTokens,
                settings.tlsCertificate,
                settings.tlsKey,
                settings.tlsClientAuthority,
                settings.logDecisions,
                settings.metricsByClient,
                settings.keptPlans,
                settings.maxConnections,
                settings.maxHeader,
                settings.maxBody,
                settings.maxDelay,
                settings.idleTimeout,
                Duration.ofSeconds(5)),
            decisions,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            settings.load);
  }

  public static RunningService demo() throws IOException {
    return new Settings().start();
  }

  URI uri(String path) {
    return service.uri().resolve(path);
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Starts a call, which must work. */
  public JsonNode start(String body) throws Exception {
    return good(post("/v1/calls", body, "Content-Type", "application/json"));
  }

  /** Takes a call on, which must work; {@code report} is the fields beside the token. */
  public JsonNode next(JsonNode answer, String report) throws Exception {
    return good(nextOf(answer, report));
  }

  public HttpResponse<String> nextOf(JsonNode answer, String report) throws Exception {
    ObjectNode body = (ObjectNode) JSON.readTree("{" + report + "}");
    body.put("token", answer.path("token").asText());
    return post("/v1/calls/next", body.toString(), "Content-Type", "application/json");
  }

  public static JsonNode good(HttpResponse<String> response) throws Exception {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    service.close();
  }
}
