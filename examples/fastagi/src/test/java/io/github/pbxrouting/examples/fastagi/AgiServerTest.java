package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that mean no good, beside one that does. */
@Timeout(120)
final class AgiServerTest {

  /** Says which extension was asked for; fails at one of them. */
  private static final AgiScript ECHO =
      new AgiScript() {
        @Override
        public AgiTurn ask(AgiRequest request) {
          if (request.extension().equals("fails")) {
            throw new IllegalStateException("as asked for");
          }
          return new AgiTurn.Read(
              "DIALSTATUS",
              status ->
                  new AgiTurn.Assign(
                      Map.of("ECHO", request.extension() + " " + status + " \"\\ \n end")));
        }

        @Override
        public void hungUp(AgiRequest request) {}
      };

  private RunningAgiServer server;
  private final List<Socket> peers = new ArrayList<>();

  @BeforeEach
  void startServer() throws Exception {
    server = RunningAgiServer.start(ECHO);
  }

  @AfterEach
  void stopServer() throws Exception {
    for (Socket each : peers) {
      each.close();
    }
    server.close();
  }

  @Test
  void a_value_is_read_and_another_is_set_with_its_quotes_and_without_control_characters()
      throws Exception {
    assertEquals(
        Map.of("ECHO", "2001 BU)SY( \"\\   end"),
        server.ask("1", "", "2001", Map.of("DIALSTATUS", "BU)SY(")));
  }

  @Test
  void a_script_that_fails_closes_its_connection_and_no_other() throws Exception {
    assertEquals(Map.of(), server.ask("1", "", "fails", Map.of()));

    assertServes();
    assertTrue(server.log().contains("could not be answered"), server::log);
    assertFalse(server.log().contains("\tat "), server::log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "agi_network: yes\nHost: x\n",
        "agi_network yes\n",
        "\n",
        "agi_network: yes\nagi_extension: 1001\n\n",
        "\u0000\u0001\u0002\n",
      })
  void what_is_not_a_request_of_asterisk_is_closed_at_once(String text) throws Exception {
    Socket peer = peer();
    write(peer, text.getBytes(StandardCharsets.UTF_8));

    assertEquals("", rest(peer));
    assertServes();
    assertTrue(server.log().contains("is not Asterisk's is closed"), server::log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "510 Invalid or unknown command\n",
        "511 Command Not Permitted on a dead channel or intercept routine\n",
        "520-Invalid command syntax.  Proper usage follows:\n",
      })
  void a_variable_that_cannot_be_read_counts_as_not_set(String reply) throws Exception {
    Socket peer = peer();
    write(peer, RunningAgiServer.environment("1", "", "1001").getBytes(StandardCharsets.UTF_8));
    assertEquals("GET VARIABLE \"DIALSTATUS\"\n", line(peer));
    write(peer, reply.getBytes(StandardCharsets.UTF_8));
    assertEquals("SET VARIABLE \"ECHO\" \"1001 null \\\"\\\\   end\"\n", line(peer));
    write(peer, reply.getBytes(StandardCharsets.UTF_8));

    assertEquals("", rest(peer));
  }

  @Test
  void headers_without_end_are_closed_at_a_bound() throws Exception {
    Socket peer = peer();
    write(peer, "agi_network: yes\n".getBytes(StandardCharsets.UTF_8));

    writeUntilClosed(peer, "agi_x: y\n");
    assertServes();
    assertTrue(server.log().contains("longer than 16384 octets"), server::log);
  }

  @Test
  void a_line_without_end_is_closed_at_a_bound() throws Exception {
    Socket peer = peer();
    writeUntilClosed(peer, "agi_network");

    assertServes();
    assertTrue(server.log().contains("longer than 4096 octets"), server::log);
  }

  @Test
  void replies_without_end_are_no_request_and_end_with_the_conversation() throws Exception {
    Socket peer = peer();
    write(peer, RunningAgiServer.environment("1", "", "1001").getBytes(StandardCharsets.UTF_8));
    writeUntilClosed(peer, "100 Trying\n200 result=1\n");

    assertServes();
  }

  @Test
  void a_peer_that_closes_in_the_middle_leaves_nothing_behind() throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Socket peer = server.connect()) {
        write(peer, "agi_network: yes\nagi_uniqueid: 1\n".getBytes(StandardCharsets.UTF_8));
        if (i % 2 == 0) {
          peer.setSoLinger(true, 0); // a reset
        }
      }
    }

    assertServes();
  }

  @Test
  void a_request_that_comes_octet_by_octet_is_answered() throws Exception {
    Socket peer = peer();
    peer.setTcpNoDelay(true);
    for (byte octet :
        RunningAgiServer.environment("1", "", "1001").getBytes(StandardCharsets.UTF_8)) {
      write(peer, new byte[] {octet});
    }

    assertEquals("GET VARIABLE \"DIALSTATUS\"\n", line(peer));
  }

  @Test
  void a_slow_peer_does_not_keep_others_waiting_and_is_closed_at_the_limit() throws Exception {
    Duration limit = Duration.ofSeconds(1);
    try (RunningAgiServer hasty = RunningAgiServer.start(ECHO, limit);
        Socket peer = hasty.connect()) {
      long started = System.nanoTime();
      write(peer, "agi_network: yes\n".getBytes(StandardCharsets.UTF_8));
      assertEquals(1, hasty.ask("1", "", "2001", Map.of()).size());

      peer.setSoTimeout(60_000);
      assertEquals("", rest(peer));
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      assertTrue(took.compareTo(limit.dividedBy(2)) > 0, took::toString);
    }
  }

  @Test
  void silent_connections_do_not_keep_a_caller_out() throws Exception {
    for (int i = 0; i < AgiServer.MAX_CONNECTIONS + 100; i++) {
      peers.add(server.connect());
    }

    assertServes();
    assertTrue(
        server.log().contains("more than 1000 connections; the oldest is closed"), server::log);
    assertFalse(server.log().contains("\tat "), server::log);
  }

  @Test
  @Tag("thorough")
  void ten_thousand_connections_that_trickle_do_not_keep_callers_out() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Socket peer = server.connect();
      write(peer, "agi_network: yes\nagi_x: ".getBytes(StandardCharsets.UTF_8));
      peers.add(peer);
      if (i % 100 == 0) {
        assertServes();
      }
      if (peers.size() > 2_000) {
        peers.remove(0).close(); // the server has closed it before
      }
    }

    assertServes();
    assertTrue(server.log().lines().count() < 60, "a line a second at most");
  }

  @Test
  void an_error_such_as_too_little_memory_ends_the_process() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FailingServer.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(70, process.exitValue(), said);
      assertTrue(said.contains("the process ends: java.lang.OutOfMemoryError"), said);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A server whose script runs out of memory; asks itself. */
  static final class FailingServer {
    private FailingServer() {}

    public static void main(String[] arguments) throws Exception {
      AgiScript failing =
          new AgiScript() {
            @Override
            public AgiTurn ask(AgiRequest request) {
              throw new OutOfMemoryError("as asked for");
            }

            @Override
            public void hungUp(AgiRequest request) {}
          };
      PrintStream log = System.err;
      try (AgiServer server =
          AgiServer.listen(
              failing,
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              AgiServer.MAX_CONVERSATION,
              log)) {
        Thread asterisk =
            new Thread(() -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                write(
                    socket,
                    RunningAgiServer.environment("1", "", "1001").getBytes(StandardCharsets.UTF_8));
                rest(socket);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
        asterisk.start();
        FastAgiCommand.serve(server, System.err);
      }
    }
  }

  private void assertServes() throws IOException {
    assertEquals(
        "2001 BUSY \"\\   end",
        server.ask("1", "", "2001", Map.of("DIALSTATUS", "BUSY")).get("ECHO"));
    assertTrue(server.isAlive());
  }

  private Socket peer() throws IOException {
    Socket peer = server.connect();
    peer.setSoTimeout(30_000);
    peers.add(peer);
    return peer;
  }

  private static void write(Socket socket, byte[] octets) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(octets);
    out.flush();
  }

  /** Writes until the server closes the connection. */
  private static void writeUntilClosed(Socket socket, String text) {
    byte[] octets = text.repeat(50).getBytes(StandardCharsets.UTF_8);
    long written = 0;
    try {
      while (written < 100_000_000) {
        write(socket, octets);
        written += octets.length;
      }
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("the server takes everything");
  }

  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() == 0 || line.charAt(line.length() - 1) != '\n') {
      int octet = socket.getInputStream().read();
      if (octet < 0) {
        break;
      }
      line.append((char) octet);
    }
    return line.toString();
  }

  private static String rest(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return ""; // closed with something unread
    }
  }
}
