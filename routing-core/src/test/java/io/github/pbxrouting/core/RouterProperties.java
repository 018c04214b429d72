package io.github.pbxrouting.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.router.ReferenceRouter;
import io.github.pbxrouting.core.testing.KnownFaults;
import io.github.pbxrouting.core.testing.Numbers;
import io.github.pbxrouting.core.testing.Plans;
import io.github.pbxrouting.core.testing.Plans.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The compiled router says what the reference says, of every number and in every form. Each try
 * dials some hundred numbers in three clients; {@code -P thorough -Djqwik.tries.default=1000000}
 * makes it run for hours.
 */
@Tag("slow")
final class RouterProperties {

  /** How often a router must have been compared with the reference when all tries are done. */
  private static final long MIN_COMPARISONS =
      Math.min(25_000, 500L * Integer.getInteger("tries.most", 250));

  private static final LongAdder COMPARISONS = new LongAdder();

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Plans.scenarios();
  }

  @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
  void a_router_says_what_the_reference_says(@ForAll("scenarios") Scenario scenario) {
    holdAgainstReference(scenario, CompileOptions.DEFAULT);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tag("thorough")
  void a_router_says_what_the_reference_says_for_long(@ForAll("scenarios") Scenario scenario) {
    holdAgainstReference(scenario, CompileOptions.DEFAULT);
    holdAgainstReference(scenario, CompileOptions.DEFAULT.withMaxTableBytes(2_000));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void a_router_with_a_tiny_budget_says_what_the_reference_says(
      @ForAll("scenarios") Scenario scenario) {
    holdAgainstReference(scenario, CompileOptions.DEFAULT.withMaxTableBytes(2_000));
  }

  /** Enough that the first symbols of patterns are kept. */
  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void a_router_of_many_patterns_says_what_the_reference_says(
      @ForAll("scenarios") Scenario scenario) {
    RemoteFriend.Builder many = Friend.remote("many").priority(-1);
    for (int i = 10; i < 50; i++) {
      many.pattern("^" + i + (i % 2 == 0 ? "[0-9]*7[0-9]{30}$" : "\u00e9"));
    }
    List<Client> clients =
        scenario.brand().clients().stream()
            .map(client -> client.toBuilder().friend(many.build()).build())
            .toList();
    holdAgainstReference(
        new Scenario(Brand.of(scenario.brand().name(), clients), scenario.numbers()),
        CompileOptions.DEFAULT.withMaxTableBytes(20_000));
  }

  @AfterContainer
  static void there_were_as_many_comparisons_as_promised() {
    assertTrue(COMPARISONS.sum() >= MIN_COMPARISONS, COMPARISONS + " comparisons");
    if (Boolean.getBoolean("router.verbose")) {
      System.out.println(COMPARISONS + " comparisons of a router with the reference");
    }
  }

  private static void holdAgainstReference(Scenario scenario, CompileOptions options) {
    Assume.that(!KnownFaults.mayShow(scenario.brand()));
    BrandRouter brand = BrandCompiler.create().compile(scenario.brand(), options);
    Map<String, ReferenceRouter> references =
        ReferenceRouter.ofBrand(scenario.brand(), options.limits());
    references.forEach(
        (id, reference) -> holdAgainst(reference, brand.client(id), scenario.numbers()));
  }

  private static void holdAgainst(
      CallRouter reference, CallRouter router, Iterable<String> numbers) {
    List<RouteOptions> options = options(reference.client());
    int turn = 0;
    for (String number : numbers) {
      RouteDecision expected = reference.route(number);
      String where = reference.client().id() + ": " + Numbers.shown(number);
      assertEquals(expected, router.route(number), where);
      assertEquals(reference.candidates(number), router.candidates(number), where);
      byte[] bytes = ("1" + number + "\u20ac").getBytes(UTF_8);
      boolean hasBytes = UTF_8.newEncoder().canEncode(number); // half a surrogate pair has none
      if (hasBytes) {
        assertEquals(expected, router.route(bytes, 1, bytes.length - 4), where);
      }
      RouteOptions option = options.get(turn++ % options.size());
      assertEquals(
          reference.route(number, option),
          router.route(number, option),
          () -> where + " with " + option);
      assertEquals(
          reference.candidates(number, option),
          router.candidates(number, option),
          () -> where + " with " + option);
      assertEquals(reference.extension(number), router.extension(number), where);
      COMPARISONS.add(hasBytes ? 4 : 3);
    }
  }

  private static List<RouteOptions> options(Client client) {
    List<RouteOptions> options = new ArrayList<>();
    options.add(RouteOptions.NONE);
    options.add(RouteOptions.NONE.skippingExtensions());
    for (Friend friend : client.friends()) {
      options.add(RouteOptions.leavingOut(friend.name()));
      options.add(RouteOptions.leavingOut(friend.name()).skippingExtensions());
    }
    return options;
  }
}
