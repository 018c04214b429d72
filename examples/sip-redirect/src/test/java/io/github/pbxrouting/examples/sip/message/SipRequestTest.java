package io.github.pbxrouting.examples.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SipRequestTest {

  private static final String INVITE =
      String.join(
          "\r\n",
          "INVITE sip:1001@a.example SIP/2.0",
          "Via: SIP/2.0/UDP proxy.example:5070;branch=z9hG4bK2;rport, SIP/2.0/TCP 10.0.0.9",
          "From: \"A <x>, B\" <sip:a@a.example;x=1>;tag=7",
          "To: sip:b@a.example",
          "Call-ID: 1@a",
          "CSeq: 4294967295 INVITE",
          "Contact: <sip:a@10.0.0.9>",
          "",
          "");

  private static SipHead head(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return SipHead.read(bytes, bytes.length);
  }

  private static SipRequest request(String text) throws MalformedRequestException {
    return SipRequest.of(head(text), 0);
  }

  @Test
  void a_request_is_read() throws Exception {
    SipRequest invite = request(INVITE);

    assertEquals("INVITE", invite.method());
    assertEquals("sip:1001@a.example", invite.uri());
    assertEquals("7", invite.from().tag());
    assertEquals("sip:a@a.example;x=1", invite.from().uri());
    assertEquals("", invite.to().tag());
    assertEquals(4_294_967_295L, invite.sequence());
    assertEquals("proxy.example:5070", invite.via().sentBy());
    assertEquals(2, invite.head().elements("via").size());
  }

  @Test
  void compact_forms_and_folded_lines_are_read_alike() throws Exception {
    SipRequest compact =
        request(
            INVITE
                .replace("Via:", "v:")
                .replace("From:", "F :")
                .replace("To:", "t:")
                .replace("Call-ID:", "i:")
                .replace("Contact:", "m:")
                .replace(";rport, ", ";rport,\r\n\t  "));

    assertEquals("7", compact.from().tag());
    assertEquals(2, compact.head().elements("via").size());
  }

  @Test
  void lines_may_end_without_a_carriage_return() throws Exception {
    assertEquals("1@a", request(INVITE.replace("\r\n", "\n")).callId());
  }

  @ParameterizedTest
  @CsvSource({
    "SIP/2.0, SIP/3.0, 505, Version Not Supported",
    "4294967295 INVITE, 4294967296 INVITE, 400, Malformed CSeq",
    "4294967295 INVITE, 1 BYE, 400, Malformed CSeq",
    "4294967295 INVITE, -1 INVITE, 400, Malformed CSeq",
    "Call-ID: 1@a, X: y, 400, Malformed Call-ID",
    "Call-ID: 1@a, Call-ID: 1 2, 400, Malformed Call-ID",
    "From:, X:, 400, Malformed From",
    "To:, X:, 400, Malformed To",
    "To: sip:b@a.example, To: <sip:b@a.example, 400, Malformed To",
    "Contact:, X:, 400, Missing Contact",
    "Contact:, To: <sip:c@a.example>CRLFContact:, 400, Repeated Header",
    "Contact:, l: -1CRLFContact:, 400, Malformed Content-Length",
    "Contact:, l: 99999999999CRLFContact:, 400, Malformed Content-Length",
    "Contact:, l: 1CRLFContact:, 400, Content-Length Too Large",
    "sip:1001@a.example SIP, 1001 SIP, 400, Malformed Request-URI",
    "sip:1001@a.example SIP, sip:10 01@a.example SIP, 400, Malformed Request-URI",
  })
  void what_is_malformed_is_said_in_fixed_words(String from, String to, int status, String words) {
    String text = INVITE.replaceFirst(Pattern.quote(from), to.replace("CRLF", "\r\n"));
    MalformedRequestException problem =
        assertThrows(MalformedRequestException.class, () -> request(text));

    assertEquals(status, problem.status());
    assertEquals(words, problem.getMessage());
  }

  @Test
  void a_head_larger_than_its_bounds_is_refused() {
    for (String more : List.of("X: " + "y".repeat(17_000) + "\r\n", "X: y\r\n".repeat(300))) {
      String text = INVITE.replace("Contact:", more + "Contact:");

      assertEquals(
          513, assertThrows(MalformedRequestException.class, () -> request(text)).status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "INVITE", "SIP/2.0 200 OK", "x y z", "GET / HTTP/1.1"})
  void what_is_no_sip_request_has_no_method(String line) {
    assertEquals(Optional.empty(), SipRequest.method(head(line + "\r\n\r\n")));
  }

  @Test
  void a_response_repeats_the_vias_and_tells_where_the_request_came_from() throws Exception {
    SipRequest invite = request(INVITE);
    String text =
        new String(
            SipResponse.of(302)
                .with("Contact", "<sip:c@10.0.0.1>")
                .bytes(invite.head(), invite.via(), "t", "10.0.0.7", 6_000),
            ISO_8859_1);

    assertTrue(
        text.startsWith(
            "SIP/2.0 302 Moved Temporarily\r\nVia: SIP/2.0/UDP"
                + " proxy.example:5070;branch=z9hG4bK2;rport=6000;received=10.0.0.7\r\n"
                + "Via: SIP/2.0/TCP 10.0.0.9\r\n"),
        text);
    assertTrue(text.contains("\r\nTo: sip:b@a.example;tag=t\r\n"), text);
    assertTrue(text.endsWith("\r\nContact: <sip:c@10.0.0.1>\r\nContent-Length: 0\r\n\r\n"), text);
  }

  @Test
  void a_bare_carriage_return_in_a_header_begins_no_line_of_a_response() throws Exception {
    SipRequest invite = request(INVITE.replace("1@a", "1\rContact:x").replace("\rC", "C"));
    SipHead head = head(INVITE.replace("tag=7", "tag=7\rX: injected"));

    assertEquals("1Contact:x", invite.callId());
    assertTrue(head.first("from").orElseThrow().contains("tag=7 X: injected"));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:alice@A.Example., alice, a.example, 0",
    "sips:alice:secret@[2001:db8::1]:5061;x=1?y=2, alice, [2001:db8::1], 5061",
    "SIP:a.example, '', a.example, 0",
    "sip:112;phone-context=+34@madrid.example;user=phone, 112;phone-context=+34, madrid.example, 0",
    "sip:*94#@madrid.example:5081, *94#, madrid.example, 5081",
  })
  void a_uri_is_read_in_its_parts(String text, String user, String host, int port) {
    SipUri uri = SipUri.of(text).orElseThrow();

    assertEquals(user, uri.user());
    assertEquals(host, uri.host());
    assertEquals(port, uri.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tel:1", "sip:", "sip:a@", "sip:a@b c", "sip:a@b:0", "sip:a@b:99999"})
  void what_is_no_sip_uri_is_none(String text) {
    assertEquals(Optional.empty(), SipUri.of(text));
  }
}
