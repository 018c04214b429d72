package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which friends take a number, in order. */
final class CandidatesTest {

  private static final Brand BRAND =
      Brand.of(
          "demo",
          Client.builder("madrid")
              .emergencyNumber("112")
              .extension("2001", ExtensionTarget.voicemail("sales"))
              .numbering(NumberingRule.of("00", 1, 9, "+"))
              .friend(Friend.remote("any").priority(9).pattern(".").build())
              .friend(Friend.remote("world").priority(1).pattern("^\\+").build())
              .friend(Friend.remote("twice").priority(2).patterns("^2", "^20", "^00").build())
              .friend(Friend.internal("sister", "barcelona").priority(3).build())
              .build(),
          Client.builder("barcelona")
              .extension("2001", ExtensionTarget.voicemail("vendes"))
              .extension("2002", ExtensionTarget.voicemail("compres"))
              .build());

  private static CallRouter router(boolean compiled) {
    return compiled
        ? BrandCompiler.create().compile(BRAND).client("madrid")
        : Objects.requireNonNull(ReferenceRouter.ofBrand(BRAND, PlanLimits.DEFAULT).get("madrid"));
  }

  private static List<String> names(CallRouter router, String number, RouteOptions options) {
    return router.candidates(number, options).stream()
        .map(candidate ->
            candidate.friend().name()
                + candidate.number().map(normalised -> " with " + normalised).orElse(""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_friend_is_named_once_and_in_order_of_precedence(boolean compiled) {
    CallRouter router = router(compiled);
    assertEquals(List.of("twice", "sister", "any"), names(router, "2002", RouteOptions.NONE));
    assertEquals(List.of("any"), names(router, "9", RouteOptions.NONE));
    assertEquals(router.route("2002"), router.candidates("2002").get(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_number_that_goes_elsewhere_has_no_candidates(boolean compiled) {
    CallRouter router = router(compiled);
    assertEquals(List.of(), names(router, "112", RouteOptions.NONE));
    assertEquals(List.of(), names(router, "2001", RouteOptions.NONE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_left_out_is_no_candidate(boolean compiled) {
    CallRouter router = router(compiled);
    assertEquals(List.of("sister", "any"), names(router, "2002", RouteOptions.leavingOut("twice")));
    assertEquals(
        List.of("twice", "sister", "any"),
        names(router, "2001", RouteOptions.NONE.skippingExtensions()));
    assertThrows(
        IllegalArgumentException.class,
        () -> router.candidates("2002", RouteOptions.leavingOut("nobody")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void friends_that_take_the_normalised_number_come_second(boolean compiled) {
    assertEquals(
        List.of("twice", "any", "world with +34"),
        names(router(compiled), "0034", RouteOptions.NONE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_number_that_cannot_be_dialled_is_refused(boolean compiled) {
    CallRouter router = router(compiled);
    assertThrows(InvalidDestinationException.class, () -> router.candidates(""));
    assertThrows(InvalidDestinationException.class, () -> router.candidates(null));
  }
}
