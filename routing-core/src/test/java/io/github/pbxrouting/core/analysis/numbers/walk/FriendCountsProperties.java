package io.github.pbxrouting.core.analysis.numbers.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.BruteForce;
import io.github.pbxrouting.core.analysis.SmallPlans;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted by avoidance is what trying every number counts. */
@Tag("slow")
class FriendCountsProperties {

  private static final int PLENTY = 100_000;

  /** In every view. */
  private static final List<PrefixedNumbers> WATCHED =
      List.of(new PrefixedNumbers("1", 2), new PrefixedNumbers("+", 2), new PrefixedNumbers("", 2));

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands().filter(FriendCountsProperties::compiles);
  }

  /** Friends with heads that overlap, and all kinds of tails. */
  @Provide
  Arbitrary<Brand> heads() {
    Arbitrary<String> head =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.strings().withChars("12").ofMinLength(1).ofMaxLength(3)),
            Tuple.of(2, Arbitraries.of("[12]1", "1[12]2", "2.1", "\\*1", "1[*2]", "[1*][2*]")),
            Tuple.of(1, Arbitraries.of("1?2", "(?:12|2)1", "(?:1|21)", "1*2", "(?:12)*", "")));
    Arbitrary<String> tail =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of("", "[12]*$", "[0-9]{2}$", "\\d+$", "\\d{1,2}$", "$")),
            Tuple.of(3, Arbitraries.of("\\d{2}", ".{2}", "\\d+", ".*2", ".{2}$", "[12]{1,3}")),
            Tuple.of(1, Arbitraries.of("[1*]{2}$", "[^1]*$", "(?:1|22)$", "(?:\\d\\d)*$")));
    Arbitrary<String> pattern =
        Combinators.combine(Arbitraries.of("", "", "^"), head, tail)
            .as((begin, middle, end) -> begin + middle + end);
    return Combinators.combine(
            pattern.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(6),
            Arbitraries.integers().between(1, 6),
            SmallPlans.numbers().set().ofMaxSize(2))
        .as((friends, priorities, extensions) -> {
          Client.Builder client = Client.builder("a").emergencyNumber("112");
          extensions.stream()
              .sorted()
              .forEach(number ->
                  client.extension(
                      number, io.github.pbxrouting.api.ExtensionTarget.voicemail("v")));
          for (int i = 0; i < friends.size(); i++) {
            client.friend(
                Friend.remote("f" + i).priority(i % priorities).patterns(friends.get(i)).build());
          }
          return Brand.of("heads", client.build());
        })
        .filter(FriendCountsProperties::compiles);
  }

  private static boolean compiles(Brand brand) {
    return BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty();
  }

  /** The same under numbering rules, with friends that take normalised numbers only. */
  @Provide
  Arbitrary<Brand> headsUnderRules() {
    Arbitrary<NumberingRule> rule =
        Combinators.combine(
                Arbitraries.of("", "1", "2", "12", "21", "*1", "+"),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of("2", "1", "+1", "*", "21", "112", "+"))
            .as((prefix, min, more, replaceWith) ->
                NumberingRule.of(prefix, min, min + more, replaceWith));
    return Combinators.combine(
            heads(), rule.list().ofMinSize(1).ofMaxSize(3), Arbitraries.integers().between(0, 63))
        .as((brand, rules, normalizedOnly) -> {
          Client client = brand.clients().get(0);
          Client.Builder changed = client.toBuilder().clearFriends().numbering(rules);
          for (int i = 0; i < client.friends().size(); i++) {
            RemoteFriend friend = (RemoteFriend) client.friends().get(i);
            boolean only = (normalizedOnly >> i & 1) > 0;
            changed.friend(friend.toBuilder().normalizedOnly(only).build());
          }
          return Brand.of("rules", changed.build());
        })
        .filter(FriendCountsProperties::compiles);
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, SmallPlans.spaces()),
        Tuple.of(1, Arbitraries.of(NumberSpace.of("*12", 1, 7), NumberSpace.of("*#", 1, 4))));
  }

  private static ClientView view(Brand brand, NumberSpace space, int maxStates) {
    ClientView view =
        new BrandView(BrandCompiler.create().compile(brand), space, maxStates).view("a");
    view.watch(WATCHED);
    return view;
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void friends_of_generated_plans_are_counted_as_trying_every_number_counts(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    checkAll(brand, space, PLENTY);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void overlapping_heads_and_all_tails_are_counted_as_trying_every_number_counts(
      @ForAll("heads") Brand brand, @ForAll("spaces") NumberSpace space) {
    ClientView view = view(brand, space, PLENTY);
    assertEquals(
        view.plan().friends().size(),
        view.friendCounts().map(FriendCounts::countable).orElse(0),
        "all fits");
    checkAll(brand, space, PLENTY);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void both_forms_of_numbers_are_counted_as_trying_every_number_counts(
      @ForAll("headsUnderRules") Brand brand, @ForAll("spaces") NumberSpace space) {
    checkAll(brand, space, PLENTY);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void a_small_budget_counts_fewer_friends_and_none_wrongly(
      @ForAll("heads") Brand brand,
      @ForAll("spaces") NumberSpace space,
      @ForAll @IntRange(min = 2, max = 60) int maxStates) {
    checkAll(brand, space, maxStates);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void a_small_budget_decides_less_under_rules_and_nothing_wrongly(
      @ForAll("headsUnderRules") Brand brand,
      @ForAll("spaces") NumberSpace space,
      @ForAll @IntRange(min = 10, max = 80) int maxStates) {
    checkAll(brand, space, maxStates);
  }

  private static void checkAll(Brand brand, NumberSpace space, int maxStates) {
    ClientView view = view(brand, space, maxStates);
    FriendCounts counts = view.friendCounts().orElse(null);
    if (counts == null) {
      assertTrue(
          maxStates < PLENTY
              || view.plan().friends().isEmpty()
              || (!view.client().numbering().isEmpty() && space.alphabet().equals("#*"))
              || view.plan().friends().stream().anyMatch(FriendCountsProperties::looksAtWords),
          "counts");
      return;
    }
    BruteForce numbers = new BruteForce(brand, "a", space);
    Map<RouteKind, SortedMap<Integer, BigInteger>> before = counts.beforeFriends();
    for (RouteKind kind : Set.of(RouteKind.EMERGENCY, RouteKind.SERVICE, RouteKind.EXTENSION)) {
      assertEquals(
          byLength(numbers.all(number -> kindOf(numbers, number) == kind)),
          before.getOrDefault(kind, new TreeMap<>()),
          kind::toString);
    }
    boolean all = counts.countable() == view.plan().friends().size();
    for (RankedFriend friend : view.plan().friends()) {
      Set<Integer> asked =
          IntStream.range(0, friend.patterns().size())
              .boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      CountedFriend counted = counts.count(friend, asked);
      if (counted != null && counted.isExact()) {
        check(numbers, friend, counted);
      } else if (counted != null) {
        checkBounds(numbers, friend, counted);
      }
      all &= counted != null;
    }
    if (all) {
      assertEquals(
          byLength(numbers.all(number -> kindOf(numbers, number) == RouteKind.EXTERNAL)),
          counts.external());
    }
    for (PrefixedNumbers watched : WATCHED) {
      Map<RankedFriend, NumberCount> digits = counts.won(watched);
      if (digits == null) {
        return;
      }
      String prefix = watched.prefix();
      for (RankedFriend friend : view.plan().friends()) {
        List<String> won =
            numbers.all(number ->
                number.startsWith(prefix)
                    && number.substring(prefix.length()).matches("[0-9]{2,}")
                    && numbers.wins(friend.friend(), number));
        boolean exact = counts.countable() == view.plan().friends().size();
        assertEquals(
            count(exact || won.isEmpty() ? won : won.subList(0, 1)),
            digits.get(friend),
            () -> prefix + " of " + friend.name());
      }
    }
  }

  private static void check(BruteForce numbers, RankedFriend ranked, CountedFriend counted) {
    Friend friend = ranked.friend();
    List<String> won = won(numbers, friend);
    List<String> lost = lost(numbers, friend);
    assertEquals(count(taken(numbers, friend)), counted.taken(), () -> "taken by " + friend);
    assertEquals(count(won), counted.won(), () -> "won by " + friend);
    assertEquals(first(won), counted.first(), () -> "won by " + friend);
    assertEquals(count(lost), counted.lost(), () -> "lost by " + friend);
    assertEquals(first(lost), counted.firstLost(), () -> "lost by " + friend);
    assertEquals(
        first(lost.stream().filter(number -> isTied(numbers, friend, number)).toList()),
        counted.tied(),
        () -> "tied with " + friend);
    assertEquals(unreached(numbers, friend), counted.unreached(), () -> "patterns of " + friend);
    assertEquals(Set.of(), counted.undecidedPatterns());
  }

  /** What is decided of a friend is right, though it or a stronger one is left out. */
  private static void checkBounds(BruteForce numbers, RankedFriend ranked, CountedFriend counted) {
    Friend friend = ranked.friend();
    List<String> won = won(numbers, friend);
    List<String> lost = lost(numbers, friend);
    assertEquals(count(taken(numbers, friend)), counted.taken(), () -> "taken by " + friend);
    assertEquals(first(won), counted.first(), () -> "so few numbers are all tried for " + friend);
    atMost(count(won), counted.won());
    atMost(counted.lost(), count(lost));
    if (counted.firstLost() != null) {
      assertEquals(lost.isEmpty(), counted.firstLost().isEmpty(), () -> "lost by " + friend);
      assertTrue(lost.isEmpty() || lost.contains(counted.firstLost()), counted::firstLost);
    }
    if (counted.tied() != null) {
      List<String> tied = lost.stream().filter(number -> isTied(numbers, friend, number)).toList();
      assertEquals(tied.isEmpty(), counted.tied().isEmpty(), () -> "tied with " + friend);
      assertTrue(tied.isEmpty() || tied.contains(counted.tied()), counted::tied);
    }
    Set<Integer> unreached = unreached(numbers, friend);
    unreached.removeAll(counted.undecidedPatterns());
    assertEquals(unreached, counted.unreached(), () -> "patterns of " + friend);
  }

  private static void atMost(@Nullable NumberCount less, @Nullable NumberCount more) {
    if (less != null) {
      assertNotNull(more);
      less.byLength()
          .forEach((length, count) ->
              assertTrue(
                  count.compareTo(more.byLength().getOrDefault(length, BigInteger.ZERO)) <= 0,
                  () -> less + " <= " + more));
    }
  }

  private static List<String> taken(BruteForce numbers, Friend friend) {
    return numbers.all(number -> numbers.takes(friend, number));
  }

  private static List<String> won(BruteForce numbers, Friend friend) {
    return numbers.all(number -> numbers.takes(friend, number) && numbers.wins(friend, number));
  }

  private static List<String> lost(BruteForce numbers, Friend friend) {
    return numbers.all(number ->
        numbers.takes(friend, number)
            && !numbers.wins(friend, number)
            && kindOf(numbers, number) == RouteKind.FRIEND);
  }

  private static String first(List<String> numbers) {
    return numbers.isEmpty() ? WitnessSearch.NO_NUMBER : numbers.get(0);
  }

  private static Set<Integer> unreached(BruteForce numbers, Friend friend) {
    Set<Integer> unreached = new TreeSet<>();
    if (friend instanceof RemoteFriend remote) {
      for (int i = 0; i < remote.patterns().size(); i++) {
        String pattern = remote.patterns().get(i);
        if (won(numbers, friend).stream()
            .noneMatch(number -> numbers.matches(pattern, numbers.formTaken(friend, number)))) {
          unreached.add(i);
        }
      }
    }
    return unreached;
  }

  /** Whether one of the same priority takes the number in a form in which the friend does, too. */
  private static boolean isTied(BruteForce numbers, Friend friend, String number) {
    String winner = BruteForce.friendOf(numbers.routes.get(number)).orElseThrow();
    return numbers.friends().stream()
        .filter(other -> other.name().equals(winner))
        .anyMatch(other ->
            other.priority() == friend.priority()
                && numbers.formTaken(other, number).equals(numbers.formTaken(friend, number)));
  }

  private static RouteKind kindOf(BruteForce numbers, String number) {
    return numbers.routes.get(number).kind();
  }

  private static boolean looksAtWords(RankedFriend friend) {
    return friend.friend() instanceof RemoteFriend remote
        && remote.patterns().stream().anyMatch(pattern -> pattern.matches(".*\\\\[bB].*"));
  }

  private static SortedMap<Integer, BigInteger> byLength(List<String> numbers) {
    SortedMap<Integer, BigInteger> byLength = new TreeMap<>();
    numbers.forEach(number -> byLength.merge(number.length(), BigInteger.ONE, BigInteger::add));
    return byLength;
  }

  private static @Nullable NumberCount count(List<String> numbers) {
    return numbers.isEmpty() ? null : new NumberCount(byLength(numbers), numbers.get(0));
  }

  @Test
  void a_plan_whose_parts_may_be_far_apart_is_counted_as_far_as_the_budget_goes() {
    Client.Builder client = Client.builder("a");
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pairs.add("%02d.*%02d".formatted(i * 7 % 100, (i * 13 + 5) % 100));
      client.friend(Friend.remote("f" + i).priority(i).pattern(pairs.get(i)).build());
    }
    ClientView view = view(Brand.of("b", client.build()), NumberSpace.DIALABLE, 5_000);
    FriendCounts counts = view.friendCounts().orElseThrow();

    assertTrue(counts.countable() > 3 && counts.countable() < 40, counts::toString);
    for (RankedFriend friend : view.plan().friends()) {
      assertEquals(friend.position() < counts.countable(), counts.won(friend) != null);
    }
    assertNotNull(counts.external());
  }

  @Test
  void numbers_that_a_friend_left_out_may_win_are_not_tried_for_ever() {
    Client.Builder client =
        Client.builder("a").friend(Friend.remote("all").priority(-1).pattern("12").build());
    for (int i = 0; i < 40; i++) {
      String pair = "%02d.*%02d".formatted(i * 7 % 100, i < 39 ? (i * 13 + 5) % 100 : 12);
      client.friend(Friend.remote("f" + i).priority(i).pattern(pair).build());
    }
    ClientView view = view(Brand.of("b", client.build()), NumberSpace.DIALABLE, 5_000);
    FriendCounts counts = view.friendCounts().orElseThrow();
    RankedFriend last = view.plan().friends().get(40);

    CountedFriend counted =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> counts.count(last, Set.of()), "73.*12");

    assertNotNull(counted);
    assertNull(counted.first(), "none, which trying does not show");
    assertNotNull(counted.firstLost());
  }

  @Test
  void an_interrupted_thread_counts_no_further() {
    Brand brand =
        Brand.of("b", Client.builder("a").friend(Friend.remote("f").pattern("1").build()).build());
    ClientView view = view(brand, NumberSpace.DIALABLE, 1_000);
    FriendCounts counts = view.friendCounts().orElseThrow();
    RankedFriend friend = view.plan().friends().get(0);
    Thread.currentThread().interrupt();
    try {
      assertNull(counts.won(WATCHED.get(0)));
      assertNull(counts.won(friend));
      assertNull(counts.count(friend, Set.of()));
      assertTrue(view(brand, NumberSpace.DIALABLE, 1_000).friendCounts().isEmpty());
    } finally {
      assertTrue(Thread.interrupted(), "it is left to the caller what follows");
    }
    assertNotNull(counts.won(friend));
  }

  @Test
  void counts_that_no_long_can_hold_are_left_to_the_walk() {
    Brand brand =
        Brand.of("b", Client.builder("a").friend(Friend.remote("f").pattern("1").build()).build());

    assertTrue(view(brand, NumberSpace.of("0123456789", 1, 18), 1_000).friendCounts().isPresent());
    assertTrue(view(brand, NumberSpace.of("0123456789", 1, 19), 1_000).friendCounts().isEmpty());
  }
}
