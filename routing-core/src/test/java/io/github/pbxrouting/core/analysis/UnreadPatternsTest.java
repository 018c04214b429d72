package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Explanation.Attempt;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of plans with patterns that only RE2J can read. */
class UnreadPatternsTest {

  /** RE2J may take a letter for its other case here, so that it alone knows. */
  private static final String MIXED = "[Aa][1b]|A2";

  private static PlanAnalysis analysis(BrandRouter plan) {
    return PlanAnalysis.of(plan, AnalysisOptions.DEFAULT.withSpace(NumberSpace.of("12Aa", 1, 3)));
  }

  private static BrandRouter plan() {
    return BrandCompiler.create()
        .compile(
            Brand.of(
                "b",
                Client.builder("c")
                    .friend(Friend.remote("first").priority(1).pattern("^1").build())
                    .friend(Friend.remote("mixed").priority(2).pattern(MIXED).build())
                    .friend(Friend.internal("to-d", "d").priority(3).build())
                    .build(),
                Client.builder("d").extension("2", ExtensionTarget.voicemail("v")).build()));
  }

  private static Candidate candidate(String number, int index) {
    return analysis(plan()).explain("c", number).candidates().get(index);
  }

  @Test
  void how_far_such_a_pattern_got_is_not_known() {
    Candidate mixed = candidate("a2", 1);

    assertEquals(List.of(new Attempt(MIXED, Attempt.UNKNOWN, 0)), mixed.attempts());
    assertEquals("the pattern " + MIXED + " does not match", mixed.reason());
    assertNull(mixed.pattern());
  }

  @Test
  void whether_it_matches_is_known() {
    assertEquals(MIXED, candidate("A2", 1).pattern());
    assertEquals("the pattern " + MIXED + " matches", candidate("A2", 1).reason());
  }

  @Test
  void what_took_a_number_without_a_pattern_names_none() {
    Candidate internal = candidate("2", 2);

    assertEquals("the number is an extension of client d", internal.reason());
    assertNull(internal.pattern());
  }

  @Test
  void what_is_as_strong_or_weaker_is_undecided_and_what_is_stronger_is_not() {
    assertEquals(
        List.of("mixed", "to-d"),
        analysis(plan()).check().stream()
            .filter(finding -> finding.code() == FindingCode.UNDECIDED)
            .map(finding -> finding.friend().orElse(null))
            .toList());
    assertEquals(0, analysis(plan()).coverage("c").decidedTo());
    assertEquals(Map.of("c", 0), analysis(plan()).diff(plan()).undecided());
  }

  @Test
  void where_numbers_have_no_letters_nothing_is_undecided() {
    PlanAnalysis analysis = PlanAnalysis.of(plan());

    assertTrue(analysis.coverage("c").isComplete());
    assertTrue(analysis.diff(plan()).isEquivalent());
    assertEquals(
        List.of(new Attempt(MIXED, 0, 0)),
        analysis.explain("c", "2").candidates().get(1).attempts());
  }

  @Test
  void a_client_with_such_patterns_that_comes_or_goes_is_undecided() {
    BrandRouter without =
        BrandCompiler.create().compile(Brand.of("b", Client.builder("e").build()));

    assertEquals(Map.of("c", 0), analysis(without).diff(plan(), "c").undecided());
    assertEquals(Map.of("c", 0), analysis(plan()).diff(without, "c").undecided());
  }
}
