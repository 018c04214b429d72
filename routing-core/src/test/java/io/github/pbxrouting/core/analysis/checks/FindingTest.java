package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What findings say, in words. */
class FindingTest {

  private static Finding.Builder finding() {
    return Finding.builder(FindingCode.UNREACHABLE_PATTERN, "madrid");
  }

  @Test
  void a_finding_is_a_line_that_names_whatever_it_is_about() {
    assertEquals(
        "warning unreachable-pattern: client madrid: no number reaches it; remove it",
        finding().saying("no number reaches it", "remove it").toString());
    assertEquals(
        "warning unreachable-pattern: client madrid, friend bilbao, pattern ^34, extension 1001:"
            + " no number reaches it; remove it",
        finding()
            .friend("bilbao")
            .pattern("^34")
            .extension("1001")
            .saying("no number reaches it", "remove it")
            .toString());
  }

  static List<Arguments> places() {
    Extension extension = Extension.of("1001", ExtensionTarget.voicemail("v"));
    return List.of(
        Arguments.of(
            RouteDecision.ToEmergency.of(new EmergencyNumber("112")), "an emergency number"),
        Arguments.of(
            RouteDecision.ToService.of(ServiceCode.exact("*94"), ""), "the service code *94"),
        Arguments.of(RouteDecision.ToExtension.of(extension), "extension 1001"),
        Arguments.of(
            RouteDecision.ToRemoteFriend.of(Friend.remote("bilbao").build()), "friend bilbao"),
        Arguments.of(
            RouteDecision.ToInternalFriend.of(
                Friend.internal("sister", "seville").build(), extension),
            "friend sister"),
        Arguments.of(
            RouteDecision.Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE),
            "the rejection unknown-service-code"),
        Arguments.of(RouteDecision.ToExternal.of(), "the PSTN"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_route_has_a_name_in_sentences(RouteDecision decision, String words) {
    assertEquals(words, Finding.place(Route.of(decision)));
  }

  @Test
  void numbers_are_counted_in_words() {
    NumberCount one = NumberCount.of(4, BigInteger.ONE, "1001");

    assertEquals("1 number", one.inWords());
    assertEquals("2 numbers", one.and(NumberCount.of(4, BigInteger.ONE, "1002")).inWords());
    assertEquals(
        "1,000,001 numbers", one.and(NumberCount.of(6, BigInteger.TEN.pow(6), "000000")).inWords());
  }

  @Test
  void the_witness_of_two_sets_is_the_shorter_one_or_else_the_first_in_order() {
    NumberCount shorter = NumberCount.of(3, BigInteger.ONE, "999");
    NumberCount longer = NumberCount.of(4, BigInteger.TWO, "1000");
    NumberCount later = NumberCount.of(4, BigInteger.ONE, "1001");

    assertEquals("999", longer.and(shorter).witness());
    assertEquals("999", shorter.and(longer).witness());
    assertEquals("1000", later.and(longer).witness());
    assertEquals(
        new TreeMap<>(Map.of(3, BigInteger.ONE, 4, BigInteger.valueOf(3))),
        shorter.and(longer).and(later).byLength());
  }
}
