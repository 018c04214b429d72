package io.github.pbxrouting.examples.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A response in the making: a status and the headers beside those of the request. Mutable. */
public final class SipResponse {

  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(302, "Moved Temporarily"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(416, "Unsupported URI Scheme"),
          Map.entry(480, "Temporarily Unavailable"),
          Map.entry(481, "Call/Transaction Does Not Exist"),
          Map.entry(482, "Loop Detected"),
          Map.entry(483, "Too Many Hops"),
          Map.entry(484, "Address Incomplete"),
          Map.entry(486, "Busy Here"),
          Map.entry(487, "Request Terminated"),
          Map.entry(500, "Server Internal Error"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(505, "Version Not Supported"),
          Map.entry(513, "Message Too Large"));

  private final int status;
  private final String phrase;
  private final List<String> lines = new ArrayList<>();
  private String body = "";

  private SipResponse(int status, String phrase) {
    this.status = status;
    this.phrase = phrase;
  }

  /** Creates a response with the status's own reason phrase. */
  public static SipResponse of(int status) {
    return new SipResponse(status, PHRASES.getOrDefault(status, "Refused"));
  }

  /** Creates a response with the given reason phrase, which holds no control character. */
  public static SipResponse of(int status, String phrase) {
    return new SipResponse(status, phrase);
  }

  /** Adds a header; its value holds no control character. */
  public SipResponse with(String name, String value) {
    lines.add(name + ": " + value);
    return this;
  }

  /** Sets a body of plain text. */
  public SipResponse withText(String text) {
    body = text;
    return with("Content-Type", "text/plain");
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /**
   * Returns the response as bytes.
   *
   * @param head the request's head, whose Via, From, To, Call-ID and CSeq are repeated
   * @param via its topmost Via
   * @param tag the tag for a To header that has none
   * @param address the address that the request came from
   * @param port the port that the request came from
   */
  public byte[] bytes(SipHead head, Via via, String tag, String address, int port) {
    StringBuilder text = new StringBuilder(512);
    text.append("SIP/2.0 ").append(status).append(' ').append(phrase).append("\r\n");
    List<String> vias = head.elements("via");
    for (int i = 0; i < vias.size(); i++) {
      text.append("Via: ").append(i == 0 ? via.received(address, port) : vias.get(i));
      text.append("\r\n");
    }
    head.first("from").ifPresent(from -> line(text, "From", from));
    head.first("to")
        .ifPresent(to -> {
          boolean tagged = SipAddress.of(to).map(parsed -> !parsed.tag().isEmpty()).orElse(true);
          line(text, "To", tagged ? to : to + ";tag=" + tag);
        });
    head.first("call-id").ifPresent(callId -> line(text, "Call-ID", callId));
    head.first("cseq").ifPresent(sequence -> line(text, "CSeq", sequence));
    for (String line : lines) {
      text.append(line).append("\r\n");
    }
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    text.append("Content-Length: ").append(content.length).append("\r\n\r\n");
    byte[] start = SipHead.octets(text.toString());
    byte[] message = new byte[start.length + content.length];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(content, 0, message, start.length, content.length);
    return message;
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
