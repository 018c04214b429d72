package io.github.pbxrouting.examples.sip.transport;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.github.pbxrouting.examples.sip.message.MalformedRequestException;
import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import io.github.pbxrouting.examples.sip.message.SipResponse;
import io.github.pbxrouting.examples.sip.message.Via;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Turns a message that has arrived into its response. Safe for use by any number of threads. */
final class Answering {

  private static final int MAX_RETRY_SECONDS = 5;

  private final RequestHandler handler;
  private final TransportStatistics statistics;
  private final HashFunction tags;

  Answering(RequestHandler handler, TransportStatistics statistics) {
    this.handler = handler;
    this.statistics = statistics;
    SecureRandom random = new SecureRandom();
    this.tags = Hashing.sipHash24(random.nextLong(), random.nextLong());
  }

  /** Answers a message. */
  void answer(Received message) {
    SipHead head = message.read();
    SipResponse response;
    try {
      SipRequest request = SipRequest.of(head, message.bodyBytes());
      if (request.method().equals("ACK")) {
        return;
      }
      response = handler.answer(request, message.source().getAddress());
    } catch (MalformedRequestException e) {
      statistics.malformed.increment();
      response = SipResponse.of(e.status(), e.getMessage() == null ? "Refused" : e.getMessage());
    }
    send(message, head, response);
  }

  /** Tells the sender to come back later. */
  void refuse(Received message, SipHead head) {
    statistics.shed.increment();
    int seconds = ThreadLocalRandom.current().nextInt(1, MAX_RETRY_SECONDS + 1);
    send(message, head, SipResponse.of(503).with("Retry-After", Integer.toString(seconds)));
  }

  /** Returns whether a message may be an emergency call. */
  boolean isUrgent(SipHead head) {
    return handler.isUrgent(head);
  }

  private void send(Received message, SipHead head, SipResponse response) {
    Optional<String> method = SipRequest.method(head);
    Optional<Via> via = SipRequest.via(head);
    if (method.isEmpty() || method.get().equals("ACK") || via.isEmpty()) {
      return; // no request, or nobody to answer
    }
    byte[] bytes =
        response.bytes(
            head,
            via.get(),
            tag(head, via.get()),
            message.source().getAddress().getHostAddress(),
            message.source().getPort());
    message.reply().send(bytes, via.get());
  }

  /** Returns a tag, the same for a request and its repetitions (RFC 3261, section 8.2.7). */
  private String tag(SipHead head, Via via) {
    String key =
        via.text()
            + '\n'
            + head.first("call-id").orElse("")
            + '\n'
            + head.first("from").orElse("")
            + '\n'
            + head.first("cseq").orElse("");
    return tags.hashString(key, StandardCharsets.ISO_8859_1).toString();
  }
}
