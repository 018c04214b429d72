package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.router.SidePath.SidePattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left to the side path, and what it says it weighs. */
class SidePathTest {

  private static final int NOBODY = 99;

  /** One that any number must be asked of. */
  private static SidePattern pattern(int rank, String text) {
    return new SidePattern(rank, text, 0);
  }

  private static SidePath path(boolean full) {
    return new SidePath(
        List.of(pattern(4, "^1"), pattern(6, "2"), pattern(9, ".")),
        List.of(
            new Literal("*1", true, 1),
            new Literal("*12", true, 2),
            new Literal("15", false, 3),
            new Literal("25", false, 7),
            new Literal("25", false, 8)),
        full,
        new Re2jPatterns());
  }

  @ParameterizedTest
  @CsvSource({
    "*1, 1",
    "*123, 1",
    "*, 9",
    "15, 3",
    "151, 4",
    "1, 4",
    "12, 4",
    "21, 6",
    "25, 6",
    "32, 6",
    "3, 9",
    "'\n', 99"
  })
  void the_strongest_rank_that_takes_a_number_wins(String number, int rank) {
    assertEquals(rank, path(false).strengthen(NOBODY, number));
  }

  @ParameterizedTest
  @CsvSource({"25, 7", "12, 99", "1, 4", "2, 6", "3, 9", "15, 3"})
  void patterns_take_the_whole_number_where_that_is_asked(String number, int rank) {
    assertEquals(rank, path(true).strengthen(NOBODY, number));
  }

  @ParameterizedTest
  @CsvSource({
    "*1, 0, 0",
    "*1, 1, 1",
    "*1, 2, 1",
    "15, 3, 3",
    "15, 4, 3",
    "1, 4, 4",
    "1, 5, 4",
    "25, 7, 6",
    "25, 6, 6",
    "25, 5, 5"
  })
  void an_answer_that_is_not_weaker_stays(String number, int answer, int rank) {
    assertEquals(rank, path(false).strengthen(answer, number));
  }

  @Test
  void the_strongest_of_all_is_known_beforehand() {
    assertEquals(1, path(false).strongest());
    assertEquals(4, of(List.of(pattern(4, "1")), List.of()).strongest());
    assertEquals(3, of(List.of(), List.of(new Literal("1", false, 3))).strongest());
    assertEquals(
        2,
        of(List.of(pattern(2, "1")), List.of(new Literal("1", false, 3), new Literal("2", true, 5)))
            .strongest());
    assertEquals(
        2,
        of(List.of(pattern(4, "1")), List.of(new Literal("2", true, 2), new Literal("1", false, 3)))
            .strongest());
  }

  private static SidePath of(List<SidePattern> patterns, List<Literal> literals) {
    return new SidePath(patterns, literals, false, new Re2jPatterns());
  }

  @Test
  void what_it_keeps_is_counted() {
    assertEquals(3, path(false).patternCount());
    assertEquals(48 + 2 * 56 + 3 * 32 + 2 * 28, path(false).bytes());
  }

  @Test
  void a_router_weighs_its_array_and_each_decision_that_is_its_own() {
    Extension alice = Extension.of("1", ExtensionTarget.endpoint("user", "alice"));
    RouteDecision external = ToExternal.of();
    long empty = Weights.of(new RouteDecision[] {external}, false);
    assertTrue(empty > 16 + 4);
    assertEquals(empty + 16 + 4, Weights.of(new RouteDecision[] {external}, true));
    assertEquals(empty + 4 + 16, weight(ToExtension.of(alice)));
    assertEquals(empty + 4 + 16, weight(ToEmergency.of(EmergencyNumber.of("112"))));
    assertEquals(empty + 4 + 16, weight(ToRemoteFriend.of(Friend.remote("f").build())));
    assertEquals(empty + 4 + 24, weight(ToService.of(ServiceCode.exact("*1"), "")));
    assertEquals(
        empty + 4 + 24, weight(ToInternalFriend.of(Friend.internal("f", "c").build(), alice)));
    assertEquals(empty + 4, weight(Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE)));
  }

  private static long weight(RouteDecision decision) {
    return Weights.of(new RouteDecision[] {decision, ToExternal.of()}, false);
  }
}
