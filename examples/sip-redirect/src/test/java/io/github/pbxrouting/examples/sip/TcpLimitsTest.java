package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.transport.TransportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that do nothing, or do it slowly, at a server with small bounds. */
@Timeout(60)
final class TcpLimitsTest {

  private static final String URI = "sip:1001@madrid.example";
  private static final String FROM = "sip:alice@madrid.example";

  private final List<Socket> strangers = new ArrayList<>();
  private RunningServer server;
  private SipClient caller;
  private int calls;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    server =
        RunningServer.start(
            folder,
            new TransportLimits(
                2,
                64,
                256_000,
                Duration.ofSeconds(10),
                20,
                10,
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30)));
    caller = new SipClient(server.port);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket stranger : strangers) {
      stranger.close();
    }
    caller.close();
    server.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port);
    socket.setSoTimeout(20_000);
    strangers.add(socket);
    return socket;
  }

  private void assertServed() throws IOException {
    String message = caller.message("INVITE", "tcp-" + ++calls, 1, URI, FROM, "TCP");
    assertEquals(302, caller.overTcp(message).status());
    assertEquals(302, caller.invite("udp-" + calls, URI).status());
  }

  @Test
  void idle_connections_do_not_lock_out_others() throws IOException {
    for (int i = 0; i < 100; i++) {
      connect();
      if (i % 20 == 19) {
        assertServed();
      }
    }
    assertTrue(server.statistics().contains(" errors=0 "), server::statistics);
  }

  @Test
  void connections_that_drip_do_not_lock_out_others_and_are_closed() throws IOException {
    for (int i = 0; i < 10; i++) {
      connect().getOutputStream().write("INVITE sip".getBytes(UTF_8));
    }
    assertServed();

    assertEquals(-1, strangers.get(9).getInputStream().read());
    assertServed();
  }

  @Test
  void a_connection_in_use_stays_open_beside_many_others() throws IOException {
    Socket used = connect();
    for (int i = 0; i < 30; i++) {
      ask(used, i);
      connect();
      connect();
    }
    ask(used, 30);
  }

  private void ask(Socket socket, int number) throws IOException {
    socket
        .getOutputStream()
        .write(caller.message("OPTIONS", "used", number, URI, FROM, "TCP").getBytes(UTF_8));
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      assertTrue(octet >= 0, "closed");
      text.append((char) octet);
    }
    assertTrue(text.toString().startsWith("SIP/2.0 200 "), text::toString);
  }

  @Test
  void a_peer_that_reads_no_answers_is_cut_off() throws IOException {
    Socket deaf = connect();
    byte[] message = caller.message("OPTIONS", "deaf", 1, URI, FROM, "TCP").getBytes(UTF_8);
    boolean cut = false;
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!cut && System.nanoTime() < end) {
      try {
        deaf.getOutputStream().write(message);
      } catch (IOException e) {
        cut = true;
      }
    }

    assertTrue(cut, "the connection is still open");
    assertServed();
  }

  @Test
  void many_messages_at_once_over_one_connection_are_all_answered_or_refused() throws IOException {
    Socket socket = connect();
    StringBuilder messages = new StringBuilder();
    for (int i = 1; i <= 200; i++) {
      messages.append(caller.message("INVITE", "many-" + i, 1, URI, FROM, "TCP"));
    }
    socket.getOutputStream().write(messages.toString().getBytes(UTF_8));
    StringBuilder replies = new StringBuilder();
    byte[] buffer = new byte[8_192];
    while (replies.toString().split("SIP/2\\.0 (302|503) ", -1).length - 1 < 200) {
      int read = socket.getInputStream().read(buffer);
      assertTrue(read > 0, "closed");
      replies.append(new String(buffer, 0, read, UTF_8));
    }
  }
}
