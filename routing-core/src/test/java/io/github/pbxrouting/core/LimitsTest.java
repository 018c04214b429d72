package io.github.pbxrouting.core;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each limit holds exactly where it says, with its own error. */
class LimitsTest {

  private static final int MOST = 3;
  private static final ForwardTarget BOX = ForwardTarget.voicemail("box");

  /**
   * A limit.
   *
   * @param name the component of {@link PlanLimits}
   * @param limits these with that one at {@value #MOST}
   * @param words what only the error of this limit says
   * @param attempt does what the limit bounds, with so much of it
   */
  record Limit(String name, PlanLimits limits, String words, Attempt attempt) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Attempt {
    void with(int amount, PlanLimits limits);
  }

  static Stream<Limit> limits() {
    PlanLimits any = PlanLimits.DEFAULT;
    return Stream.of(
        new Limit(
            "patternLength",
            any.withPatternLength(MOST),
            "pattern-too-long",
            compiling(n -> taking("1".repeat(n)))),
        new Limit(
            "patternDepth",
            any.withPatternDepth(MOST),
            "pattern-too-deep",
            compiling(n -> taking("(?:".repeat(n) + "1" + "|2)".repeat(n)))),
        new Limit(
            "patternsPerFriend",
            any.withPatternsPerFriend(MOST),
            "patternsPerFriend",
            compiling(n -> client().friend(patterns(n)))),
        new Limit(
            "forwardsPerFriend",
            any.withForwardsPerFriend(MOST),
            "forwardsPerFriend",
            compiling(n -> client().friend(forwards(n)))),
        new Limit(
            "friendsPerClient",
            any.withFriendsPerClient(MOST),
            "friendsPerClient",
            compiling(n -> each(n, (c, i) -> c.friend(Friend.remote("f" + i).build())))),
        new Limit(
            "extensionsPerClient",
            any.withExtensionsPerClient(MOST),
            "extensionsPerClient",
            compiling(n -> each(n, LimitsTest::extension))),
        new Limit(
            "codesPerClient",
            any.withCodesPerClient(MOST),
            "codesPerClient",
            compiling(n -> each(n, (c, i) -> c.serviceCode(ServiceCode.exact("*" + i))))),
        new Limit(
            "clients",
            any.withClients(MOST),
            "limit named clients",
            (n, limits) ->
                compile(
                    limits,
                    IntStream.range(0, n)
                        .mapToObj(i -> Client.builder("c" + i).build())
                        .toArray(Client[]::new))),
        new Limit(
            "totalEntries",
            any.withTotalEntries(MOST),
            "totalEntries",
            compiling(n -> each(n, LimitsTest::extension))),
        new Limit(
            "destinationLength",
            any.withDestinationLength(MOST),
            "destination has 4 characters",
            (n, limits) -> compile(limits, client().build()).client("c").route("1".repeat(n))),
        new Limit(
            "redirects",
            any.withRedirects(MOST),
            "maxRedirects is 4",
            (n, limits) ->
                compile(limits, client().build())
                    .call(CallRequest.of("c", "1").withMaxRedirects(n))),
        new Limit(
            "hops",
            any.withHops(MOST),
            "maxHops is 4",
            (n, limits) ->
                compile(limits, client().build()).call(CallRequest.of("c", "1").withMaxHops(n))));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void a_limit_is_exact_and_has_its_own_error(Limit limit) {
    limit.attempt.with(MOST, limit.limits);

    String error = error(MOST + 1, limit);
    assertTrue(error.contains(limit.words), error);
    limits()
        .filter(other -> !other.name.equals(limit.name))
        .forEach(other -> assertTrue(!error.contains(other.words), other + ": " + error));
  }

  /** A pattern's size counts what it takes to run it, so there is no telling it from outside. */
  @Test
  void the_size_of_a_pattern_is_bounded_as_well() {
    PlanLimits limits = PlanLimits.DEFAULT.withPatternSize(100);
    compile(limits, taking("[0-9]{40}").build());

    String error = errorOf(() -> compile(limits, taking("[0-9]{100}").build()));
    assertTrue(error.contains("pattern-too-large"), error);
  }

  @Test
  void no_limit_is_left_out_here() {
    Set<String> held = limits().map(Limit::name).collect(toSet());
    held.add("patternSize");
    assertEquals(
        Arrays.stream(PlanLimits.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() == int.class)
            .map(Method::getName)
            .collect(toSet()),
        held);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(((x{1000}){1000}){1000})", "parentheses"})
  void what_ruins_re2j_is_refused(String name) {
    String pattern =
        name.equals("parentheses") ? "(".repeat(100_000) + "x" + ")".repeat(100_000) : name;
    Brand brand = Brand.of("demo", taking(pattern).build());
    assertEquals(1, BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).size());
  }

  @Tag("thorough")
  @ParameterizedTest
  @ValueSource(strings = {"(((x{1000}){1000}){1000})", "parentheses"})
  void what_ruins_re2j_is_refused_in_milliseconds(String name) {
    String pattern =
        name.equals("parentheses") ? "(".repeat(100_000) + "x" + ")".repeat(100_000) : name;
    Client client = taking(pattern).build();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      List<PlanProblem> problems =
          BrandCompiler.create().problems(Brand.of("demo", client), CompileOptions.DEFAULT);
      least = Math.min(least, System.nanoTime() - start);
      assertEquals(1, problems.size());
    }
    long micros = least / 1_000;
    assertTrue(micros < 10_000, () -> micros + " microseconds");
  }

  @Test
  void each_limit_may_be_widened() {
    PlanLimits wide = PlanLimits.DEFAULT.withPatternLength(5_000).withPatternsPerFriend(20_000);
    assertAll(
        () -> compile(wide, taking("1".repeat(5_000)).build()),
        () -> compile(wide, client().friend(patterns(20_000)).build()));
  }

  private static String error(int amount, Limit limit) {
    return errorOf(() -> limit.attempt.with(amount, limit.limits));
  }

  private static String errorOf(Runnable attempt) {
    try {
      attempt.run();
    } catch (InvalidPlanException refused) {
      return refused.problems().stream().map(PlanProblem::toString).collect(joining("\n"));
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
    throw new AssertionError("nothing was refused");
  }

  private static BrandRouter compile(PlanLimits limits, Client... clients) {
    return BrandCompiler.create()
        .compile(Brand.of("demo", clients), CompileOptions.DEFAULT.withLimits(limits));
  }

  private static Attempt compiling(IntFunction<Client.Builder> client) {
    return (amount, limits) -> compile(limits, client.apply(amount).build());
  }

  private static Client.Builder client() {
    return Client.builder("c");
  }

  private static Client.Builder taking(String pattern) {
    return client().friend(Friend.remote("f").pattern(pattern).build());
  }

  private static RemoteFriend patterns(int count) {
    return Friend.remote("f")
        .patterns(IntStream.range(0, count).mapToObj(i -> "^" + i + "$").toList())
        .build();
  }

  /** Rules that are disabled, so that none is in another's way. */
  private static RemoteFriend forwards(int count) {
    RemoteFriend.Builder friend = Friend.remote("f");
    for (int i = 0; i < count; i++) {
      friend.forward(ForwardRule.onBusy(BOX).disabled());
    }
    return friend.build();
  }

  private interface Filler {
    void add(Client.Builder client, int index);
  }

  private static Client.Builder each(int count, Filler filler) {
    Client.Builder client = client();
    for (int i = 0; i < count; i++) {
      filler.add(client, i);
    }
    return client;
  }

  private static void extension(Client.Builder client, int index) {
    client.extension("10" + index, ExtensionTarget.voicemail("box"));
  }

  /** One call would have to run some 500,000 instructions of RE2/J for each character. */
  private static Client tooSlow(String id) {
    RemoteFriend.Builder friend = Friend.remote("f");
    for (int i = 0; i < 60; i++) {
      friend.pattern("^[0-9]*" + i + "(?:[0-9a-f]{50}){" + (160 + i % 10) + "}\u00e9$");
    }
    return Client.builder(id).friend(friend.build()).build();
  }

  @Test
  void each_client_that_leaves_too_much_to_re2j_is_refused_and_reported() {
    Client fine = Client.builder("fine").build();
    Brand brand = Brand.of("demo", tooSlow("c"), fine, tooSlow("d"));
    BrandCompiler compiler = BrandCompiler.create();

    InvalidPlanException refused =
        assertThrows(InvalidPlanException.class, () -> compiler.compile(brand));

    assertEquals(
        List.of(Optional.of("c"), Optional.of("d")),
        refused.problems().stream().map(PlanProblem::client).toList());
    for (PlanProblem problem : refused.problems()) {
      assertEquals(ProblemCode.TOO_LARGE, problem.code());
      assertTrue(problem.message().contains("60 patterns"), problem::message);
    }
    assertEquals(refused.problems(), compiler.problems(brand));
  }

  @Test
  void a_change_that_leaves_too_much_to_re2j_is_refused() {
    BrandRouter router = BrandCompiler.create().compile(Brand.of("demo", client().build()));

    List<Client> slow = List.of(tooSlow("d"), tooSlow("e"));

    InvalidPlanException refused =
        assertThrows(InvalidPlanException.class, () -> router.withClients(slow));

    assertEquals(2, refused.problems().size());
    assertEquals(
        BrandCompiler.create().problems(Brand.of("demo", slow)),
        List.of(
            refused.problems().get(0).within("clients[0]"),
            refused.problems().get(1).within("clients[1]")));
  }

  /** As many instructions, in patterns that fit into the table. */
  @Test
  void many_patterns_that_fit_into_the_table_are_no_problem() {
    Client.Builder client = client();
    for (int i = 0; i < 6; i++) {
      RemoteFriend.Builder friend = Friend.remote("f" + i);
      for (int j = 0; j < 5000; j++) {
        friend.pattern("^00" + (100_000 + 5000 * i + j) + "[0-9]{6}$");
      }
      client.friend(friend.build());
    }
    Brand brand = Brand.of("demo", client.build());
    assertEquals(List.of(), BrandCompiler.create().problems(brand));
    assertEquals(
        List.of(), BrandCompiler.create().compile(brand).client("c").footprint().patternsOnRe2j());
  }
}
