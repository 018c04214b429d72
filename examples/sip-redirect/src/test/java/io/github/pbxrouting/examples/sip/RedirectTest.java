package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.SipClient.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with the sample configuration, asked over real sockets. */
final class RedirectTest extends ServerTest {

  @ParameterizedTest
  @CsvSource({
    "1001, <sip:alice@127.0.0.1:5090>",
    "1500, <sip:queue-sales@127.0.0.1:5091>",
    "1700, <sip:voicemail-sales@127.0.0.1:5091>",
    "1900, <sip:+34944123456@127.0.0.1:5080>",
    "2001, <sip:2001@127.0.0.1:5070?X-Ring-Timeout=20>",
    "1800, <sip:2001@127.0.0.1:5070?X-Ring-Timeout=20>",
    "4001, <sip:4001@127.0.0.1:5071;transport=tcp?X-Ring-Timeout=10800>",
    "999661001, <sip:999661001@127.0.0.1:5080>",
    "112, <sip:112@127.0.0.1:5081;priority=emergency>",
    "*941001, <sip:*941001@127.0.0.1:5092>",
  })
  void a_number_is_redirected_to_the_address_of_where_it_leads(String number, String contact)
      throws IOException {
    Reply reply = caller.invite(call, "sip:" + number + "@madrid.example");

    assertEquals(302, reply.status(), reply.text());
    assertEquals(contact, reply.header("Contact"));
    assertEquals("", reply.header("Diversion"));
  }

  @Test
  void the_ring_time_is_a_header_of_its_own_and_one_for_the_next_invite() throws IOException {
    Reply reply = caller.invite(call, "sip:2001@madrid.example");

    assertEquals("20", reply.header("X-Ring-Timeout"));
    assertTrue(reply.header("Contact").contains("?X-Ring-Timeout=20>"), reply::text);
  }

  @Test
  void no_answer_says_how_long_it_may_be_cached() throws IOException {
    for (String number : List.of("1001", "2001", "4001", "004930000111", "112")) {
      Reply reply = caller.invite(call + number, "sip:" + number + "@madrid.example");

      assertEquals(302, reply.status(), reply.text());
      assertFalse(reply.text().toLowerCase(Locale.ROOT).contains("expires"), reply::text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sip:*99@madrid.example, 404, 1",
    "sip:1801@madrid.example, 404, 3",
    "sip:madrid.example, 484, ''",
    "sip:1001@paris.example, 403, ''",
    "sip:1001@paris.example;client=rome, 403, ''",
    "sip:1001@madrid.example;friend=nobody, 403, ''",
    "sip:1001@madrid.example;type=sideways, 400, ''",
    "sip:%FF@madrid.example, 400, ''",
    "mailto:alice@madrid.example, 416, ''",
    "urn:service:counseling, 416, ''",
  })
  void a_call_that_leads_nowhere_is_refused_with_its_status_and_cause(
      String uri, int status, String cause) throws IOException {
    Reply reply = caller.invite(call, uri);

    assertEquals(status, reply.status(), reply.text());
    assertEquals(cause, reply.header("Reason").replaceFirst("Q.850;cause=(\\d+);.*", "$1"));
    assertEquals("", reply.header("Contact"));
  }

  @Test
  void a_destination_over_128_characters_is_refused() throws IOException {
    String uri = "sip:" + "1".repeat(129) + "@madrid.example";

    assertEquals(484, caller.invite(call, uri).status());
  }

  @ParameterizedTest
  @CsvSource({
    "486, 486, Q.850;cause=17",
    "408, 302, <sip:+34600123456@127.0.0.1:5080>",
    "480, 302, <sip:+34600123456@127.0.0.1:5080>",
    "404, 302, <sip:voicemail-night@127.0.0.1:5091;target=",
    "403, 486, Q.850;cause=17",
    "503, 486, Q.850;cause=17",
    "487, 487, Q.850;cause=16",
  })
  void an_external_call_follows_the_rules_for_external_calls(
      int reported, int status, String expected) throws IOException {
    String uri = "sip:2001@madrid.example;type=external";
    caller.invite(call, uri);
    Reply reply = caller.invite(call, uri, "Reason: SIP;cause=" + reported + ";text=\"failed\"");

    assertEquals(status, reply.status(), reply.text());
    assertTrue((reply.header("Contact") + reply.header("Reason")).contains(expected), reply::text);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:alice@madrid.example, 302",
    "sip:carla@barcelona.example, 302",
    "sip:+3491@carrier.example, 486",
    "tel:+3491, 486",
  })
  void a_caller_from_a_domain_of_the_brand_makes_an_internal_call(String from, int status)
      throws IOException {
    String uri = "sip:2001@madrid.example";
    caller.request("INVITE", call, uri, from);
    Reply reply = caller.request("INVITE", call, uri, from, "Reason: SIP;cause=486");

    assertEquals(status, reply.status(), reply.text());
  }

  @ParameterizedTest
  @CsvSource({
    "SIP;cause=486, user-busy",
    "SIP;cause=503, user-busy",
    "SIP;cause=408, no-answer",
    "SIP;cause=480, no-answer",
    "SIP;cause=403, user-busy",
    "SIP;cause=404, unavailable",
    "SIP;cause=302, user-busy",
    "Q.850;cause=17, user-busy",
    "Q.850;cause=19, no-answer",
    "'SIP;cause=408, Q.850;cause=17', user-busy",
    "'SIP;cause=480;text=\"Temporarily Unavailable\", Q.850;cause=20;text=\"a;b, c\"',"
        + " unavailable",
    "q.850;CAUSE=20, unavailable",
  })
  void a_reported_failure_is_forwarded_with_its_reason(String reason, String diversion)
      throws IOException {
    caller.invite(call, "sip:2001@madrid.example");
    Reply reply = caller.invite(call, "sip:2001@madrid.example", "Reason: " + reason);

    assertEquals(302, reply.status(), reply.text());
    assertEquals(
        "<sip:2001@madrid.example>;reason=" + diversion + ";counter=1", reply.header("Diversion"));
  }

  @Test
  void an_emergency_number_is_called_whatever_friend_is_said_to_call() throws IOException {
    Reply reply = caller.invite(call, "sip:112@madrid.example;friend=nobody");

    assertTrue(reply.header("Contact").startsWith("<sip:112@127.0.0.1:5081"), reply::text);
  }

  @Test
  void an_emergency_service_asked_for_by_nobody_known_has_no_number() throws IOException {
    Reply reply =
        caller.request("INVITE", call, "urn:service:sos", "sip:anonymous@anonymous.invalid");

    assertEquals(404, reply.status(), reply.text());
  }

  @Test
  void the_newest_of_several_diversions_comes_first() throws IOException {
    caller.invite(call, "sip:4001@madrid.example");
    Reply first = caller.invite(call, "sip:4001@madrid.example", "Reason: SIP;cause=486");
    Reply second = caller.invite(call, "sip:4001@madrid.example", "Reason: SIP;cause=408");

    assertEquals("<sip:2001@127.0.0.1:5070?X-Ring-Timeout=20>;mp=1", first.header("Contact"));
    assertEquals("<sip:+34600123456@127.0.0.1:5080>;mp=1.1", second.header("Contact"));
    assertEquals(
        "<sip:2001@madrid.example>;reason=no-answer;counter=1"
            + " | <sip:4001@madrid.example>;reason=user-busy;counter=1",
        second.header("Diversion"));
  }

  @Test
  void an_unconditional_forward_is_followed_before_the_first_answer() throws IOException {
    Reply reply = caller.invite(call, "sip:4001@madrid.example;type=external");

    assertEquals("<sip:queue-sales@127.0.0.1:5091>;mp=1", reply.header("Contact"));
    assertEquals(
        "<sip:4001@madrid.example>;reason=unconditional;counter=1", reply.header("Diversion"));
  }

  @Test
  void what_fails_at_an_address_that_forwards_nothing_is_the_calls_end() throws IOException {
    caller.invite(call, "sip:1001@madrid.example");
    Reply busy = caller.invite(call, "sip:1001@madrid.example", "Reason: SIP;cause=486");
    Reply again = caller.invite(call, "sip:1001@madrid.example", "Reason: SIP;cause=486");

    assertEquals(486, busy.status());
    assertEquals("Q.850;cause=17;text=\"User busy\"", busy.header("Reason"));
    assertEquals(481, again.status());
  }

  @Test
  void a_fresh_invite_with_a_reason_is_routed() throws IOException {
    Reply reply = caller.invite(call, "sip:2001@madrid.example", "Reason: SIP;cause=486");

    assertEquals(302, reply.status(), reply.text());
    assertEquals("", reply.header("Diversion"));
  }

  @Test
  void a_report_that_tells_of_no_failure_is_refused() throws IOException {
    caller.invite(call, "sip:2001@madrid.example");

    assertEquals(
        400, caller.invite(call, "sip:2001@madrid.example", "Reason: SIP;cause=200").status());
  }

  @Test
  void an_internal_friend_without_an_address_is_followed_into_its_client() throws IOException {
    Reply first = caller.invite(call, "sip:3001@madrid.example");
    Reply second = caller.invite(call, "sip:3001@madrid.example", "Reason: SIP;cause=408");

    assertEquals("<sip:carla@127.0.0.1:5090?X-Ring-Timeout=30>", first.header("Contact"));
    assertEquals("<sip:bob@127.0.0.1:5090>;mp=1", second.header("Contact"));
    assertEquals(
        "<sip:3001@madrid.example>;reason=no-answer;counter=1", second.header("Diversion"));
  }

  @Test
  void the_calling_friend_is_left_out() throws IOException {
    Reply reply = caller.invite(call, "sip:2001@madrid.example;friend=bilbao");

    assertEquals("<sip:2001@127.0.0.1:5080>", reply.header("Contact"));
  }

  @Test
  void a_parameter_may_name_the_client_and_domains_ignore_case() throws IOException {
    assertEquals(
        "<sip:alice@127.0.0.1:5090>",
        caller.invite(call, "sip:1001@10.1.1.1;client=madrid").header("Contact"));
    assertEquals(302, caller.invite(call, "sip:1001@PBX.Madrid.Example:5060").status());
  }

  @ParameterizedTest
  @CsvSource({
    "'9%0d%0aContact%3a%20%3csip%3ax%40y%3e', 9%0D%0AContact%3A%20%3Csip%3Ax%40y%3E",
    "9%40evil.example%3E, 9%40evil.example%3E",
    "%E2%82%AC, %E2%82%AC",
    "9%3Btransport=tls, 9%3Btransport%3Dtls",
  })
  void a_strangers_number_stays_in_the_user_part(String number, String user) throws IOException {
    Reply reply = caller.invite(call, "sip:" + number + "@madrid.example");

    assertEquals(302, reply.status(), reply.text());
    assertEquals("<sip:" + user + "@127.0.0.1:5080>", reply.header("Contact"));
  }

  @Test
  void a_retransmission_gets_the_same_answer_and_is_one_call() throws IOException {
    String invite =
        caller.message(
            "INVITE", call, 1, "sip:2001@madrid.example", "sip:alice@madrid.example", "UDP");
    caller.send(invite);
    Reply first = caller.receive();
    caller.send(invite);
    Reply second = caller.receive();
    caller.send(SipClient.ack(invite, second));

    assertEquals(first.text(), second.text());
    assertTrue(caller.isQuiet(), "the ACK ends the repetitions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.99", "no-such-host.invalid", "224.0.1.75", "255.255.255.255"})
  void the_answer_goes_to_where_the_request_came_from_whatever_a_strangers_via_says(String maddr)
      throws IOException {
    String invite =
        caller
            .message(
                "INVITE", call, 1, "sip:2001@madrid.example", "sip:alice@madrid.example", "UDP")
            .replaceFirst(";branch=", ";maddr=" + maddr + ";branch=");
    caller.send(invite);
    Reply reply = caller.receive();
    caller.send(SipClient.ack(invite, reply));

    assertEquals(302, reply.status());
    assertTrue(caller.isQuiet(), "the ACK ends the repetitions");
  }

  @Test
  void tcp_is_served_like_udp() throws IOException {
    Reply reply =
        caller.overTcp(
            caller.message(
                "INVITE", call, 1, "sip:1001@madrid.example", "sip:alice@madrid.example", "TCP"));

    assertEquals(302, reply.status());
    assertEquals("<sip:alice@127.0.0.1:5090>", reply.header("Contact"));
  }

  @ParameterizedTest
  @CsvSource({"OPTIONS, 200", "REGISTER, 405", "MESSAGE, 405", "FROBNICATE, 405", "BYE, 405"})
  void other_methods_are_told_what_is_allowed(String method, int status) throws IOException {
    Reply reply = caller.request(method, call, "sip:madrid.example", "sip:alice@madrid.example");

    assertEquals(status, reply.status(), reply.text());
    assertTrue(reply.header("Allow").contains("INVITE"), reply::text);
  }

  @Test
  void a_cancel_after_the_answer_changes_nothing() throws IOException {
    String invite =
        caller.message(
            "INVITE", call, 1, "sip:2001@madrid.example", "sip:alice@madrid.example", "UDP");
    caller.send(invite);
    Reply redirect = caller.receive();
    caller.send(invite.replaceFirst("^INVITE", "CANCEL").replace("1 INVITE", "1 CANCEL"));
    Reply cancelled = caller.receive();
    caller.send(SipClient.ack(invite, redirect));

    assertEquals(302, redirect.status());
    assertEquals(200, cancelled.status(), cancelled.text());
  }

  @Test
  void a_request_in_a_dialog_has_none_to_belong_to() throws IOException {
    String invite =
        caller
            .message("INVITE", call, 1, "sip:1001@madrid.example", "sip:a@madrid.example", "UDP")
            .replace("To: <sip:callee@madrid.example>", "To: <sip:callee@madrid.example>;tag=x");
    caller.send(invite);

    assertEquals(481, caller.receive().status());
  }

  @Test
  void options_to_stats_from_this_machine_prints_the_statistics() throws IOException {
    caller.invite(call, "sip:1001@madrid.example");
    Reply reply =
        caller.request("OPTIONS", call, "sip:stats@madrid.example", "sip:admin@madrid.example");

    assertTrue(
        reply
            .body()
            .matches(
                "invites=\\d+ reports=\\d+ redirected=\\d+ forwarded=\\d+ refused=\\d+ shed=0 malformed=\\d+"
                    + " undeliverable=0 closed=0 errors=0 waiting=\\d+ reloads=\\d+\r\n"),
        reply::text);
    assertTrue(server.logged().contains(reply.body().trim()));
    assertFalse(reply.body().contains("invites=0"));
  }

  @Test
  void an_invite_without_contact_is_refused() throws IOException {
    caller.send(
        caller
            .message("INVITE", call, 1, "sip:1001@madrid.example", "sip:a@madrid.example", "UDP")
            .replaceFirst("Contact: .*\r\n", ""));

    assertEquals(400, caller.receive().status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Supported: 100rel", "Require: 100rel", "Require: no-such-option"})
  void options_a_caller_has_or_asks_for_do_not_keep_it_from_its_answer(String header)
      throws IOException {
    // RFC 3261, 8.3: a redirect server passes over what it does not know in Require. The answer is
    // final, so there is nothing provisional to be sent reliably (RFC 3262).
    Reply reply = caller.invite(call, "sip:1001@madrid.example", header);

    assertEquals(302, reply.status(), reply.text());
    assertEquals("", reply.header("RSeq") + reply.header("Require"));
  }

  @Test
  void a_message_that_cannot_be_read_is_refused_without_its_own_words_in_the_status()
      throws IOException {
    caller.send(
        caller
            .message("INVITE", call, 1, "sip:1001@madrid.example", "sip:a@madrid.example", "UDP")
            .replaceFirst("CSeq: .*\r\n", "CSeq: x INVITE\r\n"));

    assertEquals(
        "SIP/2.0 400 Malformed CSeq", caller.receive().text().lines().findFirst().orElse(""));
  }

  @Test
  void a_long_call_id_is_as_good_as_a_short_one() throws IOException {
    String longName = "c".repeat(2_000);
    caller.invite(longName, "sip:2001@madrid.example");

    assertEquals(
        "<sip:+34600123456@127.0.0.1:5080>;mp=1",
        caller
            .invite(longName, "sip:2001@madrid.example", "Reason: SIP;cause=408")
            .header("Contact"));
  }
}
