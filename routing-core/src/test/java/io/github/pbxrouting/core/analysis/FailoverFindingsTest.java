package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Friends that get calls only when a stronger one fails. */
final class FailoverFindingsTest {

  private static final ForwardTarget VOICEMAIL = ForwardTarget.voicemail("v");
  private static final Set<FindingCode> REACH =
      Set.of(
          FindingCode.UNREACHABLE_FRIEND,
          FindingCode.UNREACHABLE_PATTERN,
          FindingCode.HIDDEN_EXTENSION,
          FindingCode.COMPETING_FRIENDS);

  private static List<Finding> findings(boolean failover, Friend... friends) {
    Client client = Client.builder("a").friends(List.of(friends)).build();
    Client target =
        Client.builder("b").extension("3491", ExtensionTarget.endpoint("user", "u")).build();
    AnalysisOptions options = AnalysisOptions.DEFAULT.withFailover(failover);
    return PlanAnalysis.of(
            BrandCompiler.create().compile(Brand.of("brand", client, target)), options)
        .check()
        .stream()
        .filter(finding -> REACH.contains(finding.code()))
        .toList();
  }

  private static List<FindingCode> codes(boolean failover, Friend... friends) {
    return findings(failover, friends).stream().map(Finding::code).toList();
  }

  private static Friend first(ForwardRule... rules) {
    return Friend.remote("first").priority(1).patterns("^34").forwards(List.of(rules)).build();
  }

  private static RemoteFriend second() {
    return Friend.remote("second").priority(2).patterns("^34[0-9]{9}$").build();
  }

  @Test
  void a_weaker_friend_for_the_same_numbers_is_reached_by_failover() {
    assertEquals(List.of(FindingCode.UNREACHABLE_FRIEND), codes(false, first(), second()));
    List<Finding> findings = findings(true, first(), second());
    assertEquals(
        List.of(FindingCode.COMPETING_FRIENDS), findings.stream().map(Finding::code).toList());
    assertTrue(
        findings.get(0).message().endsWith(", and calls go on at it when those before it fail"),
        findings.get(0).message());
  }

  @Test
  void a_friend_that_forwards_every_call_fails_no_more() {
    Friend always = first(ForwardRule.unconditionally(VOICEMAIL));
    assertEquals(List.of(FindingCode.UNREACHABLE_FRIEND), codes(true, always, second()));
    Friend everyOutcome =
        first(
            ForwardRule.onBusy(VOICEMAIL),
            ForwardRule.onNoAnswer(Duration.ofSeconds(20), VOICEMAIL),
            ForwardRule.whenNotRegistered(VOICEMAIL));
    assertEquals(List.of(FindingCode.UNREACHABLE_FRIEND), codes(true, everyOutcome, second()));
  }

  @Test
  void a_rule_for_some_calls_or_outcomes_or_a_disabled_one_leaves_the_others() {
    Friend internal =
        first(ForwardRule.unconditionally(VOICEMAIL).forCalls(CallTypeFilter.INTERNAL));
    assertEquals(List.of(FindingCode.COMPETING_FRIENDS), codes(true, internal, second()));
    Friend busy = first(ForwardRule.onBusy(VOICEMAIL));
    assertEquals(List.of(FindingCode.COMPETING_FRIENDS), codes(true, busy, second()));
    Friend disabled = first(ForwardRule.unconditionally(VOICEMAIL).disabled());
    assertEquals(List.of(FindingCode.COMPETING_FRIENDS), codes(true, disabled, second()));
  }

  @Test
  void a_pattern_that_wins_nothing_is_reached_by_failover_too() {
    Friend two = Friend.remote("second").priority(2).patterns("^349", "^44").build();
    assertEquals(
        List.of(FindingCode.UNREACHABLE_PATTERN, FindingCode.COMPETING_FRIENDS),
        codes(false, first(), two));
    assertEquals(List.of(FindingCode.COMPETING_FRIENDS), codes(true, first(), two));
  }

  @Test
  void an_extension_behind_a_friend_is_reached_by_failover_and_behind_an_extension_is_not() {
    Friend internal = Friend.internal("sister", "b").priority(2).build();
    assertEquals(
        List.of(FindingCode.UNREACHABLE_FRIEND, FindingCode.HIDDEN_EXTENSION),
        codes(false, first(), internal));
    assertEquals(List.of(FindingCode.COMPETING_FRIENDS), codes(true, first(), internal));
  }

  private static List<String> unreachable(Friend... friends) {
    return findings(true, friends).stream()
        .filter(finding -> finding.code() == FindingCode.UNREACHABLE_FRIEND)
        .map(finding -> finding.friend().orElseThrow())
        .toList();
  }

  private static RemoteFriend.Builder third() {
    return Friend.remote("third").priority(3).patterns("^34[0-9]{9}$");
  }

  @Test
  void every_friend_before_it_has_to_let_a_call_go_on() {
    Friend always = second().toBuilder().forward(ForwardRule.unconditionally(VOICEMAIL)).build();
    assertEquals(List.of("third"), unreachable(first(), always, third().build()));
    assertEquals(List.of(), unreachable(first(), second(), third().build()));
  }

  @Test
  void all_of_them_have_to_let_calls_of_one_type_go_on() {
    ForwardRule rule = ForwardRule.unconditionally(VOICEMAIL);
    Friend first = first(rule.forCalls(CallTypeFilter.INTERNAL));
    Friend second = second().toBuilder().forward(rule.forCalls(CallTypeFilter.EXTERNAL)).build();
    assertEquals(List.of("third"), unreachable(first, second, third().build()));
  }

  @Test
  void numbers_that_a_friend_with_a_rule_does_not_take_go_on() {
    Friend some =
        Friend.remote("second")
            .priority(2)
            .patterns("^346")
            .forward(ForwardRule.unconditionally(VOICEMAIL))
            .build();
    assertEquals(List.of(), unreachable(first(), some, third().build()));
  }

  @Test
  void a_friend_that_matches_nothing_stays_unreachable() {
    Friend empty = Friend.remote("second").priority(2).build();
    assertEquals(List.of(FindingCode.UNREACHABLE_FRIEND), codes(true, first(), empty));
  }
}
