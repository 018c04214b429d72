package io.github.pbxrouting.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.testing.Choice;
import io.github.pbxrouting.core.testing.FlowBrands;
import io.github.pbxrouting.core.testing.Genes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * What holds of every call in every brand, whatever its host reports. Started with {@code
 * -Djqwik.tries.default=1000000}, it tries for hours.
 */
@Tag("slow")
final class CallMachineProperties {

  @Provide
  Arbitrary<FlowBrands.Call> calls() {
    return FlowBrands.calls();
  }

  @Provide
  Arbitrary<Brand> brands() {
    return FlowBrands.brands();
  }

  @Provide
  Arbitrary<Genes> genes() {
    return Genes.ofSize(200);
  }

  private static BrandRouter compile(Brand brand) {
    return BrandCompiler.create().compile(brand);
  }

  private static Walk walk(FlowBrands.Call call) {
    return walk(compile(call.brand()), call);
  }

  private static Walk walk(BrandRouter brand, FlowBrands.Call call) {
    return Walk.of(brand.call(call.request()), call.choices(), call.times());
  }

  @Property
  void every_call_goes_as_the_story_tells_it(@ForAll("calls") FlowBrands.Call call) {
    List<CallStory.Told> shown =
        walk(call).flows().stream()
            .map(flow -> new CallStory.Told(flow.step(), flow.state()))
            .toList();
    assertEquals(CallStory.tell(call.brand(), call.request(), call.choices(), call.times()), shown);
  }

  @Property
  void every_call_ends_within_its_hops_and_redirects_when_nobody_ever_answers(
      @ForAll("calls") FlowBrands.Call call) {
    List<Choice> never = new ArrayList<>(List.of(Choice.NESTED));
    CallRequest request = call.request();
    int most = request.maxHops() + request.maxRedirects() + 1;
    for (int i = 0; i < most; i++) {
      List<Choice> again = call.choices();
      never.add(again.isEmpty() ? Choice.BUSY : dodging(again.get(i % again.size())));
    }
    Walk walk = walk(new FlowBrands.Call(call.brand(), request, never, List.of()));
    assertTrue(walk.flows().size() <= most, () -> "more than " + most + ": " + walk.shown());
    assertTrue(walk.last().step().isLast());
  }

  /** What keeps the call going. */
  private static Choice dodging(Choice choice) {
    return choice == Choice.ANSWERED || choice == Choice.CANCELLED ? Choice.NESTED : choice;
  }

  @Property
  void asking_a_flow_twice_or_for_something_else_first_changes_nothing(
      @ForAll("calls") FlowBrands.Call call) {
    BrandRouter brand = compile(call.brand());
    Walk walk = walk(brand, call);
    List<CallStep> steps = walk.steps();
    List<CallState> states = walk.states();
    for (CallFlow flow : walk.flows()) {
      if (flow instanceof CallFlow.Dialling dialling) {
        for (DialOutcome outcome : DialOutcome.values()) {
          assertNotNull(dialling.after(outcome).state());
        }
        dialling.nested().ifPresent(nested -> assertNotNull(nested.state()));
      } else if (flow instanceof CallFlow.Forwarding forwarding) {
        assertNotNull(forwarding.next().state());
      }
    }
    assertEquals(steps, walk.steps());
    assertEquals(states, walk.states());
    Walk again = walk(brand, call);
    assertEquals(steps, again.steps());
    assertEquals(states, again.states());
    Walk elsewhere = walk(call);
    assertEquals(steps, elsewhere.steps());
    assertEquals(states, elsewhere.states());
  }

  @Property
  void a_flow_offers_what_fits_its_step(@ForAll("calls") FlowBrands.Call call) {
    for (CallFlow flow : walk(call).flows()) {
      CallStep step = flow.step();
      assertEquals(step instanceof CallStep.Dial, flow instanceof CallFlow.Dialling);
      assertEquals(step instanceof CallStep.Forward, flow instanceof CallFlow.Forwarding);
      assertEquals(step.isLast(), flow instanceof CallFlow.Ended);
      if (flow instanceof CallFlow.Dialling dialling) {
        boolean internal = dialling.step().friend() instanceof InternalFriend;
        assertEquals(internal, dialling.nested().isPresent());
        assertEquals(internal, dialling.step().targetExtension().isPresent());
      }
    }
  }

  @Property
  void a_flow_resumed_from_its_history_is_the_same(@ForAll("calls") FlowBrands.Call call) {
    BrandRouter brand = compile(call.brand());
    List<CallFlow> flows = walk(brand, call).flows();
    for (int i = 0; i < flows.size(); i++) {
      CallFlow flow = flows.get(i);
      assertEquals(i, flow.history().size());
      assertThrows(UnsupportedOperationException.class, flow.history()::clear);
      CallFlow resumed = compile(call.brand()).resume(call.request(), flow.history());
      assertEquals(flow.step(), resumed.step());
      assertEquals(flow.state(), resumed.state());
      assertEquals(flow.history(), resumed.history());
    }
    assertEquals(
        walk(call).last().step(),
        brand.resume(call.request(), flows.get(flows.size() - 1).history()).step());
  }

  @Property
  void an_event_that_does_not_fit_is_refused_with_its_place(@ForAll("calls") FlowBrands.Call call) {
    BrandRouter brand = compile(call.brand());
    for (CallFlow flow : walk(brand, call).flows()) {
      int index = flow.history().size();
      for (CallEvent event :
          List.of(
              CallEvent.outcome(DialOutcome.BUSY, Duration.ZERO),
              CallEvent.nested(),
              CallEvent.forwarded())) {
        List<CallEvent> history = new ArrayList<>(flow.history());
        history.add(event);
        if (fits(event, flow)) {
          assertEquals(history, brand.resume(call.request(), history).history());
        } else {
          IllegalArgumentException thrown =
              assertThrows(
                  IllegalArgumentException.class, () -> brand.resume(call.request(), history));
          assertTrue(
              thrown.getMessage().startsWith("history[" + index + "] "), thrown.getMessage());
        }
      }
    }
  }

  private static boolean fits(CallEvent event, CallFlow flow) {
    return switch (flow.step().kind()) {
      case FORWARD -> event instanceof CallEvent.Forwarded;
      case DIAL ->
          event instanceof CallEvent.Outcome
              || (event instanceof CallEvent.Nested
                  && ((CallStep.Dial) flow.step()).friend() instanceof InternalFriend);
      case RING_ENDPOINT,
          CALL_EXTERNAL,
          CALL_EMERGENCY,
          RUN_SERVICE,
          LEAVE_VOICEMAIL,
          ANSWERED,
          REJECT ->
          false;
    };
  }

  @Property
  void time_left_only_shrinks_inside_a_nested_leg(@ForAll("calls") FlowBrands.Call call) {
    Duration left = null;
    for (CallFlow flow : walk(call).flows()) {
      Duration now = flow.state().timeLeft().orElse(null);
      if (left != null) {
        assertNotNull(now, "no way out of a nested leg");
        assertTrue(now.compareTo(left) <= 0);
      }
      if (flow.step() instanceof CallStep.RingEndpoint ring) {
        assertEquals(now, ring.timeLeft().orElse(null));
      }
      if (now != null && flow.step() instanceof CallStep.Dial dial) {
        assertTrue(dial.timeout().compareTo(now) <= 0);
      }
      left = now;
    }
  }

  @Property
  void origin_stays_and_what_is_counted_only_grows(@ForAll("calls") FlowBrands.Call call) {
    CallRequest request = call.request();
    BrandRouter brand = compile(call.brand());
    CallState before = null;
    for (CallFlow flow : walk(brand, call).flows()) {
      CallState state = flow.state();
      boolean nested = flow.history().contains(CallEvent.nested());
      assertEquals(nested ? CallType.INTERNAL : request.type(), state.type());
      assertEquals(nested, state.timeLeft().isPresent());
      assertEquals(request.origin(), state.origin());
      assertEquals(flow.step().client(), state.client());
      assertTrue(brand.hasClient(state.client()));
      assertTrue(state.redirects() <= Math.max(request.redirects(), request.maxRedirects()));
      assertTrue(state.hops() <= request.maxHops());
      int ours = state.redirects() - request.redirects();
      assertTrue(ours <= state.hops(), "only friends forward");
      int toldOf =
          request.diversions().size() + (flow.step() instanceof CallStep.Forward ? ours - 1 : ours);
      assertEquals(toldOf, state.diversions().size());
      if (before != null) {
        assertTrue(state.redirects() >= before.redirects());
        assertTrue(state.hops() >= before.hops());
        assertEquals(
            before.diversions(), state.diversions().subList(0, before.diversions().size()));
      }
      before = state;
    }
  }

  @Property
  void a_disabled_rule_never_changes_anything(
      @ForAll("calls") FlowBrands.Call call, @ForAll("genes") Genes genes) {
    Brand more =
        changed(
            call.brand(),
            (client, rules) -> {
              List<String> extensions =
                  client.extensions().stream().map(Extension::number).toList();
              List<ForwardRule> mixed = new ArrayList<>(rules);
              for (int left = genes.between(1, 3); left > 0; left--) {
                mixed.add(
                    genes.below(mixed.size() + 1), FlowBrands.rule(genes, extensions).disabled());
              }
              return mixed;
            });
    assertSameCall(call, more);
  }

  @Property
  void the_order_of_forward_rules_changes_nothing(
      @ForAll("calls") FlowBrands.Call call, @ForAll Random random) {
    Brand shuffled =
        changed(
            call.brand(),
            (client, rules) -> {
              List<ForwardRule> other = new ArrayList<>(rules);
              Collections.shuffle(other, random);
              return other;
            });
    assertSameCall(call, shuffled);
  }

  private static void assertSameCall(FlowBrands.Call call, Brand other) {
    Walk walk = walk(call);
    Walk changed = walk(call.in(other));
    assertEquals(walk.shown(), changed.shown());
    assertEquals(walk.states(), changed.states());
  }

  @Property
  void at_most_one_rule_of_a_friend_fits_and_a_plan_with_a_second_is_refused(
      @ForAll("brands") Brand brand, @ForAll CallType type) {
    compile(brand);
    boolean any = false;
    for (Client client : brand.clients()) {
      for (Friend friend : client.friends()) {
        for (ForwardCondition condition : ForwardCondition.values()) {
          long fitting =
              friend.forwards().stream()
                  .filter(rule -> rule.enabled() && rule.condition() == condition)
                  .filter(rule -> rule.calls().accepts(type))
                  .count();
          assertTrue(fitting <= 1, () -> friend + " has two rules for one call");
          any |= fitting == 1;
        }
      }
    }
    Brand doubled =
        changed(
            brand,
            (client, rules) -> {
              List<ForwardRule> twice = new ArrayList<>(rules);
              twice.addAll(rules);
              return twice;
            });
    if (any) {
      InvalidPlanException thrown =
          assertThrows(InvalidPlanException.class, () -> compile(doubled));
      assertTrue(
          thrown.problems().stream()
              .allMatch(problem -> problem.code() == ProblemCode.CONFLICTING_FORWARDS));
    }
  }

  @Property
  void a_call_goes_on_in_the_snapshot_it_was_started_from(@ForAll("calls") FlowBrands.Call call) {
    BrandRouter brand = compile(call.brand());
    CallFlow started = brand.call(call.request());
    Walk before = Walk.of(started, call.choices(), call.times());
    BrandRouter newer = brand;
    for (Client client : call.brand().clients()) {
      newer = newer.withClient(Client.builder(client.id()).build());
    }
    assertEquals(
        List.of(), newer.client(call.request().client()).client().extensions(), "is reloaded");
    assertEquals(before.steps(), Walk.of(started, call.choices(), call.times()).steps());
  }

  @Tag("exhaustive") // wants all its tries
  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void generated_calls_go_everywhere(@ForAll("calls") FlowBrands.Call call) {
    Walk walk = walk(call);
    for (CallStep step : walk.steps()) {
      Statistics.label("steps")
          .collect(step instanceof CallStep.Reject reject ? reject.reason() : step.getClass());
    }
    CallState end = walk.last().state();
    Statistics.label("redirects").collect(end.redirects());
    boolean elsewhere = !end.client().equals(call.request().client());
    Statistics.label("elsewhere").collect(elsewhere);
    Statistics.label("elsewhere").coverage(coverage -> coverage.check(true).count(far -> far > 9));
    Statistics.label("redirects")
        .coverage(coverage -> {
          coverage.check(2).count(far -> far > 9);
          coverage.check(5).count(far -> far > 9);
        });
    Statistics.label("steps")
        .coverage(coverage -> {
          for (Class<?> type : CallStep.class.getPermittedSubclasses()) {
            if (type != CallStep.Reject.class) {
              coverage.check(type).count(often -> often > 0);
            }
          }
          for (RejectionReason reason : RejectionReason.values()) {
            coverage.check(reason).count(often -> often > 0);
          }
        });
  }

  private interface RuleChange {
    List<ForwardRule> of(Client client, List<ForwardRule> rules);
  }

  /** That brand with the rules of every friend changed. */
  private static Brand changed(Brand brand, RuleChange change) {
    return Brand.of(
        brand.name(), brand.clients().stream().map(client -> changed(client, change)).toList());
  }

  private static Client changed(Client client, RuleChange change) {
    List<Friend> friends = new ArrayList<>();
    for (Friend friend : client.friends()) {
      List<ForwardRule> rules = change.of(client, friend.forwards());
      if (friend instanceof InternalFriend internal) {
        friends.add(internal.toBuilder().clearForwards().forwards(rules).build());
      } else if (friend instanceof RemoteFriend remote) {
        friends.add(remote.toBuilder().clearForwards().forwards(rules).build());
      }
    }
    return client.toBuilder().clearFriends().friends(friends).build();
  }
}
