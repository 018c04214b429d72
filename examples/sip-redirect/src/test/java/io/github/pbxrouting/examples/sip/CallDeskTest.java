package io.github.pbxrouting.examples.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.dialplan.host.RecentPlans;
import io.github.pbxrouting.examples.sip.message.SipHead;
import io.github.pbxrouting.examples.sip.message.SipRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls in progress while plans are read again and again. */
final class CallDeskTest {

  private static final String[] NOTHING = {};
  private static final String BUSY = "Reason: SIP;cause=486";

  private @TempDir Path folder;
  private final AtomicReference<ServedPlan> plan = new AtomicReference<>();
  private final AtomicLong nanos = new AtomicLong();
  private final CallDesk desk = new CallDesk(plan::get, new Statistics(), nanos::get);
  private int sent;

  @BeforeEach
  void start() throws IOException {
    read("alice");
  }

  /** Reads a plan in which somebody else rings at 1001. */
  private void read(String ringsOn1001) throws IOException {
    Files.writeString(
        folder.resolve("plan.json"),
        RunningServer.text("../../dialplan/plans/demo.json")
            .replace("user/alice", "user/" + ringsOn1001));
    Path config =
        Files.writeString(
            folder.resolve("redirect.json"),
            RunningServer.text("redirect.json")
                .replace("../../dialplan/plans/demo.json", "plan.json"));
    plan.set(ServedPlan.load(config));
  }

  /** Reads plans that calls begin with, until the first is not kept any longer. */
  private void readManyPlans() throws Exception {
    for (int i = 1; i <= RecentPlans.MAX_PLANS; i++) {
      read("bob" + i);
      ask("another" + i, "1002", NOTHING);
    }
  }

  private Answer ask(String call, String number, String... more) throws Exception {
    String text =
        String.join(
            "\r\n",
            "INVITE sip:" + number + "@madrid.example SIP/2.0",
            "Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK" + ++sent,
            "From: <sip:bob@madrid.example>;tag=1",
            "To: <sip:callee@madrid.example>",
            "Call-ID: " + call,
            "CSeq: " + sent + " INVITE",
            "Contact: <sip:bob@127.0.0.1>",
            String.join("\r\n", more),
            "");
    byte[] bytes = text.getBytes(UTF_8);
    SipRequest invite = SipRequest.of(SipHead.read(bytes, bytes.length), 0);
    return desk.answer(invite, InviteTarget.of(invite, true).orElseThrow(), true);
  }

  private String contact(String call, String number, String... more) throws Exception {
    return ((Answer.Redirect) ask(call, number, more)).contact();
  }

  @Test
  void a_call_of_an_old_plan_goes_on_with_the_newest_when_that_leads_to_the_same_steps()
      throws Exception {
    ask("old", "2001", NOTHING);
    readManyPlans();

    assertEquals("<sip:bob8@127.0.0.1:5090>;mp=1", contact("old", "2001", BUSY));
  }

  @Test
  void a_call_that_the_newest_plan_leads_elsewhere_is_forgotten_and_its_report_routed_again()
      throws Exception {
    ask("old", "1001", NOTHING);
    readManyPlans();

    assertEquals("<sip:bob8@127.0.0.1:5090>", contact("old", "1001", BUSY));
  }

  @Test
  void a_call_inside_an_internal_friend_goes_on_there_with_its_time() throws Exception {
    ask("old", "3900", NOTHING);
    nanos.addAndGet(Duration.ofSeconds(12).toNanos());
    ask("old", "3900", BUSY);
    readManyPlans();
    nanos.addAndGet(Duration.ofSeconds(12).toNanos());

    assertEquals("<sip:bob@127.0.0.1:5090>;mp=1", contact("old", "3900", "Reason: Q.850;cause=19"));
  }

  @Test
  void a_call_longer_ago_than_any_dial_does_not_go_on() throws Exception {
    ask("old", "2001", NOTHING);
    nanos.addAndGet(Leg.LONGEST_DIAL.plusSeconds(1).toNanos());
    readManyPlans();

    assertTrue(contact("old", "2001", BUSY).startsWith("<sip:2001@"));
  }
}
