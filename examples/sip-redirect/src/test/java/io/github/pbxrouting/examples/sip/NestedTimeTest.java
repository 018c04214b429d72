package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.examples.sip.message.SipHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The no-answer time of an internal friend goes on running inside its target client: five seconds
 * in client a, three of them at a trunk of client b.
 */
final class NestedTimeTest {

  private static final String PLAN =
      """
      {"brand": "b", "clients": [
        {"id": "a", "friends": [{"name": "to-b", "client": "b", "forwards": [
          {"when": "no-answer", "after": 5, "to": {"voicemail": "a"}}]}]},
        {"id": "b",
         "extensions": [
           {"number": "300", "target": {"throughFriends": "700"}},
           {"number": "301", "target": {"endpoint": "user/x"}}],
         "friends": [{"name": "trunk", "patterns": ["^7"], "forwards": [
           {"when": "no-answer", "after": 3, "to": {"extension": "301"}},
           {"when": "busy", "to": {"extension": "301"}}]}]}]}
      """;

  private static final String CONFIG =
      """
      {"plan": "plan.json",
       "clients": [
         {"id": "a", "domains": ["a.example"]},
         {"id": "b", "domains": ["b.example"],
          "friends": [{"name": "trunk", "contact": "sip:{number}@127.0.0.1:5070"}]}],
       "endpoints": [{"kind": "user", "contact": "sip:{id}@127.0.0.1:5090"}],
       "external": "sip:{number}@127.0.0.1:5080", "emergency": "sip:{number}@127.0.0.1:5081",
       "voicemail": "sip:vm-{mailbox}@127.0.0.1:5091", "service": "sip:{code}@127.0.0.1:5092"}
      """;

  private ServedCall call;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("plan.json"), PLAN);
    Path config = Files.writeString(folder.resolve("redirect.json"), CONFIG);
    call = ServedCall.start(ServedPlan.load(config), CallRequest.of("a", "300"));
  }

  @Test
  void what_the_inner_trunk_took_is_not_left_for_the_inner_phone() {
    assertEquals("<sip:700@127.0.0.1:5070?X-Ring-Timeout=3>", contact(call));

    ServedCall forwarded = call.after(DialOutcome.NO_ANSWER, Duration.ofMillis(3_004));
    assertEquals("<sip:x@127.0.0.1:5090?X-Ring-Timeout=2>;mp=1", contact(forwarded));

    ServedCall rungOut = forwarded.after(DialOutcome.NO_ANSWER, Duration.ofMillis(2_001));
    assertEquals(CallStep.LeaveVoicemail.of("a", "a"), rungOut.step());
    assertEquals(OptionalLong.empty(), rungOut.ringSeconds());
  }

  @Test
  void a_trunk_that_is_busy_at_once_leaves_all_the_time() {
    ServedCall forwarded = call.after(DialOutcome.BUSY, Duration.ofMillis(20));

    assertEquals(OptionalLong.of(5), forwarded.ringSeconds());
  }

  @Test
  void a_trunk_that_took_all_the_time_leaves_the_outer_forward() {
    ServedCall late = call.after(DialOutcome.NO_ANSWER, Duration.ofSeconds(6));

    assertEquals(CallStep.LeaveVoicemail.of("a", "a"), late.step());
  }

  private static String contact(ServedCall call) {
    SipHead head = SipHead.read(new byte[0], 0);
    return ((Answer.Redirect) Answer.of(call, head)).contact();
  }
}
