package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.SipClient.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which phones and networks write a number. */
final class TelephoneNumberTest extends ServerTest {

  @Override
  String configuration(String sample) {
    return sample
        .replace("\"plan\":", "\"defaultClient\": \"barcelona\", \"plan\":")
        .replace(
            "\"id\": \"madrid\",",
            "\"id\": \"madrid\", \"emergencyServices\": [{\"service\": \"sos.police\","
                + " \"number\": \"091\"}],");
  }

  @ParameterizedTest
  @CsvSource({
    "sip:112;phone-context=+34@madrid.example;user=phone, sip:112@127.0.0.1:5081;priority=emergency",
    "sip:112;phone-context=+34@madrid.example, sip:112@127.0.0.1:5081;priority=emergency",
    "sip:1-1-2@madrid.example;user=phone, sip:112@127.0.0.1:5081;priority=emergency",
    "sip:1%201%202@madrid.example;user=phone, sip:112@127.0.0.1:5081;priority=emergency",
    "sip:1.1.2;isub=1@madrid.example, sip:112@127.0.0.1:5081;priority=emergency",
    "sips:112@madrid.example, sip:112@127.0.0.1:5081;priority=emergency",
    "tel:112;phone-context=+34, sip:112@127.0.0.1:5081;priority=emergency",
    "sip:2001;npdi;rn=+34999@madrid.example;user=phone, sip:2001@127.0.0.1:5070",
    "sip:(20)01@madrid.example;user=phone, sip:2001@127.0.0.1:5070",
    "sip:+49-30-000.111;isub=12@madrid.example;user=phone, sip:+4930000111@127.0.0.1:5072",
    "tel:+49-30-000-111, sip:+4930000111@127.0.0.1:5072",
    "sip:30000111;phone-context=+49@madrid.example;user=phone, sip:+4930000111@127.0.0.1:5072",
    "sip:1002;phone-context=madrid.example@madrid.example;user=phone, sip:bob@127.0.0.1:5090",
    "sip:1002;phone-context=+34@madrid.example;user=phone, sip:bob@127.0.0.1:5090",
    "tel:3001;phone-context=barcelona.example, sip:carla@127.0.0.1:5090",
    "sip:*94#@madrid.example, sip:*94%23@127.0.0.1:5092",
    "sip:*95;phone-context=+34@madrid.example, sip:*95@127.0.0.1:5092",
    "sip:#123@madrid.example:5081;user=phone;transport=tls, sip:%23123@127.0.0.1:5080",
    "urn:service:sos, sip:112@127.0.0.1:5081;priority=emergency",
    "URN:service:SOS.fire, sip:112@127.0.0.1:5081;priority=emergency",
    "urn:service:sos.police, sip:091@127.0.0.1:5081;priority=emergency",
    "urn:service:sos.police.local, sip:091@127.0.0.1:5081;priority=emergency",
  })
  void a_number_is_the_same_however_it_is_written(String uri, String contact) throws IOException {
    Reply reply = caller.invite(call, uri);

    assertEquals(302, reply.status(), reply.text());
    assertTrue(reply.header("Contact").startsWith("<" + contact), reply::text);
  }

  @Test
  void an_unknown_code_is_rejected_in_any_context() throws IOException {
    assertEquals(404, caller.invite(call, "sip:*99;phone-context=+34@madrid.example").status());
  }

  @Test
  void a_uri_without_a_host_belongs_to_the_caller_and_else_to_the_default_client()
      throws IOException {
    Reply known = caller.request("INVITE", call, "tel:3001", "sip:x@valencia.example");
    Reply unknown = caller.request("INVITE", call + "b", "tel:3900", "sip:x@elsewhere.example");

    assertEquals("<sip:carla@127.0.0.1:5090?X-Ring-Timeout=10800>", known.header("Contact"));
    assertTrue(unknown.header("Contact").startsWith("<sip:alice@127.0.0.1:5090"), unknown::text);
  }

  @Test
  void a_client_without_an_emergency_number_is_named_at_the_start() throws IOException {
    assertTrue(
        server.logged().contains("client \"valencia\" has no emergency number"), server::logged);
    assertEquals(
        404, caller.request("INVITE", call, "urn:service:sos", "sip:x@valencia.example").status());
  }
}
