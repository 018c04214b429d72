package io.github.pbxrouting.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is locally wrong is refused at once, with the name of the field at the head of the message.
 */
final class RefusalTest {

  private static final ForwardTarget NIGHT = ForwardTarget.voicemail("night");

  /** Every place that takes a name: what the message calls it, and how it is given. */
  static Stream<Arguments> names() {
    return Stream.of(
        place("brand name", name -> Brand.of(name)),
        place("client id", Client::builder),
        place("brand name", Brand::builder),
        place("friend name", Friend::remote),
        place("friend name", name -> Friend.internal(name, "barcelona")),
        place("target client", name -> Friend.internal("sister", name)),
        place("endpoint kind", name -> ExtensionTarget.endpoint(name, "alice")),
        place("endpoint id", name -> ExtensionTarget.endpoint("user", name)),
        place("voicemail", ExtensionTarget::voicemail),
        place("voicemail", ForwardTarget::voicemail),
        place("caller", Caller::party),
        place("caller client", name -> Caller.friend(name, "bilbao")),
        place("caller", name -> Caller.friend("madrid", name)),
        place("client", name -> CallRequest.of(name, "2001")),
        place("friend", RouteOptions::leavingOut),
        place("friend", RouteOptions.NONE::withoutFriend));
  }

  /** Every place that takes a number as a plan declares it. */
  static Stream<Arguments> numbers() {
    return Stream.of(
        place("emergencyNumber", EmergencyNumber::of),
        place("emergencyNumber", number -> Client.builder("madrid").emergencyNumber(number)),
        place("extension number", number -> Extension.of(number, ExtensionTarget.voicemail("v"))),
        place("throughFriends", ExtensionTarget::throughFriends),
        place("extension", ForwardTarget::extension),
        place("serviceCode", ServiceCode::exact),
        place("serviceCode", ServiceCode::withArguments));
  }

  /** Every place that takes a PSTN number. */
  static Stream<Arguments> externalNumbers() {
    return Stream.of(
        place("external", ExtensionTarget::external), place("external", ForwardTarget::external));
  }

  private static Arguments place(String field, Consumer<String> given) {
    return Arguments.of(field, given);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_bad_name_is_refused(String field, Consumer<String> given) {
    Map<String, String> bad = new TreeMap<>();
    bad.put("", "must not be blank");
    bad.put(" ", "must not be blank");
    bad.put("\t\u2003", "must not be blank");
    bad.put("n".repeat(129), "has 129 characters: use at most 128");
    bad.put(
        "ma\ndrid",
        "contains the control character U+000A at offset 2: write \"ma.drid\" without it");
    bad.put("madrid\0", "contains the control character U+0000 at offset 6");
    bad.put("\u007fmadrid", "contains the control character U+007F at offset 0");
    bad.put("madrid\u0085", "contains the control character U+0085 at offset 6");
    bad.put("a\ud83d", "has an unpaired surrogate at offset 1");
    bad.put("\ud83dab", "has an unpaired surrogate at offset 0");
    bad.put("a\udca0b", "has an unpaired surrogate at offset 1");
    bad.put("\udca0\ud83d", "has an unpaired surrogate at offset 0");
    bad.forEach((name, problem) -> refuses(field, problem, () -> given.accept(name)));
  }

  @Test
  void a_refusal_says_the_same_whatever_the_locale_of_the_host() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      refuses("emergencyNumber", "U+0020 at offset 3", () -> EmergencyNumber.of("*94 1"));
      refuses(
          "client id", "U+000A at offset 12", () -> Client.builder("a long name \nof a client"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_good_name_is_taken(String field, Consumer<String> given) {
    for (String name :
        List.of("m", "n".repeat(128), "Plaza Mayor", "münchen", "\ud83d\udca0", "x\ud83d\udca0y")) {
      assertDoesNotThrow(() -> given.accept(name), field);
    }
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_bad_number_is_refused(String field, Consumer<String> given) {
    Map<String, String> bad = new TreeMap<>();
    bad.put("", "must not be empty");
    bad.put("*".repeat(129), "has 129 characters: use at most 128");
    bad.put("*94 1001", "contains the character U+0020 at offset 3");
    bad.put(" *94", "contains the character U+0020 at offset 0");
    bad.put("*94\n", "contains the character U+000A at offset 3");
    bad.put("*9\0", "contains the character U+0000 at offset 2");
    bad.put("*\u007f", "contains the character U+007F at offset 1");
    bad.put("*é", "contains the character U+00E9 at offset 1");
    bad.put("*\uff11", "contains the character U+FF11 at offset 1");
    bad.forEach((number, problem) -> refuses(field, problem, () -> given.accept(number)));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void a_good_number_is_taken(String field, Consumer<String> given) {
    for (String number : List.of("*", "#", "*94", "#31#", "*".repeat(128), "*+(alice)!~")) {
      assertDoesNotThrow(() -> given.accept(number), field);
    }
  }

  @ParameterizedTest
  @MethodSource("externalNumbers")
  void what_is_no_external_number_is_refused(String field, Consumer<String> given) {
    for (String number :
        List.of(
            "",
            "+",
            "+12",
            "+1234567890123456",
            "1".repeat(33),
            "1".repeat(1_000_000),
            "++34944",
            "34+944",
            "944-123",
            "944 123",
            " 944",
            "944\n",
            "*94",
            "94a",
            "+34a44",
            "/944",
            ":944",
            "\uff19\uff14\uff14",
            "\u0661\u0662\u0663")) {
      refuses(field, "is not an external number", () -> given.accept(number));
    }
  }

  @ParameterizedTest
  @MethodSource("externalNumbers")
  void an_external_number_is_plus_and_3_to_15_digits_or_plain_digits(
      String field, Consumer<String> given) {
    for (String number : List.of("+349", "+123456789012345", "0", "944123456", "9".repeat(32))) {
      assertDoesNotThrow(() -> given.accept(number), field);
    }
  }

  @Test
  void a_refusal_shows_no_more_than_the_head_of_what_it_refuses() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> ExtensionTarget.external("\r9\ud83d" + "4".repeat(1_000_000)));
    assertTrue(
        thrown.getMessage().contains("\".9." + "4".repeat(37) + "\"...;"), thrown.getMessage());
  }

  @Test
  void the_kind_of_an_endpoint_has_no_slash_so_that_kind_and_id_stay_apart() {
    refuses(
        "endpoint kind", "must not contain a slash", () -> ExtensionTarget.endpoint("a/b", "c"));
    assertEquals("user/a/b", ExtensionTarget.endpoint("user", "a/b").toString());
  }

  @Test
  void a_service_code_starts_with_a_star_or_a_hash() {
    refuses("serviceCode", "write *94 instead", () -> ServiceCode.exact("94"));
    refuses("serviceCode", "write *9* instead", () -> ServiceCode.withArguments("9*"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 3601, Long.MAX_VALUE})
  void a_no_answer_rule_waits_1_to_3600_seconds(long seconds) {
    refuses(
        "after",
        "(seconds) must be between 1 and 3600, but was " + seconds,
        () -> ForwardRule.onNoAnswer(Duration.ofSeconds(seconds), NIGHT));
  }

  @Test
  void a_no_answer_rule_waits_whole_seconds() {
    refuses(
        "after",
        "must be in whole seconds, but was PT1.5S",
        () -> ForwardRule.onNoAnswer(Duration.ofMillis(1500), NIGHT));
    refuses("after", "is missing", () -> ForwardRule.of(ForwardCondition.NO_ANSWER, null, NIGHT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 3600})
  void the_time_of_a_no_answer_rule_goes_with_no_other_rule(int seconds) {
    Duration after = Duration.ofSeconds(seconds);
    assertEquals(Optional.of(after), ForwardRule.onNoAnswer(after, NIGHT).after());
    for (ForwardCondition condition : ForwardCondition.values()) {
      if (condition != ForwardCondition.NO_ANSWER) {
        refuses(
            "after",
            "applies to no-answer rules only, but was " + seconds,
            () -> ForwardRule.of(condition, after, NIGHT));
        refuses(
            "after",
            "applies to no-answer rules only, but was -1",
            () -> ForwardRule.of(condition, Duration.ofSeconds(-1), NIGHT));
      }
    }
  }

  static Stream<Arguments> numericFields() {
    CallRequest call = CallRequest.of("madrid", "2001");
    return Stream.of(
        Arguments.of("maxRedirects", below(0, call::withMaxRedirects)),
        Arguments.of("maxHops", below(0, call::withMaxHops)),
        Arguments.of("redirects", below(0, count -> state(count, 0))),
        Arguments.of("hops", below(0, count -> state(0, count))),
        Arguments.of("redirects", below(1, RefusalTest::forward)),
        Arguments.of("maxTableBytes", below(1, n -> CompileOptions.DEFAULT.withMaxTableBytes(n))),
        Arguments.of("states", below(0, n -> RouterFootprint.builder("dense").states(n))),
        Arguments.of("bytes", below(0, n -> RouterFootprint.builder("dense").bytes(n))),
        Arguments.of("patterns", below(0, n -> RouterFootprint.builder("dense").patterns(n))),
        Arguments.of("offset", below(0, n -> Samples.problem().withOffset(n))));
  }

  @Test
  void re2j_answers_no_more_patterns_than_there_are() {
    RouterFootprint.Builder one = RouterFootprint.builder("dense").patterns(1);
    RouterFootprint.Builder other = RouterFootprint.builder("dense").patterns(1);
    one.patternsOnRe2j(List.of("^2", "^3"));
    other.patternsOnRe2jBeyondAscii(List.of("^2", "^3"));

    refuses("patternsOnRe2j", "between 0 and 1", one::build);
    refuses("patternsOnRe2jBeyondAscii", "between 0 and 1", other::build);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT3H0.000000001S", "PT9999H"})
  void the_timeout_of_a_dial_step_is_above_zero_and_at_most_10800_seconds(Duration timeout) {
    refuses("timeout", "but was " + timeout, () -> dial(timeout));
    assertDoesNotThrow(() -> dial(Duration.ofNanos(1)));
    assertDoesNotThrow(() -> dial(Duration.ofHours(3)));
  }

  /** What is done with the last number that is fine, the first that is not, and one far out. */
  record Bound(int fine, int bad, int far, Consumer<Integer> given) {}

  private static Bound below(int least, Consumer<Integer> given) {
    return new Bound(least, least - 1, Integer.MIN_VALUE, given);
  }

  @ParameterizedTest
  @MethodSource("numericFields")
  void a_number_out_of_its_range_is_refused(String field, Bound bound) {
    assertDoesNotThrow(() -> bound.given().accept(bound.fine()));
    refuses(field, "but was " + bound.bad(), () -> bound.given().accept(bound.bad()));
    refuses(field, "but was " + bound.far(), () -> bound.given().accept(bound.far()));
  }

  @Test
  void every_limit_is_1_or_more_and_changed_alone() throws Exception {
    for (Method limit : limits()) {
      PlanLimits seven = built(limit.getName(), 7);
      for (Method other : limits()) {
        Object expected =
            other.getName().equals(limit.getName())
                ? Integer.valueOf(7)
                : other.invoke(PlanLimits.DEFAULT);
        assertEquals(
            expected, other.invoke(seven), limit.getName() + " changes " + other.getName());
      }
      String range =
          limit.getName().equals("destinationLength") ? "between 1 and 128" : "at least 1";
      refuses(limit.getName(), "must be " + range + ", but was 0", () -> built(limit.getName(), 0));
      refuses(
          limit.getName(), "must be " + range + ", but was -5", () -> built(limit.getName(), -5));
    }
    assertEquals(128, built("destinationLength", 128).destinationLength());
    refuses(
        "destinationLength",
        "must be between 1 and 128, but was 129",
        () -> built("destinationLength", 129));
  }

  private static List<Method> limits() {
    List<Method> limits =
        Stream.of(PlanLimits.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() == int.class)
            .toList();
    assertEquals(13, limits.size());
    return limits;
  }

  private static PlanLimits built(String limit, int value) {
    String with = "with" + Character.toUpperCase(limit.charAt(0)) + limit.substring(1);
    try {
      return (PlanLimits)
          PlanLimits.class.getMethod(with, int.class).invoke(PlanLimits.DEFAULT, value);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void an_invalid_plan_has_a_problem() {
    refuses("problems", "must not be empty", () -> new InvalidPlanException(List.of()));
  }

  private static CallState state(int redirects, int hops) {
    return CallState.of(CallRequest.of("madrid", "2001")).withRedirects(redirects).withHops(hops);
  }

  private static void forward(int redirects) {
    CallStep.Forward.of("madrid", Samples.remoteFriend(), "2001", Samples.rule(), redirects);
  }

  private static void dial(Duration timeout) {
    CallStep.Dial.of("madrid", Samples.remoteFriend(), "2001", timeout, null);
  }

  private static void refuses(String field, String problem, Executable executable) {
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, executable);
    assertTrue(thrown.getMessage().startsWith(field + " "), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(problem), thrown.getMessage());
  }
}
