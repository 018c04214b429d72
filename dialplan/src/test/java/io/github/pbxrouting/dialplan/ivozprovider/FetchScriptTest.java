package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.pbxrouting.api.RemoteFriend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code fetch-ivozprovider.sh} against a server that answers in pages, as the API does. */
@Tag("slow")
final class FetchScriptTest {

  private static final String SCRIPT = "fetch-ivozprovider.sh";

  /** Beyond ASCII where a process can be given such an environment. */
  private static final String PASSWORD =
      "p\"a\\s&="
          + (Charset.forName(System.getProperty("sun.jnu.encoding"))
                  .newEncoder()
                  .canEncode('\u00e4')
              ? "\u00e4"
              : "");

  /** The maximum number of objects that this server answers at once. */
  private static final int MAX_PAGE = 40;

  static {
    // Else each answer of the JDK's server waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Map<String, List<String>> lists = new TreeMap<>();
  private final List<String> requests = new ArrayList<>();
  private int claimedTotal = -1;
  private boolean ignoresPages;
  private HttpServer server;

  @TempDir private Path folder;

  @BeforeEach
  void serve() throws IOException {
    assumeTrue(isInstalled("bash") && isInstalled("curl") && isInstalled("awk"));
    for (String empty : List.of("call_forward_settings", "company_services", "services")) {
      lists.put(empty, List.of());
    }
    lists.put(
        "friends",
        List.of(
            "{\"name\": \"delta\", \"id\": 7, \"company\": 3, \"priority\": 1,"
                + " \"directConnectivity\": \"yes\", \"interCompany\": null}"));
    lists.put(
        "friends_patterns",
        IntStream.range(0, 75)
            .mapToObj(i ->
                "{\"name\": \"says \\\"id\\\": [1, \", \"regExp\": \"^2{2}%02d$\", \"id\": %d%s}"
                    .formatted(i, 500 + i, ", \"friend\": {\"id\": 7, \"name\": \"delta\"}"))
            .toList());
    lists.put(
        "extensions",
        IntStream.range(0, 30)
            .mapToObj(i ->
                "{\"number\": \"%d\", \"routeType\": \"user\", \"user\": 1, \"id\": %d}"
                    .formatted(3000 + i, i + 1))
            .toList());
    lists.put("countries", List.of("{\"code\": \"PT\", \"countryCode\": \"+351\", \"id\": 178}"));
    lists.put(
        "companies",
        List.of(
            "{\"name\": \"Faro\", \"type\": \"vpbx\", \"id\": 3,"
                + " \"transformationRuleSet\": null}"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void all_pages_are_saved_and_the_answer_for_each_object() throws Exception {
    Fetch fetch = fetch(Map.of("TOKEN", "t0ken"));

    assertEquals(0, fetch.status(), fetch.err());
    IvozProviderImport.Result imported = IvozProviderImport.read(fetch.saved(), "test");
    assertEquals(List.of(), imported.notes());
    assertEquals("Faro", imported.brand().clients().get(0).id());
    assertEquals(30, imported.brand().clients().get(0).extensions().size());
    RemoteFriend delta = (RemoteFriend) imported.brand().clients().get(0).friends().get(0);
    assertEquals(75, delta.patterns().size());
    assertTrue(Files.exists(fetch.saved().resolve("friends_patterns/574.json")));
    assertTrue(Files.exists(fetch.saved().resolve("friends/7.json")));
  }

  @Test
  void without_the_script_the_first_page_of_the_same_answers_is_warned_of() throws Exception {
    Path saved = Files.createDirectory(folder.resolve("by-hand"));
    Files.writeString(
        saved.resolve("extensions.json"), "[" + String.join(",", lists.get("extensions")) + "]");

    String notes = String.join("\n", IvozProviderImport.read(saved, "test").notes());
    assertTrue(notes.contains("extensions.json: ends with exactly 30 objects"), notes);
    assertTrue(notes.contains("_itemsPerPage") && notes.contains(SCRIPT), notes);
  }

  @Test
  void a_name_and_a_password_get_the_token() throws Exception {
    Fetch fetch = fetch(Map.of("USERNAME", "admin", "PASSWORD", PASSWORD));

    assertEquals(0, fetch.status(), fetch.err());
    assertEquals("username=admin&password=" + PASSWORD, requests.get(0));
  }

  @Test
  void what_older_versions_lack_is_said_and_left_out() throws Exception {
    lists.remove("company_services");
    lists.remove("companies");
    Fetch fetch = fetch(Map.of("TOKEN", "t0ken"));

    assertEquals(0, fetch.status(), fetch.err());
    assertTrue(fetch.err().contains("company_services was not saved"), fetch.err());
    assertTrue(Files.exists(fetch.saved().resolve("friends.json")));
    assertFalse(Files.exists(fetch.saved().resolve("company_services.json")));
  }

  @Test
  void nothing_is_left_behind_when_an_answer_is_refused_or_a_list_is_not_whole() throws Exception {
    assertFails("GET /friends failed", Map.of("TOKEN", "wrong"));
    claimedTotal = 76;
    assertFails("GET /friends_patterns answered 75 of 76 objects", Map.of("TOKEN", "t0ken"));
    claimedTotal = -1;
    ignoresPages = true;
    assertFails("answers the same objects on page 2", Map.of("TOKEN", "t0ken"));
    lists.remove("extensions");
    ignoresPages = false;
    assertFails("GET /extensions failed", Map.of("TOKEN", "t0ken"));
    assertFails("set TOKEN, or USERNAME and PASSWORD", Map.of());
  }

  @Test
  void a_folder_that_exists_is_left_as_it_is() throws Exception {
    Files.createDirectory(folder.resolve("saved"));

    Fetch fetch = fetch(Map.of("TOKEN", "t0ken"));
    assertEquals(1, fetch.status());
    assertTrue(fetch.err().contains("already exists"), fetch.err());
  }

  private void assertFails(String problem, Map<String, String> environment) throws Exception {
    Fetch fetch = fetch(environment);
    assertEquals(1, fetch.status(), fetch.err());
    assertTrue(fetch.err().contains(problem), fetch.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private record Fetch(int status, String err, Path saved) {}

  private Fetch fetch(Map<String, String> environment) throws Exception {
    Path saved = folder.resolve("saved");
    Path err = Files.createTempFile("fetch", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              "bash",
              SCRIPT,
              "http://127.0.0.1:" + server.getAddress().getPort() + "/api/client/",
              saved.toString());
      builder.environment().keySet().removeAll(List.of("TOKEN", "USERNAME", "PASSWORD"));
      builder.environment().putAll(environment);
      Process process = builder.redirectError(err.toFile()).start();
      process.getOutputStream().close();
      return new Fetch(process.waitFor(), Files.readString(err), saved);
    } finally {
      Files.delete(err);
    }
  }

  private static boolean isInstalled(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, command)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/client/".length());
    if (path.equals("admin_login")) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
      send(exchange, 200, "{\"token\":\"t0ken\",\"refresh_token\":\"r\"}");
      return;
    }
    String[] parts = path.split("/");
    List<String> list = lists.get(parts[0]);
    if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{}");
    } else if (list == null) {
      send(exchange, 404, "{}");
    } else if (parts.length == 2) {
      String id = "\"id\": " + parts[1];
      send(
          exchange,
          200,
          list.stream()
              .filter(one -> one.contains(id + ",") || one.contains(id + "}"))
              .findFirst()
              .orElseThrow());
    } else {
      int size = Math.min(MAX_PAGE, parameter(exchange, "_itemsPerPage", 30));
      int page = ignoresPages ? 1 : parameter(exchange, "_page", 1);
      int from = Math.min(list.size(), (page - 1) * size);
      boolean claims = claimedTotal >= 0 && parts[0].equals("friends_patterns");
      exchange
          .getResponseHeaders()
          .set("X-Total-Items", String.valueOf(claims ? claimedTotal : list.size()));
      List<String> objects = list.subList(from, Math.min(list.size(), from + size));
      // Lists leave the friend out.
      send(
          exchange,
          200,
          "[" + String.join(",", objects).replaceAll(", \"friend\": [{].*?[}]", "") + "]");
    }
  }

  private static int parameter(HttpExchange exchange, String name, int otherwise) {
    return Stream.of(exchange.getRequestURI().getQuery().split("&"))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> Integer.valueOf(parameter.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
