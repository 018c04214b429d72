package io.github.pbxrouting.examples.sip.transport;

import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.Via;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A message that has arrived and was not read yet. The bytes are not changed any more. */
final class Received {

  private final byte[] head;
  private final int bodyBytes;
  private final InetSocketAddress source;
  private final Reply reply;
  private final long arrivedNanos;

  /**
   * Creates one.
   *
   * @param head the bytes of its start line and headers, and perhaps a few more
   * @param bodyBytes how many bytes came after the head; -1 when the transport counts them itself
   * @param source where it came from
   * @param reply where its response goes
   * @param arrivedNanos when it arrived
   */
  Received(byte[] head, int bodyBytes, InetSocketAddress source, Reply reply, long arrivedNanos) {
    this.head = head;
    this.bodyBytes = bodyBytes;
    this.source = source;
    this.reply = reply;
    this.arrivedNanos = arrivedNanos;
  }

  int length() {
    return head.length;
  }

  int bodyBytes() {
    return bodyBytes;
  }

  InetSocketAddress source() {
    return source;
  }

  Reply reply() {
    return reply;
  }

  long arrivedNanos() {
    return arrivedNanos;
  }

  /** Sends a response back. */
  @FunctionalInterface
  interface Reply {
    /** Sends it, or counts that it could not be sent. */
    void send(byte[] response, Via via);
  }

  /** Returns whether the message is one that nobody answers: a response, an ACK, a keep-alive. */
  boolean wantsNoAnswer() {
    return startsWith("ACK ") || startsWith("SIP/") || isBlank();
  }

  private boolean startsWith(String text) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    if (head.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (head[i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isBlank() {
    for (byte octet : head) {
      if (octet != '\r' && octet != '\n' && octet != 0) {
        return false;
      }
    }
    return true;
  }

  SipHead read() {
    return SipHead.read(head, head.length);
  }
}
