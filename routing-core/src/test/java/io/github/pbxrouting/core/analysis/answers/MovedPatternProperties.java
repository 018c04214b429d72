package io.github.pbxrouting.core.analysis.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.BruteForce;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.SmallPlans;
import io.github.pbxrouting.core.analysis.answers.MovedPattern.TooComplexException;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The expressions match exactly the numbers that both routers send to different places. */
@Tag("slow")
class MovedPatternProperties {

  @Provide
  Arbitrary<Brand> brands() {
    return SmallPlans.brands()
        .filter(brand -> BrandCompiler.create().problems(brand, CompileOptions.DEFAULT).isEmpty());
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  private static String key(BrandRouter brand, String client, String number) {
    RouteDecision decision = brand.client(client).route(number);
    return decision.kind() == RouteKind.EMERGENCY ? "emergency" : decision.key();
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void every_moved_number_is_matched_by_the_pattern_of_its_move_and_no_other_number_is(
      @ForAll("brands") Brand older,
      @ForAll("brands") Brand newer,
      @ForAll("spaces") NumberSpace space) {
    BrandRouter before = BrandCompiler.create().compile(older);
    BrandRouter after = BrandCompiler.create().compile(newer);
    Map<MovedPattern, Pattern> patterns = new LinkedHashMap<>();
    try {
      PlanAnalysis.of(before, AnalysisOptions.DEFAULT.withSpace(space))
          .movedPatterns(after)
          .forEach(moved -> patterns.put(moved, Pattern.compile(moved.pattern())));
    } catch (TooComplexException refused) {
      Assume.that(false);
      return;
    }
    Map<List<String>, List<String>> expected = new HashMap<>();
    Map<List<String>, List<String>> matched = new HashMap<>();
    for (String number : BruteForce.numbers(space)) {
      for (String client : List.of("a", "b")) {
        String from = key(before, client, number);
        String to = key(after, client, number);
        if (!from.equals(to)) {
          expected
              .computeIfAbsent(List.of(client, from, to), added -> new ArrayList<>())
              .add(number);
        }
      }
      patterns.forEach((each, pattern) -> {
        if (pattern.matches(number)) {
          matched
              .computeIfAbsent(
                  List.of(each.client(), each.from(), each.to()), added -> new ArrayList<>())
              .add(number);
        }
      });
    }
    assertEquals(expected, matched);
  }

  private static List<MovedPattern> moved(List<String> before, List<String> after)
      throws TooComplexException {
    return PlanAnalysis.of(brand(before)).movedPatterns(brand(after));
  }

  private static BrandRouter brand(List<String> patterns) {
    return BrandCompiler.create()
        .compile(
            Brand.of(
                "b",
                Client.builder("madrid")
                    .friend(Friend.remote("bilbao").patterns(patterns).build())
                    .build()));
  }

  @Example
  void simple_edits_have_simple_expressions() throws TooComplexException {
    assertEquals(
        List.of(new MovedPattern("madrid", "friend:bilbao", "external", "2[0-9]{3}")),
        moved(List.of("^2[0-9]{3}$"), List.of()));
    assertEquals(
        List.of(new MovedPattern("madrid", "friend:bilbao", "external", "94[#*0-9]*")),
        moved(List.of("^94", "^0"), List.of("^0")));
    assertEquals(List.of(), moved(List.of("^94"), List.of("^940", "^94[1-9]", "^94$", "^94[*#]")));
  }

  @Example
  void a_client_that_only_one_plan_has_moves_with_all_its_numbers() throws TooComplexException {
    BrandRouter none =
        BrandCompiler.create().compile(Brand.of("b", Client.builder("closed").build()));
    List<MovedPattern> moved = PlanAnalysis.of(brand(List.of("^9$"))).movedPatterns(none);
    assertEquals(3, moved.size());
    assertTrue(
        moved.contains(new MovedPattern("madrid", "friend:bilbao", null, "9")), moved::toString);
    assertTrue(
        moved.stream().anyMatch(each -> each.client().equals("closed") && each.from() == null));
  }

  @Example
  void an_unchanged_client_moves_nothing_however_complex_it_is() throws TooComplexException {
    List<String> complex = List.of("123", "231", "312", "3[^2]1", "4.4");
    assertEquals(List.of(), moved(complex, complex));
    assertThrows(TooComplexException.class, () -> moved(complex, List.of()));
    assertEquals(
        List.of(), PlanAnalysis.of(brand(complex)).movedPatterns(brand(complex), "madrid"));
  }

  @Example
  @Tag("thorough")
  void what_takes_too_long_an_expression_is_refused() {
    String[] patterns = new String[400];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = "^[0-9]*" + (i * 7919L % 100_000 + 100_000) + "[0-9]{" + i % 7 + "}$";
    }
    TooComplexException refused =
        assertThrows(TooComplexException.class, () -> moved(Arrays.asList(patterns), List.of()));
    assertTrue(refused.getMessage().contains("\"madrid\""));
  }
}
