package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.Destination.Field;
import io.github.pbxrouting.core.analysis.answers.InvalidPolicyException;
import io.github.pbxrouting.core.analysis.answers.Policy;
import io.github.pbxrouting.core.analysis.answers.PolicyResult;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.testing.FlowBrands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Policies hold exactly when trying every number, and walking every call, says so. */
@Tag("slow")
class PolicyProperties {

  private static final NumberSpace FLOW_SPACE = NumberSpace.of("123*", 1, 3);

  @Provide
  Arbitrary<Brand> plans() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Provide
  Arbitrary<Brand> flows() {
    return FlowBrands.brands();
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  @Provide
  Arbitrary<Policy.Rule> rules() {
    return Arbitraries.of(Policy.Rule.values());
  }

  @Provide
  Arbitrary<NumberPatterns> sets() {
    return Combinators.combine(
            Arbitraries.of("1.*", "[12]{2,3}", ".*", "1", "2[0-9]*|.*1", "[^*]+", "\\*.*", "...")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2),
            Arbitraries.of(List.<Integer>of(), List.<Integer>of(), List.of(2), List.of(1, 3)))
        .as((patterns, lengths) -> NumberPatterns.of(patterns).ofLengths(lengths));
  }

  /** Some of the fields of one of those destinations, or a number that may be another. */
  private static Destination part(List<Destination> all, List<Field> leftOut, int index) {
    Destination whole = all.get(index % all.size());
    Destination part = null;
    for (Map.Entry<Field, String> field : whole.fields().entrySet()) {
      if (!leftOut.contains(field.getKey())) {
        part =
            part == null
                ? Destination.of(field.getKey(), field.getValue())
                : part.and(field.getKey(), field.getValue());
      }
    }
    return part == null ? whole : part;
  }

  @Provide
  Arbitrary<List<Field>> leftOut() {
    return Arbitraries.of(Field.values()).list().ofMaxSize(6);
  }

  private static boolean isIn(NumberPatterns set, String number) {
    return set.allows(number.length())
        && set.patterns().stream().anyMatch(pattern -> Pattern.matches(pattern, number));
  }

  /** Checks a policy against what each number does. */
  private static void check(
      PlanAnalysis analysis, Policy policy, Map<String, ? extends Set<Destination>> places) {
    Destination wanted = policy.destination().in(policy.client(), policy.isEndToEnd());
    List<String> numbers = BruteForce.numbers(analysis.options().space());
    if (numbers.stream().noneMatch(number -> isIn(policy.numbers(), number))) {
      assertThrows(InvalidPolicyException.class, () -> analysis.test(List.of(policy)));
      return;
    }
    Optional<String> broken =
        numbers.stream()
            .filter(number -> {
              boolean in = isIn(policy.numbers(), number);
              boolean goes = places.get(number).stream().anyMatch(place -> place.has(wanted));
              return switch (policy.rule()) {
                case NEVER -> in && goes;
                case ALWAYS -> in && !goes;
                case ONLY -> !in && goes;
              };
            })
            .findFirst();
    PolicyResult result = analysis.test(List.of(policy)).get(0);
    assertEquals(broken, result.witness(), () -> policy + ": " + result);
    assertEquals(broken.isPresent() ? Verdict.REFUTED : Verdict.PROVED, result.verdict());
    if (policy.isEndToEnd() && policy.rule() != Policy.Rule.ALWAYS && broken.isPresent()) {
      assertTrue(Destination.of(result.way().orElseThrow().end()).has(wanted));
      assertTrue(result.decision().isPresent());
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void a_policy_about_routes_is_what_trying_every_number_says(
      @ForAll("plans") Brand brand,
      @ForAll("spaces") NumberSpace space,
      @ForAll("rules") Policy.Rule rule,
      @ForAll("sets") NumberPatterns set,
      @ForAll("leftOut") List<Field> leftOut,
      @ForAll int index) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    Map<String, Set<Destination>> places = new HashMap<>();
    List<Destination> all = new ArrayList<>();
    for (String number : BruteForce.numbers(space)) {
      Destination place = Destination.of(router.client("a").route(number));
      places.put(number, Set.of(place));
      all.add(place);
    }
    PlanAnalysis analysis = PlanAnalysis.of(router, AnalysisOptions.DEFAULT.withSpace(space));
    Destination part = part(all, leftOut, index & Integer.MAX_VALUE);
    Policy policy = Policy.of("a", set, rule, part);
    if (isOfNoExtension(brand.clients().get(0), part)) {
      assertThrows(InvalidPolicyException.class, () -> analysis.test(List.of(policy)));
      return;
    }
    check(analysis, policy, places);
  }

  /**
   * Whether a destination names an extension without saying whose, and the client has none such.
   */
  private static boolean isOfNoExtension(Client client, Destination destination) {
    Map<Field, String> fields = destination.fields();
    String number = fields.get(Field.EXTENSION);
    return number != null
        && !fields.containsKey(Field.FRIEND)
        && !fields.containsKey(Field.TARGET_CLIENT)
        && !"friend".equals(fields.get(Field.ROUTE))
        && client.extension(number).isEmpty();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void a_policy_from_end_to_end_is_what_walking_every_call_says(
      @ForAll("flows") Brand brand,
      @ForAll("rules") Policy.Rule rule,
      @ForAll("sets") NumberPatterns set,
      @ForAll CallType type,
      @ForAll("leftOut") List<Field> leftOut,
      @ForAll int index) {
    checkCalls(brand, FLOW_SPACE, rule, set, type, leftOut, index);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void a_policy_from_end_to_end_is_what_walking_calls_under_numbering_rules_says(
      @ForAll("plans") Brand brand,
      @ForAll("spaces") NumberSpace space,
      @ForAll("rules") Policy.Rule rule,
      @ForAll("sets") NumberPatterns set,
      @ForAll CallType type,
      @ForAll("leftOut") List<Field> leftOut,
      @ForAll int index) {
    checkCalls(brand, space, rule, set, type, leftOut, index);
  }

  private static void checkCalls(
      Brand brand,
      NumberSpace space,
      Policy.Rule rule,
      NumberPatterns set,
      CallType type,
      List<Field> leftOut,
      int index) {
    BrandRouter router = BrandCompiler.create().compile(brand);
    String client = brand.clients().get(0).id();
    Map<String, Set<Destination>> places = new HashMap<>();
    List<Destination> all = new ArrayList<>();
    for (String number : BruteForce.numbers(space)) {
      Set<Destination> ends = new HashSet<>();
      walk(router.call(CallRequest.of(client, number).withType(type)), new HashSet<>(), ends);
      places.put(number, ends);
      ends.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).forEach(all::add);
    }
    PlanAnalysis analysis = PlanAnalysis.of(router, AnalysisOptions.DEFAULT.withSpace(space));
    Destination part = part(all, leftOut, index & Integer.MAX_VALUE);
    if (part.fields().containsKey(Field.FRIEND) || part.fields().containsKey(Field.EXTENSION)) {
      // Without the client they would mean those of the client that dials.
      part = part.fields().containsKey(Field.CLIENT) ? part : part.and(Field.CLIENT, client);
    }
    if (!isKnown(router, part, client)) {
      return; // with some fields left out, an extension or friend is that of another client
    }
    check(analysis, Policy.of(client, set, rule, part).withType(type).endToEnd(), places);
  }

  private static boolean isKnown(BrandRouter router, Destination part, String client) {
    try {
      PlanAnalysis.of(router)
          .test(List.of(Policy.of(client, NumberPatterns.ALL, Policy.Rule.ONLY, part).endToEnd()));
      return true;
    } catch (InvalidPolicyException unknown) {
      return false;
    }
  }

  /** Walks every way of a call; what was seen with the same step and state is not walked again. */
  private static void walk(CallFlow start, Set<List<Object>> seen, Set<Destination> ends) {
    List<CallFlow> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      CallFlow flow = open.remove(open.size() - 1);
      CallStep step = flow.step();
      if (!seen.add(List.of(step, flow.state().withDiversions(List.of())))) {
        continue;
      }
      if (flow instanceof CallFlow.Dialling dialling) {
        for (DialOutcome outcome : DialOutcome.values()) {
          open.add(dialling.after(outcome));
        }
        dialling.nested().ifPresent(open::add);
      } else if (flow instanceof CallFlow.Forwarding forwarding) {
        open.add(forwarding.next());
      } else {
        ends.add(Destination.of(step));
      }
    }
  }
}
