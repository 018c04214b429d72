package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Differences and counts are what trying every number says. */
@Tag("slow")
class DiffProperties {

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Provide
  Arbitrary<String> clients() {
    return Arbitraries.of("a", "b");
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  private static PlanAnalysis analysis(Brand brand, NumberSpace space, int maxStates) {
    return PlanAnalysis.of(
        BrandCompiler.create().compile(brand),
        AnalysisOptions.DEFAULT.withSpace(space).withMaxStates(maxStates));
  }

  private static PlanDiff diff(Brand older, Brand newer, NumberSpace space, int maxStates) {
    return analysis(older, space, maxStates).diff(BrandCompiler.create().compile(newer));
  }

  /** What a brute-force comparison says: the numbers of each change, in order. */
  private static Map<List<Object>, List<String>> expected(
      Brand older, Brand newer, NumberSpace space) {
    Map<List<Object>, List<String>> changes = new LinkedHashMap<>();
    for (String client : List.of("a", "b")) {
      Map<String, Route> before = new BruteForce(older, client, space).routes;
      Map<String, Route> after = new BruteForce(newer, client, space).routes;
      before.forEach((number, route) -> {
        Route other = after.get(number);
        if (!route.equals(other)) {
          changes
              .computeIfAbsent(List.of(client, route, other), key -> new ArrayList<>())
              .add(number);
        }
      });
    }
    return changes;
  }

  private static SortedMap<Integer, BigInteger> byLength(List<String> numbers) {
    SortedMap<Integer, BigInteger> counts = new TreeMap<>();
    numbers.forEach(number -> counts.merge(number.length(), BigInteger.ONE, BigInteger::add));
    return counts;
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void differences_are_exactly_those_that_trying_every_number_gives(
      @ForAll("brands") Brand older,
      @ForAll("brands") Brand newer,
      @ForAll("spaces") NumberSpace space) {
    PlanDiff diff = diff(older, newer, space, 100_000);
    Map<List<Object>, List<String>> expected = expected(older, newer, space);
    assertEquals(
        new ArrayList<>(expected.keySet()),
        diff.changes().stream()
            .map(change -> List.<Object>of(change.client(), change.from(), change.to()))
            .toList());
    int i = 0;
    for (List<String> numbers : expected.values()) {
      PlanDiff.Change change = diff.changes().get(i++);
      assertEquals(byLength(numbers), change.numbers().byLength());
      assertEquals(numbers.get(0), change.numbers().witness());
      assertEquals(BigInteger.valueOf(numbers.size()), change.numbers().count());
      if (!change.patterns().isEmpty()) {
        assertEquals(
            numbers,
            BruteForce.numbers(space).stream()
                .filter(number -> SimplePatterns.anyMatches(change.patterns(), number, space))
                .toList(),
            () -> "described by " + change.patterns());
      }
    }
    assertEquals(expected.isEmpty(), diff.isEquivalent());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void numbers_that_stay_but_are_sent_differently_are_exactly_those_that_both_routers_give(
      @ForAll("brands") Brand older,
      @ForAll("brands") Brand newer,
      @ForAll("spaces") NumberSpace space) {
    BrandRouter before = BrandCompiler.create().compile(older);
    BrandRouter after = BrandCompiler.create().compile(newer);
    Map<List<Object>, List<String>> expected = new LinkedHashMap<>();
    for (String client : List.of("a", "b")) {
      for (String number : BruteForce.numbers(space)) {
        RouteDecision one = before.client(client).route(number);
        RouteDecision other = after.client(client).route(number);
        if (Route.of(one).equals(Route.of(other))
            && !one.number().orElse(number).equals(other.number().orElse(number))) {
          expected
              .computeIfAbsent(List.of(client, Route.of(one)), key -> new ArrayList<>())
              .add(number);
        }
      }
    }
    List<PlanDiff.Renumbering> renumbered = diff(older, newer, space, 100_000).renumbered();
    assertEquals(
        new ArrayList<>(expected.keySet()),
        renumbered.stream().map(each -> List.<Object>of(each.client(), each.route())).toList());
    PlanAnalysis analysis = PlanAnalysis.of(before, AnalysisOptions.DEFAULT.withSpace(space));
    for (PlanDiff.Renumbering each : renumbered) {
      assertEquals(
          NumberSet.of(space, expected.get(List.of(each.client(), each.route()))),
          analysis.renumbered(after, each.client(), each.route()));
      List<String> numbers = expected.get(List.<Object>of(each.client(), each.route()));
      String first = numbers.get(0);
      assertEquals(byLength(numbers), each.numbers().byLength());
      assertEquals(first, each.numbers().witness());
      assertEquals(each.from(), before.client(each.client()).route(first).number().orElse(first));
      assertEquals(each.to(), after.client(each.client()).route(first).number().orElse(first));
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void a_small_budget_compares_short_numbers_exactly_and_says_how_far(
      @ForAll("brands") Brand older,
      @ForAll("brands") Brand newer,
      @ForAll("spaces") NumberSpace space) {
    PlanDiff diff = diff(older, newer, space, 12);
    Map<List<Object>, List<String>> expected = expected(older, newer, space);
    Map<List<Object>, SortedMap<Integer, BigInteger>> found = new HashMap<>();
    for (PlanDiff.Change change : diff.changes()) {
      found.put(List.of(change.client(), change.from(), change.to()), change.numbers().byLength());
    }
    Map<List<Object>, SortedMap<Integer, BigInteger>> compared = new HashMap<>();
    expected.forEach((key, numbers) -> {
      int decidedTo = diff.undecided().getOrDefault((String) key.get(0), space.maxLength());
      List<String> shortOnes = numbers.stream().filter(n -> n.length() <= decidedTo).toList();
      if (!shortOnes.isEmpty()) {
        compared.put(key, byLength(shortOnes));
      }
    });
    assertEquals(compared, found);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void a_plan_is_equivalent_to_itself_however_it_is_written(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    assertTrue(diff(brand, brand, space, 100_000).isEquivalent());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void the_difference_the_other_way_round_is_its_mirror(
      @ForAll("brands") Brand older,
      @ForAll("brands") Brand newer,
      @ForAll("spaces") NumberSpace space) {
    List<PlanDiff.Change> there = diff(older, newer, space, 100_000).changes();
    List<PlanDiff.Change> back = diff(newer, older, space, 100_000).changes();
    assertEquals(
        there.stream()
            .map(change ->
                Arrays.asList(
                    change.client(),
                    change.from(),
                    change.to(),
                    change.numbers(),
                    change.patterns()))
            .toList(),
        back.stream()
            .map(change ->
                Arrays.asList(
                    change.client(),
                    change.to(),
                    change.from(),
                    change.numbers(),
                    change.patterns()))
            .toList());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void coverage_counts_every_number_once(
      @ForAll("brands") Brand brand,
      @ForAll("spaces") NumberSpace space,
      @ForAll("clients") String client) {
    Coverage coverage = analysis(brand, space, 100_000).coverage(client);
    assertTrue(coverage.isComplete());
    assertEquals(
        space.size(),
        coverage.rows().stream().map(Coverage.Row::count).reduce(BigInteger.ZERO, BigInteger::add));
    BruteForce numbers = new BruteForce(brand, client, space);
    Map<String, SortedMap<Integer, BigInteger>> expected = new HashMap<>();
    numbers.routes.forEach((number, route) ->
        expected
            .computeIfAbsent(
                BruteForce.friendOf(route).orElseGet(() -> route.kind().token()),
                key -> new TreeMap<>())
            .merge(number.length(), BigInteger.ONE, BigInteger::add));
    for (Coverage.Row row : coverage.rows()) {
      String key = row.friend() == null ? row.kind().token() : row.friend();
      SortedMap<Integer, BigInteger> counts = new TreeMap<>();
      expected.forEach((name, byLength) -> {
        if (name.equalsIgnoreCase(key)) {
          counts.putAll(byLength);
        }
      });
      assertEquals(counts, row.byLength(), key);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void a_client_that_only_one_plan_has_moves_with_all_its_numbers(
      @ForAll("brands") Brand brand, @ForAll("spaces") NumberSpace space) {
    Brand without = Brand.of("small", brand.clients().get(1));
    PlanDiff added = diff(without, brand, space, 100_000);
    PlanDiff removed = diff(brand, without, space, 100_000);
    assertFalse(added.isEquivalent());
    assertEquals(
        space.size(),
        added.changes().stream()
            .map(change -> change.numbers().count())
            .reduce(BigInteger.ZERO, BigInteger::add));
    assertTrue(
        added.changes().stream().allMatch(change -> change.from() == null && change.to() != null));
    Map<Route, List<String>> expected = new LinkedHashMap<>();
    new BruteForce(brand, "a", space)
        .routes.forEach((number, route) ->
            expected.computeIfAbsent(route, key -> new ArrayList<>()).add(number));
    assertEquals(
        new ArrayList<>(expected.keySet()),
        added.changes().stream().map(PlanDiff.Change::to).toList());
    for (PlanDiff.Change change : added.changes()) {
      List<String> numbers = expected.get(change.to());
      assertEquals(byLength(numbers), change.numbers().byLength());
      assertEquals(numbers.get(0), change.numbers().witness());
      assertTrue(numbers.size() > 10 || !change.patterns().isEmpty(), change::toString);
      if (!change.patterns().isEmpty()) {
        assertEquals(
            numbers,
            BruteForce.numbers(space).stream()
                .filter(number -> SimplePatterns.anyMatches(change.patterns(), number, space))
                .toList(),
            () -> "described by " + change.patterns());
      }
    }
    assertEquals(
        added.changes().stream()
            .map(change -> List.of(change.to(), change.numbers(), change.patterns()))
            .toList(),
        removed.changes().stream()
            .map(change -> List.of(change.from(), change.numbers(), change.patterns()))
            .toList());
  }
}
