package io.github.pbxrouting.examples.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import io.github.pbxrouting.examples.sip.message.SipResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue without threads and with a clock that stands still. */
final class IntakeTest {

  private static final int MESSAGES = 16;

  private final List<String> replies = new ArrayList<>();
  private final TransportStatistics statistics = new TransportStatistics();
  private long nowNanos;

  private final RequestHandler handler =
      new RequestHandler() {
        @Override
        public SipResponse answer(SipRequest request, InetAddress source) {
          if (request.uri().contains("broken")) {
            throw new IllegalStateException("broken");
          }
          return SipResponse.of(302).with("Contact", "<sip:there@127.0.0.1>");
        }

        @Override
        public boolean isUrgent(SipHead head) {
          return head.startLine().contains("sip:112@");
        }
      };

  private final Intake intake = intake(64_000);

  private Intake intake(long bytes) {
    TransportLimits limits =
        new TransportLimits(
            1,
            MESSAGES,
            bytes,
            Duration.ofMillis(400),
            10,
            10,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    return new Intake(new Answering(handler, statistics), limits, statistics, () -> nowNanos);
  }

  private Received message(String uri) {
    String text =
        "INVITE "
            + uri
            + " SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK1\r\n"
            + "From: <sip:a@a.example>;tag=1\r\nTo: <sip:b@a.example>\r\nCall-ID: 1\r\n"
            + "CSeq: 1 INVITE\r\nContact: <sip:a@10.0.0.1>\r\n\r\n";
    return received(text);
  }

  private Received received(String text) {
    return new Received(
        text.getBytes(ISO_8859_1),
        0,
        new InetSocketAddress("10.0.0.1", 5060),
        (response, via) -> replies.add(new String(response, ISO_8859_1)),
        nowNanos);
  }

  private long replied(String start) {
    return replies.stream().filter(reply -> reply.startsWith(start)).count();
  }

  @Test
  void what_fits_is_answered_and_what_does_not_is_refused_at_once_with_a_time() {
    for (int i = 0; i < 100; i++) {
      intake.offer(message("sip:1001@a.example"));
    }
    long refused = replied("SIP/2.0 503 Service Unavailable\r\n");
    assertEquals(100 - (MESSAGES - MESSAGES / 8), refused);
    assertEquals(refused, statistics.shed.sum());
    assertTrue(
        replies.stream().allMatch(reply -> reply.matches("(?s).*\r\nRetry-After: [1-5]\r\n.*")));

    while (intake.answerNext()) {
      // Each one answered.
    }
    assertEquals(100 - refused, replied("SIP/2.0 302 "));
  }

  @Test
  void emergency_calls_are_refused_last() {
    for (int i = 0; i < 100; i++) {
      intake.offer(message("sip:1001@a.example"));
    }
    replies.clear();
    intake.offer(message("sip:112@a.example"));
    intake.offer(message("sip:112@a.example"));
    assertEquals(List.of(), replies);

    intake.offer(message("sip:112@a.example"));
    assertEquals(1, replied("SIP/2.0 503 "));
  }

  @Test
  void nothing_is_taken_while_the_oldest_waits_too_long_but_emergency_calls() {
    intake.offer(message("sip:1001@a.example"));
    nowNanos += Duration.ofMillis(401).toNanos();
    intake.offer(message("sip:1001@a.example"));
    assertEquals(1, replied("SIP/2.0 503 "));
    intake.offer(message("sip:112@a.example"));
    assertEquals(1, replies.size());

    while (intake.answerNext()) {
      // Each one answered.
    }
    intake.offer(message("sip:1001@a.example"));
    assertTrue(intake.answerNext());
    assertEquals(3, replied("SIP/2.0 302 "));
  }

  @Test
  void the_bytes_that_wait_are_bounded_as_well() {
    Intake small = intake(2_000);
    for (int i = 0; i < 100; i++) {
      small.offer(message("sip:1001@a.example"));
    }
    int taken = 0;
    while (small.answerNext()) {
      taken++;
    }

    assertTrue(taken > 0 && taken * message("sip:1001@a.example").length() < 2_400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACK sip:a@a.example SIP/2.0\r\n\r\n",
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.0.0.1\r\n\r\n",
        "\r\n\r\n",
        "\0\0\0\0",
        ""
      })
  void what_wants_no_answer_takes_no_place(String text) {
    intake.offer(received(text));

    assertFalse(intake.answerNext());
    assertEquals(List.of(), replies);
  }

  @Test
  void a_request_that_breaks_the_handler_is_counted_and_the_next_is_answered() {
    intake.offer(message("sip:broken@a.example"));
    intake.offer(message("sip:1001@a.example"));
    while (intake.answerNext()) {
      // Each one answered.
    }

    assertEquals(1, statistics.errors.sum());
    assertEquals(1, replied("SIP/2.0 302 "));
  }

  @Test
  void a_repeated_request_gets_the_same_tag() {
    intake.offer(message("sip:1001@a.example"));
    intake.offer(message("sip:1001@a.example"));
    while (intake.answerNext()) {
      // Each one answered.
    }

    assertEquals(replies.get(0), replies.get(1));
  }
}
