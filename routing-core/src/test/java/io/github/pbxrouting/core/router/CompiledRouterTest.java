package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
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
  void what_a_pattern_says_of_characters_beyond_ascii_is_what_routes(
      String pattern, String number, boolean taken) {
    Client client =
        Client.builder("c").friend(Friend.remote("f").priority(1).pattern(pattern).build()).build();
    CallRouter router = BrandCompiler.create().compile(Brand.of("b", client)).client("c");

    assertEquals(taken, router.route(number) instanceof ToRemoteFriend);
  }

  /** RE2/J is asked about the number itself: no other character stands in for one beyond ASCII. */
  @ParameterizedTest
  @CsvSource({
    "'^(?:[Aa]nna|Andr\u00e9|Jos\u00e9)$', Jos\u00e9, true",
    "'^(?:[Aa]nna|Andr\u00e9|Jos\u00e9)$', anna, true",
    "'^(?:[Aa]nna|Andr\u00e9|Jos\u00e9)$', Jose, false",
    "'^(?:[Aa]nna|Andr\u00e9|Jos\u00e9)$', Jos\u007f, false",
    "'(?i)^k1', \u212a1, true",
    "'^.$', \ud83d\ude00, true",
    "'^..$', \ud83d\ude00, false",
    "'^[^1]{2}$', \u00e9\ud83d\ude00, true",
    "'\\b1\\b', \u00e91\u00e9, true",
  })
  void a_number_beyond_ascii_is_matched_as_it_is(String pattern, String number, boolean taken) {
    for (int others : new int[] {0, 40}) {
      assertEquals(taken, takes(pattern, number, others), () -> pattern + " of " + others);
    }
  }

  /** Groups of flags and empty quotations before a quantifier leave what stands before them. */
  @ParameterizedTest
  @CsvSource({
    "'^0(?i)?[0-9]*7[0-9]{70}$', 5, 7, 70, true",
    "'^0(?i)?[0-9]*7[0-9]{70}$', 05, 7, 70, true",
    "'^0\\Q\\E?[0-9]*7[0-9]{70}$', 5, 7, 70, true",
    "'^0\\Q\\E?[0-9]*7[0-9]{70}$', 5, 7, 69, false",
  })
  void a_quantifier_behind_flags_or_an_empty_quotation_repeats_what_stands_before(
      String pattern, String begin, String digit, int more, boolean taken) {
    String number = begin + digit + "1".repeat(more);
    for (int others : new int[] {0, 40}) {
      assertEquals(taken, takes(pattern, number, others), () -> pattern + " of " + others);
    }
  }

  private static boolean takes(String pattern, String number, int others) {
    RemoteFriend.Builder friend = Friend.remote("f").priority(1).pattern(pattern);
    for (int i = 0; i < others; i++) {
      friend.pattern("^999" + i);
    }
    Client client = Client.builder("c").friend(friend.build()).build();
    CallRouter router = BrandCompiler.create().compile(Brand.of("b", client)).client("c");
    return router.route(number) instanceof ToRemoteFriend;
  }
}
