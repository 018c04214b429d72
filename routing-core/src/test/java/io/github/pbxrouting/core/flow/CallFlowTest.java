package io.github.pbxrouting.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call, step by step. */
final class CallFlowTest {

  /** The plan of IvozProvider's own end-to-end tests. */
  private static final BrandRouter SCENARIO =
      compile(
          Client.builder("madrid")
              .extension("1001", user("alice"))
              .extension("1002", user("bob"))
              .extension("1003", user("charlie"))
              .extension("1004", user("dave"))
              .extension("1005", user("eve"))
              .extension("2001", ExtensionTarget.throughFriends("2001"))
              .friend(
                  Friend.remote("friend")
                      .priority(1)
                      .pattern("^2[0-9]{3}$")
                      .forward(
                          ForwardRule.whenNotRegistered(ForwardTarget.extension("1003"))
                              .forCalls(CallTypeFilter.INTERNAL))
                      .forward(
                          ForwardRule.onBusy(ForwardTarget.extension("1004"))
                              .forCalls(CallTypeFilter.INTERNAL))
                      .forward(
                          ForwardRule.onNoAnswer(
                                  Duration.ofSeconds(10), ForwardTarget.extension("1005"))
                              .forCalls(CallTypeFilter.INTERNAL))
                      .build())
              .build());

  @ParameterizedTest
  @CsvSource({
    "1001, '', 1001 rings user/alice",
    "1002, '', 1002 rings user/bob",
    "999661001, '', external 999661001",
    "2001, '', dial friend with 2001 for 10 s > answered by friend",
    "2001, not-registered, dial friend with 2001 for 10 s"
        + " > forward 2001 from friend on not-registered; unavailable; redirect 1"
        + " > 1003 rings user/charlie",
    "2001, busy, dial friend with 2001 for 10 s"
        + " > forward 2001 from friend on busy; cfb; redirect 1 > 1004 rings user/dave",
    "2001, congestion, dial friend with 2001 for 10 s"
        + " > forward 2001 from friend on busy; cfb; redirect 1 > 1004 rings user/dave",
    "2001, no-answer, dial friend with 2001 for 10 s"
        + " > forward 2001 from friend on no-answer; cfnr; redirect 1 > 1005 rings user/eve",
    "2001, cancelled, dial friend with 2001 for 10 s > 16 cancelled",
    "2002, '', dial friend with 2002 for 10 s > answered by friend",
    "2002, busy, dial friend with 2002 for 10 s"
        + " > forward 2002 from friend on busy; cfb; redirect 1 > 1004 rings user/dave"
  })
  void an_internal_call_goes_as_ivozprovider_has_it(
      String number, String outcomes, String expected) {
    assertWalk(SCENARIO, CallRequest.of("madrid", number), outcomes, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2001, busy, dial friend with 2001 for 10800 s > 17 busy",
    "2001, congestion, dial friend with 2001 for 10800 s > 17 busy",
    "2001, no-answer, dial friend with 2001 for 10800 s > 19 no-answer",
    "2001, not-registered, dial friend with 2001 for 10800 s > 20 not-registered",
    "2001, cancelled, dial friend with 2001 for 10800 s > 16 cancelled",
    "2001, answered, dial friend with 2001 for 10800 s > answered by friend"
  })
  void an_external_call_has_no_use_of_rules_for_internal_ones(
      String number, String outcomes, String expected) {
    CallRequest call = CallRequest.of("madrid", number).withType(CallType.EXTERNAL);
    assertWalk(SCENARIO, call, outcomes, expected);
  }

  // Forward rules: each of the tables below has one friend, trunk, which takes 2000.

  private static BrandRouter trunk(ForwardRule... rules) {
    return compile(
        Client.builder("madrid")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .extension("1001", user("alice"))
            .extension("1002", ExtensionTarget.external("944123456"))
            .extension("1003", ExtensionTarget.voicemail("sales"))
            .extension("112", user("reception"))
            .friend(Friend.remote("trunk").pattern("^2").forwards(List.of(rules)).build())
            .build());
  }

  private static final ForwardTarget ALICE = ForwardTarget.extension("1001");
  private static final ForwardTarget NIGHT = ForwardTarget.voicemail("night");
  private static final ForwardTarget MOBILE = ForwardTarget.external("+34600123456");

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(CallTypeFilter.ANY, CallType.INTERNAL, true),
        Arguments.of(CallTypeFilter.ANY, CallType.EXTERNAL, true),
        Arguments.of(CallTypeFilter.INTERNAL, CallType.INTERNAL, true),
        Arguments.of(CallTypeFilter.INTERNAL, CallType.EXTERNAL, false),
        Arguments.of(CallTypeFilter.EXTERNAL, CallType.INTERNAL, false),
        Arguments.of(CallTypeFilter.EXTERNAL, CallType.EXTERNAL, true));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void a_rule_fires_when_its_filter_fits_the_call(
      CallTypeFilter filter, CallType type, boolean fits) {
    CallRequest call = CallRequest.of("madrid", "2000").withType(type);
    BrandRouter always = trunk(ForwardRule.unconditionally(NIGHT).forCalls(filter));
    assertEnd(always, call, "", fits ? "voicemail night" : "answered by trunk");
    BrandRouter busy = trunk(ForwardRule.onBusy(NIGHT).forCalls(filter));
    assertEnd(busy, call, "busy", fits ? "voicemail night" : "17 busy");
    BrandRouter away = trunk(ForwardRule.whenNotRegistered(NIGHT).forCalls(filter));
    assertEnd(away, call, "not-registered", fits ? "voicemail night" : "20 not-registered");
    BrandRouter late = trunk(ForwardRule.onNoAnswer(Duration.ofSeconds(7), NIGHT).forCalls(filter));
    assertWalk(
        late,
        call,
        "no-answer",
        fits
            ? "dial trunk with 2000 for 7 s"
                + " > forward 2000 from trunk on no-answer; cfnr; redirect 1 > voicemail night"
            : "dial trunk with 2000 for 10800 s > 19 no-answer");
  }

  @Test
  void one_rule_for_internal_and_one_for_external_calls_go_side_by_side() {
    BrandRouter brand =
        trunk(
            ForwardRule.onNoAnswer(Duration.ofSeconds(15), ALICE).forCalls(CallTypeFilter.INTERNAL),
            ForwardRule.onNoAnswer(Duration.ofSeconds(45), NIGHT)
                .forCalls(CallTypeFilter.EXTERNAL));
    CallRequest call = CallRequest.of("madrid", "2000");
    assertWalk(
        brand,
        call,
        "no-answer",
        "dial trunk with 2000 for 15 s"
            + " > forward 2000 from trunk on no-answer; cfnr; redirect 1 > 1001 rings user/alice");
    assertWalk(
        brand,
        call.withType(CallType.EXTERNAL),
        "no-answer",
        "dial trunk with 2000 for 45 s"
            + " > forward 2000 from trunk on no-answer; cfnr; redirect 1 > voicemail night");
  }

  @Test
  void a_disabled_rule_does_not_count() {
    BrandRouter brand =
        trunk(
            ForwardRule.unconditionally(NIGHT).disabled(),
            ForwardRule.onBusy(NIGHT).disabled(),
            ForwardRule.onBusy(ALICE),
            ForwardRule.onNoAnswer(Duration.ofSeconds(5), NIGHT).disabled(),
            ForwardRule.whenNotRegistered(NIGHT).disabled());
    CallRequest call = CallRequest.of("madrid", "2000");
    String dial = "dial trunk with 2000 for 10800 s";
    assertWalk(brand, call, "", dial + " > answered by trunk");
    assertWalk(brand, call, "no-answer", dial + " > 19 no-answer");
    assertWalk(brand, call, "not-registered", dial + " > 20 not-registered");
    assertEnd(brand, call, "busy", "1001 rings user/alice");
  }

  @Test
  void an_unconditional_rule_is_looked_at_before_dialling() {
    BrandRouter brand = trunk(ForwardRule.onBusy(NIGHT), ForwardRule.unconditionally(ALICE));
    assertWalk(
        brand,
        CallRequest.of("madrid", "2000"),
        "busy",
        "forward 2000 from trunk on unconditional; cfu; redirect 1 > 1001 rings user/alice");
  }

  @ParameterizedTest
  @CsvSource({
    "answered, answered by trunk",
    "no-answer, 19 no-answer",
    "busy, 17 busy",
    "congestion, 17 busy",
    "not-registered, 20 not-registered",
    "cancelled, 16 cancelled"
  })
  void without_a_rule_that_fits_the_call_ends_with_its_own_cause(String outcome, String end) {
    CallRequest call = CallRequest.of("madrid", "2000");
    assertWalk(trunk(), call, outcome, "dial trunk with 2000 for 10800 s > " + end);
  }

  @ParameterizedTest
  @CsvSource({
    "no-answer, no-answer, cfnr",
    "busy, busy, cfb",
    "congestion, busy, cfb",
    "not-registered, not-registered, unavailable"
  })
  void the_rule_of_the_outcomes_condition_fires(String outcome, String condition, String reason) {
    BrandRouter brand =
        trunk(
            ForwardRule.onNoAnswer(Duration.ofSeconds(20), ForwardTarget.voicemail("no-answer")),
            ForwardRule.onBusy(ForwardTarget.voicemail("busy")),
            ForwardRule.whenNotRegistered(ForwardTarget.voicemail("not-registered")));
    assertWalk(
        brand,
        CallRequest.of("madrid", "2000"),
        outcome,
        "dial trunk with 2000 for 20 s > forward 2000 from trunk on "
            + condition
            + "; "
            + reason
            + "; redirect 1 > voicemail "
            + condition);
  }

  @Test
  void a_cancelled_call_is_not_forwarded() {
    BrandRouter brand =
        trunk(
            ForwardRule.onNoAnswer(Duration.ofSeconds(20), NIGHT),
            ForwardRule.onBusy(NIGHT),
            ForwardRule.whenNotRegistered(NIGHT));
    assertEnd(brand, CallRequest.of("madrid", "2000"), "cancelled", "16 cancelled");
  }

  static Stream<Arguments> forwardTargets() {
    return Stream.of(
        Arguments.of(NIGHT, "voicemail night"),
        Arguments.of(MOBILE, "external +34600123456"),
        Arguments.of(ALICE, "1001 rings user/alice"),
        Arguments.of(ForwardTarget.extension("1002"), "external 944123456"),
        Arguments.of(ForwardTarget.extension("1003"), "voicemail sales"),
        Arguments.of(ForwardTarget.extension("112"), "112 rings user/reception"));
  }

  @ParameterizedTest
  @MethodSource("forwardTargets")
  void a_forward_goes_to_its_own_target_whatever_else_takes_that_number(
      ForwardTarget target, String end) {
    BrandRouter brand = trunk(ForwardRule.onBusy(target));
    assertEnd(brand, CallRequest.of("madrid", "2000"), "busy", end);
  }

  // Extension targets.

  private static BrandRouter targets(ExtensionTarget target) {
    return compile(
        Client.builder("madrid")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.withArguments("*94"))
            .extension("1000", target)
            .extension("2001", user("alice"))
            .friend(Friend.remote("bilbao").priority(1).pattern("^2").build())
            .friend(Friend.remote("sevilla").priority(2).pattern("^[2*]").pattern("112").build())
            .friend(Friend.internal("sister", "barcelona").priority(3).build())
            .build(),
        Client.builder("barcelona").extension("3001", user("pep")).build());
  }

  static Stream<Arguments> extensionTargets() {
    return Stream.of(
        Arguments.of(user("alice/home"), "1000 rings user/alice/home"),
        Arguments.of(ExtensionTarget.endpoint("ivr", "7"), "1000 rings ivr/7"),
        Arguments.of(ExtensionTarget.external("944123456"), "external 944123456"),
        Arguments.of(ExtensionTarget.external("+34944123456"), "external +34944123456"),
        Arguments.of(ExtensionTarget.voicemail("sales"), "voicemail sales"),
        Arguments.of(
            ExtensionTarget.throughFriends("2001"),
            "dial bilbao with 2001 for 10800 s > answered by bilbao"),
        Arguments.of(ExtensionTarget.throughFriends("1000"), "3 no-friend-takes-number"),
        Arguments.of(ExtensionTarget.throughFriends("944123456"), "3 no-friend-takes-number"),
        Arguments.of(
            ExtensionTarget.throughFriends("3001"),
            "dial sister with 3001 for 10800 s; extension 3001 there"
                + " > answered by sister; extension 3001 there"),
        Arguments.of(ExtensionTarget.throughFriends("112"), "emergency 112"),
        Arguments.of(ExtensionTarget.throughFriends("*941001"), "service *94 with \"1001\""),
        Arguments.of(ExtensionTarget.throughFriends("*55"), "1 unknown-service-code"));
  }

  @ParameterizedTest
  @MethodSource("extensionTargets")
  void an_extension_leads_to_its_target(ExtensionTarget target, String expected) {
    assertWalk(targets(target), CallRequest.of("madrid", "1000"), "", expected);
  }

  @ParameterizedTest
  @CsvSource({
    "112, emergency 112",
    "*94, 'service *94 with \"\"'",
    "*941001, 'service *94 with \"1001\"'",
    "*95, 1 unknown-service-code",
    "2001, 2001 rings user/alice",
    "2002, dial bilbao with 2002 for 10800 s > answered by bilbao",
    "944123456, external 944123456",
    "+34 944, external +34 944"
  })
  void a_number_that_is_dialled_goes_where_the_router_says(String number, String expected) {
    BrandRouter brand = targets(ExtensionTarget.voicemail("sales"));
    assertWalk(brand, CallRequest.of("madrid", number), "", expected);
  }

  // Internal friends.

  private static final BrandRouter SISTERS =
      compile(
          Client.builder("madrid")
              .extension("1001", user("alice"))
              .friend(
                  Friend.internal("to-barcelona", "barcelona")
                      .forward(ForwardRule.onBusy(ALICE))
                      .forward(ForwardRule.onNoAnswer(Duration.ofSeconds(30), MOBILE))
                      .build())
              .friend(
                  Friend.internal("to-cadiz", "cadiz")
                      .forward(ForwardRule.unconditionally(NIGHT).forCalls(CallTypeFilter.EXTERNAL))
                      .build())
              .build(),
          Client.builder("barcelona")
              .extension("3001", user("pep"))
              .extension("3002", ExtensionTarget.external("933123456"))
              .extension("3003", ExtensionTarget.voicemail("vendes"))
              .extension("3004", ExtensionTarget.throughFriends("500"))
              .extension("3005", ExtensionTarget.throughFriends("1001"))
              .extension("3006", ExtensionTarget.throughFriends("600"))
              .friend(
                  Friend.remote("trunk").pattern("^5").forward(ForwardRule.onBusy(NIGHT)).build())
              .friend(Friend.internal("to-madrid", "madrid").build())
              .build(),
          Client.builder("cadiz").extension("4001", ExtensionTarget.voicemail("cai")).build());

  @ParameterizedTest
  @CsvSource({
    "3001, '', answered by to-barcelona; extension 3001 there",
    "3001, no-answer, forward 3001 from to-barcelona on no-answer; cfnr; redirect 1"
        + " > external +34600123456",
    "3001, busy, forward 3001 from to-barcelona on busy; cfb; redirect 1 > 1001 rings user/alice",
    "3001, not-registered, 20 not-registered",
    "3001, cancelled, 16 cancelled",
    "3001, nested, barcelona: 3001 rings user/pep",
    "3002, nested, barcelona: external 933123456",
    "3003, nested, barcelona: voicemail vendes",
    "3004, nested answered, barcelona: dial trunk with 500 for 30 s"
        + " > barcelona: answered by trunk",
    "3004, nested busy, barcelona: dial trunk with 500 for 30 s"
        + " > barcelona: forward 500 from trunk on busy; cfb; redirect 1"
        + " > barcelona: voicemail night",
    "3005, nested answered, barcelona: dial to-madrid with 1001 for 30 s; extension 1001 there"
        + " > barcelona: answered by to-madrid; extension 1001 there",
    "3005, nested nested, barcelona: dial to-madrid with 1001 for 30 s; extension 1001 there"
        + " > 1001 rings user/alice",
    "3006, nested, barcelona: 3 no-friend-takes-number"
  })
  void an_internal_friend_is_dialled_like_any_other_or_entered(
      String number, String choices, String rest) {
    assertWalk(
        SISTERS,
        CallRequest.of("madrid", number),
        choices,
        "dial to-barcelona with " + number + " for 30 s; extension " + number + " there > " + rest);
  }

  @Test
  void an_unconditional_rule_keeps_a_call_from_an_internal_friend_too() {
    CallRequest call = CallRequest.of("madrid", "4001");
    assertWalk(
        SISTERS,
        call.withType(CallType.EXTERNAL),
        "nested",
        "forward 4001 from to-cadiz on unconditional; cfu; redirect 1 > voicemail night");
    assertWalk(
        SISTERS,
        call,
        "nested",
        "dial to-cadiz with 4001 for 10800 s; extension 4001 there > cadiz: voicemail cai");
  }

  // Nested legs.

  /** An internal friend that may ring 5 s, and inside a trunk that may ring 3 s, then user/x. */
  private static CallFlow.Dialling outer(CallType type) {
    BrandRouter brand =
        compile(
            Client.builder("madrid")
                .friend(
                    Friend.internal("to-cadiz", "cadiz")
                        .forward(ForwardRule.onNoAnswer(Duration.ofSeconds(5), NIGHT))
                        .build())
                .build(),
            Client.builder("cadiz")
                .extension("300", ExtensionTarget.throughFriends("700"))
                .extension("301", user("x"))
                .friend(
                    Friend.remote("trunk")
                        .pattern("^7")
                        .forward(
                            ForwardRule.onNoAnswer(
                                    Duration.ofSeconds(3), ForwardTarget.extension("301"))
                                .forCalls(CallTypeFilter.INTERNAL))
                        .build())
                .build());
    CallRequest call = CallRequest.of("madrid", "300").withType(type);
    return assertInstanceOf(CallFlow.Dialling.class, brand.call(call));
  }

  private static CallFlow.Dialling inner(CallType type) {
    return assertInstanceOf(CallFlow.Dialling.class, outer(type).nested().orElseThrow());
  }

  @Test
  void a_nested_leg_is_an_internal_call() {
    CallFlow.Dialling trunk = inner(CallType.EXTERNAL);
    assertEquals(CallType.INTERNAL, trunk.state().type());
    assertEquals(Duration.ofSeconds(3), trunk.step().timeout(), "the rule is for internal calls");
  }

  @Test
  void the_outer_no_answer_time_goes_on_running_inside() {
    CallFlow.Dialling trunk = inner(CallType.INTERNAL);
    assertEquals(Optional.of(Duration.ofSeconds(5)), trunk.state().timeLeft());
    CallFlow rings = Walk.next(trunk.after(DialOutcome.NO_ANSWER));
    CallStep.RingEndpoint ring = assertInstanceOf(CallStep.RingEndpoint.class, rings.step());
    assertEquals(Optional.of(Duration.ofSeconds(2)), ring.timeLeft());
    assertEquals(Optional.of(Duration.ofSeconds(2)), rings.state().timeLeft());
  }

  @Test
  void the_time_that_passed_is_what_the_host_says() {
    CallFlow.Dialling trunk = inner(CallType.INTERNAL);
    CallFlow rings = Walk.next(trunk.after(DialOutcome.NO_ANSWER, Duration.ofMillis(4_250)));
    assertEquals(Optional.of(Duration.ofMillis(750)), rings.state().timeLeft());
    assertThrows(
        IllegalArgumentException.class, () -> trunk.after(DialOutcome.BUSY, Duration.ofNanos(-1)));
  }

  @Test
  void a_nested_leg_without_time_left_has_not_been_answered() {
    CallFlow.Dialling trunk = inner(CallType.INTERNAL);
    for (DialOutcome outcome : List.of(DialOutcome.NO_ANSWER, DialOutcome.BUSY)) {
      CallFlow end = trunk.after(outcome, Duration.ofSeconds(5));
      assertEquals("cadiz: 19 no-answer", Walk.shown(end.step()));
    }
    CallFlow answered = trunk.after(DialOutcome.ANSWERED, Duration.ofSeconds(5));
    assertEquals("cadiz: answered by trunk", Walk.shown(answered.step()));
    CallFlow forwarded = outer(CallType.INTERNAL).after(DialOutcome.NO_ANSWER);
    assertEquals("madrid: voicemail night", Walk.shown(Walk.next(forwarded).step()));
  }

  @Test
  void an_endpoint_outside_nested_legs_has_no_time() {
    BrandRouter brand = targets(user("alice"));
    CallFlow flow = brand.call(CallRequest.of("madrid", "1000"));
    CallStep.RingEndpoint ring = assertInstanceOf(CallStep.RingEndpoint.class, flow.step());
    assertEquals(Optional.empty(), ring.timeLeft());
  }

  // Failover.

  private static BrandRouter trunks(ForwardRule... rulesOfTheFirst) {
    return compile(
        Client.builder("madrid")
            .extension("1001", user("alice"))
            .friend(Friend.remote("third").priority(3).pattern("^00").build())
            .friend(
                Friend.remote("first")
                    .priority(1)
                    .pattern("^00")
                    .forwards(List.of(rulesOfTheFirst))
                    .build())
            .friend(Friend.remote("other").priority(2).pattern("^01").build())
            .friend(Friend.remote("second").priority(2).pattern("^003").build())
            .build());
  }

  @ParameterizedTest
  @CsvSource({
    "congestion, dial second with 0034 for 10800 s > answered by second",
    "not-registered, dial second with 0034 for 10800 s > answered by second",
    "busy, 17 busy",
    "no-answer, 19 no-answer",
    "cancelled, 16 cancelled",
    "congestion not-registered, dial second with 0034 for 10800 s"
        + " > dial third with 0034 for 10800 s > answered by third",
    "congestion congestion congestion, dial second with 0034 for 10800 s"
        + " > dial third with 0034 for 10800 s > 17 busy"
  })
  void after_an_outcome_of_failover_the_next_friend_is_dialled(String outcomes, String rest) {
    CallRequest call =
        CallRequest.of("madrid", "0034")
            .withFailover(List.of(DialOutcome.CONGESTION, DialOutcome.NOT_REGISTERED));
    assertWalk(trunks(), call, outcomes, "dial first with 0034 for 10800 s > " + rest);
  }

  @Test
  void without_failover_the_first_friend_is_the_only_one() {
    assertEnd(trunks(), CallRequest.of("madrid", "0034"), "congestion", "17 busy");
  }

  @Test
  void a_forward_rule_that_fits_comes_before_failover() {
    CallRequest call =
        CallRequest.of("madrid", "0034").withFailover(List.of(DialOutcome.CONGESTION));
    assertEnd(trunks(ForwardRule.onBusy(NIGHT)), call, "congestion", "voicemail night");
  }

  @Test
  void every_friend_that_is_tried_is_a_hop() {
    CallRequest call =
        CallRequest.of("madrid", "0034").withFailover(List.of(DialOutcome.CONGESTION));
    assertEnd(trunks(), call.withMaxHops(2), "congestion congestion", "25 too-many-hops");
  }

  @Test
  void an_outcome_that_ends_the_call_is_no_reason_for_failover() {
    CallRequest call = CallRequest.of("madrid", "0034");
    assertThrows(
        IllegalArgumentException.class, () -> call.withFailover(List.of(DialOutcome.CANCELLED)));
    assertThrows(
        IllegalArgumentException.class, () -> call.withFailover(List.of(DialOutcome.ANSWERED)));
  }

  // Calls that did not start here.

  @Test
  void a_call_through_the_friends_does_not_look_at_extensions() {
    BrandRouter brand = targets(ExtensionTarget.voicemail("sales"));
    CallRequest call = CallRequest.of("madrid", "2001");
    assertEnd(brand, call, "", "2001 rings user/alice");
    assertEnd(brand, call.withThroughFriends(), "", "answered by bilbao");
    CallRequest untaken = CallRequest.of("madrid", "1000").withThroughFriends();
    assertEnd(brand, untaken, "", "3 no-friend-takes-number");
    CallRequest emergency = CallRequest.of("madrid", "112").withThroughFriends();
    assertEnd(brand, emergency, "", "emergency 112");
  }

  @Test
  void redirects_from_before_count_and_the_sixth_ends_the_call() {
    BrandRouter brand = trunk(ForwardRule.onBusy(NIGHT));
    CallRequest call = CallRequest.of("madrid", "2000");
    assertEnd(brand, call.withRedirects(4), "busy", "voicemail night");
    assertEnd(brand, call.withRedirects(5), "busy", "44 too-many-redirects");
    CallFlow last = Walk.of(brand.call(call.withRedirects(4)), "busy").last();
    assertEquals(5, last.state().redirects());
    assertEquals(1, last.state().diversions().size(), "those of others are not ours");
  }

  @Test
  void diversions_of_ours_from_before_count_and_are_told_first() {
    BrandRouter brand = trunk(ForwardRule.onBusy(NIGHT));
    Diversion before = new Diversion("cadiz", "sister", "9", ForwardCondition.NO_ANSWER);
    CallRequest call = CallRequest.of("madrid", "2000").withDiversions(List.of(before, before));
    CallFlow last = Walk.of(brand.call(call), "busy").last();
    assertEquals(3, last.state().redirects());
    assertEquals(
        List.of(before, before, new Diversion("madrid", "trunk", "2000", ForwardCondition.BUSY)),
        last.state().diversions());
    assertEquals(4, Walk.of(brand.call(call.withRedirects(3)), "busy").last().state().redirects());
  }

  @Test
  void the_origin_may_be_another_than_the_caller() {
    Caller pepe = Caller.party("pepe");
    CallRequest call = CallRequest.of("madrid", "2000");
    CallFlow flow = trunk().call(call.withOrigin(pepe));
    assertEquals(pepe, flow.state().origin());
    assertEquals(Caller.UNKNOWN, flow.state().caller());
    assertEquals(pepe, trunk().call(call.withCaller(pepe)).state().origin());
  }

  // Histories.

  @Test
  void a_flow_is_written_down_and_resumed() {
    CallRequest call = CallRequest.of("madrid", "3004");
    CallFlow flow = Walk.of(SISTERS.call(call), "nested busy").last();
    assertEquals(
        List.of(
            CallEvent.nested(),
            CallEvent.outcome(DialOutcome.BUSY, Duration.ZERO),
            CallEvent.forwarded()),
        flow.history());
    CallFlow resumed = SISTERS.resume(call, flow.history());
    assertEquals(flow.step(), resumed.step());
    assertEquals(flow.state(), resumed.state());
  }

  @Test
  void a_time_that_was_left_out_is_written_down() {
    CallFlow.Dialling trunk = inner(CallType.INTERNAL);
    assertEquals(
        List.of(
            CallEvent.nested(), CallEvent.outcome(DialOutcome.NO_ANSWER, Duration.ofSeconds(3))),
        trunk.after(DialOutcome.NO_ANSWER).history());
  }

  @Test
  void a_history_of_another_plan_is_refused_with_the_event_that_does_not_fit() {
    CallRequest call = CallRequest.of("madrid", "3001");
    List<CallEvent> history = List.of(CallEvent.nested(), CallEvent.forwarded());
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> SISTERS.resume(call, history));
    assertTrue(
        thrown
            .getMessage()
            .startsWith("history[1] is Forwarded[], but the events before it lead to the step "),
        thrown.getMessage());
  }

  private static ExtensionTarget user(String id) {
    return ExtensionTarget.endpoint("user", id);
  }

  private static BrandRouter compile(Client... clients) {
    return BrandCompiler.create().compile(Brand.of("demo", clients));
  }

  /** Steps stand between {@code >}; commas are written as semicolons, and madrid is left out. */
  private static void assertWalk(
      BrandRouter brand, CallRequest call, String choices, String expected) {
    List<String> shown =
        Walk.of(brand.call(call), choices).shown().stream()
            .map(line -> line.replace(',', ';').replaceFirst("^madrid: ", ""))
            .toList();
    assertEquals(Arrays.asList(expected.split(" > ")), shown);
  }

  private static void assertEnd(
      BrandRouter brand, CallRequest call, String choices, String expected) {
    assertEquals("madrid: " + expected, Walk.of(brand.call(call), choices).end());
  }
}
