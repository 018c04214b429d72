package io.github.pbxrouting.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the words of the model mean. */
final class ModelTest {

  @ParameterizedTest
  @CsvSource({
    "ANY, INTERNAL, true",
    "ANY, EXTERNAL, true",
    "INTERNAL, INTERNAL, true",
    "INTERNAL, EXTERNAL, false",
    "EXTERNAL, INTERNAL, false",
    "EXTERNAL, EXTERNAL, true"
  })
  void a_filter_accepts_its_calls(CallTypeFilter filter, CallType type, boolean accepts) {
    assertEquals(accepts, filter.accepts(type));
  }

  @ParameterizedTest
  @CsvSource({
    "ANY, ANY, true",
    "ANY, INTERNAL, true",
    "ANY, EXTERNAL, true",
    "INTERNAL, ANY, true",
    "INTERNAL, INTERNAL, true",
    "INTERNAL, EXTERNAL, false",
    "EXTERNAL, ANY, true",
    "EXTERNAL, INTERNAL, false",
    "EXTERNAL, EXTERNAL, true"
  })
  void filters_overlap_when_a_call_is_for_both_and_any_overlaps_all(
      CallTypeFilter one, CallTypeFilter other, boolean overlap) {
    assertEquals(overlap, one.overlaps(other));
    boolean callForBoth =
        Stream.of(CallType.values()).anyMatch(type -> one.accepts(type) && other.accepts(type));
    assertEquals(callForBoth, overlap);
  }

  @Test
  void rules_conflict_when_both_are_enabled_and_fire_for_the_same_call() {
    List<ForwardRule> rules = new ArrayList<>();
    for (ForwardCondition condition : ForwardCondition.values()) {
      for (CallTypeFilter filter : CallTypeFilter.values()) {
        Duration after = condition == ForwardCondition.NO_ANSWER ? Duration.ofSeconds(20) : null;
        ForwardTarget target = ForwardTarget.voicemail(condition + " " + filter);
        ForwardRule rule = ForwardRule.of(condition, after, target).forCalls(filter);
        rules.add(rule);
        rules.add(rule.disabled());
      }
    }
    for (ForwardRule one : rules) {
      for (ForwardRule other : rules) {
        boolean conflict =
            one.enabled()
                && other.enabled()
                && one.condition() == other.condition()
                && (one.calls() == other.calls()
                    || one.calls() == CallTypeFilter.ANY
                    || other.calls() == CallTypeFilter.ANY);
        assertEquals(conflict, one.conflictsWith(other), () -> one + " and " + other);
      }
    }
  }

  @Test
  void a_rule_reads_like_a_sentence() {
    ForwardTarget dave = ForwardTarget.extension("1004");
    assertEquals(
        ForwardRule.of(ForwardCondition.BUSY, null, dave).forCalls(CallTypeFilter.INTERNAL),
        ForwardRule.onBusy(dave).forCalls(CallTypeFilter.INTERNAL));
    assertEquals(CallTypeFilter.ANY, ForwardRule.onBusy(dave).calls());
    assertTrue(ForwardRule.onBusy(dave).enabled());
    assertEquals(
        ForwardRule.of(ForwardCondition.NO_ANSWER, Duration.ofSeconds(20), dave),
        ForwardRule.onNoAnswer(Duration.ofSeconds(20), dave));
    assertEquals(
        ForwardRule.of(ForwardCondition.NOT_REGISTERED, null, dave)
            .forCalls(CallTypeFilter.EXTERNAL),
        ForwardRule.whenNotRegistered(dave).forCalls(CallTypeFilter.EXTERNAL));
    assertEquals(
        ForwardRule.of(ForwardCondition.UNCONDITIONAL, null, dave).withEnabled(false),
        ForwardRule.unconditionally(dave).disabled());
  }

  @ParameterizedTest
  @CsvSource({
    "UNCONDITIONAL, cfu, unconditional",
    "NO_ANSWER, cfnr, no-answer",
    "BUSY, cfb, user-busy",
    "NOT_REGISTERED, unavailable, unavailable"
  })
  void a_condition_has_its_diversion_reason(
      ForwardCondition condition, String diversion, String sipReason) {
    assertEquals(diversion, condition.diversion());
    assertEquals(sipReason, condition.sipReason());
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_SERVICE_CODE, unknown-service-code, 1",
    "NO_FRIEND_TAKES_NUMBER, no-friend-takes-number, 3",
    "CANCELLED, cancelled, 16",
    "BUSY, busy, 17",
    "NO_ANSWER, no-answer, 19",
    "NOT_REGISTERED, not-registered, 20",
    "TOO_MANY_HOPS, too-many-hops, 25",
    "TOO_MANY_REDIRECTS, too-many-redirects, 44"
  })
  void a_rejection_has_its_word_and_its_cause(RejectionReason reason, String token, int cause) {
    assertEquals(token, reason.token());
    assertEquals(cause, reason.cause());
    CallStep.Reject step = CallStep.Reject.of("madrid", reason);
    assertEquals(reason.cause(), step.cause());
  }

  @Test
  void every_rejection_is_in_the_table_above() {
    assertEquals(8, RejectionReason.values().length);
  }

  static Stream<Arguments> steps() {
    Set<Class<?>> goingOn = Set.of(CallStep.Dial.class, CallStep.Forward.class);
    return Samples.values().stream()
        .filter(CallStep.class::isInstance)
        .map(step -> Arguments.of(step, !goingOn.contains(step.getClass())));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void every_step_but_dial_and_forward_is_the_last_and_names_its_client(
      CallStep step, boolean isLast) {
    assertEquals(isLast, step.isLast());
    assertEquals("madrid", step.client());
  }

  @Test
  void a_request_is_internal_by_an_unknown_caller_with_5_redirects_and_20_hops_by_default() {
    CallRequest request = CallRequest.of("madrid", "2001");
    assertEquals("madrid", request.client());
    assertEquals("2001", request.destination());
    assertEquals(CallType.INTERNAL, request.type());
    assertEquals(Caller.party("unknown"), request.caller());
    assertFalse(request.hairpinGuard());
    assertEquals(5, request.maxRedirects());
    assertEquals(20, request.maxHops());
  }

  @Test
  void a_request_changes_one_thing_at_a_time() {
    Caller bilbao = Caller.friend("madrid", "bilbao");
    CallRequest request = CallRequest.of("madrid", "2001");
    CallRequest changed =
        request
            .withMaxHops(3)
            .withMaxRedirects(2)
            .withHairpinGuard()
            .withCaller(bilbao)
            .withType(CallType.EXTERNAL);
    assertEquals("madrid", changed.client());
    assertEquals("2001", changed.destination());
    assertEquals(CallType.EXTERNAL, changed.type());
    assertEquals(bilbao, changed.caller());
    assertTrue(changed.hairpinGuard());
    assertEquals(2, changed.maxRedirects());
    assertEquals(3, changed.maxHops());
    assertEquals(
        changed,
        request
            .withType(CallType.EXTERNAL)
            .withCaller(bilbao)
            .withHairpinGuard()
            .withMaxRedirects(2)
            .withMaxHops(3));
    assertEquals(CallRequest.of("madrid", "2001"), request);
  }

  @Test
  void route_options_leave_nothing_out_by_default() {
    assertEquals(Optional.empty(), RouteOptions.NONE.leftOutFriend());
    assertFalse(RouteOptions.NONE.skipExtensions());
    assertEquals(Optional.of("bilbao"), RouteOptions.leavingOut("bilbao").leftOutFriend());
    assertFalse(RouteOptions.leavingOut("bilbao").skipExtensions());
    assertEquals(Optional.empty(), RouteOptions.NONE.skippingExtensions().leftOutFriend());
    assertTrue(RouteOptions.NONE.skippingExtensions().skipExtensions());
    assertEquals(
        RouteOptions.NONE.skippingExtensions().withoutFriend("bilbao"),
        RouteOptions.leavingOut("bilbao").skippingExtensions());
  }

  @Test
  void compile_options_change_one_thing_at_a_time() {
    CompileOptions options = CompileOptions.DEFAULT;
    assertEquals(PlanLimits.DEFAULT, options.limits());
    assertEquals(16 << 20, options.maxTableBytes());
    PlanLimits small = PlanLimits.DEFAULT.withFriendsPerClient(3);
    assertEquals(small, options.withLimits(small).limits());
    assertEquals(20, options.withMaxTableBytes(20).maxTableBytes());
    assertEquals(small, options.withLimits(small).withMaxTableBytes(20).limits());
  }

  @Test
  void the_forward_rule_of_a_call_is_enabled_and_has_its_condition_and_type() {
    ForwardRule disabled = ForwardRule.onBusy(ForwardTarget.voicemail("old")).disabled();
    ForwardRule internal =
        ForwardRule.onBusy(ForwardTarget.voicemail("in")).forCalls(CallTypeFilter.INTERNAL);
    ForwardRule external =
        ForwardRule.onBusy(ForwardTarget.voicemail("out")).forCalls(CallTypeFilter.EXTERNAL);
    ForwardRule any = ForwardRule.whenNotRegistered(ForwardTarget.voicemail("any"));
    Friend friend =
        Friend.remote("bilbao").forwards(List.of(disabled, external, internal, any)).build();
    assertEquals(Optional.of(internal), friend.forward(ForwardCondition.BUSY, CallType.INTERNAL));
    assertEquals(Optional.of(external), friend.forward(ForwardCondition.BUSY, CallType.EXTERNAL));
    assertEquals(
        Optional.of(any), friend.forward(ForwardCondition.NOT_REGISTERED, CallType.EXTERNAL));
    assertEquals(Optional.empty(), friend.forward(ForwardCondition.NO_ANSWER, CallType.INTERNAL));
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void the_word_of_a_problem_code_is_lower_case_with_hyphens(ProblemCode code) {
    assertTrue(code.token().matches("[a-z0-9]+(-[a-z0-9]+)*"), code.token());
    assertEquals(
        code, ProblemCode.valueOf(code.token().replace('-', '_').toUpperCase(Locale.ROOT)));
  }

  @Test
  void a_problem_says_what_where_and_what_to_write_instead_in_one_line() {
    assertEquals(
        "clients[0].friends[2].patterns[0]: unescaped-repeat: client \"madrid\", friend \"bilbao\","
            + " offset 0: + has nothing to repeat; write \\+34",
        Samples.problem().within("friends[2]").within("clients[0]").toString());
    assertEquals(
        "extensions[3]: duplicate-extension: client \"madrid\", extension \"1001\": is declared"
            + " twice; leave one out",
        PlanProblem.of(
                ProblemCode.DUPLICATE_EXTENSION,
                "extensions[3]",
                "is declared twice",
                "leave one out")
            .withClient("madrid")
            .withExtension("1001")
            .toString());
  }

  @Test
  void an_invalid_plan_shows_its_problems_a_line_each_and_carries_them_all() {
    InvalidPlanException one = new InvalidPlanException(List.of(Samples.problem()));
    assertEquals("the plan has 1 problem:\n  " + Samples.problem(), one.getMessage());

    InvalidPlanException twenty =
        new InvalidPlanException(Collections.nCopies(20, Samples.problem()));
    assertEquals(21, twenty.getMessage().lines().count());

    InvalidPlanException many =
        new InvalidPlanException(Collections.nCopies(5_000, Samples.problem()));
    assertEquals(22, many.getMessage().lines().count());
    assertTrue(many.getMessage().startsWith("the plan has 5000 problems:\n"));
    assertTrue(many.getMessage().endsWith("\n  and 4980 more"));
    assertEquals(5_000, many.problems().size());
  }

  @Test
  void without_the_core_loading_the_compiler_names_the_artifact_to_add() {
    IllegalStateException thrown = assertThrows(IllegalStateException.class, RouterCompiler::load);
    assertTrue(thrown.getMessage().contains("routing-core"), thrown.getMessage());
  }
}
