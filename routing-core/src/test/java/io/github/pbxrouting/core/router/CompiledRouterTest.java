package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Numbers with characters beyond ASCII, of which an automaton must not decide before it sees them.
 */
class CompiledRouterTest {

  @ParameterizedTest
  @CsvSource({
    "'^7[[:ascii:]]*$', 7a, true",
    "'^7[[:ascii:]]*$', 7\u00e9, false",
    "'^7[[:ascii:]]*$', 7a\u0127a, false",
    "'^7(?:[[:ascii:]]|\\p{Greek})*$', 7\u03b1a, true",
    "'^7(?:[[:ascii:]]|\\p{Greek})*$', 7\u00e9a, false",
    "'^7[[:^ascii:]]', 7\u00e9, true",
    "'^7[[:^ascii:]]', 7a, false",
    "'^7\\p{Greek}', 7\u03b1, true",
    "'^7\\p{Greek}', 7\u00e9, false",
  })
  void whatAPatternSaysOfCharactersBeyondAsciiIsWhatRoutes(
      String pattern, String number, boolean taken) {
    Client client =
        Client.builder("c").friend(Friend.remote("f").priority(1).pattern(pattern).build()).build();
    CallRouter router = BrandCompiler.create().compile(Brand.of("b", client)).client("c");

    assertEquals(taken, router.route(number) instanceof ToRemoteFriend);
  }
}
