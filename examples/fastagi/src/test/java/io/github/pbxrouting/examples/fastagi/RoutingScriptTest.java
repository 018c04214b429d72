package io.github.pbxrouting.examples.fastagi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.dialplan.host.RecentPlans;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server at a real socket, asked the way Asterisk asks. */
final class RoutingScriptTest {

  private final AtomicReference<BrandRouter> plan = new AtomicReference<>(compile("alice"));
  private final DialStrings dialStrings =
      new DialStrings(
          DialStrings.DEFAULT_FRIEND,
          DialStrings.DEFAULT_ENDPOINT,
          DialStrings.DEFAULT_EXTERNAL,
          "PJSIP/{number}@sos-{client}");
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final RoutingScript script =
      new RoutingScript(plan::get, dialStrings, new PrintStream(log, true, StandardCharsets.UTF_8));
  private RunningAgiServer server;

  private static BrandRouter compile(String ringsOn1001) {
    Client madrid =
        Client.builder("madrid")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .extension("1001", ExtensionTarget.endpoint("user", ringsOn1001))
            .extension("1002", ExtensionTarget.endpoint("user", "bob"))
            .extension("1003", ExtensionTarget.endpoint("user", "josé"))
            .extension("1700", ExtensionTarget.voicemail("sales@default"))
            .extension("1701", ExtensionTarget.voicemail("sales,u"))
            .extension("1800", ExtensionTarget.throughFriends("9000"))
            .extension("1900", ExtensionTarget.external("+34944123456"))
            .friend(
                Friend.remote("bilbao")
                    .pattern("^2[0-9]{3}$")
                    .forward(
                        ForwardRule.onBusy(ForwardTarget.extension("1001"))
                            .forCalls(CallTypeFilter.INTERNAL))
                    .forward(
                        ForwardRule.onNoAnswer(
                            Duration.ofSeconds(20), ForwardTarget.external("+34600123456")))
                    .forward(ForwardRule.whenNotRegistered(ForwardTarget.voicemail("night")))
                    .build())
            .friend(
                Friend.internal("sister", "barcelona")
                    .forward(
                        ForwardRule.onNoAnswer(
                            Duration.ofSeconds(30), ForwardTarget.extension("1002")))
                    .forward(ForwardRule.onBusy(ForwardTarget.voicemail("busy")))
                    .build())
            .friend(
                Friend.remote("names")
                    .pattern("^(jos\u00e9|\u65e5\u672c)$")
                    .forward(ForwardRule.unconditionally(ForwardTarget.voicemail("names")))
                    .build())
            .friend(Friend.remote("anything").priority(9).pattern("&").build())
            .friend(Friend.remote("first").priority(9).pattern("^5").build())
            .friend(Friend.remote("second").priority(9).pattern("^5").build())
            .friend(Friend.remote("a&b").priority(9).pattern("^7").build())
            .build();
    Client barcelona =
        Client.builder("barcelona")
            .extension("3001", ExtensionTarget.endpoint("user", "carla"))
            .extension("3900", ExtensionTarget.throughFriends("9000"))
            .extension("3901", ExtensionTarget.throughFriends("4000"))
            .friend(
                Friend.remote("girona")
                    .pattern("^4")
                    .forward(
                        ForwardRule.onNoAnswer(
                            Duration.ofSeconds(10), ForwardTarget.extension("3001")))
                    .build())
            .friend(Friend.internal("back", "madrid").build())
            .build();
    return RouterCompiler.load().compile(Brand.of("demo", madrid, barcelona));
  }

  @BeforeEach
  void startServer() throws Exception {
    server = RunningAgiServer.start(script);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1001, endpoint, PJSIP/alice, 10800",
    "1900, external, PJSIP/+34944123456@carrier, 10800",
    "112, emergency, PJSIP/112@sos-madrid, 10800",
    "999661001, external, PJSIP/999661001@carrier, 10800",
    "2001, dial, PJSIP/2001@bilbao, 20",
  })
  void a_number_gets_its_dial_string_and_timeout(
      String number, String step, String destination, String timeout) throws Exception {
    Map<String, String> set = ask("c1", number, null);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(destination, set.get("DIAL_DST"));
    assertEquals(timeout, set.get("DIAL_TIMEOUT"));
    assertNull(set.get("REDIRECTING(reason)"));
  }

  @ParameterizedTest
  @CsvSource({
    "jos\u00e9, voicemail, names, ''",
    "\u65e5\u672c, voicemail, names, ''",
    "an\u00e9, error, '', 28",
    "\u65e5, error, '', 28",
  })
  void a_number_beyond_ascii_is_routed_as_it_is(
      String number, String step, String box, String cause) throws Exception {
    Map<String, String> set = ask("c1", number, null);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(box, set.get("VOICEMAIL_BOX"));
    assertEquals(cause, set.get("ROUTE_CAUSE"));
  }

  @Test
  void the_step_is_set_last_so_that_an_answer_that_is_lost_has_none() throws Exception {
    List<String> names = new ArrayList<>(ask("c1", "2001", null).keySet());

    assertEquals(
        List.of(
            "DIAL_DST",
            "DIAL_TIMEOUT",
            "VOICEMAIL_BOX",
            "SERVICE_CODE",
            "SERVICE_ARGUMENTS",
            "ROUTE_CAUSE",
            "ROUTE_REASON",
            "ROUTE_STEP"),
        names);
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, endpoint, PJSIP/alice, cfb, 1",
    "CONGESTION, endpoint, PJSIP/alice, cfb, 1",
    "NOANSWER, external, PJSIP/+34600123456@carrier, cfnr, 1",
    "CHANUNAVAIL, voicemail, '', unavailable, 0",
  })
  void asked_again_it_follows_the_forward_of_the_dial_status(
      String dialStatus, String step, String destination, String reason, int waiting)
      throws Exception {
    ask("c2", "2001", null);
    Map<String, String> set = ask("c2", "2001", dialStatus);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(destination, set.get("DIAL_DST"));
    assertEquals(reason, set.get("REDIRECTING(reason)"));
    assertEquals("1", set.get("REDIRECTING(count,i)"));
    assertEquals("2001", set.get("REDIRECTING(from-num,i)"));
    assertEquals(waiting, script.waitingCalls());
  }

  @ParameterizedTest
  @CsvSource({
    "CHANUNAVAIL, 17, cfb",
    "CHANUNAVAIL, 21, cfb",
    "CHANUNAVAIL, 18, cfnr",
    "CHANUNAVAIL, 19, cfnr",
    "BUSY, 19, cfnr",
    "NOANSWER, 1, unavailable",
    "NOANSWER, 3, unavailable",
    "NOANSWER, 20, unavailable",
    "CONGESTION, 22, unavailable",
    "BUSY, 27, unavailable",
    "NOANSWER, 34, cfb",
    "CHANUNAVAIL, 38, cfb",
    "CHANUNAVAIL, 127, cfb",
    "CHANUNAVAIL, 0, unavailable",
    "NOANSWER, 0, cfnr",
    "NOANSWER, '', cfnr",
    "NOANSWER, 128, cfnr",
    "NOANSWER, x, cfnr",
  })
  void a_cause_beats_the_dial_status(String dialStatus, String cause, String reason)
      throws Exception {
    ask("c2", "2001", null);
    Map<String, String> set =
        askWith("c2", "2001", Map.of("DIALSTATUS", dialStatus, "HANGUPCAUSE", cause));

    assertEquals(reason, set.get("REDIRECTING(reason)"));
  }

  @Test
  void cause_16_is_a_caller_who_gave_up() throws Exception {
    ask("c2", "2001", null);
    Map<String, String> set =
        askWith("c2", "2001", Map.of("DIALSTATUS", "NOANSWER", "HANGUPCAUSE", "16"));

    assertEquals("rejected", set.get("ROUTE_STEP"));
    assertEquals("16", set.get("ROUTE_CAUSE"));
  }

  @Test
  void a_cause_left_over_from_the_dial_before_does_not_count() throws Exception {
    ask("c2", "2001", null);
    Map<String, String> channel =
        Map.of("DIALSTATUS", "NOANSWER", "HANGUPCAUSE", "17", "DIAL_CAUSE_BEFORE", "17");

    assertEquals("cfnr", askWith("c2", "2001", channel).get("REDIRECTING(reason)"));
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWER, 16, answered, ''",
    "ANSWER, 17, answered, ''",
    "CANCEL, 17, rejected, 16",
    "DONTCALL, 17, rejected, 16",
    "TORTURE, 17, rejected, 16",
    "INVALIDARGS, 17, error, 28",
    "busy, 17, error, 28",
    "'', 17, error, 28",
    ", 17, error, 28",
  })
  void a_dial_status_that_tells_of_no_failure_at_the_friend_forwards_nothing(
      String dialStatus, String hangupCause, String step, String cause) throws Exception {
    ask("c3", "2001", null);
    Map<String, String> channel = new HashMap<>(Map.of("HANGUPCAUSE", hangupCause));
    if (dialStatus != null) {
      channel.put("DIALSTATUS", dialStatus);
    }
    Map<String, String> set = askWith("c3", "2001", channel);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(cause, set.get("ROUTE_CAUSE"));
    assertEquals("", set.get("DIAL_DST"));
    assertNull(set.get("REDIRECTING(reason)"));
    assertEquals(0, script.waitingCalls());
  }

  @Test
  void an_external_call_has_no_rule_for_busy_and_ends_with_its_cause() throws Exception {
    server.ask("c4", "route?client=madrid&type=external", "2001", Map.of());
    Map<String, String> set =
        server.ask("c4", "route?client=madrid&type=external", "2001", Map.of("DIALSTATUS", "BUSY"));

    assertEquals("rejected", set.get("ROUTE_STEP"));
    assertEquals("17", set.get("ROUTE_CAUSE"));
  }

  @ParameterizedTest
  @CsvSource({
    "1001, BUSY, 17",
    "1001, NOANSWER, 19",
    "1001, CHANUNAVAIL, 20",
    "999661001, CONGESTION, 17",
    "112, CHANUNAVAIL, 20",
  })
  void a_dial_that_nothing_forwards_is_not_repeated_but_ends_the_call(
      String number, String dialStatus, String cause) throws Exception {
    ask("c4", number, null);
    Map<String, String> set = ask("c4", number, dialStatus);

    assertEquals("rejected", set.get("ROUTE_STEP"));
    assertEquals(cause, set.get("ROUTE_CAUSE"));
    assertEquals("", set.get("DIAL_DST"));
  }

  @Test
  void the_calling_friend_is_left_out() throws Exception {
    Map<String, String> set =
        server.ask("c5", "route?client=madrid&friend=bilbao", "2001", Map.of());

    assertEquals("external", set.get("ROUTE_STEP"));
  }

  @Test
  void a_service_code_comes_with_its_arguments() throws Exception {
    Map<String, String> set = ask("c6", "*941001", null);

    assertEquals("service", set.get("ROUTE_STEP"));
    assertEquals("*94", set.get("SERVICE_CODE"));
    assertEquals("1001", set.get("SERVICE_ARGUMENTS"));
  }

  @Test
  void an_extension_that_no_friend_takes_is_rejected_with_cause_three() throws Exception {
    assertEquals("3", ask("c7", "1800", null).get("ROUTE_CAUSE"));
  }

  @Test
  void a_number_that_would_dial_a_second_destination_is_refused() throws Exception {
    Map<String, String> set = ask("c8", "2001&PJSIP/900123456@carrier", null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("28", set.get("ROUTE_CAUSE"));
    assertEquals("", set.get("DIAL_DST"));
    assertEquals(0, script.waitingCalls());
  }

  @Test
  void arguments_that_cannot_stand_in_a_dialplan_leave_no_service_behind() throws Exception {
    Map<String, String> set = ask("c11", "*94${SHELL(x)}", null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("", set.get("SERVICE_CODE"));
    assertEquals("", set.get("SERVICE_ARGUMENTS"));
  }

  @Test
  void a_mailbox_may_name_its_context_but_no_argument() throws Exception {
    assertEquals("sales@default", ask("c13", "1700", null).get("VOICEMAIL_BOX"));
    Map<String, String> set = ask("c14", "1701", null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("", set.get("VOICEMAIL_BOX"));
    assertEquals(
        "U+002C at offset 5 cannot stand in a mailbox: use letters, digits and * # + . _ - @",
        set.get("ROUTE_REASON"));
  }

  @ParameterizedTest
  @CsvSource({
    "1003, 38, U+00E9 at offset 3",
    "1701, 38, U+002C at offset 5",
    "7000, 38, U+0026 at offset 1",
    "12$, 28, U+0024 at offset 2",
    "'', 28, empty",
  })
  void a_number_at_fault_has_another_cause_than_a_plan_at_fault(
      String number, String cause, String reason) throws Exception {
    Map<String, String> set = ask("c13", number, null);

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals(cause, set.get("ROUTE_CAUSE"));
    assertTrue(set.get("ROUTE_REASON").contains(reason), set.get("ROUTE_REASON"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', names no client",
    "route, names no client",
    "route?, names no client",
    "route?client=, names no client",
    "route?client=paris, paris",
    "route?client=madrid&type=sideways, internal or external",
    "route?client=madrid&friend=nobody, nobody",
    "route?client=madrid&tpye=external, unknown parameter \"tpye\"",
    "route?client=madrid&client=barcelona, twice",
    "route?client=madrid&caller=%G1, caller",
    "route?client=madrid&round=-1, round",
    "route?client=madrid&round=1e3, round",
  })
  void a_wrong_url_is_an_error_that_says_why(String url, String reason) throws Exception {
    Map<String, String> set = server.ask("c9", url, "1001", Map.of());

    assertEquals("error", set.get("ROUTE_STEP"));
    assertEquals("38", set.get("ROUTE_CAUSE"));
    assertTrue(set.get("ROUTE_REASON").contains(reason), set.get("ROUTE_REASON"));
    String said = log.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains(set.get("ROUTE_REASON")), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&type=sideways",
        "&tpye=external",
        "&friend=nobody",
        "&client=paris",
        "&caller=%"
      })
  void an_emergency_call_goes_through_a_wrong_url(String parameter) throws Exception {
    Map<String, String> set = server.ask("c9", "route?client=madrid" + parameter, "112", Map.of());

    assertEquals("emergency", set.get("ROUTE_STEP"));
    assertEquals("PJSIP/112@sos-madrid", set.get("DIAL_DST"));
  }

  @ParameterizedTest
  @CsvSource({
    "112;phone-context=+34, emergency, PJSIP/112@sos-madrid",
    "1-12, emergency, PJSIP/112@sos-madrid",
    "1001;phone-context=+34, endpoint, PJSIP/alice",
    "944.123-456;phone-context=+34, external, PJSIP/+34944123456@carrier",
  })
  void parameters_and_separators_of_a_telephone_number_are_no_digits(
      String number, String step, String destination) throws Exception {
    Map<String, String> set = ask("c9", number, null);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(destination, set.get("DIAL_DST"));
  }

  @Test
  void a_call_in_progress_keeps_the_plan_it_began_with() throws Exception {
    ask("old", "2001", null);
    plan.set(compile("bob"));

    assertEquals("PJSIP/bob", ask("new", "1001", null).get("DIAL_DST"));
    assertEquals("PJSIP/alice", ask("old", "2001", "BUSY").get("DIAL_DST"));
  }

  /** Lets calls begin with eight more plans, the newest of which rings somebody else on 1001. */
  private void readEightPlans() throws Exception {
    for (int i = 1; i <= RecentPlans.MAX_PLANS; i++) {
      plan.set(compile("bob" + i));
      ask("another" + i, "1001", null);
    }
  }

  @Test
  void a_call_of_the_last_eight_plans_keeps_its_own() throws Exception {
    plan.set(compile("first"));
    ask("c10", "2001", null);
    for (int i = 2; i <= RecentPlans.MAX_PLANS; i++) {
      plan.set(compile("bob" + i));
      ask("another" + i, "1001", null);
    }

    assertEquals("PJSIP/first", ask("c10", "2001", "BUSY").get("DIAL_DST"));
  }

  @Test
  void a_call_of_an_older_plan_goes_on_with_the_newest_when_that_leads_to_the_same_steps()
      throws Exception {
    ask("c10", "2001", null);
    ask("c11", "1001", null);
    readEightPlans();

    assertEquals("PJSIP/bob8", ask("c10", "2001", "BUSY").get("DIAL_DST"));
    assertEquals("41", ask("c11", "1001", "BUSY").get("ROUTE_CAUSE"));
  }

  @Test
  void a_call_inside_an_internal_friend_goes_on_there_with_its_time() throws Exception {
    ask("c10", "3901", null);
    readEightPlans();

    assertEquals("20", ask("c10", "3901", "NOANSWER").get("DIAL_TIMEOUT"));
    assertEquals("PJSIP/bob", ask("c10", "3901", "NOANSWER").get("DIAL_DST"));
  }

  @Test
  void the_hangup_extension_makes_it_forget_the_call() throws Exception {
    ask("c10", "2001", null);
    assertEquals(1, script.waitingCalls());

    assertEquals(Map.of(), ask("c10", "h", "CANCEL"));
    assertEquals(0, script.waitingCalls());
  }

  @Test
  void a_caller_who_hangs_up_while_the_server_answers_is_forgotten() throws Exception {
    ask("c10", "2001", null);
    Map<String, String> set = new HashMap<>();
    try (var socket = server.connect()) {
      String environment = RunningAgiServer.environment("c10", "route?client=madrid", "2001");
      RunningAgiServer.converse(socket, environment + "HANGUP\n", Map.of(), set);
    }

    assertEquals(Map.of(), set);
    assertEquals(0, script.waitingCalls());
  }

  @Test
  void a_channel_that_comes_with_another_number_begins_a_new_call() throws Exception {
    ask("c16", "2001", null);
    Map<String, String> set = ask("c16", "1002", "ANSWER");

    assertEquals("endpoint", set.get("ROUTE_STEP"));
    assertEquals("PJSIP/bob", set.get("DIAL_DST"));
    assertEquals(1, script.waitingCalls());
  }

  @Test
  void a_channel_that_comes_with_another_client_begins_a_new_call() throws Exception {
    ask("c16", "2001", null);
    Map<String, String> set =
        server.ask("c16", "route?client=barcelona", "2001", Map.of("DIALSTATUS", "BUSY"));

    assertEquals("external", set.get("ROUTE_STEP"));
  }

  @Test
  void a_channel_transferred_back_to_its_number_begins_a_new_call() throws Exception {
    ask("c16", "2001", null);
    Map<String, String> transferred =
        Map.of("DIALSTATUS", "ANSWER", "BLINDTRANSFER", "PJSIP/bilbao-00000002");

    assertEquals("dial", askWith("c16", "2001", transferred).get("ROUTE_STEP"));
    assertEquals("answered", ask("c16", "2001", "ANSWER").get("ROUTE_STEP"));
  }

  @Test
  void the_first_round_begins_a_new_call_and_a_later_one_never_does() throws Exception {
    String url = "route?client=madrid&round=";
    server.ask("c17", url + 1, "2001", Map.of());
    Map<String, String> busy = Map.of("DIALSTATUS", "BUSY");

    assertEquals("dial", server.ask("c17", url + 1, "2001", busy).get("ROUTE_STEP"));
    assertEquals("endpoint", server.ask("c17", url + 2, "2001", busy).get("ROUTE_STEP"));
    Map<String, String> unknown = server.ask("c18", url + 2, "2001", busy);
    assertEquals("error", unknown.get("ROUTE_STEP"));
    assertEquals("41", unknown.get("ROUTE_CAUSE"));
  }

  @Test
  void a_transferred_call_does_not_carry_the_diversion_of_the_call_before() throws Exception {
    ask("c19", "2001", null);
    ask("c19", "2001", "BUSY");
    Map<String, String> set = ask("c19", "1002", "ANSWER");

    assertEquals("0", set.get("REDIRECTING(count,i)"));
    assertEquals("", set.get("REDIRECTING(from-num,i)"));
    assertEquals("unknown", set.get("REDIRECTING(reason)"));
  }

  @ParameterizedTest
  @CsvSource({"0, endpoint, 1", "4, endpoint, 5", "5, rejected, ", "7, rejected, "})
  void forwards_from_before_count_so_that_two_pbxs_do_not_forward_for_ever(
      int redirects, String step, String count) throws Exception {
    String url = "route?client=madrid&redirects=" + redirects;
    server.ask("c23", url, "2001", Map.of());
    Map<String, String> set = server.ask("c23", url, "2001", Map.of("DIALSTATUS", "BUSY"));

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(count, set.get("REDIRECTING(count,i)"));
    assertEquals(step.equals("rejected") ? "44" : "", set.get("ROUTE_CAUSE"));
  }

  @Test
  void a_transferred_call_does_not_count_the_forwards_of_the_call_before() throws Exception {
    ask("c24", "1001", null);
    String url = "route?client=madrid&redirects=5";
    server.ask("c24", url, "2001", Map.of("DIALSTATUS", "ANSWER"));

    assertEquals(
        "endpoint", server.ask("c24", url, "2001", Map.of("DIALSTATUS", "BUSY")).get("ROUTE_STEP"));
  }

  @Test
  void with_failover_the_next_friend_that_takes_the_number_is_dialled() throws Exception {
    String url = "route?client=madrid&failover=congestion";
    assertEquals("PJSIP/5001@first", server.ask("c25", url, "5001", Map.of()).get("DIAL_DST"));
    Map<String, String> congestion = Map.of("DIALSTATUS", "CONGESTION");

    assertEquals("PJSIP/5001@second", server.ask("c25", url, "5001", congestion).get("DIAL_DST"));
    assertEquals("rejected", server.ask("c25", url, "5001", congestion).get("ROUTE_STEP"));
  }

  @Test
  void an_internal_friend_is_not_dialled_but_goes_on_in_its_client() throws Exception {
    Map<String, String> set = ask("c20", "3001", null);

    assertEquals("endpoint", set.get("ROUTE_STEP"));
    assertEquals("PJSIP/carla", set.get("DIAL_DST"));
    assertEquals("30", set.get("DIAL_TIMEOUT"));
  }

  @ParameterizedTest
  @CsvSource({
    "NOANSWER, endpoint, PJSIP/bob, '', cfnr",
    "BUSY, voicemail, '', busy, cfb",
    "CHANUNAVAIL, rejected, '', '', ",
    "CANCEL, rejected, '', '', ",
  })
  void what_fails_in_the_target_client_is_the_outcome_of_its_internal_friend(
      String dialStatus, String step, String destination, String mailbox, String reason)
      throws Exception {
    ask("c20", "3001", null);
    Map<String, String> set = ask("c20", "3001", dialStatus);

    assertEquals(step, set.get("ROUTE_STEP"));
    assertEquals(destination, set.get("DIAL_DST"));
    assertEquals(mailbox, set.get("VOICEMAIL_BOX"));
    assertEquals(reason, set.get("REDIRECTING(reason)"));
  }

  @Test
  void a_call_that_the_target_client_rejects_is_not_registered_for_the_internal_friend()
      throws Exception {
    Map<String, String> set = ask("c20", "3900", null);

    assertEquals("rejected", set.get("ROUTE_STEP"));
    assertEquals("20", set.get("ROUTE_CAUSE"));
  }

  @Test
  void a_friend_of_the_target_client_rings_no_longer_than_the_outer_friend_lets_it()
      throws Exception {
    Map<String, String> set = ask("c20", "3901", null);

    assertEquals("PJSIP/4000@girona", set.get("DIAL_DST"));
    assertEquals("10", set.get("DIAL_TIMEOUT"));
    set = ask("c20", "3901", "NOANSWER");
    assertEquals("PJSIP/carla", set.get("DIAL_DST"));
    assertEquals("cfnr", set.get("REDIRECTING(reason)"));
    assertEquals("4000", set.get("REDIRECTING(from-num,i)"));
  }

  @Test
  void the_time_of_an_internal_friend_goes_on_running_inside_its_client() throws Exception {
    // girona may ring for 10 of the 30 seconds, and does; carla has the other 20.
    ask("c21", "3901", null);
    assertEquals("20", ask("c21", "3901", "NOANSWER").get("DIAL_TIMEOUT"));
    // They run out as well: the internal friend has not answered.
    Map<String, String> set = ask("c21", "3901", "NOANSWER");
    assertEquals("PJSIP/bob", set.get("DIAL_DST"));
    assertEquals("10800", set.get("DIAL_TIMEOUT"));
    assertEquals("1", set.get("REDIRECTING(count,i)"), "what was forwarded inside is over");
    assertEquals("3901", set.get("REDIRECTING(from-num,i)"));
  }

  @Test
  void a_dial_that_ends_early_costs_the_time_that_it_took() throws Exception {
    AtomicLong seconds = new AtomicLong();
    RoutingScript timed =
        new RoutingScript(plan::get, dialStrings, System.err, () -> seconds.get() * 1_000_000_000L);
    try (RunningAgiServer running = RunningAgiServer.start(timed)) {
      running.ask("c22", "route?client=madrid", "3901", Map.of());
      seconds.addAndGet(4);
      Map<String, String> noAnswer = Map.of("DIALSTATUS", "NOANSWER", "HANGUPCAUSE", "19");
      Map<String, String> set = running.ask("c22", "route?client=madrid", "3901", noAnswer);

      assertEquals("PJSIP/carla", set.get("DIAL_DST"));
      assertEquals("26", set.get("DIAL_TIMEOUT"));
    }
  }

  @Test
  void a_call_waits_while_younger_ones_are_not_too_many() throws Exception {
    String oldest = "0";
    for (int i = 0; i <= RoutingScript.MAX_CALLS; i++) {
      script.ask(
          new AgiRequest("127.0.0.1", Integer.toString(i), "2001", "route?client=madrid&round=1"));
    }

    assertEquals(RoutingScript.MAX_CALLS, script.waitingCalls());
    assertFalse(
        script.ask(new AgiRequest("127.0.0.1", oldest, "2001", "route?client=madrid&round=2"))
            instanceof AgiTurn.Read);
  }

  private Map<String, String> ask(String call, String number, String dialStatus) throws Exception {
    return askWith(call, number, dialStatus == null ? Map.of() : Map.of("DIALSTATUS", dialStatus));
  }

  private Map<String, String> askWith(String call, String number, Map<String, String> channel)
      throws Exception {
    return server.ask(call, "route?client=madrid", number, channel);
  }
}
