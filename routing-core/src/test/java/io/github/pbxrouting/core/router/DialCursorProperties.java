package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.testing.KnownFaults;
import io.github.pbxrouting.core.testing.Numbers;
import io.github.pbxrouting.core.testing.Plans;
import io.github.pbxrouting.core.testing.Plans.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * A cursor of the compiled router says what the reference's cursor finds by dialling every longer
 * number, at every number of small worlds and on the way to the numbers around a plan.
 */
@Tag("slow")
final class DialCursorProperties {

  /** The characters that may follow, and the longest length: some hundred numbers each. */
  record World(String continuation, int maxLength) {}

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Plans.scenarios();
  }

  @Provide
  Arbitrary<World> worlds() {
    return Arbitraries.of(
        new World("12", 7), new World("1*", 6), new World("12*", 4), new World("#13a", 3));
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void a_cursor_says_what_dialling_every_longer_number_shows(
      @ForAll("scenarios") Scenario scenario, @ForAll("worlds") World world) {
    holdAgainstReference(scenario, world, CompileOptions.DEFAULT);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void where_patterns_do_not_fit_the_table_a_cursor_is_exact_or_says_that_it_is_not(
      @ForAll("scenarios") Scenario scenario, @ForAll("worlds") World world) {
    holdAgainstReference(scenario, world, CompileOptions.DEFAULT.withMaxTableBytes(2_000));
  }

  private static void holdAgainstReference(Scenario scenario, World world, CompileOptions given) {
    Assume.that(!KnownFaults.mayShow(scenario.brand()));
    CompileOptions options =
        given.withLimits(given.limits().withDestinationLength(world.maxLength));
    Brand brand =
        Brand.of(
            "small",
            scenario.brand().clients().stream().map(each -> fitting(each, world)).toList());
    BrandRouter router = BrandCompiler.create().compile(brand, options);
    ReferenceRouter.ofBrand(brand, options.limits())
        .forEach((id, reference) -> {
          CallRouter compiled = router.client(id);
          for (RouteOptions leftOut : choices(compiled.client(), scenario)) {
            DialCursor expected = reference.dial(world.continuation, leftOut);
            DialCursor cursor = compiled.dial(world.continuation, leftOut);
            CallRouter rest = rest(brand, compiled, leftOut, options);
            holdFrom(expected, cursor, rest, world, "");
            holdOnTheWay(expected, cursor, rest, world, scenario.numbers());
          }
        });
  }

  /** The router of the plan without what is left out: other patterns of it may fit the table. */
  private static CallRouter rest(
      Brand brand, CallRouter router, RouteOptions leftOut, CompileOptions options) {
    Client client = router.client();
    Client.Builder rest = client.toBuilder().clearFriends();
    for (Friend friend : client.friends()) {
      if (!leftOut.leftOutFriend().equals(Optional.of(friend.name()))) {
        rest.friend(friend);
      }
    }
    if (leftOut.skipExtensions()) {
      rest.clearExtensions().clearNumbering();
    }
    return BrandCompiler.create()
        .compile(brand, options)
        .withClient(rest.build())
        .client(client.id());
  }

  /** The client without the rules that would make too long numbers. */
  private static Client fitting(Client client, World world) {
    List<NumberingRule> rules =
        client.numbering().stream()
            .filter(rule ->
                rule.replaceWith().length()
                        + Math.min(rule.maxDigits(), world.maxLength - rule.prefix().length())
                    <= world.maxLength)
            .toList();
    return client.toBuilder().clearNumbering().numbering(rules).build();
  }

  /** Nothing is left out, or one friend, or the extensions. */
  private static List<RouteOptions> choices(Client client, Scenario scenario) {
    int turn = scenario.numbers().size();
    List<Friend> friends = client.friends();
    RouteOptions some = turn % 3 == 0 ? RouteOptions.NONE.skippingExtensions() : RouteOptions.NONE;
    return friends.isEmpty()
        ? List.of(RouteOptions.NONE, RouteOptions.NONE.skippingExtensions())
        : List.of(RouteOptions.NONE, some.withoutFriend(friends.get(turn % friends.size()).name()));
  }

  private static void holdFrom(
      DialCursor expected, DialCursor cursor, CallRouter router, World world, String number) {
    expected.reset().append(number);
    cursor.reset().append(number);
    hold(expected, cursor, router);
    for (int i = 0; i < world.continuation.length() && number.length() < world.maxLength; i++) {
      holdFrom(expected, cursor, router, world, number + world.continuation.charAt(i));
    }
  }

  private static void holdOnTheWay(
      DialCursor expected, DialCursor cursor, CallRouter router, World world, Set<String> numbers) {
    int turn = 0;
    for (String number : numbers) {
      if (turn++ % 8 > 0) {
        continue;
      }
      expected.reset();
      cursor.reset();
      for (int i = 0; i < Math.min(number.length(), world.maxLength); i++) {
        expected.append(number.charAt(i));
        cursor.append(number.charAt(i));
        hold(expected, cursor, router);
      }
    }
  }

  private static void hold(DialCursor expected, DialCursor cursor, CallRouter router) {
    Supplier<String> where = () -> router.client() + ": " + Numbers.shown(cursor.number());
    assertEquals(expected.number(), cursor.number());
    assertEquals(expected.length(), cursor.length());
    if (expected.length() > 0) {
      assertEquals(expected.decision(), cursor.decision(), where);
    }
    Set<RouteDecision> possible = Set.copyOf(expected.possible());
    List<RouteDecision> claimed = cursor.possible();
    assertEquals(claimed.size(), Set.copyOf(claimed).size(), where);
    if (cursor.exact()) {
      assertEquals(possible, Set.copyOf(claimed), where);
      assertEquals(expected.settled(), cursor.settled(), where);
      assertEquals(expected.matchMore(), cursor.matchMore(), where);
      assertEquals(expected.mayBeComplete(), cursor.mayBeComplete(), where);
    } else {
      assertTrue(mayBeUndecided(router, cursor.number()), where);
      assertTrue(Set.copyOf(claimed).containsAll(possible), where);
      assertTrue(expected.settled() || !cursor.settled(), where);
      assertTrue(cursor.matchMore() || !expected.matchMore(), where);
      assertTrue(expected.mayBeComplete() || !cursor.mayBeComplete(), where);
    }
  }

  private static boolean mayBeUndecided(CallRouter router, String number) {
    return !router.footprint().patternsOnRe2j().isEmpty() || !Destinations.isAscii(number);
  }
}
