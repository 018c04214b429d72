package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a separate process, with the least heap that the page promises, under load. */
@Tag("thorough")
final class LeastHeapTest {

  private @TempDir Path folder;
  private Path output;
  private Process process;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Path plan = folder.resolve("plan.json");
    output = folder.resolve("output");
    Files.writeString(plan, RunningServer.text("../../dialplan/plans/demo.json"));
    Path config =
        Files.writeString(
            folder.resolve("redirect.json"),
            RunningServer.text("redirect.json")
                .replace("../../dialplan/plans/demo.json", "plan.json"));
    port = RunningServer.freePort();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                SipRedirectCommand.class.getName(),
                config.toString(),
                "--port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    for (int i = 0; i < 400; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException("the server does not begin: " + Files.readString(output));
  }

  @AfterEach
  void stop() throws Exception {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /**
   * Counts of the answers to a number of INVITEs, each its own call.
   *
   * @param dropped datagrams that the system had no room for at either socket, ACKs included
   */
  private record Answers(int redirected, int refused, long dropped) {

    int all() {
      return redirected + refused;
    }
  }

  private Answers load(int calls, int rate, boolean acknowledged) throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setReceiveBufferSize(8 << 20);
      socket.setSoTimeout(3_000);
      CompletableFuture<Answers> answers =
          CompletableFuture.supplyAsync(() -> count(socket, calls, acknowledged));
      long dropped = dropped(port);
      long begin = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        send(socket, message("INVITE", socket.getLocalPort(), i, "<sip:callee@madrid.example>"));
        long due = begin + (i + 1) * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
        }
      }
      Answers counted = answers.get(60, TimeUnit.SECONDS);
      return new Answers(
          counted.redirected(),
          counted.refused(),
          dropped(port) - dropped + dropped(socket.getLocalPort()));
    }
  }

  /** Returns how many datagrams the system had no room for at a socket, by proc(5). */
  private static long dropped(int port) throws IOException {
    String local = String.format(Locale.ROOT, ":%04X", port);
    long dropped = 0;
    for (String table : List.of("/proc/net/udp", "/proc/net/udp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+");
        if (columns[1].endsWith(local)) {
          dropped += Long.parseLong(columns[columns.length - 1]);
        }
      }
    }
    return dropped;
  }

  private Answers count(DatagramSocket socket, int calls, boolean acknowledged) {
    int redirected = 0;
    int refused = 0;
    byte[] buffer = new byte[8_192];
    try {
      while (redirected + refused < calls) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), UTF_8);
        if (text.startsWith("SIP/2.0 302 ")) {
          redirected++;
        } else if (text.startsWith("SIP/2.0 503 ") && text.contains("\r\nRetry-After: ")) {
          refused++;
        }
        if (acknowledged) {
          int number =
              Integer.parseInt(
                  text.replaceFirst("(?s).*\r\nCall-ID: heap-\\d+-(\\d+)\r\n.*", "$1"));
          String to = text.replaceFirst("(?s).*\r\nTo: ([^\r]*)\r\n.*", "$1");
          send(socket, message("ACK", socket.getLocalPort(), number, to));
        }
      }
    } catch (SocketTimeoutException e) {
      // That is all there is.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answers(redirected, refused, 0);
  }

  private void send(DatagramSocket socket, String message) throws IOException {
    byte[] bytes = message.getBytes(UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
  }

  private static String message(String method, int from, int number, String to) {
    return String.join(
        "\r\n",
        method + " sip:2001@madrid.example SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:" + from + ";branch=z9hG4bK" + number,
        "From: <sip:alice@madrid.example>;tag=1",
        "To: " + to,
        "Call-ID: heap-" + from + "-" + number,
        "CSeq: 1 " + method,
        "Contact: <sip:alice@127.0.0.1:" + from + ">",
        "Content-Length: 0",
        "",
        "");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void forty_thousand_calls_at_four_thousand_a_second_leave_a_server_that_answers(
      boolean acknowledged) throws Exception {
    Answers answers = load(40_000, 4_000, acknowledged);
    Answers ordinary = load(100, 50, true);

    assertTrue(process.isAlive(), Files.readString(output));
    assertAnswered(40_000, answers);
    assertTrue(answers.redirected() >= 10_000, answers::toString);
    assertEquals(100, ordinary.redirected(), ordinary::toString);
  }

  @Test
  void a_cold_start_answers_or_refuses_every_call() throws Exception {
    Answers answers = load(6_000, 1_500, true);

    assertAnswered(6_000, answers);
  }

  /** Whatever has reached the server was redirected or refused with a time to come back. */
  private static void assertAnswered(int calls, Answers answers) {
    assertTrue(answers.all() + answers.dropped() >= calls, answers::toString);
    assertTrue(answers.all() >= calls * 9 / 10, answers::toString);
  }
}
