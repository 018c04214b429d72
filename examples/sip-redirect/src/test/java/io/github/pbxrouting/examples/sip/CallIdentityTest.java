package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.SipClient.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is the same call, the same leg and the same report. */
final class CallIdentityTest extends ServerTest {

  private static final String URI = "sip:2001@madrid.example";
  private static final String FROM = "sip:alice@madrid.example";
  private static final String BUSY = "Reason: SIP;cause=486";

  private Reply send(String message) throws IOException {
    caller.send(message);
    Reply reply = caller.receive();
    caller.send(SipClient.ack(message, reply));
    return reply;
  }

  /** An INVITE with that branch and CSeq, and the Vias of a proxy's caller below the proxy's. */
  private String invite(String branch, int sequence, String below, String... more) {
    return caller
        .message("INVITE", call, sequence, URI, FROM, "UDP", more)
        .replaceFirst("branch=[^\r]*", "branch=z9hG4bK" + call + branch + below);
  }

  @Test
  void a_call_that_comes_back_is_a_leg_of_its_own() throws IOException {
    caller.invite(call, URI);
    Reply back = caller.invite(call, "sip:1001@madrid.example;friend=bilbao");
    Reply backFails = caller.invite(call, "sip:1001@madrid.example;friend=bilbao", BUSY);
    Reply fails = caller.invite(call, URI, BUSY);

    assertEquals("<sip:alice@127.0.0.1:5090>", back.header("Contact"));
    assertEquals(486, backFails.status(), backFails.text());
    assertEquals("<sip:alice@127.0.0.1:5090>;mp=1", fails.header("Contact"));
  }

  @Test
  void a_call_that_comes_back_to_the_same_number_is_a_leg_of_its_own() throws IOException {
    caller.invite(call, URI);
    caller.invite(call, URI + ";friend=bilbao");
    Reply backFails = caller.invite(call, URI + ";friend=bilbao", BUSY);
    Reply fails = caller.invite(call, URI, BUSY);

    assertEquals(486, backFails.status(), backFails.text());
    assertEquals("<sip:alice@127.0.0.1:5090>;mp=1", fails.header("Contact"));
  }

  @Test
  void the_same_number_of_another_client_is_a_leg_of_its_own() throws IOException {
    caller.invite(call, URI);
    caller.invite(call, "sip:2001@barcelona.example");

    assertEquals(486, caller.invite(call, "sip:2001@barcelona.example", BUSY).status());
    assertEquals(302, caller.invite(call, URI, BUSY).status());
  }

  @Test
  void another_from_tag_is_another_call() throws IOException {
    caller.invite(call, URI);
    String other =
        caller
            .message("INVITE", call, 9, URI, FROM, "UDP", BUSY)
            .replace(";tag=" + call, ";tag=other");

    assertEquals("", send(other).header("Diversion"));
    assertTrue(caller.invite(call, URI, BUSY).header("Diversion").contains("user-busy"));
  }

  @Test
  void the_same_report_on_another_way_is_merged_and_changes_nothing() throws IOException {
    send(invite("a", 1, ""));
    Reply first = send(invite("b", 2, "", BUSY));
    Reply merged = send(invite("c", 2, "", BUSY));
    Reply repeated = send(invite("b", 2, "", BUSY));

    assertEquals(302, first.status(), first.text());
    assertEquals(482, merged.status(), merged.text());
    assertEquals(first.text(), repeated.text());
  }

  @Test
  void the_same_invite_on_another_way_is_merged() throws IOException {
    assertEquals(302, send(invite("a", 1, "")).status());
    assertEquals(482, send(invite("b", 1, "")).status());
  }

  @Test
  void an_invite_that_loops_back_is_found_by_its_cseq() throws IOException {
    String below = "\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKcaller";
    assertEquals(302, send(invite("a", 1, below)).status());
    assertEquals(
        482,
        send(invite("b", 1, "\r\nVia: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKb2" + below)).status());
  }

  @Test
  void a_proxy_that_reports_with_the_callers_cseq_is_understood() throws IOException {
    String below = "\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKcaller";
    Reply first = send(invite(".0", 1, below));
    Reply second = send(invite(".2", 1, below, BUSY));
    Reply third = send(invite(".4", 1, below, BUSY));

    assertEquals("<sip:2001@127.0.0.1:5070?X-Ring-Timeout=20>", first.header("Contact"));
    assertEquals("<sip:alice@127.0.0.1:5090>;mp=1", second.header("Contact"));
    assertEquals(486, third.status(), third.text());
  }

  @Test
  void a_repeated_report_gets_its_answer_again() throws IOException {
    send(invite("a", 1, ""));
    Reply first = send(invite("b", 2, "", "Reason: SIP;cause=408"));
    Reply again = send(invite("b", 2, "", "Reason: SIP;cause=408"));

    assertEquals(first.text(), again.text());
  }

  @Test
  void a_report_that_a_later_one_has_overtaken_changes_nothing() throws IOException {
    send(invite("a", 1, ""));
    send(invite("c", 3, "", "Reason: SIP;cause=408"));
    Reply late = send(invite("b", 2, "", BUSY));
    Reply next = send(invite("d", 4, "", BUSY));

    assertEquals(482, late.status(), late.text());
    assertEquals("<sip:2001@madrid.example>;reason=no-answer;counter=1", next.header("Diversion"));
  }

  @Test
  void an_invite_without_a_report_begins_the_leg_again() throws IOException {
    caller.invite(call, URI);
    caller.invite(call, URI, BUSY);
    caller.invite(call, URI);

    assertTrue(
        caller
            .invite(call, URI, "Reason: SIP;cause=408")
            .header("Diversion")
            .contains("no-answer"));
  }
}
