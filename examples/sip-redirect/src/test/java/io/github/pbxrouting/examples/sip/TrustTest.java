package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.examples.sip.SipClient.Reply;
import io.github.pbxrouting.examples.sip.TrustedPeers.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts from trusted peers alone. */
final class TrustTest {

  private static final String SEVILLE = "<sip:4001@127.0.0.1:5071;transport=tcp";
  private static final String FORWARDED = "<sip:queue-sales@127.0.0.1:5091>";
  private static final String HIDDEN = "sip:anonymous@anonymous.invalid";

  private @TempDir Path folder;

  private RunningServer trusting(String networks) throws IOException {
    return RunningServer.start(
        folder, text -> text.replace("\"plan\":", "\"trusted\": " + networks + ", \"plan\":"));
  }

  @Test
  void an_asserted_identity_tells_an_internal_caller_who_withholds_the_number() throws IOException {
    try (RunningServer server = RunningServer.start(folder);
        SipClient caller = new SipClient(server.port)) {
      String uri = "sip:4001@madrid.example";
      Reply asserted =
          caller.request(
              "INVITE",
              "a",
              uri,
              HIDDEN,
              "Privacy: id",
              "P-Asserted-Identity: \"B, O\" <sip:1002@madrid.example>, <tel:+34911002>");
      Reply unknown = caller.request("INVITE", "b", uri, HIDDEN);

      assertTrue(asserted.header("Contact").startsWith(SEVILLE), asserted::text);
      assertTrue(unknown.header("Contact").startsWith(FORWARDED), unknown::text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sip:1002@madrid.example, true",
    "<sip:1002@PBX.madrid.example.:5062;user=phone>, true",
    "<tel:1002;phone-context=madrid.example>, true",
    "<tel:+34911002>, false",
    "<tel:%zz;phone-context=%zz>, false",
    "<sip:+34911002@carrier.example>, false",
  })
  void an_asserted_identity_of_a_domain_here_is_internal(String identity, boolean internal)
      throws IOException {
    try (RunningServer server = RunningServer.start(folder);
        SipClient caller = new SipClient(server.port)) {
      Reply reply =
          caller.request(
              "INVITE", "a", "sip:4001@madrid.example", HIDDEN, "P-Asserted-Identity: " + identity);

      assertTrue(reply.header("Contact").startsWith(internal ? SEVILLE : FORWARDED), reply::text);
    }
  }

  @Test
  void parameters_identities_and_reports_of_strangers_do_not_count() throws IOException {
    try (RunningServer server = trusting("[\"10.0.0.0/8\"]");
        SipClient caller = new SipClient(server.port)) {
      assertTrue(
          caller
              .request("INVITE", "a", "sip:4001@madrid.example;type=internal", HIDDEN)
              .header("Contact")
              .startsWith(FORWARDED));
      assertTrue(
          caller
              .request(
                  "INVITE",
                  "b",
                  "sip:4001@madrid.example",
                  HIDDEN,
                  "P-Asserted-Identity: <sip:1002@madrid.example>")
              .header("Contact")
              .startsWith(FORWARDED));
      assertEquals(403, caller.invite("c", "sip:1001@elsewhere.example;client=madrid").status());
      assertTrue(
          caller
              .invite("d", "sip:2001@madrid.example;friend=bilbao")
              .header("Contact")
              .startsWith("<sip:2001@127.0.0.1:5070"));
      caller.invite("e", "sip:2001@madrid.example");
      Reply report = caller.invite("e", "sip:2001@madrid.example", "Reason: SIP;cause=486");
      assertEquals("", report.header("Diversion"), report::text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1/128, ::1, true",
  })
  void a_network_contains_its_addresses(String network, String address, boolean contained)
      throws IOException {
    TrustedPeers peers = new TrustedPeers(List.of(Network.of(network)));

    assertEquals(contained, peers.contains(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @CsvSource({"127.3.2.1, true", "::1, true", "10.0.0.1, false"})
  void this_machine_alone_is_trusted_by_default(String address, boolean trusted)
      throws IOException {
    assertEquals(trusted, TrustedPeers.LOOPBACK.contains(InetAddress.getByName(address)));
  }
}
