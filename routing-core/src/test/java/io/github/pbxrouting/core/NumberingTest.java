package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.NumberingPlan;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers with two forms: which form decides, and what is sent. */
final class NumberingTest {

  private static final Client MADRID =
      Client.builder("madrid")
          .numbering(NumberingPlan.builder("34", 9).outsideLine('9').build().rules())
          .emergencyNumbers("112")
          .serviceCode(ServiceCode.withArguments("*9"))
          .extension("944000111", ExtensionTarget.endpoint("user", "alice"))
          .extension("700", ExtensionTarget.throughFriends("0034945000111"))
          .friend(Friend.remote("dialled").patterns("^0049", "^0033$").build())
          .friend(
              Friend.remote("normalised")
                  .priority(0)
                  .normalizedOnly(true)
                  .patterns("^0", "^\\+34945", "^[0-9]{4}$")
                  .build())
          .friend(Friend.remote("world").priority(9).patterns("^\\+").build())
          .build();

  private static final BrandRouter BRAND =
      BrandCompiler.create().compile(Brand.of("brand", MADRID), CompileOptions.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "112, emergency:112, -",
    "9112, emergency:112, 112", // an outside line, then the emergency number
    "944000111, extension:944000111, -", // as dialled, although it has a normalised form
    "004930123456, friend:dialled, -", // as dialled, before the friend of stronger priority
    "0034945000111, friend:normalised, +34945000111",
    "945000111, friend:normalised, +34945000111",
    "90034945000111, friend:normalised, +34945000111",
    "0033123456, friend:world, +33123456",
    "+34945000111, friend:normalised, -", // one form: all friends are asked, in order
    "0, friend:normalised, -", // one form
    "00, friend:normalised, -",
    "123456, external, -",
    "91234567, external, -", // too long for a short number, too short for a national one
    "912345, external, 12345",
    "1234, friend:normalised, -",
    "*911, service:*9, -",
    "9*11, external, -", // digits alone may follow the prefix
  })
  void the_form_that_decides_and_the_number_to_send(String dialled, String key, String sent) {
    RouteDecision decision = BRAND.client("madrid").route(dialled);
    assertEquals(key, decision.key());
    assertEquals(
        sent.equals("-") ? Optional.empty() : Optional.of(sent), decision.number(), dialled);
    Map<String, ReferenceRouter> reference =
        ReferenceRouter.ofBrand(BRAND.brand(), BRAND.options().limits());
    assertEquals(decision, reference.get("madrid").route(dialled));
  }

  @Test
  void a_decision_on_the_number_as_dialled_is_the_same_object_every_time() {
    CallRouter router = BRAND.client("madrid");
    assertSame(router.route("004930123456"), router.route("004930123457"));
  }

  @Test
  void a_friend_left_out_is_left_out_of_both_passes() {
    CallRouter router = BRAND.client("madrid");
    assertEquals(
        "friend:world", router.route("945000111", RouteOptions.leavingOut("normalised")).key());
    assertEquals(
        "friend:world", router.route("004930123456", RouteOptions.leavingOut("dialled")).key());
  }

  @Test
  void a_number_sent_through_the_friends_is_taken_as_it_is() {
    CallStep step = BRAND.call(CallRequest.of("madrid", "700")).step();
    assertEquals("0034945000111", ((CallStep.Dial) step).number());
    assertEquals("normalised", ((CallStep.Dial) step).friend().name());
  }

  @Test
  void a_call_dials_the_number_to_send() {
    assertEquals(
        "+34945000111",
        ((CallStep.Dial) BRAND.call(CallRequest.of("madrid", "945000111")).step()).number());
    assertEquals(
        "12345",
        ((CallStep.CallExternal) BRAND.call(CallRequest.of("madrid", "912345")).step()).number());
    assertEquals(
        "112",
        ((CallStep.CallEmergency) BRAND.call(CallRequest.of("madrid", "9112")).step()).number());
  }

  @Test
  void a_rule_whose_result_would_be_too_long_for_a_destination_is_refused() {
    Client client = Client.builder("c").numbering(NumberingRule.of("0", 4, 127, "+34")).build();
    InvalidPlanException refused =
        assertThrows(
            InvalidPlanException.class,
            () -> BrandCompiler.create().compile(Brand.of("b", client), CompileOptions.DEFAULT));
    assertEquals(
        List.of(ProblemCode.NUMBERING_TOO_LONG),
        refused.problems().stream().map(problem -> problem.code()).toList());
    assertEquals("numbering[0]", refused.problems().get(0).field());
  }

  @Test
  void a_changed_client_keeps_its_rules_in_the_next_snapshot() {
    BrandRouter changed = BRAND.withClient(MADRID.toBuilder().clearNumbering().build());
    assertEquals("external", changed.client("madrid").route("945000111").key());
    assertEquals(
        "friend:normalised", changed.withClient(MADRID).client("madrid").route("945000111").key());
  }

  @Test
  void a_router_tells_what_its_tables_take_and_whether_one_walk_decides() {
    Client plain = MADRID.toBuilder().clearNumbering().build();
    CallRouter router = BRAND.client("madrid");
    CallRouter without = BRAND.withClient(plain).client("madrid");
    assertTrue(router.footprint().bytes() > 2 * without.footprint().bytes());
    assertEquals(without.footprint().patterns(), router.footprint().patterns());
    String shown = router.toString();
    assertTrue(
        shown.startsWith("NumberingRouter[client=madrid, friends=3, rules=5, tables=3, states="),
        shown);
    assertTrue(shown.endsWith(", one walk]"), shown);
    Client unanchored =
        MADRID.toBuilder().friend(Friend.remote("any").patterns("94").build()).build();
    String slower = BRAND.withClient(unanchored).client("madrid").toString();
    assertTrue(slower.endsWith(", two walks]"), slower);
  }
}
