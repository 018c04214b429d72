package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who takes a number, for the compiled router, for one without any room for tables, and for the
 * reference alike.
 */
final class PrecedenceTest {

  private static final ExtensionTarget ALICE = ExtensionTarget.endpoint("user", "alice");

  enum Engine {
    COMPILED(brand -> BrandCompiler.create().compile(brand).client("madrid")),
    COMPILED_WITHOUT_TABLES(brand ->
        BrandCompiler.create()
            .compile(brand, CompileOptions.DEFAULT.withMaxTableBytes(1))
            .client("madrid")),
    REFERENCE(brand ->
        Objects.requireNonNull(ReferenceRouter.ofBrand(brand, PlanLimits.DEFAULT).get("madrid")));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<Brand, CallRouter> compiler;

    Engine(Function<Brand, CallRouter> compiler) {
      this.compiler = compiler;
    }

    CallRouter router(Client.Builder madrid, Client... others) {
      List<Client> clients = new ArrayList<>(List.of(others));
      clients.add(0, madrid.build());
      return compiler.apply(Brand.of("demo", clients));
    }
  }

  private static Client.Builder madrid() {
    return Client.builder("madrid");
  }

  private static Client barcelona() {
    return Client.builder("barcelona")
        .extension("2001", ALICE)
        .extension("1001", ExtensionTarget.voicemail("box"))
        .extension("2002", ExtensionTarget.external("+34944123456"))
        .build();
  }

  private static RemoteFriend remote(String name, int priority, String... patterns) {
    RemoteFriend.Builder friend = Friend.remote(name).priority(priority);
    for (String pattern : patterns) {
      friend.pattern(pattern);
    }
    return friend.build();
  }

  /** The decision in a word, so that a table of them reads well. */
  private static String shown(RouteDecision decision) {
    if (decision instanceof ToEmergency to) {
      return "emergency " + to.emergency().number();
    } else if (decision instanceof ToService to) {
      return "service " + to.code().code() + " '" + to.arguments() + "'";
    } else if (decision instanceof ToExtension to) {
      return "extension " + to.extension().number();
    } else if (decision instanceof ToRemoteFriend to) {
      return to.friend().name();
    } else if (decision instanceof ToInternalFriend to) {
      return to.friend().name() + " at " + to.extension().number();
    } else if (decision instanceof Rejected rejected) {
      return rejected.reason().token();
    }
    assertEquals(ToExternal.of(), decision);
    return "external";
  }

  /** Routes each number in every form a number comes in. */
  private static void assertRoutes(CallRouter router, String... numbersAndDecisions) {
    for (int i = 0; i < numbersAndDecisions.length; i += 2) {
      String number = numbersAndDecisions[i];
      String expected = numbersAndDecisions[i + 1];
      assertEquals(expected, shown(router.route(number)), number);
      assertEquals(expected, shown(router.route(number, RouteOptions.NONE)), number);
      byte[] bytes = ("<" + number + ">").getBytes(StandardCharsets.UTF_8);
      assertEquals(expected, shown(router.route(bytes, 1, bytes.length - 2)), number);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_pattern_is_found_anywhere_unless_it_is_anchored(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("loose", 2, "34"))
                .friend(remote("anchored", 1, "^34", "56$", "^78$")));
    assertRoutes(
        router,
        "12345",
        "loose",
        "345",
        "anchored",
        "1256",
        "anchored",
        "78",
        "anchored",
        "178",
        "external",
        "781",
        "external");
  }

  @ParameterizedTest
  @EnumSource
  void in_full_mode_a_pattern_is_the_whole_number(Engine engine) {
    CallRouter router =
        engine.router(
            madrid().match(MatchMode.FULL).friend(remote("bilbao", 1, "2[0-9]{3}", "3|34")));
    assertRoutes(
        router,
        "2001",
        "bilbao",
        "20011",
        "external",
        "12001",
        "external",
        "34",
        "bilbao",
        "345",
        "external");
  }

  @ParameterizedTest
  @EnumSource
  void letters_are_case_sensitive_unless_the_pattern_says_otherwise(Engine engine) {
    CallRouter router =
        engine.router(
            madrid().friend(remote("exact", 1, "^abc$")).friend(remote("any", 2, "(?i)^abc$")));
    assertRoutes(router, "abc", "exact", "aBc", "any", "abd", "external");
  }

  @ParameterizedTest
  @EnumSource
  void any_pattern_of_a_friend_suffices(Engine engine) {
    CallRouter router = engine.router(madrid().friend(remote("bilbao", 1, "^1", "^2")));
    assertRoutes(router, "10", "bilbao", "20", "bilbao", "30", "external");
  }

  @ParameterizedTest
  @EnumSource
  void a_remote_friend_without_patterns_takes_nothing(Engine engine) {
    CallRouter router = engine.router(madrid().friend(remote("empty", 1)));
    assertRoutes(router, "1", "external", "34", "external");
  }

  @ParameterizedTest
  @EnumSource
  void a_dollar_is_the_end_of_the_number_only(Engine engine) {
    CallRouter router =
        engine.router(
            madrid().friend(remote("end", 1, "^12$")).friend(remote("line", 2, "(?m)^34$")));
    assertRoutes(router, "12", "end", "12\n", "external", "34\n5", "line", "5\n34", "line");
  }

  @ParameterizedTest
  @EnumSource
  void what_re2_accepts_means_what_it_means_there(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("word", 3, "\\b77\\b"))
                .friend(remote("greek", 1, "^\\p{Greek}+$"))
                .friend(remote("lazy", 2, "^5+?6*?$")));
    assertRoutes(
        router,
        "77",
        "word",
        "1#77*",
        "word",
        "177",
        "external",
        "\u03b1\u03b2",
        "greek",
        "5566",
        "lazy",
        "5\u03b1",
        "external");
  }

  /** RE2/J answers for every other friend whatever the room, and for all where there is none. */
  @ParameterizedTest
  @EnumSource
  void what_is_left_to_re2_keeps_its_place(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("first", 1, "^5"))
                .friend(remote("second", 2, "[Aa][xy]|A[zw]|^[56]"))
                .friend(remote("third", 3, "^[567]", "^A"))
                .friend(remote("fourth", 4, "[Bb][xy]|B[zw]|^[5-8]"))
                .extension("6", ALICE)
                .extension("Ax", ALICE));
    assertRoutes(
        router,
        "55",
        "first",
        "65",
        "second",
        "75",
        "third",
        "Az",
        "second",
        "AB",
        "third",
        "6",
        "extension 6",
        "Ax",
        "extension Ax",
        "85",
        "fourth",
        "9",
        "external");
  }

  /** No ASCII letter is at a boundary behind a digit, but letters beyond ASCII are. */
  @ParameterizedTest
  @EnumSource
  void a_pattern_that_no_ascii_character_can_end_may_end_with_another(Engine engine) {
    CallRouter router = engine.router(madrid().friend(remote("accented", 1, "^7\\b\\pL")));
    assertRoutes(router, "7\u00e9", "accented", "7e", "external", "7", "external");
    RouteOptions options = RouteOptions.NONE.skippingExtensions();
    assertEquals("accented", shown(router.route("7\u00e9", options)));
    assertEquals("external", shown(router.route("7e", options)));
  }

  @ParameterizedTest
  @EnumSource
  void a_router_knows_its_client(Engine engine) {
    Client.Builder client = madrid().extension("1001", ALICE).friend(remote("any", 1, ""));
    assertEquals(client.build(), engine.router(client).client());
  }

  /** Enough that their beginnings are kept, for numbers that cannot be walked. */
  @ParameterizedTest
  @EnumSource
  void among_many_patterns_those_of_each_friend_are_asked_for_numbers_beyond_ascii(Engine engine) {
    String[] patterns = new String[40];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = "^1" + i + "\\p{Greek}$";
    }
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("many", 1, patterns))
                .friend(remote("after", 2, "^2\\p{Greek}$", "^17")));
    assertRoutes(
        router,
        "10\u03b1",
        "many",
        "139\u03b1",
        "many",
        "2\u03b1",
        "after",
        "17\u20ac",
        "after",
        "140\u03b1",
        "external");
    RouteOptions withoutMany = RouteOptions.leavingOut("many");
    assertEquals("after", shown(router.route("17\u03b1", withoutMany)));
    assertEquals("external", shown(router.route("10\u03b1", withoutMany)));
  }

  @ParameterizedTest
  @EnumSource
  void an_extension_beats_every_friend(Engine engine) {
    CallRouter router =
        engine.router(
            madrid().friend(remote("greedy", Integer.MIN_VALUE, "")).extension("1001", ALICE));
    assertRoutes(router, "1001", "extension 1001", "1002", "greedy", "10011", "greedy");
  }

  @ParameterizedTest
  @EnumSource
  void a_lower_priority_value_wins_and_may_be_negative(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("default", 0, "^3"))
                .friend(remote("last", 7, "^[1-3]"))
                .friend(remote("first", -5, "^33"))
                .friend(remote("very last", Integer.MAX_VALUE, "")));
    assertRoutes(router, "33", "first", "34", "default", "20", "last", "40", "very last");
  }

  @ParameterizedTest
  @EnumSource
  void among_equal_priorities_the_friend_declared_first_wins(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("zeta", 1, "^34"))
                .friend(Friend.internal("sister", "barcelona").build())
                .friend(remote("alpha", 1, "^3", "^2")),
            barcelona());
    assertRoutes(router, "34", "zeta", "35", "alpha", "2001", "sister at 2001", "2003", "alpha");
  }

  @ParameterizedTest
  @EnumSource
  void a_destination_is_one_to_128_characters_of_any_kind(Engine engine) {
    CallRouter router = engine.router(madrid().friend(remote("odd", 1, "^[^0-9]")));
    String longest = "1".repeat(127) + "\u20ac";
    assertRoutes(
        router,
        "\ud83d\ude00",
        "odd",
        "\u0000",
        "odd",
        longest,
        "external",
        "1".repeat(128),
        "external");

    String tooLong = "1".repeat(129);
    byte[] buffer = tooLong.getBytes(StandardCharsets.US_ASCII);
    assertThrows(InvalidDestinationException.class, () -> router.route(""));
    assertThrows(InvalidDestinationException.class, () -> router.route(buffer, 5, 0));
    assertThrows(InvalidDestinationException.class, () -> router.route(tooLong));
    assertThrows(InvalidDestinationException.class, () -> router.route(buffer, 0, buffer.length));
    assertThrows(
        InvalidDestinationException.class, () -> router.route(new byte[10_000], 0, 10_000));
    assertThrows(InvalidDestinationException.class, () -> router.route(tooLong, RouteOptions.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void a_destination_that_is_null_is_refused(Engine engine) {
    CallRouter router = engine.router(madrid());
    assertThrows(InvalidDestinationException.class, () -> router.route(null));
    assertThrows(InvalidDestinationException.class, () -> router.route(null, 0, 1));
    assertThrows(InvalidDestinationException.class, () -> router.route(null, RouteOptions.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void bytes_that_are_no_utf8_or_lie_outside_the_buffer_are_refused(Engine engine) {
    CallRouter router = engine.router(madrid());
    byte[] halfCharacter = {'1', (byte) 0xc3};
    byte[] overlong = {(byte) 0xc0, (byte) 0xb1};
    byte[] halfSurrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
    assertThrows(InvalidDestinationException.class, () -> router.route(halfCharacter, 0, 2));
    assertThrows(InvalidDestinationException.class, () -> router.route(overlong, 0, 2));
    assertThrows(InvalidDestinationException.class, () -> router.route(halfSurrogate, 0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> router.route(halfCharacter, 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> router.route(halfCharacter, -1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> router.route(halfCharacter, 0, -1));
  }

  @ParameterizedTest
  @EnumSource
  void a_service_code_beats_extensions_and_friends_and_the_longest_wins(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .friend(remote("greedy", 1, ""))
                .extension("94", ALICE)
                .serviceCode(ServiceCode.withArguments("*9"))
                .serviceCode(ServiceCode.withArguments("*94"))
                .serviceCode(ServiceCode.exact("*945"))
                .serviceCode(ServiceCode.exact("#1")));
    assertRoutes(
        router,
        "*9",
        "service *9 ''",
        "*93",
        "service *9 '3'",
        "*94",
        "service *94 ''",
        "*941001",
        "service *94 '1001'",
        "*945",
        "service *945 ''",
        "*9456",
        "service *94 '56'",
        "*94\u20ac",
        "service *94 '\u20ac'",
        "#1",
        "service #1 ''",
        "#12",
        "greedy",
        "94",
        "extension 94");
  }

  @ParameterizedTest
  @EnumSource
  void an_unknown_star_code_is_rejected_without_any_code_when_the_client_says_so(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .rejectUnknownCodes(true)
                .extension("*55", ALICE)
                .friend(remote("greedy", 1, "")));
    assertRoutes(
        router,
        "*",
        "unknown-service-code",
        "*56",
        "unknown-service-code",
        "#1",
        "greedy",
        "*55",
        "extension *55");
  }

  @ParameterizedTest
  @EnumSource
  void an_unknown_star_code_is_rejected_when_the_client_declares_any_code(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .serviceCode(ServiceCode.exact("#1"))
                .extension("*55", ALICE)
                .friend(remote("greedy", 1, ""))
                .friend(Friend.internal("sister", "barcelona").priority(-1).build()),
            Client.builder("barcelona").extension("*66", ALICE).build());
    assertRoutes(
        router,
        "*",
        "unknown-service-code",
        "*56",
        "unknown-service-code",
        "*66",
        "unknown-service-code",
        "*\u20ac",
        "unknown-service-code",
        "1*",
        "greedy",
        "*55",
        "extension *55");
  }

  @ParameterizedTest
  @EnumSource
  void without_declared_codes_a_star_is_an_ordinary_character(Engine engine) {
    CallRouter router = engine.router(madrid().friend(remote("stars", 1, "^\\*9")));
    assertRoutes(router, "*94", "stars", "*8", "external");
  }

  @ParameterizedTest
  @EnumSource
  void an_emergency_number_beats_everything(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .emergencyNumber("112")
                .emergencyNumber("*94")
                .serviceCode(ServiceCode.withArguments("*9"))
                .extension("112", ALICE)
                .friend(remote("greedy", Integer.MIN_VALUE, "")));
    assertRoutes(
        router,
        "112",
        "emergency 112",
        "1123",
        "greedy",
        "*94",
        "emergency *94",
        "*95",
        "service *9 '5'");
    assertEquals(Optional.of(Extension.of("112", ALICE)), router.extension("112"));
  }

  @ParameterizedTest
  @EnumSource
  void an_internal_friend_takes_the_extensions_of_its_target_whatever_they_lead_to(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .extension("1001", ALICE)
                .friend(Friend.internal("sister", "barcelona").priority(1).build())
                .friend(remote("bilbao", 2, "^2")),
            barcelona());
    assertRoutes(
        router,
        "1001",
        "extension 1001",
        "2001",
        "sister at 2001",
        "2002",
        "sister at 2002",
        "2003",
        "bilbao",
        "20011",
        "bilbao");
    ToInternalFriend decision = (ToInternalFriend) router.route("2002");
    assertEquals("barcelona", decision.friend().targetClient());
    assertEquals(ExtensionTarget.external("+34944123456"), decision.extension().target());
  }

  @ParameterizedTest
  @EnumSource
  void the_calling_friend_can_be_left_out(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .emergencyNumber("2112")
                .extension("2000", ALICE)
                .friend(remote("bilbao", 1, "^2"))
                .friend(Friend.internal("sister", "barcelona").priority(2).build())
                .friend(remote("rest", 3, "1$")),
            barcelona());
    RouteOptions withoutBilbao = RouteOptions.leavingOut("bilbao");
    assertEquals("bilbao", shown(router.route("2001")));
    assertEquals("sister at 2001", shown(router.route("2001", withoutBilbao)));
    assertEquals("rest", shown(router.route("2011", withoutBilbao)));
    assertEquals("external", shown(router.route("2003", withoutBilbao)));
    assertEquals("extension 2000", shown(router.route("2000", withoutBilbao)));
    assertEquals("emergency 2112", shown(router.route("2112", withoutBilbao)));
    assertEquals("external", shown(router.route("2\u20ac", withoutBilbao)));
    RouteOptions withoutSister = RouteOptions.leavingOut("sister");
    assertEquals("bilbao", shown(router.route("2001", withoutSister)));
    assertEquals("sister at 1001", shown(router.route("1001")));
    assertEquals("rest", shown(router.route("1001", withoutSister)));
    assertThrows(
        IllegalArgumentException.class,
        () -> router.route("2001", RouteOptions.leavingOut("nobody")));
  }

  @ParameterizedTest
  @EnumSource
  void extensions_can_be_passed_over(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .emergencyNumber("112")
                .serviceCode(ServiceCode.withArguments("*94"))
                .extension("112", ALICE)
                .extension("*55", ALICE)
                .extension("2001", ALICE)
                .extension("3001", ALICE)
                .friend(remote("bilbao", 1, "^2", "^1"))
                .friend(remote("next", 2, "^2")));
    RouteOptions skipping = RouteOptions.NONE.skippingExtensions();
    assertEquals("bilbao", shown(router.route("2001", skipping)));
    assertEquals("external", shown(router.route("3001", skipping)));
    assertEquals("emergency 112", shown(router.route("112", skipping)));
    assertEquals("service *94 '7'", shown(router.route("*947", skipping)));
    assertEquals("unknown-service-code", shown(router.route("*55", skipping)));
    assertEquals(
        "next",
        shown(router.route("2001", RouteOptions.leavingOut("bilbao").skippingExtensions())));
  }

  @ParameterizedTest
  @EnumSource
  void the_same_number_gets_the_same_decision(Engine engine) {
    CallRouter router =
        engine.router(
            madrid()
                .emergencyNumber("112")
                .extension("1001", ALICE)
                .friend(remote("bilbao", 1, "^3"))
                .friend(Friend.internal("sister", "barcelona").build())
                .serviceCode(ServiceCode.exact("*1")),
            barcelona());
    for (String number : new String[] {"112", "1001", "34", "2001", "9", "*2"}) {
      assertSame(router.route(number), router.route(number, RouteOptions.NONE), number);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_extension_is_found_by_its_number(Engine engine) {
    CallRouter router =
        engine.router(madrid().extension("1001", ALICE).friend(remote("greedy", 1, "")));
    assertEquals(Optional.of(Extension.of("1001", ALICE)), router.extension("1001"));
    assertEquals(Optional.empty(), router.extension("1002"));
    assertEquals(Optional.empty(), router.extension(""));
    assertEquals(Optional.empty(), router.extension("1".repeat(1000)));
    assertEquals(Optional.empty(), router.extension("100\u20ac"));
  }
}
