package io.github.pbxrouting.examples.sip.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request that can be answered: it has what RFC 3261, section 8.1.1, wants. Immutable. */
public final class SipRequest {

  private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]{1,32}");
  private static final long MAX_CSEQ = 0xFFFF_FFFFL;
  private static final List<String> ONCE =
      List.of("from", "to", "call-id", "cseq", "content-length", "max-forwards");

  private final SipHead head;
  private final String method;
  private final String uri;
  private final Via via;
  private final SipAddress from;
  private final SipAddress to;
  private final String callId;
  private final long sequence;

  private SipRequest(
      SipHead head,
      String method,
      String uri,
      Via via,
      SipAddress from,
      SipAddress to,
      String callId,
      long sequence) {
    this.head = head;
    this.method = method;
    this.uri = uri;
    this.via = via;
    this.from = from;
    this.to = to;
    this.callId = callId;
    this.sequence = sequence;
  }

  /** Returns the method of a request line; empty for a response, and for what is no SIP message. */
  public static Optional<String> method(SipHead head) {
    String line = head.startLine();
    int blank = line.indexOf(' ');
    int version = line.lastIndexOf(' ');
    return blank > 0
            && version > blank
            && METHOD.matcher(line.substring(0, blank)).matches()
            && line.startsWith("SIP/", version + 1)
        ? Optional.of(line.substring(0, blank))
        : Optional.empty();
  }

  /**
   * Returns the request of a head.
   *
   * @param bodyBytes how many bytes came after the head; -1 when they are counted elsewhere
   * @throws MalformedRequestException when a part that is needed is missing or malformed
   */
  public static SipRequest of(SipHead head, int bodyBytes) throws MalformedRequestException {
    String method = method(head).orElseThrow(() -> malformed("Malformed Request-Line"));
    String line = head.startLine();
    int version = line.lastIndexOf(' ');
    if (!line.substring(version + 1).equals("SIP/2.0")) {
      throw new MalformedRequestException(505, "Version Not Supported");
    }
    if (head.isTooLarge()) {
      throw new MalformedRequestException(513, "Message Too Large");
    }
    String uri = uri(line.substring(line.indexOf(' ') + 1, version).strip());
    for (String name : ONCE) {
      if (head.values(name).size() > 1) {
        throw malformed("Repeated Header");
      }
    }
    Via via = via(head).orElseThrow(() -> malformed("Malformed Via"));
    SipAddress from = address(head, "from", "Malformed From");
    SipAddress to = address(head, "to", "Malformed To");
    String callId = head.first("call-id").orElse("");
    if (callId.isEmpty() || callId.indexOf(' ') >= 0) {
      throw malformed("Malformed Call-ID");
    }
    long sequence = sequence(head, method);
    if (method.equals("INVITE") && head.first("contact").isEmpty()) {
      throw malformed("Missing Contact");
    }
    int length = contentLength(head);
    if (bodyBytes >= 0 && length > bodyBytes) {
      throw malformed("Content-Length Too Large");
    }
    return new SipRequest(head, method, uri, via, from, to, callId, sequence);
  }

  private static MalformedRequestException malformed(String reason) {
    return new MalformedRequestException(400, reason);
  }

  private static String uri(String text) throws MalformedRequestException {
    // Brackets around a Request-URI, as in a header, are an old mistake of some phones.
    String uri =
        text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    if (uri.isEmpty() || uri.indexOf(' ') >= 0 || uri.indexOf(':') <= 0) {
      throw malformed("Malformed Request-URI");
    }
    return uri;
  }

  /** Returns the topmost Via; without one, nobody can be answered. */
  public static Optional<Via> via(SipHead head) {
    List<String> elements = head.elements("via");
    return elements.isEmpty() ? Optional.empty() : Via.of(elements.get(0));
  }

  private static SipAddress address(SipHead head, String name, String problem)
      throws MalformedRequestException {
    return head.first(name).flatMap(SipAddress::of).orElseThrow(() -> malformed(problem));
  }

  private static long sequence(SipHead head, String method) throws MalformedRequestException {
    String value = head.first("cseq").orElse("");
    int blank = value.indexOf(' ');
    if (blank <= 0 || !value.substring(blank).strip().equals(method)) {
      throw malformed("Malformed CSeq");
    }
    long sequence = number(value.substring(0, blank), MAX_CSEQ);
    if (sequence < 0) {
      throw malformed("Malformed CSeq");
    }
    return sequence;
  }

  /**
   * Returns the length of the body behind a head in a stream; -1 when the head does not tell it, so
   * that the next message cannot be found.
   */
  public static int streamLength(SipHead head) {
    return (int) number(head.first("content-length").orElse(""), Integer.MAX_VALUE);
  }

  /**
   * Returns the Content-Length; 0 when there is none.
   *
   * @throws MalformedRequestException when it is no number
   */
  private static int contentLength(SipHead head) throws MalformedRequestException {
    String value = head.first("content-length").orElse("0");
    long length = number(value, Integer.MAX_VALUE);
    if (length < 0) {
      throw malformed("Malformed Content-Length");
    }
    return (int) length;
  }

  /** Returns the number, or -1 when it is none or larger than {@code most}. */
  private static long number(String digits, long most) {
    if (digits.isEmpty() || digits.length() > 10) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number > most ? -1 : number;
  }

  /** Returns the start line and headers. */
  public SipHead head() {
    return head;
  }

  /** Returns the method, as it came. */
  public String method() {
    return method;
  }

  /** Returns the Request-URI. */
  public String uri() {
    return uri;
  }

  /** Returns the topmost Via. */
  public Via via() {
    return via;
  }

  /** Returns the From header. */
  public SipAddress from() {
    return from;
  }

  /** Returns the To header. */
  public SipAddress to() {
    return to;
  }

  /** Returns the Call-ID. */
  public String callId() {
    return callId;
  }

  /** Returns the number in the CSeq header. */
  public long sequence() {
    return sequence;
  }
}
