package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.SipClient.Reply;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forwards before a call came here, and what the answer says of those here. */
final class DiversionTest extends ServerTest {

  private static final String URI = "sip:2001@madrid.example";
  private static final String BEFORE = "Diversion: <sip:7001@bilbao.example>;reason=unconditional";

  private static String[] diversions(int count) {
    return Stream.generate(() -> BEFORE).limit(count).toArray(String[]::new);
  }

  @Test
  void the_sixth_forward_of_a_call_ends_it_wherever_the_first_five_were() throws IOException {
    assertEquals(302, caller.invite(call, URI, diversions(5)).status());
    Reply sixth = caller.invite(call, URI, "Reason: SIP;cause=486");

    assertEquals(503, sixth.status(), sixth.text());
    assertTrue(sixth.header("Reason").startsWith("Q.850;cause=44;"), sixth::text);
  }

  @Test
  void the_fifth_forward_is_followed() throws IOException {
    caller.invite(call, URI, diversions(4));

    assertEquals(302, caller.invite(call, URI, "Reason: SIP;cause=486").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Diversion: <sip:7001@bilbao.example>;reason=unconditional;counter=6",
        "Diversion: sip:7001@bilbao.example;counter=99999999999",
        "Diversion: <tel:1>;counter=3, \"B, c\" <tel:2>;counter=2, <tel:3>",
        "History-Info: <sip:1@a?Reason=SIP%3Bcause%3D302>;index=1,"
            + " <sip:2@a;cause=302?Reason=SIP%3Bcause%3D302>;index=1.1;mp=1,"
            + " <sip:3@a;cause=302?Reason=SIP%3Bcause%3D302>;index=1.1.1;mp=1.1,"
            + " <sip:4@a;cause=302?Reason=SIP%3Bcause%3D302>;index=1.1.1.1;mp=1.1.1,"
            + " <sip:5@a;cause=302?Reason=SIP%3Bcause%3D302>;index=1.1.1.1.1;mp=1.1.1.1,"
            + " <sip:6@a;cause=302?Reason=SIP%3Bcause%3D302>;index=1.1.1.1.1.1;mp=1.1.1.1.1",
      })
  void a_call_that_was_forwarded_more_often_than_it_may_be_is_a_loop(String before)
      throws IOException {
    Reply reply = caller.invite(call, URI, before);

    assertEquals(503, reply.status(), reply.text());
    assertTrue(reply.header("Reason").startsWith("Q.850;cause=44;"), reply::text);
  }

  @Test
  void an_emergency_call_goes_through_however_often_it_was_forwarded() throws IOException {
    assertEquals(302, caller.invite(call, "sip:112@madrid.example", diversions(10)).status());
  }

  @Test
  void forwards_before_are_not_repeated_as_ours() throws IOException {
    caller.invite(call, URI, diversions(2));
    Reply reply = caller.invite(call, URI, "Reason: SIP;cause=486", BEFORE, BEFORE);

    assertEquals("<sip:2001@madrid.example>;reason=user-busy;counter=1", reply.header("Diversion"));
  }

  @Test
  void history_info_tells_the_same_forwards_oldest_first() throws IOException {
    caller.invite(call, "sip:4001@madrid.example");
    caller.invite(call, "sip:4001@madrid.example", "Reason: SIP;cause=486");
    Reply reply =
        caller.invite(
            call,
            "sip:4001@madrid.example",
            "Reason: SIP;cause=408",
            "History-Info: <sip:4001@madrid.example>;index=1.2");

    assertEquals(
        "<sip:4001@madrid.example?Reason=SIP%3Bcause%3D486>;index=1.2"
            + " | <sip:2001@madrid.example;cause=486?Reason=SIP%3Bcause%3D408>;index=1.2.1;mp=1.2",
        reply.header("History-Info"));
    assertTrue(reply.header("Contact").endsWith(">;mp=1.2.1"), reply::text);
  }

  @Test
  void a_mailbox_is_told_whose_it_is_and_why() throws IOException {
    caller.invite(call, URI);
    Reply forwarded = caller.invite(call, URI, "Reason: Q.850;cause=20");
    Reply dialled = caller.invite(call + "b", "sip:1700@madrid.example");

    assertEquals(
        "<sip:voicemail-night@127.0.0.1:5091;target=sip:2001%40madrid.example;cause=503>;mp=1",
        forwarded.header("Contact"));
    assertFalse(dialled.header("Contact").contains("target="), dialled::text);
  }
}
