package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger sends, the next caller is served. */
final class HostileMessageTest {

  private static final String FROM = "sip:alice@madrid.example";
  private static final String URI = "sip:1001@madrid.example";

  private static RunningServer server;
  private static SipClient stranger;
  private static int calls;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = RunningServer.start(folder);
    stranger = new SipClient(server.port);
  }

  @AfterAll
  static void stop() throws IOException {
    stranger.close();
    server.close();
  }

  private static String invite() {
    return "INVITE "
        + URI
        + " SIP/2.0\r\n"
        + "Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-hostile-"
        + ++calls
        + "\r\n"
        + "From: <"
        + FROM
        + ">;tag=1\r\nTo: <"
        + URI
        + ">\r\nCall-ID: hostile-"
        + calls
        + "\r\n"
        + "CSeq: 1 INVITE\r\n"
        + "Max-Forwards: 70\r\n"
        + "Contact: <sip:a@127.0.0.1>\r\n"
        + "Content-Length: 0\r\n\r\n";
  }

  static Stream<String> hostile() {
    return Stream.of(
        "\r\n\r\n",
        "\0",
        "INVITE",
        "INVITE " + URI + " SIP/2.0",
        "INVITE " + URI + " SIP/2.0\r\n\r\n",
        "SIP/2.0 200 OK\r\n\r\n",
        "SIP/2.0 99999999999 ?\r\n\r\n",
        invite().replaceFirst("Via: .*\r\n", ""),
        invite().replaceFirst("From: .*\r\n", ""),
        invite().replaceFirst("To: .*\r\n", ""),
        invite().replaceFirst("Call-ID: .*\r\n", ""),
        invite().replaceFirst("CSeq: .*\r\n", ""),
        invite().replaceFirst("Contact: .*\r\n", ""),
        invite().replaceFirst("CSeq: .*\r\n", "CSeq: 99999999999999999999 INVITE\r\n"),
        invite().replaceFirst("CSeq: .*\r\n", "CSeq: 1 BYE\r\n"),
        invite().replaceFirst("Content-Length: 0", "Content-Length: -1"),
        invite().replaceFirst("Content-Length: 0", "Content-Length: 999999999"),
        invite().replaceFirst("Max-Forwards: 70", "Max-Forwards: many"),
        invite().replaceFirst("SIP/2.0\r\n", "SIP/9.9\r\n"),
        invite().replaceFirst("Via: .*\r\n", "Via: SIP/2.0/UDP [::1;branch=z9hG4bK\r\n"),
        invite()
            .replaceFirst("Via: .*\r\n", "Via: SIP/2.0/UDP 127.0.0.1:99999999;branch=z9hG4bK\r\n"),
        invite().replaceFirst("sip:1001@", "sip:%@"),
        invite().replaceFirst("sip:1001@", "sip:%zz@"),
        invite().replaceFirst("sip:1001@madrid.example", "<sip:>"),
        invite().replaceFirst("From: .*\r\n", "From: \"" + "\\".repeat(500) + "\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nReason: SIP;cause=x\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nReason: ;;;;====\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\n" + "X: y\r\n".repeat(5_000) + "\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nSubject: a" + "\r\n b".repeat(9_000) + "\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nSubject: " + "x".repeat(60_000) + "\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nContact: " + "<".repeat(8_000) + "\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nAccept: " + "a/b,".repeat(3_000) + "\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nVia: " + "SIP/2.0/UDP h,".repeat(900) + "\r\n\r\n"),
        invite().replaceFirst("\r\n\r\n", "\r\nRoute: " + "<sip:a>,".repeat(1_500) + "\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_malformed_message_does_not_keep_the_next_caller_from_an_answer(String message)
      throws IOException {
    for (int i = 0; i < 10; i++) {
      stranger.send(message);
    }
    assertServed();
  }

  @Test
  void random_damage_to_a_thousand_messages_does_not_either() throws IOException {
    Random random = new Random(5060);
    for (int i = 0; i < 1_000; i++) {
      byte[] message = invite().getBytes(UTF_8);
      for (int damages = 1 + random.nextInt(6); damages > 0; damages--) {
        message[random.nextInt(message.length)] = (byte) random.nextInt(256);
      }
      stranger.send(message);
      if (i % 100 == 0) {
        assertServed();
      }
    }
    assertServed();
  }

  @Test
  void broken_tcp_connections_do_not_either() throws IOException {
    for (String start : new String[] {"", "INV", "INVITE ", "\r\n\r\n\r\n", "x".repeat(70_000)}) {
      try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
        connection.getOutputStream().write(start.getBytes(UTF_8));
      }
    }
    assertServed();
    try (SipClient caller = new SipClient(server.port)) {
      String message = caller.message("INVITE", "tcp-" + ++calls, 1, URI, FROM, "TCP");
      assertEquals(302, caller.overTcp(message).status());
    }
  }

  private static void assertServed() throws IOException {
    // As many callers as the stack has threads, so that none of them has gone.
    for (int i = 0; i < 8; i++) {
      try (SipClient caller = new SipClient(server.port)) {
        assertEquals(302, caller.invite("after-" + ++calls, URI).status());
      }
    }
    assertTrue(server.statistics().contains(" errors=0 "), server::statistics);
    assertFalse(server.logged().contains("Exception"), server::logged);
  }
}
