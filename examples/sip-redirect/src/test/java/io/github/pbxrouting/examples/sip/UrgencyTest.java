package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.examples.sip.message.SipHead;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is the last to be refused when there is too much to do. */
final class UrgencyTest {

  @ParameterizedTest
  @CsvSource({
    "INVITE sip:112@madrid.example SIP/2.0, true",
    "INVITE sip:1-1-2;phone-context=+34@madrid.example;user=phone SIP/2.0, true",
    "INVITE sip:%31%31%32@madrid.example SIP/2.0, true",
    "INVITE tel:112;phone-context=+34 SIP/2.0, true",
    "INVITE urn:service:SOS.fire SIP/2.0, true",
    "INVITE sip:1001@madrid.example SIP/2.0, false",
    "INVITE sip:%zz@madrid.example SIP/2.0, false",
    "OPTIONS sip:112@madrid.example SIP/2.0, false",
    "INVITE, false",
    "INVITE sip:112, false",
  })
  void an_emergency_call_is_urgent_however_its_number_is_written(String line, boolean urgent)
      throws IOException {
    ServedPlan plan = ServedPlan.load(Path.of("redirect.json"));
    Statistics statistics = new Statistics();
    CallDesk desk = new CallDesk(() -> plan, statistics, () -> 0);
    Redirector redirector =
        new Redirector(() -> plan, desk, statistics, () -> "", System.out, System.err);
    byte[] bytes = (line + "\r\n\r\n").getBytes(UTF_8);

    assertEquals(urgent, redirector.isUrgent(SipHead.read(bytes, bytes.length)));
  }
}
