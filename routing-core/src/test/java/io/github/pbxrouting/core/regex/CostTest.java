package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.ParsedPattern.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of a pattern, to the last instruction: a limit must keep its meaning. */
class CostTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "x => 1 1 -1 1 0 1",
        "xyz => 3 2 -1 1 0 1",
        "(x) => 3 2 -1 2 1 3",
        "(?:x) => 1 1 -1 1 0 1",
        "x* => 3 2 1 3 1 3",
        "x+ => 3 2 -1 3 1 3",
        "x? => 2 3 1 2 0 1",
        "x{3} => 3 2 -1 1 0 1",
        "x{2,4} => 6 6 -1 1 1 3",
        "x{2,} => 4 3 -1 1 1 3",
        "x{0} => 1 1 1 1 -1 1",
        "x{1,1} => 1 2 -1 1 0 1",
        "x{0,3} => 6 7 1 3 1 3",
        "(?:x?){3} => 6 4 3 4 2 4",
        "(?:x*){2,4} => 14 7 6 9 6 9",
        "(x|y) => 8 5 -1 4 3 5",
        "x|yz => 7 5 -1 3 2 3",
        "x|y|z => 9 4 -1 4 3 4",
        "x|xy|xz => 11 7 -1 4 3 4",
        "(?:x?y?)* => 6 5 4 5 2 6",
        "(?:^x$)+ => 5 3 -1 4 2 5",
        "^ => 1 1 1 1 -1 1",
        "(?:x{2}y){3} => 9 4 -1 1 0 1",
        "((x)(y)){2} => 16 5 -1 3 2 5",
        "(?:x|){3} => 18 5 9 9 8 11",
        "(?:x*y?){2,} => 12 6 6 7 6 7",
        "(?:(?:x?){2,3}){2} => 14 7 8 9 7 12",
        "xx|xy => 8 7 -1 3 2 3",
        "^()|(?:|x|) => 17 7 8 8 5 7",
      })
  void a_pattern_costs_so_much_and_re2j_no_more(String pattern, String figures)
      throws PatternError {
    Cost cost = new PatternReader(pattern, RegexLimits.DEFAULT).read().cost();
    assertEquals(
        figures,
        String.join(
            " ",
            Long.toString(cost.size()),
            Long.toString(cost.levels()),
            Long.toString(cost.through()),
            Long.toString(cost.enter()),
            Long.toString(cost.leave()),
            Long.toString(cost.longest())));
    assertTrue(Pattern.compile(pattern).programSize() <= cost.size() + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "x => 3 => 1",
        "xyz => 5 => 1",
        "x{3} => 5 => 1",
        "x{2,4} => 8 => 1",
        "(x)(y)(z) => 11 => 1",
        "((x)) => 7 => 2",
        "(?:(?:x)) => 3 => 2",
        "(?:x*)* => 7 => 3",
        "(x|y) => 10 => 1",
        "xyz|abc => 12 => 1",
        "[^a-c] => 3 => 1",
        "\\d\\D => 4 => 1",
        "(?i)[k-m] => 3 => 1",
        "(?i)[a-o] => 3 => 1",
        "(?i)[a-p] => 4 => 1",
        "\\pN => 35 => 1",
        "x?y?z? => 8 => 1",
        "(?:x?){5} => 12 => 3",
        "\\Qxyz\\E => 5 => 1",
        "(((x{4}){3}){2}) => 44 => 6",
      })
  void a_pattern_needs_a_size_and_a_depth_of_exactly_that_much(
      String pattern, int size, int depth) {
    assertInstanceOf(Parsed.class, RegexParser.parse(pattern, new RegexLimits(50, depth, size)));
    assertEquals(PatternProblem.TOO_LARGE, problem(pattern, new RegexLimits(50, depth, size - 1)));
    if (depth > 1) {
      assertEquals(PatternProblem.TOO_DEEP, problem(pattern, new RegexLimits(50, depth - 1, size)));
    }
  }

  @Test
  void a_pattern_may_make_re2j_recurse_as_deep_as_is_allowed_and_no_deeper() {
    RegexLimits limits = new RegexLimits(300, 2, 2_048);
    assertEquals(128, limits.recursion());
    assertInstanceOf(Parsed.class, RegexParser.parse("x?".repeat(127), limits));
    assertEquals(PatternProblem.TOO_LARGE, problem("x?".repeat(128), limits));
  }

  @Test
  void capturing_groups_times_instructions_may_be_a_hundred_times_the_size_and_no_more() {
    String groups = "(x)".repeat(110); // 110 groups of 330 instructions
    assertInstanceOf(Parsed.class, RegexParser.parse(groups, new RegexLimits(330, 1, 363)));
    assertEquals(PatternProblem.TOO_LARGE, problem(groups, new RegexLimits(330, 1, 362)));
  }

  @Test
  void what_costs_too_much_to_be_counted_still_costs_more_than_any_limit() {
    Cost cost = Cost.CHARACTER.wrapped(2).repeated(0, 1_000);
    for (int i = 0; i < 20; i++) {
      cost = cost.repeated(1_000, 1_000).then(cost).repeated(1, 1_000);
    }
    assertTrue(cost.size() > Integer.MAX_VALUE, cost::toString);
    assertTrue(cost.enter() > Integer.MAX_VALUE, cost::toString);
    assertTrue(cost.longest() > Integer.MAX_VALUE, cost::toString);
  }

  private static PatternProblem problem(String pattern, RegexLimits limits) {
    return assertInstanceOf(Rejected.class, RegexParser.parse(pattern, limits)).problem();
  }

  /* What of the texts we refuse may be handed to RE2/J, to see whether it refuses them too. */
}
