package io.github.pbxrouting.dialplan.service;

import static io.github.pbxrouting.dialplan.service.RunningService.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service in a separate process, with little memory, as the launcher starts it. */
@Tag("thorough")
@Timeout(300)
final class MemoryTest {

  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final Pattern HEAP =
      Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"} (\\S+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private @TempDir Path folder;
  private Path plan;
  private Path log;
  private Process process;
  private URI uri;

  @BeforeEach
  void prepare() throws IOException {
    plan = Files.copy(DEMO, folder.resolve("plan.json"));
    log = folder.resolve("log");
  }

  private void start(String memory) throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      uri = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.pbxrouting.dialplan.command.Dialplan",
                "serve",
                plan.toString(),
                "--port",
                Integer.toString(uri.getPort()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitLine("ready");
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void memory_stays_flat_over_a_hundred_thousand_calls() throws Exception {
    start("256m");
    calls(20_000);
    double before = heapAfterCollection();

    calls(80_000);

    double growth = heapAfterCollection() - before;
    assertTrue(growth < 4 << 20, () -> "the heap has grown by " + growth + " bytes");
  }

  /** Starts calls and ends them, with look-ups and refused requests between. */
  private void calls(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      if (i % 4 == 0) {
        ask("/v1/clients/madrid/route?number=" + i, "");
        ask("/v1/clients/nobody" + i + "/route?number=" + i, "");
        ask("/v1/calls", "{\"client\":\"madrid\",\"odd" + i + "\":1}");
      }
      Matcher token =
          TOKEN.matcher(ask("/v1/calls", "{\"client\":\"madrid\",\"number\":\"2001\"}"));
      assertTrue(token.find());
      ask("/v1/calls/next", "{\"token\":\"" + token.group(1) + "\",\"outcome\":\"busy\"}");
    }
  }

  private double heapAfterCollection() throws Exception {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      Process collection =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("jcmd").toFile())
              .start();
      assertEquals(0, collection.waitFor());
      Matcher heap = HEAP.matcher(ask("/metrics", ""));
      assertTrue(heap.find());
      least = Math.min(least, Double.parseDouble(heap.group(1)));
    }
    return least;
  }

  @Test
  void a_plan_too_large_to_be_read_beside_the_old_one_ends_nothing() throws Exception {
    start("64m");
    replace(plan(10, 13_000));
    awaitLine("too large to be read beside the plan that serves");

    assertTrue(ask("/v1/calls", "{\"client\":\"madrid\",\"number\":\"1001\"}").contains("alice"));

    replace(Files.readString(DEMO).replace("alice", "albert"));
    awaitLine("reloaded");
    assertTrue(ask("/v1/calls", "{\"client\":\"madrid\",\"number\":\"1001\"}").contains("albert"));
  }

  @Test
  void large_plans_follow_one_another() throws Exception {
    start("128m");
    for (int i = 0; i < 4; i++) {
      replace(plan(10, 10_000 + i));
      awaitLines("reloaded", i + 1);
      assertTrue(ask("/v1/clients/c1/route?number=100000", "").contains("\"extension\""));
    }
  }

  /** Returns a plan of that many clients, with that many extensions each. */
  private static String plan(int clients, int extensions) {
    List<String> texts = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      List<String> targets =
          IntStream.range(0, extensions)
              .mapToObj(i ->
                  "{\"number\":\""
                      + (100_000 + i)
                      + "\",\"target\":{\"endpoint\":\"user/u"
                      + i
                      + "\"}}")
              .toList();
      texts.add(
          "{\"id\":\"c" + client + "\",\"extensions\":[" + String.join(",\n", targets) + "]}");
    }
    return "{\"brand\":\"large\",\"clients\":[" + String.join(",\n", texts) + "]}";
  }

  private void replace(String text) throws IOException {
    Path written = Files.writeString(folder.resolve("new"), text);
    Files.move(written, plan, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitLine(String part) throws Exception {
    awaitLines(part, 1);
  }

  private void awaitLines(String part, int count) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (Files.readString(log).split(Pattern.quote(part), -1).length <= count) {
      assertTrue(process.isAlive(), Files.readString(log));
      assertTrue(System.nanoTime() < end, Files.readString(log));
      Thread.sleep(50);
    }
  }

  private String ask(String path, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path));
    if (!body.isEmpty()) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }
}
