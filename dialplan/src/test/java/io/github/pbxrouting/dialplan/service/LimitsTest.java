package io.github.pbxrouting.dialplan.service;

import static io.github.pbxrouting.dialplan.service.RunningService.JSON;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers cannot do to others: fill the memory, hold threads, lock out calls. */
@Timeout(120)
@Tag("slow")
final class LimitsTest {

  private static final String ROUTE = "/v1/clients/madrid/route?number=2001";

  /** With the command's defaults; tests of other bounds start their own. */
  private static RunningService demo;

  @BeforeAll
  static void start() throws Exception {
    demo = RunningService.demo();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void headers_and_bodies_beyond_their_bounds_are_refused() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.maxHeader = 1024;
    settings.maxBody = 1024;
    try (RunningService service = settings.start()) {
      HttpResponse<String> header = service.get(ROUTE, "X-Large", "x".repeat(2000));
      assertEquals(431, header.statusCode());
      assertEquals(Problem.MEDIA_TYPE, header.headers().firstValue("Content-Type").orElseThrow());
      assertEquals(431, JSON.readTree(header.body()).path("status").asInt());

      DecisionServiceTest.problem(
          413, "body-too-large", "body", service.post("/v1/calls", " ".repeat(2000)));
      assertEquals(200, service.get(ROUTE).statusCode());
    }
  }

  @Test
  void a_body_in_chunks_is_bounded_as_well() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.maxBody = 1024;
    try (RunningService service = settings.start();
        Socket socket = connect(service)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /v1/calls HTTP/1.1\r
          Host: x\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          """
              .getBytes(ISO_8859_1));
      String chunk = "200\r\n" + " ".repeat(512) + "\r\n";
      for (int i = 0; i < 4; i++) {
        out.write(chunk.getBytes(ISO_8859_1));
      }
      out.flush();

      assertTrue(read(socket).startsWith("HTTP/1.1 413"));
    }
  }

  /** Each request, and what of it comes only after the answer. */
  @ParameterizedTest
  @CsvSource({
    "200, 'GET /v1/clients/madrid/route?number=2001 HTTP/1.1|Host: x||', ''",
    "200, 'GET /healthz HTTP/1.1|Host: x|Content-Length: 3||', abc",
    "200, 'GET /healthz HTTP/1.1|Host: x|Transfer-Encoding: chunked||', '3|abc|0||'",
    "200, 'GET /v1/clients/madrid/explain?number=2001 HTTP/1.1|Host: x|Content-Length: 3||', abc",
    "400, 'GET /v1/clients/madrid/route HTTP/1.1|Host: x||', ''",
    "404, 'POST /nowhere HTTP/1.1|Host: x|Content-Length: 3||', abc",
    "405, 'POST /healthz HTTP/1.1|Host: x|Content-Length: 3||abc', ''",
    "415, 'POST /v1/calls HTTP/1.1|Host: x|Content-Type: text/xml|Content-Length: 3||', abc",
    "413, 'POST /v1/calls HTTP/1.1|Host: x|Content-Length: 99999||', abc",
    "414, 'GET /LONG HTTP/1.1|Host: x||', ''",
    "431, 'GET /healthz HTTP/1.1|Host: x|X-Long: LONG||', ''",
    "400, 'GET /healthz HTTP/1.1||', ''",
    "400, 'GET /%zz HTTP/1.1|Host: x||', ''",
    "400, 'GET /1 2 HTTP/1.1|Host: x||', ''",
    "400, 'GET http://y/healthz HTTP/1.1|Host: x||', ''",
    "417, 'POST /v1/calls HTTP/1.1|Host: x|Content-Length: 3|Expect: more||', abc",
    "505, 'GET /healthz HTTP/9.9|Host: x||', ''",
    "400, '~~~||', ''",
  })
  void whoever_keeps_a_connection_is_told_when_it_is_closed(int status, String request, String late)
      throws Exception {
    try (Socket socket = connect(demo)) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes(request.replace("LONG", "1".repeat(9000))));
      String answer = answer(socket);
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
      if (status != 200) {
        JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        for (String field : List.of("type", "title", "status", "detail", "where", "instead")) {
          assertTrue(problem.has(field), answer);
        }
      }

      if (!answer.contains("Connection: close")) {
        out.write(bytes(late + "GET /healthz HTTP/1.1|Host: x||"));
        assertTrue(answer(socket).startsWith("HTTP/1.1 200"), answer);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.replace("~", "\0").replace("|", "\r\n").getBytes(ISO_8859_1);
  }

  /** Reads an answer to its end; what there is of it where the server closes before. */
  private static String answer(Socket socket) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (true) {
      int end = answer.indexOf("\r\n\r\n");
      int length = answer.indexOf("Content-Length: ");
      if (end > 0
          && answer.length()
              >= end
                  + 4
                  + Integer.parseInt(
                      answer.substring(length + 16, answer.indexOf("\r\n", length)))) {
        return answer.toString();
      }
      String more = read(socket);
      if (more.isEmpty()) {
        return answer.toString();
      }
      answer.append(more);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/calls HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  void what_is_no_http_is_refused_and_harms_nobody(String request) throws Exception {
    try (Socket socket = connect(demo)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      String answer = read(socket);
      assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 505"), answer);
    }
    assertEquals(200, demo.get(ROUTE).statusCode());
  }

  @Test
  void slow_and_silent_connections_are_closed_however_many_bytes_they_send() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.idleTimeout = Duration.ofSeconds(1);
    try (RunningService service = settings.start();
        Socket silent = connect(service);
        Socket slow = connect(service)) {
      OutputStream out = slow.getOutputStream();
      out.write("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(ISO_8859_1));
      long start = System.nanoTime();
      boolean closed = false;
      while (!closed && System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
        try {
          out.write('x');
          out.flush();
        } catch (SocketException e) {
          closed = true;
        }
        Thread.sleep(100);
      }

      assertTrue(closed, "a connection that sends a byte now and then stays open");
      assertEquals("", read(silent));
      assertTrue(
          service.get("/metrics").body().contains("closed_connections_total{reason=\"idle\"}"));
    }
  }

  @Test
  void a_thousand_idle_connections_do_not_lock_out_a_call() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.maxConnections = 50;
    List<Socket> idle = new ArrayList<>();
    try (RunningService service = settings.start()) {
      for (int i = 0; i < 1000; i++) {
        Socket socket = connect(service);
        socket.getOutputStream().write("GET /hea".getBytes(ISO_8859_1));
        idle.add(socket);
      }

      assertEquals(200, service.get(ROUTE).statusCode());
      String metrics = service.get("/metrics").body();
      assertTrue(metrics.contains("closed_connections_total{reason=\"too-many\"}"), metrics);
      String connections =
          metrics
              .lines()
              .filter(line -> line.startsWith("dialplan_connections "))
              .findFirst()
              .get();
      assertTrue(Double.parseDouble(connections.split(" ")[1]) <= 50, connections);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.9, 200, 200, 200", "1.1, 503, 200, 200", "2.1, 503, 503, 200", "9, 503, 503, 503"})
  void look_ups_are_refused_first_and_emergency_calls_never(
      double overload, int lookUp, int start, int next) throws Exception {
    AtomicInteger percent = new AtomicInteger();
    RunningService.Settings settings = new RunningService.Settings();
    settings.load = () -> percent.get() / 100.0;
    try (RunningService service = settings.start()) {
      String call = "{\"client\":\"madrid\",\"number\":\"%s\"}";
      var dial = service.start(call.formatted("2001"));
      percent.set((int) (100 * overload));

      HttpResponse<String> look = service.get(ROUTE);
      assertEquals(lookUp, look.statusCode());
      if (lookUp == 503) {
        assertEquals("1", look.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(Optional.empty(), look.headers().firstValue("Connection"), "reconnects cost");
        assertEquals(503, service.get("/v1/clients/madrid/explain?number=2001").statusCode());
      }
      assertEquals(start, service.post("/v1/calls", call.formatted("2001")).statusCode());
      assertEquals(next, service.nextOf(dial, "\"outcome\":\"busy\"").statusCode());

      assertEquals(200, service.post("/v1/calls", call.formatted("112")).statusCode());
      assertEquals(200, service.get("/v1/clients/madrid/route?number=112").statusCode());
      assertEquals(200, service.get("/healthz").statusCode());
    }
  }

  @Test
  @Tag("thorough")
  void more_than_it_can_do_is_refused_but_for_emergency_calls() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.maxDelay = Duration.ofMillis(1);
    try (RunningService service = settings.start()) {
      service.service.warmUp();

      DecisionLoad load = DecisionLoad.mixed(service.uri("/").getPort(), 200_000, 5, 200);

      assertTrue(load.refused(DecisionLoad.Kind.LOOK_UP) > 0);
      assertTrue(load.refused(DecisionLoad.Kind.CALL) > 0);
      assertTrue(load.asked(DecisionLoad.Kind.EMERGENCY) > 100);
      assertEquals(0, load.refused(DecisionLoad.Kind.EMERGENCY));
      assertEquals(0, load.lost());
      String metrics = service.get("/metrics").body();
      assertTrue(metrics.contains("dialplan_shed_total{priority=\"read\"}"), metrics);
      assertFalse(metrics.contains("priority=\"emergency\""), metrics);
    }
  }

  private static Socket connect(RunningService service) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.service.uri().getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Reads what comes until the other side closes, or pauses after an answer. */
  private static String read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[8192];
    int count;
    try {
      count = in.read(bytes);
    } catch (SocketException reset) {
      return "";
    }
    return count < 0 ? "" : new String(bytes, 0, count, ISO_8859_1);
  }
}
