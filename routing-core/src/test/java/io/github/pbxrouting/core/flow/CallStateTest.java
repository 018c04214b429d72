package io.github.pbxrouting.core.flow;

import static io.github.pbxrouting.core.flow.Walk.after;
import static io.github.pbxrouting.core.flow.Walk.nested;
import static io.github.pbxrouting.core.flow.Walk.next;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.Iterables;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call carries, how far it may go, and what is refused. */
final class CallStateTest {

  private static final Caller ALICE = Caller.party("alice");

  private static final CallRequest CALL = CallRequest.of("madrid", "1");

  /**
   * Extension n leads to friend n, whose calls are forwarded to extension n + 1 when it is busy.
   */
  private static BrandRouter chain(int length) {
    Client.Builder client = Client.builder("madrid");
    for (int i = 1; i <= length; i++) {
      client
          .extension("1" + i, ExtensionTarget.throughFriends("2" + i))
          .friend(
              Friend.remote("f" + i)
                  .pattern("^2" + i + "$")
                  .forward(ForwardRule.onBusy(ForwardTarget.extension("1" + (i + 1))))
                  .build());
    }
    client.extension("1" + (length + 1), ExtensionTarget.endpoint("user", "zoe"));
    return compile(client.build());
  }

  /** Two clients whose extensions 1 lead to each other through their internal friends. */
  private static BrandRouter cycle(ForwardRule... rules) {
    return compile(
        Client.builder("madrid")
            .extension("1", ExtensionTarget.throughFriends("1"))
            .friend(Friend.internal("east", "barcelona").forwards(List.of(rules)).build())
            .build(),
        Client.builder("barcelona")
            .extension("1", ExtensionTarget.throughFriends("1"))
            .friend(Friend.internal("west", "madrid").build())
            .build());
  }

  @Test
  void after_a_forward_the_friend_calls_and_type_and_origin_stay() {
    CallFlow dial =
        chain(2).call(CallRequest.of("madrid", "11").withCaller(ALICE).withType(CallType.EXTERNAL));
    CallFlow forward = after(dial, DialOutcome.BUSY);
    CallFlow second = next(forward);
    CallFlow last = next(after(second, DialOutcome.CONGESTION));

    Caller f1 = Caller.friend("madrid", "f1");
    Caller f2 = Caller.friend("madrid", "f2");
    Diversion first = new Diversion("madrid", "f1", "21", ForwardCondition.BUSY);
    Diversion then = new Diversion("madrid", "f2", "22", ForwardCondition.BUSY);
    assertEquals(state(ALICE, 0, 1), dial.state());
    assertEquals(state(ALICE, 1, 1), forward.state());
    assertEquals(state(f1, 1, 2, first), second.state());
    assertEquals(state(f2, 2, 2, first, then), last.state());
    assertEquals("madrid: 13 rings user/zoe", Walk.shown(last.step()));
  }

  private static CallState state(Caller caller, int redirects, int hops, Diversion... diversions) {
    CallRequest request = CallRequest.of("madrid", "11").withCaller(ALICE);
    return CallState.of(request.withType(CallType.EXTERNAL))
        .withCaller(caller)
        .withRedirects(redirects)
        .withHops(hops)
        .withDiversions(List.of(diversions));
  }

  @Test
  void a_diversion_tells_the_number_the_friend_was_reached_with() {
    BrandRouter brand =
        compile(
            Client.builder("madrid")
                .friend(
                    Friend.remote("trunk")
                        .pattern("^9")
                        .forward(ForwardRule.unconditionally(ForwardTarget.voicemail("night")))
                        .build())
                .build());
    CallFlow last = next(brand.call(CallRequest.of("madrid", "944")));
    assertEquals(
        List.of(new Diversion("madrid", "trunk", "944", ForwardCondition.UNCONDITIONAL)),
        last.state().diversions());
  }

  @ParameterizedTest
  @CsvSource({
    // friends in the chain, redirects allowed, the last step
    "5, 5, madrid: 16 rings user/zoe",
    "6, 5, madrid: 44 too-many-redirects",
    "6, 6, madrid: 17 rings user/zoe",
    "1, 1, madrid: 12 rings user/zoe",
    "1, 0, madrid: 44 too-many-redirects"
  })
  void the_redirect_after_the_last_that_is_allowed_ends_the_call_with_cause_44(
      int friends, int allowed, String end) {
    Walk walk =
        Walk.of(
            chain(friends).call(CallRequest.of("madrid", "11").withMaxRedirects(allowed)),
            "busy busy busy busy busy busy");
    assertEquals(end, walk.end());
    assertEquals(Math.min(friends, allowed), walk.last().state().redirects());
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3, madrid: 14 rings user/zoe, 3",
    "3, 2, madrid: 25 too-many-hops, 2",
    "3, 0, madrid: 25 too-many-hops, 0",
  })
  void every_friend_reached_is_a_hop_and_the_one_too_many_ends_the_call_with_cause_25(
      int friends, int allowed, String end, int hops) {
    Walk walk =
        Walk.of(
            chain(friends).call(CallRequest.of("madrid", "11").withMaxHops(allowed)),
            "busy busy busy");
    assertEquals(end, walk.end());
    assertEquals(hops, walk.last().state().hops());
  }

  @Test
  void a_friend_that_forwards_unconditionally_is_a_hop_too() {
    BrandRouter brand =
        compile(
            Client.builder("madrid")
                .extension("1", ExtensionTarget.throughFriends("2"))
                .friend(
                    Friend.remote("trunk")
                        .pattern("2")
                        .forward(ForwardRule.unconditionally(ForwardTarget.extension("1")))
                        .build())
                .build());
    CallRequest call = CallRequest.of("madrid", "1").withMaxRedirects(100);
    Walk walk = Walk.of(brand.call(call.withMaxHops(3)), "");
    assertEquals("madrid: 25 too-many-hops", walk.end());
    assertEquals(3, walk.last().state().redirects());
    assertEquals(20, Walk.of(brand.call(call), "").last().state().hops());
    assertEquals(
        "madrid: 44 too-many-redirects",
        Walk.of(brand.call(CallRequest.of("madrid", "1")), "").end());
  }

  @Test
  void a_cycle_of_clients_ends_by_its_hops() {
    String nested = "nested ".repeat(30);
    Walk walk = Walk.of(cycle().call(CallRequest.of("madrid", "1")), nested);
    assertEquals("madrid: 25 too-many-hops", walk.end());
    assertEquals(21, walk.flows().size());
    assertEquals(20, walk.last().state().hops());
  }

  @Test
  void inside_a_target_client_the_friend_that_points_back_calls_and_all_counts_go_on() {
    BrandRouter brand = cycle(ForwardRule.onBusy(ForwardTarget.extension("1")));
    CallFlow dial = brand.call(CallRequest.of("madrid", "1").withCaller(ALICE));
    CallFlow inside = nested(dial);
    assertEquals(
        CallState.of(CALL.withCaller(ALICE))
            .withCaller(Caller.friend("barcelona", "west"))
            .withClient("barcelona")
            .withHops(2)
            .withTimeLeft(CallStep.DEFAULT_TIMEOUT),
        inside.state());
    CallFlow redirected = next(after(dial, DialOutcome.BUSY));
    Diversion diversion = new Diversion("madrid", "east", "1", ForwardCondition.BUSY);
    assertEquals(
        CallState.of(CALL.withCaller(ALICE))
            .withCaller(Caller.friend("barcelona", "west"))
            .withClient("barcelona")
            .withRedirects(1)
            .withHops(3)
            .withDiversions(List.of(diversion))
            .withTimeLeft(CallStep.DEFAULT_TIMEOUT),
        nested(redirected).state());
  }

  @Test
  void inside_a_target_client_without_a_friend_that_points_back_the_caller_stays() {
    BrandRouter brand =
        compile(
            Client.builder("madrid")
                .extension("3", ExtensionTarget.throughFriends("1"))
                .friend(Friend.internal("east", "barcelona").build())
                .friend(
                    Friend.remote("trunk")
                        .pattern("2")
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("3")))
                        .build())
                .build(),
            Client.builder("barcelona")
                .extension("1", ExtensionTarget.voicemail("vendes"))
                .friend(Friend.internal("south", "cadiz").build())
                .build(),
            Client.builder("cadiz").build());
    CallFlow inside = nested(brand.call(CallRequest.of("madrid", "1").withCaller(ALICE)));
    assertEquals(ALICE, inside.state().caller());
    assertEquals("barcelona", inside.state().client());
    CallFlow forwarded =
        next(after(brand.call(CallRequest.of("madrid", "2").withCaller(ALICE)), DialOutcome.BUSY));
    assertEquals(Caller.friend("madrid", "trunk"), nested(forwarded).state().caller());
  }

  @Test
  void with_the_hairpin_guard_a_call_does_not_go_back_to_the_friend_it_came_from() {
    BrandRouter brand =
        compile(
            Client.builder("madrid")
                .friend(Friend.remote("strong").priority(1).pattern("^2").build())
                .friend(Friend.remote("weak").priority(2).pattern("^2").build())
                .build(),
            Client.builder("barcelona").friend(Friend.remote("strong").build()).build());
    CallRequest call = CallRequest.of("madrid", "2");
    CallRequest byStrong = call.withCaller(Caller.friend("madrid", "strong"));
    assertEquals("madrid: answered by strong", Walk.of(brand.call(call), "").end());
    assertEquals("madrid: answered by strong", Walk.of(brand.call(byStrong), "").end());
    assertEquals(
        "madrid: answered by weak", Walk.of(brand.call(byStrong.withHairpinGuard()), "").end());
    CallRequest byNamesake =
        call.withCaller(Caller.friend("barcelona", "strong")).withHairpinGuard();
    assertEquals("madrid: answered by strong", Walk.of(brand.call(byNamesake), "").end());
    CallRequest byParty = call.withCaller(Caller.party("strong")).withHairpinGuard();
    assertEquals("madrid: answered by strong", Walk.of(brand.call(byParty), "").end());
  }

  @Test
  void with_the_hairpin_guard_a_forwarding_friend_is_left_out_too() {
    BrandRouter brand =
        compile(
            Client.builder("madrid")
                .extension("1", ExtensionTarget.throughFriends("2"))
                .friend(
                    Friend.remote("strong")
                        .priority(1)
                        .pattern("^2")
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("1")))
                        .build())
                .friend(Friend.remote("weak").priority(2).pattern("^2").build())
                .build());
    CallRequest call = CallRequest.of("madrid", "2");
    assertEquals("madrid: answered by strong", Walk.of(brand.call(call), "busy").end());
    assertEquals(
        "madrid: answered by weak", Walk.of(brand.call(call.withHairpinGuard()), "busy").end());
  }

  @Test
  void with_the_hairpin_guard_a_nested_call_does_not_go_back_where_it_came_from() {
    CallRequest call = CallRequest.of("madrid", "1");
    assertEquals(
        "barcelona: 3 no-friend-takes-number",
        Walk.of(cycle().call(call.withHairpinGuard()), "nested").end());
    assertEquals(
        "barcelona: answered by west, extension 1 there",
        Walk.of(cycle().call(call), "nested").end());
  }

  @Test
  void a_call_in_a_client_that_the_brand_does_not_have_is_refused() {
    refuses(
        "client \"sevilla\" is not in the brand \"demo\"",
        () -> cycle().call(CallRequest.of("sevilla", "1")));
  }

  @Test
  void a_calling_friend_that_does_not_exist_is_refused() {
    CallRequest call = CallRequest.of("madrid", "1");
    refuses(
        "caller friend \"west\" is not in the client \"madrid\"",
        () -> cycle().call(call.withCaller(Caller.friend("madrid", "west"))));
    refuses(
        "caller client \"sevilla\" is not in the brand \"demo\"",
        () -> cycle().call(call.withCaller(Caller.friend("sevilla", "west"))));
    assertEquals(
        Caller.friend("barcelona", "west"),
        cycle().call(call.withCaller(Caller.friend("barcelona", "west"))).state().caller());
  }

  @Test
  void a_call_that_asks_for_more_than_the_brands_limits_is_refused() {
    CallRequest call = CallRequest.of("madrid", "1");
    refuses("maxRedirects is 101", () -> cycle().call(call.withMaxRedirects(101)));
    refuses("maxHops is 1001", () -> cycle().call(call.withMaxHops(1_001)));
    CallFlow flow = cycle().call(call.withMaxRedirects(100).withMaxHops(1_000));
    assertEquals(1_000, Walk.of(flow, "nested ".repeat(2_000)).last().state().hops());

    PlanLimits narrow = PlanLimits.DEFAULT.withRedirects(5).withHops(20);
    BrandRouter brand =
        BrandCompiler.create().compile(cycle().brand(), CompileOptions.DEFAULT.withLimits(narrow));
    assertEquals(1, brand.call(call).state().hops());
    refuses("maxRedirects is 6", () -> brand.call(call.withMaxRedirects(6)));
    refuses("maxHops is 21", () -> brand.call(call.withMaxHops(21)));
  }

  @Test
  void a_destination_that_is_no_number_is_refused() {
    BrandRouter brand = cycle();
    for (String number : List.of("", "1".repeat(129))) {
      assertThrows(
          InvalidDestinationException.class, () -> brand.call(CallRequest.of("madrid", number)));
    }
    assertEquals(
        "madrid: external " + "1".repeat(128),
        Walk.of(brand.call(CallRequest.of("madrid", "1".repeat(128))), "").end());
  }

  @Test
  void a_number_for_the_friends_that_could_not_be_routed_later_is_refused_with_the_plan() {
    PlanLimits short7 = PlanLimits.DEFAULT.withDestinationLength(7);
    CompileOptions options = CompileOptions.DEFAULT.withLimits(short7);
    Client.Builder client =
        Client.builder("madrid").extension("1", ExtensionTarget.throughFriends("1234567"));
    BrandRouter brand = BrandCompiler.create().compile(Brand.of("demo", client.build()), options);
    assertEquals(
        "madrid: 3 no-friend-takes-number",
        Walk.of(brand.call(CallRequest.of("madrid", "1")), "").end());

    client.extension("2", ExtensionTarget.throughFriends("12345678"));
    PlanProblem problem =
        Iterables.getOnlyElement(
            BrandCompiler.create().problems(Brand.of("demo", client.build()), options));
    assertEquals(ProblemCode.TOO_LARGE, problem.code());
    assertEquals(Optional.of("2"), problem.extension());
    assertEquals("extensions[1].target", problem.field());
  }

  @Test
  void null_is_refused() {
    CallRequest call = CallRequest.of("madrid", "1");
    assertThrows(NullPointerException.class, () -> CallMachine.start(null, call));
    assertThrows(NullPointerException.class, () -> CallMachine.start(cycle(), null));
    CallFlow.Dialling flow = assertInstanceOf(CallFlow.Dialling.class, cycle().call(call));
    assertThrows(NullPointerException.class, () -> flow.after(null));
    assertThrows(NullPointerException.class, () -> flow.after(DialOutcome.BUSY, null));
  }

  @Test
  void a_flow_shows_its_step_and_what_the_call_carries() {
    CallFlow flow = cycle().call(CallRequest.of("madrid", "1"));
    assertEquals(flow.step() + " with " + flow.state(), flow.toString());
  }

  private static void refuses(String problem, Executable executable) {
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, executable);
    assertTrue(thrown.getMessage().startsWith(problem), thrown.getMessage());
  }

  private static BrandRouter compile(Client... clients) {
    return BrandCompiler.create().compile(Brand.of("demo", clients));
  }
}
