package io.github.pbxrouting.examples.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.message.SipHead;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The framing and the time limits, without a peer. */
final class TcpConnectionTest {

  private static final TransportLimits LIMITS =
      new TransportLimits(
          1,
          8,
          8_000,
          Duration.ofMillis(400),
          8,
          8,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(600));

  private final List<String> heads = new ArrayList<>();
  private SocketChannel channel;
  private TcpConnection connection;

  @BeforeEach
  void open() throws IOException {
    channel = SocketChannel.open();
    TcpConnection.Listener listener =
        new TcpConnection.Listener() {
          @Override
          public void arrived(TcpConnection from, byte[] head) {
            heads.add(new String(head, ISO_8859_1));
          }

          @Override
          public void changed(TcpConnection from) {}

          @Override
          public void undeliverable() {}
        };
    connection = new TcpConnection(channel, new InetSocketAddress(5060), listener, 0);
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
  }

  private void take(String text, long seconds) {
    connection.take(
        ByteBuffer.wrap(text.getBytes(ISO_8859_1)), Duration.ofSeconds(seconds).toNanos());
  }

  private boolean isOverdue(long seconds) {
    return connection.isOverdue(Duration.ofSeconds(seconds).toNanos(), LIMITS);
  }

  private static String message(int number, String body) {
    return "OPTIONS sip:"
        + number
        + " SIP/2.0\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void messages_are_found_however_they_are_cut() {
    StringBuilder stream = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String body = "v=0\r\n\r\n".repeat(i % 7);
      String message = message(i, body);
      stream.append(i % 3 == 0 ? "\r\n\r\n" : "").append(message);
      expected.add(message.substring(0, message.length() - body.length()));
    }
    Random random = new Random(5061);
    for (int at = 0; at < stream.length(); ) {
      int end = Math.min(stream.length(), at + 1 + random.nextInt(200));
      take(stream.substring(at, end), 0);
      at = end;
    }

    assertEquals(expected, heads);
  }

  @Test
  void a_long_body_is_not_kept() {
    take("OPTIONS sip:1 SIP/2.0\r\nContent-Length: 60000\r\n\r\n", 0);
    for (int i = 0; i < 60; i++) {
      take("x".repeat(1_000), 0);
    }
    take(message(2, ""), 0);

    assertEquals(2, heads.size());
  }

  @Test
  void after_a_message_without_length_nothing_more_is_read() {
    take("OPTIONS sip:1 SIP/2.0\r\n\r\n" + message(2, ""), 0);

    assertEquals(1, heads.size());
    assertFalse(connection.mayRead());
    assertFalse(isOverdue(1));
    assertTrue(isOverdue(3));
  }

  @Test
  void a_head_that_is_too_large_is_handed_on_once_to_be_refused() {
    take("OPTIONS sip:1 SIP/2.0\r\nX: " + "x".repeat(20_000), 0);
    take("y".repeat(20_000), 0);

    assertEquals(1, heads.size());
    assertTrue(SipHead.read(heads.get(0).getBytes(ISO_8859_1), heads.get(0).length()).isTooLarge());
    assertFalse(connection.mayRead());
  }

  @Test
  void a_message_that_drips_in_is_overdue() {
    take("OPT", 5);
    take("IONS", 9);
    take(" sip:1", 14);

    assertFalse(isOverdue(15));
    assertTrue(isOverdue(16));
  }

  @Test
  void a_body_that_does_not_come_is_overdue() {
    take("OPTIONS sip:1 SIP/2.0\r\nContent-Length: 10\r\n\r\n123", 5);

    assertFalse(isOverdue(15));
    assertTrue(isOverdue(16));
  }

  @Test
  void a_silent_connection_is_overdue_sooner_than_one_that_was_used() {
    assertFalse(isOverdue(30));
    assertTrue(isOverdue(31));

    take(message(1, ""), 31);
    assertFalse(isOverdue(631));
    assertTrue(isOverdue(632));
  }
}
