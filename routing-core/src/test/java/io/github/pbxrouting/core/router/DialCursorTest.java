package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.NumberingPlan;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host learns digit by digit. */
final class DialCursorTest {

  private static final CallRouter MADRID =
      router(
          Client.builder("madrid")
              .emergencyNumber("112")
              .serviceCode(ServiceCode.exact("*70"))
              .serviceCode(ServiceCode.withArguments("*94"))
              .extension("1001", ExtensionTarget.endpoint("user", "alice"))
              .extension("10015", ExtensionTarget.endpoint("user", "bob"))
              .friend(Friend.remote("germany").priority(1).pattern("^0049").build())
              .friend(Friend.remote("bilbao").priority(2).pattern("^944[0-9]{6}$").build())
              .build());

  private static CallRouter router(Client client) {
    return router(client, CompileOptions.DEFAULT);
  }

  private static CallRouter router(Client client, CompileOptions options) {
    return BrandCompiler.create().compile(Brand.of("b", client), options).client(client.id());
  }

  @ParameterizedTest
  @CsvSource({
    // number, decision, settled, may be complete, match more
    "1, external, false, false, true",
    "112, emergency:112, false, true, false", // 1123 is external
    "1001, extension:1001, false, true, true", // 10015 is an extension too: T302
    "10015, extension:10015, false, true, false",
    "100150, external, true, true, false", // nothing takes it any more
    "00, external, false, false, true",
    "0049, friend:germany, true, true, true", // settled, of unknown length
    "004930, friend:germany, true, true, true",
    "0050, external, true, true, false",
    "94412345, external, false, false, true",
    "944123456, friend:bilbao, false, true, false",
    "9441234567, external, true, true, false",
    "*, rejected:unknown-service-code, false, false, true",
    "*7, rejected:unknown-service-code, false, false, true",
    "*70, service:*70, false, true, false",
    "*701, rejected:unknown-service-code, true, true, false",
    "*94, service:*94, true, true, true",
    "*941001, service:*94, true, true, true",
    "*5, rejected:unknown-service-code, true, true, false",
    "+, external, true, true, false",
  })
  void a_route_that_is_settled_and_a_number_that_is_complete_are_two_questions(
      String number, String key, boolean settled, boolean mayBeComplete, boolean matchMore) {
    DialCursor cursor = MADRID.dial().append(number);
    assertEquals(number, cursor.number());
    assertEquals(key, cursor.decision().key());
    assertEquals(settled, cursor.settled());
    assertEquals(mayBeComplete, cursor.mayBeComplete());
    assertEquals(matchMore, cursor.matchMore());
    assertTrue(cursor.exact());
    assertEquals(settled, cursor.possible().size() == 1);
  }

  @Test
  void what_can_still_become_of_a_number_is_listed_in_order_of_precedence() {
    assertEquals(
        List.of("extension:1001", "extension:10015", "external"),
        keys(MADRID.dial().append("10").possible()));
    assertEquals(
        List.of("service:*70", "service:*94", "rejected:unknown-service-code"),
        keys(MADRID.dial().append("*").possible()));
    assertEquals(9, MADRID.dial().possible().size());
  }

  private static List<String> keys(List<RouteDecision> decisions) {
    return decisions.stream().map(RouteDecision::key).toList();
  }

  @Test
  void an_empty_number_has_no_decision_and_is_not_complete() {
    DialCursor cursor = MADRID.dial();
    assertEquals(0, cursor.length());
    assertThrows(InvalidDestinationException.class, cursor::decision);
    assertFalse(cursor.settled());
    assertFalse(cursor.mayBeComplete());
    assertTrue(cursor.matchMore());
    CallRouter nothing = router(Client.builder("none").build());
    assertTrue(nothing.dial().settled());
    assertFalse(nothing.dial().matchMore());
  }

  @Test
  void a_cursor_serves_call_after_call() {
    DialCursor cursor = MADRID.dial().append("004");
    assertEquals("112", cursor.reset().append('1').append("12").number());
    assertEquals("emergency:112", cursor.decision().key());
    assertEquals("DialCursor[client=madrid, number=112]", cursor.toString());
  }

  @Test
  void the_friend_that_calls_is_left_out_of_decisions_and_of_what_may_follow() {
    CallRouter router =
        router(
            Client.builder("c")
                .extension("94", ExtensionTarget.endpoint("user", "alice"))
                .friend(Friend.remote("bilbao").priority(1).pattern("^944[0-9]{6}$").build())
                .friend(Friend.remote("spain").priority(2).pattern("^9441").build())
                .build());
    DialCursor cursor = router.dial(DialCursor.KEYPAD, RouteOptions.leavingOut("bilbao"));
    assertEquals("extension:94", cursor.append("94").decision().key());
    assertEquals("external", cursor.append('4').decision().key());
    assertTrue(cursor.matchMore());
    assertTrue(cursor.append('2').settled());
    assertFalse(cursor.matchMore());
    assertTrue(cursor.mayBeComplete());
    assertEquals("friend:spain", cursor.reset().append("944123456").decision().key());
    assertEquals("friend:bilbao", router.dial().append("944123456").decision().key());
    DialCursor through =
        router.dial(DialCursor.KEYPAD, RouteOptions.NONE.skippingExtensions()).append("94");
    assertEquals("external", through.decision().key());
    assertEquals(List.of("friend:bilbao", "friend:spain", "external"), keys(through.possible()));
    assertThrows(
        IllegalArgumentException.class,
        () -> router.dial(DialCursor.DIGITS, RouteOptions.leavingOut("porto")));
  }

  @Test
  void arguments_and_numbers_to_send_are_those_of_the_number_so_far() {
    DialCursor cursor = MADRID.dial().append("*9411");
    assertEquals(MADRID.route("*9411"), cursor.decision());
    CallRouter numbering =
        router(
            Client.builder("n")
                .numbering(NumberingPlan.builder("34", 9).outsideLine('9').build().rules())
                .emergencyNumber("112")
                .friend(Friend.remote("bilbao").pattern("^\\+34944[0-9]{6}$").build())
                .build());
    DialCursor line = numbering.dial();
    assertFalse(line.append("94400011").settled());
    assertTrue(line.matchMore());
    assertEquals("friend:bilbao", line.append('1').decision().key());
    assertEquals("+34944000111", line.decision().number().orElseThrow());
    assertEquals("emergency:112", line.reset().append("9112").decision().key());
    assertTrue(line.exact());
    assertTrue(line.mayBeComplete());
    assertSame(line.decision().kind(), numbering.route("9112").kind());
  }

  @Test
  void what_may_follow_decides_what_is_settled() {
    CallRouter router =
        router(
            Client.builder("c").friend(Friend.remote("f").pattern("^34[0-9]*$").build()).build());
    assertFalse(router.dial().append("34").settled());
    assertTrue(router.dial(DialCursor.DIGITS).append("34").settled());
    assertTrue(router.dial("9876543210").append("34").settled());
    assertFalse(router.dial("*").append("34").settled());
  }

  @Test
  void the_longest_number_is_settled_and_takes_no_more() {
    CallRouter router =
        router(
            MADRID.client(),
            CompileOptions.DEFAULT.withLimits(
                CompileOptions.DEFAULT.limits().withDestinationLength(4)));
    DialCursor cursor = router.dial().append("004");
    assertFalse(cursor.settled());
    assertTrue(cursor.append('9').settled());
    assertFalse(cursor.matchMore());
    assertTrue(cursor.mayBeComplete());
    InvalidDestinationException refused =
        assertThrows(InvalidDestinationException.class, () -> cursor.append('1'));
    assertEquals("the destination has 5 characters: give at most 4", refused.getMessage());
    assertEquals("0049", cursor.number());
    assertThrows(
        InvalidDestinationException.class,
        () -> new LiteralCursor(router, RouteOptions.NONE, "1", 1).append("12"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12 ", "1\u00e9", "\n"})
  void characters_that_no_telephone_sends_are_refused(String continuation) {
    assertThrows(IllegalArgumentException.class, () -> MADRID.dial(continuation));
  }

  @Test
  void patterns_without_their_anchor_are_answered_exactly() {
    RemoteFriend.Builder some = Friend.remote("some");
    for (int i = 100; i < 150; i++) {
      some.pattern(i + "[0-9]{4}$");
    }
    CallRouter router =
        router(Client.builder("c").friend(some.build()).extension(extension("9")).build());
    DialCursor cursor = router.dial().append("7770010012345");
    assertTrue(cursor.exact());
    assertEquals("external", cursor.decision().key());
    assertFalse(cursor.settled());
    assertEquals("friend:some", cursor.append("1201234").decision().key());
  }

  private static Extension extension(String number) {
    return Extension.of(number, ExtensionTarget.endpoint("user", number));
  }

  /** Five characters in the middle are remembered one by one: too many sets of walks. */
  @Test
  void an_automaton_that_gets_too_large_is_said_to_be_undecided() {
    RemoteFriend friend =
        Friend.remote("blow").patterns("7[0-9]{24}7[0-9]*$", "3[0-9]{23}3[0-9]*$").build();
    CallRouter router =
        router(Client.builder("c").extension(extension("1")).friend(friend).build());
    DialCursor cursor = router.dial();
    String number = "7373373377337337733737733773373";
    for (int i = 0; i < number.length(); i++) {
      cursor.append(number.charAt(i));
      assertEquals(router.route(cursor.number()), cursor.decision());
      assertFalse(cursor.exact());
      assertFalse(cursor.settled());
      assertTrue(cursor.matchMore());
    }
  }

  @Test
  void a_character_beyond_ascii_is_routed_and_leaves_the_rest_undecided() {
    DialCursor cursor = MADRID.dial().append("0049\u00e9");
    assertEquals("friend:germany", cursor.decision().key());
    assertFalse(cursor.exact());
    assertFalse(cursor.settled());
    assertTrue(cursor.mayBeComplete());
    assertEquals("external", cursor.reset().append("\u00e91").decision().key());
    assertFalse(cursor.mayBeComplete());
    assertEquals(9, cursor.possible().size());
  }
}
