package io.github.pbxrouting.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RouteDecisionTest {

  static Stream<Arguments> decisions() {
    return Stream.of(
        Arguments.of(
            RouteDecision.ToEmergency.of(EmergencyNumber.of("112")),
            RouteKind.EMERGENCY,
            "emergency:112"),
        Arguments.of(
            RouteDecision.ToService.of(ServiceCode.withArguments("*94"), "1001"),
            RouteKind.SERVICE,
            "service:*94"),
        Arguments.of(
            RouteDecision.ToExtension.of(Samples.extension()),
            RouteKind.EXTENSION,
            "extension:1001"),
        Arguments.of(
            RouteDecision.Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE),
            RouteKind.REJECTED,
            "rejected:unknown-service-code"),
        Arguments.of(
            RouteDecision.ToRemoteFriend.of(Samples.remoteFriend()),
            RouteKind.FRIEND,
            "friend:bilbao"),
        Arguments.of(
            RouteDecision.ToInternalFriend.of(Samples.internalFriend(), Samples.extension()),
            RouteKind.FRIEND,
            "friend:sister/barcelona"),
        Arguments.of(RouteDecision.ToExternal.of(), RouteKind.EXTERNAL, "external"));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_decision_has_a_kind_and_a_key_and_sends_the_number_as_dialled(
      RouteDecision decision, RouteKind kind, String key) {
    assertEquals(kind, decision.kind());
    assertEquals(key, decision.key());
    assertEquals(Optional.empty(), decision.number());
  }

  @Test
  void every_kind_is_in_the_table_above_in_order_of_precedence() {
    List<RouteKind> kinds = decisions().map(row -> (RouteKind) row.get()[1]).distinct().toList();
    assertEquals(Arrays.asList(RouteKind.values()), kinds);
  }

  @Test
  void the_word_of_a_kind_is_lower_case() {
    assertEquals(
        List.of("emergency", "service", "extension", "rejected", "friend", "external"),
        Stream.of(RouteKind.values()).map(RouteKind::token).toList());
  }

  @Test
  void a_slash_in_a_friends_name_does_not_make_two_keys_equal() {
    RouteDecision remote =
        RouteDecision.ToRemoteFriend.of(Friend.remote("sister/barcelona").build());
    RouteDecision internal =
        RouteDecision.ToInternalFriend.of(Samples.internalFriend(), Samples.extension());
    assertNotEquals(internal.key(), remote.key());
    assertEquals("friend:sister%2Fbarcelona", remote.key());
    assertEquals(
        "friend:50%25", RouteDecision.ToRemoteFriend.of(Friend.remote("50%").build()).key());
  }

  @Test
  void a_decision_with_a_rule_sends_what_the_rule_makes_of_the_number_dialled() {
    NumberingRule rule = NumberingRule.of("00", 4, 15, "+");
    RouteDecision.ToRemoteFriend remote =
        RouteDecision.ToRemoteFriend.of(Samples.remoteFriend()).withNumber(rule, "0034944");
    assertEquals(Optional.of("+34944"), remote.number());
    assertSame(remote.number().orElseThrow(), remote.number().orElseThrow());
    assertEquals(
        RouteDecision.ToRemoteFriend.of(Samples.remoteFriend()).withNumber("+34944"), remote);
    RouteDecision.ToInternalFriend internal =
        RouteDecision.ToInternalFriend.of(Samples.internalFriend(), Samples.extension());
    assertEquals(internal.withNumber("+34944"), internal.withNumber(rule, "0034944"));
    RouteDecision.ToExternal external = RouteDecision.ToExternal.of();
    assertEquals(
        external.withNumber("+34944").hashCode(), external.withNumber(rule, "0034944").hashCode());
    assertEquals("ToExternal[number=+34944]", external.withNumber(rule, "0034944").toString());
  }
}
