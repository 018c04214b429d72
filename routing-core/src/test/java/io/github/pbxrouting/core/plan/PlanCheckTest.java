package io.github.pbxrouting.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The problems that keep a plan from being compiled, and their texts. */
final class PlanCheckTest {

  private static final ExtensionTarget ALICE = ExtensionTarget.endpoint("user", "alice");

  private static final PlanLimits TIGHT =
      PlanLimits.DEFAULT
          .withPatternLength(40)
          .withPatternDepth(5)
          .withPatternSize(50)
          .withPatternsPerFriend(2)
          .withForwardsPerFriend(2)
          .withFriendsPerClient(4)
          .withExtensionsPerClient(4)
          .withCodesPerClient(3)
          .withClients(4)
          .withTotalEntries(20);

  /**
   * A plan with a problem.
   *
   * @param place client, friend, extension, field and offset, as far as there are any
   * @param words what the message and the suggestion have in them
   */
  record Case(ProblemCode code, List<Client> clients, String place, List<String> words) {

    @Override
    public String toString() {
      return code.token() + " at " + place;
    }
  }

  private static Case bad(ProblemCode code, String place, Client.Builder client, String... words) {
    return new Case(code, List.of(client.build()), place, List.of(words));
  }

  private static Client.Builder madrid() {
    return Client.builder("madrid");
  }

  private static Case badPattern(ProblemCode code, int offset, String pattern, String... words) {
    return bad(
        code,
        "madrid bilbao patterns[1] @" + offset,
        madrid().friend(Friend.remote("bilbao").pattern("^1").pattern(pattern).build()),
        words);
  }

  private static Client.Builder withForwards(ForwardRule... rules) {
    RemoteFriend.Builder friend = Friend.remote("bilbao").pattern("^1");
    for (ForwardRule rule : rules) {
      friend.forward(rule);
    }
    return madrid().extension("1001", ALICE).friend(friend.build());
  }

  static Stream<Case> badPlans() {
    ForwardTarget box = ForwardTarget.voicemail("box");
    return Stream.of(
        badPattern(ProblemCode.INVALID_PATTERN, 1, "1\\y"),
        badPattern(ProblemCode.INVALID_PATTERN, 4, "1{3}{2}", "{2}"),
        badPattern(ProblemCode.INVALID_PATTERN, 1, "[9-0]", "9-0"),
        badPattern(ProblemCode.INVALID_PATTERN, 1, "[[:digits:]]", "[:digits:]"),
        badPattern(ProblemCode.UNESCAPED_REPEAT, 0, "+34", "\\+34"),
        badPattern(ProblemCode.UNESCAPED_REPEAT, 0, "*94", "\\*94"),
        badPattern(ProblemCode.UNESCAPED_REPEAT, 2, "1|?", "\\?"),
        badPattern(ProblemCode.LOOK_AROUND, 1, "^(?!34)9", "(?!"),
        badPattern(ProblemCode.LOOK_AROUND, 1, "9(?<=34)", "(?<="),
        badPattern(ProblemCode.BACK_REFERENCE, 5, "^(.)1\\1", "\\1"),
        badPattern(ProblemCode.POSSESSIVE_QUANTIFIER, 2, "9++", "9+"),
        badPattern(ProblemCode.POSSESSIVE_QUANTIFIER, 0, "(?>9)1", "(?:"),
        badPattern(ProblemCode.UNBALANCED_PATTERN, 1, "^(34", ")"),
        badPattern(ProblemCode.UNBALANCED_PATTERN, 2, "34)", ")"),
        badPattern(ProblemCode.UNBALANCED_PATTERN, 1, "3[45", "]"),
        badPattern(ProblemCode.PATTERN_TOO_LONG, 40, "1".repeat(41), "41", "40"),
        badPattern(ProblemCode.PATTERN_TOO_DEEP, 5, "((((((1))))))", "5"),
        badPattern(ProblemCode.PATTERN_TOO_LARGE, 9, "[0-9]{60}", "50"),
        new Case(
            ProblemCode.DUPLICATE_CLIENT,
            List.of(madrid().build(), Client.builder("barcelona").build(), madrid().build()),
            "madrid clients[2].id",
            List.of("clients[0]")),
        bad(
            ProblemCode.DUPLICATE_EXTENSION,
            "madrid 1001 extensions[2].number",
            madrid().extension("1001", ALICE).extension("1002", ALICE).extension("1001", ALICE),
            "extensions[0]"),
        bad(
            ProblemCode.DUPLICATE_FRIEND,
            "madrid bilbao friends[1].name",
            madrid()
                .friend(Friend.remote("bilbao").build())
                .friend(Friend.remote("bilbao").priority(2).build()),
            "friends[0]"),
        bad(
            ProblemCode.DUPLICATE_SERVICE_CODE,
            "madrid serviceCodes[1].code",
            madrid()
                .serviceCode(ServiceCode.exact("*94"))
                .serviceCode(ServiceCode.withArguments("*94")),
            "*94",
            "serviceCodes[0]"),
        bad(
            ProblemCode.DUPLICATE_EMERGENCY_NUMBER,
            "madrid emergencyNumbers[1]",
            madrid().emergencyNumber("112").emergencyNumber("112"),
            "112",
            "emergencyNumbers[0]"),
        bad(
            ProblemCode.NUMBERING_TOO_LONG,
            "madrid numbering[0]",
            madrid().numbering(NumberingRule.of("0", 4, 127, "+34")),
            "a number of 130 characters",
            "lower maxDigits by 2"),
        bad(
            ProblemCode.CONFLICTING_FORWARDS,
            "madrid bilbao forwards[1]",
            withForwards(
                ForwardRule.onBusy(box).forCalls(CallTypeFilter.INTERNAL), ForwardRule.onBusy(box)),
            "forwards[0]"),
        bad(
            ProblemCode.CONFLICTING_FORWARDS,
            "madrid bilbao forwards[1]",
            withForwards(
                ForwardRule.onNoAnswer(Duration.ofSeconds(10), box)
                    .forCalls(CallTypeFilter.EXTERNAL),
                ForwardRule.onNoAnswer(Duration.ofSeconds(20), box)
                    .forCalls(CallTypeFilter.EXTERNAL)),
            "forwards[0]"),
        bad(
            ProblemCode.UNKNOWN_FORWARD_TARGET,
            "madrid bilbao forwards[0].to",
            withForwards(ForwardRule.onBusy(ForwardTarget.extension("1002"))),
            "madrid",
            "1002"),
        bad(
            ProblemCode.UNKNOWN_TARGET_CLIENT,
            "madrid sister client",
            madrid().friend(Friend.internal("sister", "atlantis").build()),
            "sister",
            "atlantis"),
        bad(
            ProblemCode.SELF_TARGET,
            "madrid mirror client",
            madrid().friend(Friend.internal("mirror", "madrid").build()),
            "mirror",
            "madrid"),
        new Case(
            ProblemCode.DUPLICATE_TARGET_CLIENT,
            List.of(
                madrid()
                    .friend(Friend.internal("sister", "barcelona").build())
                    .friend(Friend.internal("sibling", "barcelona").build())
                    .build(),
                Client.builder("barcelona").build()),
            "madrid sibling client",
            List.of("sister", "sibling", "barcelona")),
        bad(
            ProblemCode.EXTENSION_UNDER_SERVICE_CODE,
            "madrid *941 extensions[0].number",
            madrid()
                .extension("*941", ALICE)
                .serviceCode(ServiceCode.exact("*940"))
                .serviceCode(ServiceCode.withArguments("*94")),
            "*94"),
        bad(
            ProblemCode.EXTENSION_UNDER_SERVICE_CODE,
            "madrid #1 extensions[0].number",
            madrid().extension("#1", ALICE).serviceCode(ServiceCode.exact("#1"))),
        tooLarge("madrid emergencyNumbers", "codesPerClient", madrid(), PlanCheckTest::emergency),
        tooLarge("madrid serviceCodes", "codesPerClient", madrid(), PlanCheckTest::code),
        tooLarge("madrid extensions", "extensionsPerClient", madrid(), PlanCheckTest::extension),
        tooLarge("madrid friends", "friendsPerClient", madrid(), PlanCheckTest::friend),
        bad(
            ProblemCode.TOO_LARGE,
            "madrid bilbao patterns",
            madrid().friend(Friend.remote("bilbao").patterns(List.of("1", "2", "3")).build()),
            "3",
            "patternsPerFriend"),
        bad(
            ProblemCode.TOO_LARGE,
            "madrid bilbao forwards",
            withForwards(
                ForwardRule.onBusy(box),
                ForwardRule.whenNotRegistered(box),
                ForwardRule.onNoAnswer(Duration.ofSeconds(5), box)),
            "3",
            "forwardsPerFriend"),
        new Case(
            ProblemCode.TOO_LARGE,
            IntStream.range(0, 5).mapToObj(i -> Client.builder("client " + i).build()).toList(),
            "clients",
            List.of("5", "limit named clients")),
        new Case(
            ProblemCode.TOO_LARGE,
            IntStream.range(0, 3).mapToObj(PlanCheckTest::ofSevenEntries).toList(),
            "clients",
            List.of("21", "totalEntries")));
  }

  private interface Filler {
    void add(Client.Builder client, int index);
  }

  private static Case tooLarge(String place, String limit, Client.Builder client, Filler filler) {
    for (int i = 0; i < 5; i++) {
      filler.add(client, i);
    }
    return bad(ProblemCode.TOO_LARGE, place, client, "5", limit);
  }

  private static void emergency(Client.Builder client, int index) {
    client.emergencyNumber("11" + index);
  }

  private static void code(Client.Builder client, int index) {
    client.serviceCode(ServiceCode.exact("*" + index));
  }

  private static void extension(Client.Builder client, int index) {
    client.extension("10" + index, ALICE);
  }

  private static void friend(Client.Builder client, int index) {
    client.friend(Friend.remote("friend " + index).build());
  }

  private static Client ofSevenEntries(int index) {
    return Client.builder("client " + index)
        .extension("1001", ALICE)
        .emergencyNumber("112")
        .serviceCode(ServiceCode.exact("*1"))
        .friend(
            Friend.remote("bilbao")
                .pattern("^1")
                .pattern("^2")
                .forward(ForwardRule.onBusy(ForwardTarget.voicemail("box")))
                .build())
        .build();
  }

  private static List<PlanProblem> problems(Brand brand, PlanLimits limits) {
    return PlanCheck.ofBrand(brand, limits, new PatternPool(limits));
  }

  private static String place(PlanProblem problem) {
    List<String> parts = new ArrayList<>();
    problem.client().ifPresent(parts::add);
    problem.friend().ifPresent(parts::add);
    problem.extension().ifPresent(parts::add);
    parts.add(problem.field());
    problem.offset().ifPresent(offset -> parts.add("@" + offset));
    return String.join(" ", parts);
  }

  @ParameterizedTest
  @MethodSource("badPlans")
  void a_problem_says_what_is_wrong_and_where_and_what_to_write_instead(Case bad) {
    List<PlanProblem> problems = problems(Brand.of("demo", bad.clients), TIGHT);
    assertEquals(1, problems.size(), problems::toString);
    PlanProblem problem = problems.get(0);
    assertEquals(bad.code, problem.code());
    assertEquals(bad.place, place(problem));
    assertFalse(problem.suggestion().isBlank());
    String text = problem.message() + "; " + problem.suggestion();
    for (String word : bad.words) {
      assertTrue(text.contains(word), () -> text + " lacks " + word);
    }
  }

  @Test
  void every_problem_has_a_case_here() {
    Set<ProblemCode> missing = EnumSet.allOf(ProblemCode.class);
    badPlans().map(Case::code).forEach(missing::remove);
    assertEquals(Set.of(), missing);
  }

  @Test
  void all_problems_are_reported_at_once_in_the_order_of_the_plan() {
    Client madrid =
        madrid()
            .emergencyNumber("112")
            .emergencyNumber("112")
            .serviceCode(ServiceCode.exact("*9"))
            .extension("1001", ALICE)
            .extension("1001", ALICE)
            .friend(
                Friend.remote("bilbao")
                    .pattern("[")
                    .pattern("^1")
                    .pattern("(")
                    .forward(ForwardRule.onBusy(ForwardTarget.extension("1")))
                    .build())
            .friend(Friend.internal("bilbao", "madrid").build())
            .build();
    Client barcelona =
        Client.builder("barcelona")
            .extension("*9", ALICE)
            .extension("*9", ALICE)
            .friend(Friend.internal("sister", "atlantis").build())
            .build();
    List<String> found =
        problems(Brand.of("demo", madrid, barcelona, barcelona), PlanLimits.DEFAULT).stream()
            .map(problem -> problem.client().orElseThrow() + " " + problem.field())
            .toList();
    List<String> ofBarcelona = List.of("barcelona extensions[1].number", "barcelona client");
    List<String> expected =
        Stream.of(
                List.of(
                    "barcelona clients[2].id",
                    "madrid emergencyNumbers[1]",
                    "madrid extensions[1].number",
                    "madrid patterns[0]",
                    "madrid patterns[2]",
                    "madrid forwards[0].to",
                    "madrid friends[1].name",
                    "madrid client"),
                ofBarcelona,
                ofBarcelona)
            .flatMap(List::stream)
            .toList();
    assertEquals(expected, found);
  }

  @Test
  void a_list_that_is_too_long_is_not_looked_into_and_nothing_is_held_against_it() {
    Client madrid =
        Client.builder("madrid")
            .emergencyNumbers("112", "112", "112", "112")
            .serviceCodes(Collections.nCopies(4, ServiceCode.exact("*9")))
            .extensions(Collections.nCopies(5, Extension.of("*9", ALICE)))
            .friend(
                Friend.remote("bilbao")
                    .patterns(Collections.nCopies(3, "["))
                    .forward(ForwardRule.onBusy(ForwardTarget.extension("1001")))
                    .build())
            .build();
    List<String> found =
        problems(Brand.of("demo", madrid), TIGHT).stream().map(PlanProblem::field).toList();
    assertEquals(List.of("emergencyNumbers", "serviceCodes", "extensions", "patterns"), found);
  }

  @Test
  void in_a_brand_that_is_too_large_only_sizes_are_looked_at() {
    Client[] clients =
        IntStream.range(0, 3)
            .mapToObj(i ->
                madrid()
                    .friend(Friend.remote("a").patterns(Collections.nCopies(9, "[")).build())
                    .build())
            .toArray(Client[]::new);
    List<PlanProblem> found = problems(Brand.of("demo", clients), TIGHT);
    assertEquals(
        Arrays.asList("clients", "clients[1].id", "clients[2].id"),
        found.stream().map(PlanProblem::field).toList());
  }

  @Test
  void disabled_rules_never_count() {
    ForwardRule busy = ForwardRule.onBusy(ForwardTarget.voicemail("box"));
    Client client =
        withForwards(
                busy,
                busy.disabled(),
                ForwardRule.onNoAnswer(Duration.ofSeconds(3), ForwardTarget.extension("9"))
                    .disabled())
            .build();
    assertEquals(List.of(), problems(Brand.of("demo", client), PlanLimits.DEFAULT));
  }

  @Test
  void rules_for_different_calls_or_conditions_do_not_conflict() {
    ForwardTarget box = ForwardTarget.voicemail("box");
    Client client =
        withForwards(
                ForwardRule.onBusy(box).forCalls(CallTypeFilter.INTERNAL),
                ForwardRule.onBusy(box).forCalls(CallTypeFilter.EXTERNAL),
                ForwardRule.unconditionally(box),
                ForwardRule.onNoAnswer(Duration.ofSeconds(3), ForwardTarget.extension("1001")))
            .build();
    assertEquals(List.of(), problems(Brand.of("demo", client), PlanLimits.DEFAULT));
  }

  @Test
  void an_extension_that_merely_resembles_a_code_is_allowed() {
    Client client =
        madrid()
            .serviceCode(ServiceCode.withArguments("*94"))
            .serviceCode(ServiceCode.withArguments("*941"))
            .serviceCode(ServiceCode.exact("*1"))
            .extension("*9", ALICE)
            .extension("*95", ALICE)
            .extension("94", ALICE)
            .extension("*0", ALICE)
            .build();
    assertEquals(List.of(), problems(Brand.of("demo", client), PlanLimits.DEFAULT));
  }

  @Test
  void an_extension_leads_to_the_friends_with_a_number_that_can_be_dialled() {
    PlanLimits limits = PlanLimits.DEFAULT.withDestinationLength(4);
    Client fitting = madrid().extension("1800", ExtensionTarget.throughFriends("2001")).build();
    assertEquals(List.of(), problems(Brand.of("demo", fitting), limits));
    Client tooLong = madrid().extension("1800", ExtensionTarget.throughFriends("20011")).build();
    List<PlanProblem> found = problems(Brand.of("demo", tooLong), limits);
    assertEquals(List.of("extensions[0].target"), found.stream().map(PlanProblem::field).toList());
    assertEquals(ProblemCode.TOO_LARGE, found.get(0).code());
    assertEquals(Optional.of("1800"), found.get(0).extension());
    assertEquals(
        "use at most 4, or raise the limit named destinationLength", found.get(0).suggestion());
  }

  @Test
  void in_a_brand_that_is_too_large_each_client_that_is_too_large_is_reported() {
    Client.Builder large = madrid();
    Client.Builder barcelona = Client.builder("barcelona");
    for (int i = 0; i < 11; i++) {
      large.friend(Friend.remote("f" + i).build());
      barcelona.extension("" + (100 + i), ALICE);
    }
    List<PlanProblem> found =
        problems(Brand.of("demo", large.build(), barcelona.build()), TIGHT.withTotalEntries(20));
    assertEquals(
        List.of("clients", "friends", "extensions"),
        found.stream().map(PlanProblem::field).toList());
  }

  @Test
  void an_extension_through_friends_that_nobody_takes_is_legal() {
    Client client = madrid().extension("1800", ExtensionTarget.throughFriends("2001")).build();
    assertEquals(List.of(), problems(Brand.of("demo", client), PlanLimits.DEFAULT));
  }

  @Tag("thorough")
  @Test
  void a_hundred_thousand_duplicates_are_all_reported_in_linear_time() {
    int count = PlanLimits.DEFAULT.extensionsPerClient();
    Client client =
        Client.builder("madrid")
            .serviceCodes(Collections.nCopies(1_000, ServiceCode.exact("*9")))
            .extensions(Collections.nCopies(count, Extension.of("*91", ALICE)))
            .friends(
                Collections.nCopies(
                    10_000,
                    Friend.internal("mirror", "madrid")
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("1")))
                        .build()))
            .build();
    List<PlanProblem> problems =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> problems(Brand.of("demo", client), PlanLimits.DEFAULT));
    assertEquals(999 + 2 * count - 1 + 4 * 10_000 - 2, problems.size());
  }

  @Tag("thorough")
  @Test
  void numbers_that_hash_alike_do_not_slow_the_check_down() {
    // "Aa" and "BB" have one hash code, and so has every text put together from as many of them.
    Extension[] extensions =
        IntStream.range(0, 1 << 16)
            .mapToObj(i ->
                IntStream.range(0, 16)
                    .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining()))
            .map(number -> Extension.of(number, ALICE))
            .toArray(Extension[]::new);
    Client client = Client.builder("madrid").extensions(Arrays.asList(extensions)).build();
    assertEquals(
        List.of(),
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> problems(Brand.of("demo", client), PlanLimits.DEFAULT)));
  }
}
