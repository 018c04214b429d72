package io.github.pbxrouting.core.analysis.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.core.analysis.BruteForce;
import io.github.pbxrouting.core.analysis.SmallPlans;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Sets of numbers are what trying every number says. */
@Tag("slow")
class NumberSetProperties {

  @Provide
  Arbitrary<NumberSpace> spaces() {
    return Arbitraries.oneOf(
        SmallPlans.spaces(), Arbitraries.just(NumberSpace.of("0123456789*", 1, 3)));
  }

  @Provide
  Arbitrary<NumberPatterns> sets() {
    return Combinators.combine(
            SmallPlans.patterns().list().ofMaxSize(2),
            Arbitraries.of(List.<Integer>of(), List.<Integer>of(), List.of(2), List.of(1, 3)))
        .as((patterns, lengths) -> NumberPatterns.of(patterns).ofLengths(lengths));
  }

  private static List<String> those(NumberSpace space, Predicate<String> included) {
    return BruteForce.numbers(space).stream().filter(included).toList();
  }

  private static boolean matches(NumberPatterns numbers, String number) {
    return numbers.allows(number.length())
        && numbers.patterns().stream().anyMatch(pattern -> Pattern.matches(pattern, number));
  }

  private static void check(NumberSet set, List<String> numbers) {
    NumberSpace space = set.space();
    assertEquals(numbers, those(space, set::contains));
    assertEquals(BigInteger.valueOf(numbers.size()), set.count());
    assertEquals(numbers.isEmpty(), set.isEmpty());
    assertEquals(numbers.stream().findFirst(), set.witness());
    for (int length = 1; length <= space.maxLength(); length++) {
      int exact = length;
      assertEquals(
          numbers.stream().filter(number -> number.length() == exact).count(),
          set.count(length).longValue());
    }
    List<String> patterns = set.patterns(1_000).orElseThrow();
    assertEquals(
        numbers,
        those(
            space,
            number -> patterns.stream().anyMatch(pattern -> Pattern.matches(pattern, number))),
        patterns::toString);
    List<String> ranged = new ArrayList<>();
    for (NumberSet.Range range : set.ranges(1_000).orElseThrow()) {
      for (int n = Integer.parseInt(range.first()); n <= Integer.parseInt(range.last()); n++) {
        String digits = String.valueOf(n);
        ranged.add("0".repeat(range.first().length() - digits.length()) + digits);
      }
    }
    assertEquals(numbers.stream().filter(number -> number.matches("[0-9]+")).toList(), ranged);
    assertEquals(set, NumberSet.of(space, numbers));
    assertEquals(set.hashCode(), NumberSet.of(space, numbers).hashCode());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void a_set_and_what_is_made_of_two_are_what_trying_every_number_says(
      @ForAll("spaces") NumberSpace space,
      @ForAll("sets") NumberPatterns first,
      @ForAll("sets") NumberPatterns second) {
    NumberSet one = NumberSet.matching(space, first);
    NumberSet other = NumberSet.matching(space, second);
    check(one, those(space, number -> matches(first, number)));
    check(
        one.intersection(other),
        those(space, number -> matches(first, number) && matches(second, number)));
    check(
        one.union(other),
        those(space, number -> matches(first, number) || matches(second, number)));
    check(
        one.difference(other),
        those(space, number -> matches(first, number) && !matches(second, number)));
    check(one.complement(), those(space, number -> !matches(first, number)));
  }

  @Example
  void sets_of_billions_of_numbers_are_written_in_a_few_patterns_and_ranges() {
    NumberSet spain =
        NumberSet.matching(
            NumberSpace.DIALABLE, NumberPatterns.of(List.of("0034[679][0-9]{8}", "112")));
    NumberSet mobile =
        NumberSet.matching(
            NumberSpace.DIALABLE,
            NumberPatterns.of(NumberPatterns.range("0034600000000", "0034699999999")));
    assertEquals("300000001", spain.count().toString());
    assertEquals(Optional.of("112"), spain.witness());
    assertEquals(
        Optional.of(List.of("112", "0034[79][0-9]{8}")), spain.difference(mobile).patterns(10));
    assertEquals(
        "[112-112, 0034700000000-0034799999999, 0034900000000-0034999999999]",
        spain.difference(mobile).ranges(10).orElseThrow().toString());
    assertEquals(Optional.empty(), spain.ranges(2));
    assertEquals(Optional.empty(), spain.patterns(0));
    assertEquals(NumberSet.all(NumberSpace.DIALABLE), spain.union(spain.complement()));
    assertEquals(NumberSpace.DIALABLE.size(), NumberSet.all(NumberSpace.DIALABLE).count());
    assertEquals(
        Optional.of(List.of("[#*+0-9][#*0-9]{0,14}")),
        NumberSet.all(NumberSpace.DIALABLE).patterns(10));
    assertTrue(NumberSet.none(NumberSpace.DIALABLE).isEmpty());
    assertEquals("no number", NumberSet.none(NumberSpace.DIALABLE).toString());
  }

  @Example
  void numbers_of_another_space_are_refused() {
    NumberSet one = NumberSet.all(NumberSpace.of("12", 1, 2));
    NumberSet other = NumberSet.all(NumberSpace.of("12", 1, 3));
    assertThrows(IllegalArgumentException.class, () -> one.union(other));
    assertThrows(
        IllegalArgumentException.class, () -> NumberSet.of(one.space(), List.of("1", "3")));
    assertThrows(IllegalArgumentException.class, () -> NumberPatterns.of(List.of("+1")));
    assertThrows(IllegalArgumentException.class, () -> NumberPatterns.range("2", "1"));
  }
}
