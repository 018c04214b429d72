package io.github.pbxrouting.core.analysis.numbers.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.core.analysis.BruteForce;
import io.github.pbxrouting.core.analysis.SmallPlans;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A search finds the number that trying every number finds first. */
class WitnessSearchProperties {

  private static final int PLENTY = 100_000;

  @Provide
  Arbitrary<String> patterns() {
    return SmallPlans.patterns()
        .filter(pattern -> RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof Parsed);
  }

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return SmallPlans.spaces();
  }

  /** Patterns with their indexes as ranks. */
  private static LazyDfa automaton(List<String> patterns, NumberSpace space, int states) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns) {
      Parsed parsed = (Parsed) RegexParser.parse(pattern, RegexLimits.DEFAULT);
      ranked.add(new RankedPattern(parsed.syntax(), false, false, ranked.size()));
    }
    return new LazyDfa(List.of(), ranked, space.alphabet(), states, new StepCounter(10L * states));
  }

  private static @Nullable String found(
      String one, String other, List<String> taken, int limit, NumberSpace space, int states) {
    return WitnessSearch.first(
        automaton(List.of(one), space, states),
        automaton(List.of(other), space, states),
        automaton(taken, space, states),
        limit,
        space);
  }

  private static String expected(
      String one, String other, List<String> taken, int limit, NumberSpace space) {
    Pattern first = Pattern.compile(one);
    Pattern second = Pattern.compile(other);
    List<Pattern> stronger = taken.stream().limit(limit).map(Pattern::compile).toList();
    return BruteForce.numbers(space).stream()
        .filter(number -> first.matcher(number).find() && second.matcher(number).find())
        .filter(number -> stronger.stream().noneMatch(each -> each.matcher(number).find()))
        .findFirst()
        .orElse(WitnessSearch.NO_NUMBER);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void the_first_number_is_the_one_that_trying_all_finds(
      @ForAll("patterns") String one,
      @ForAll("patterns") String other,
      @ForAll @Size(max = 3) List<@From("patterns") String> taken,
      @ForAll @IntRange(max = 3) int limit,
      @ForAll("spaces") NumberSpace space) {
    assertEquals(
        expected(one, other, taken, limit, space), found(one, other, taken, limit, space, PLENTY));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_small_budget_leaves_it_unknown_and_is_never_wrong(
      @ForAll("patterns") String one,
      @ForAll("patterns") String other,
      @ForAll @Size(max = 3) List<@From("patterns") String> taken,
      @ForAll @IntRange(min = 1, max = 12) int states,
      @ForAll("spaces") NumberSpace space) {
    String found = found(one, other, taken, taken.size(), space, states);

    assertTrue(
        found == null || found.equals(expected(one, other, taken, taken.size(), space)),
        () -> found + " within " + states + " states");
  }

  @Test
  void what_is_left_is_found_behind_all_that_is_taken() {
    NumberSpace space = NumberSpace.of("0123456789", 1, 8);
    List<String> taken = List.of("^[0-8]", "^9[0-8]", "^99.{0,4}$", "^99.*[1-9]$");

    assertEquals("9900000", found("^9", "0$", taken, 4, space, PLENTY));
    assertEquals(WitnessSearch.NO_NUMBER, found("^9", "1$", taken, 4, space, PLENTY));
    assertEquals("9900001", found("^9", "1$", taken, 3, space, PLENTY));
    assertEquals("9", found("^9", "", taken, 2, space, PLENTY));
  }

  @Test
  void ways_that_failed_once_are_not_gone_again() {
    NumberSpace space = NumberSpace.of("0123456789", 60, 60);
    List<String> taken = List.of("[0-4]", "[5-9]");

    assertEquals(WitnessSearch.NO_NUMBER, found("^[0-9]*$", "[0-9]", taken, 2, space, PLENTY));
    assertEquals("5".repeat(60), found("^[0-9]*$", "[0-9]", taken, 1, space, PLENTY));
    assertEquals(
        WitnessSearch.NO_NUMBER, found("^[0-9]*1[0-9]*$", "^[0-9]*$", taken, 1, space, PLENTY));
  }
}
