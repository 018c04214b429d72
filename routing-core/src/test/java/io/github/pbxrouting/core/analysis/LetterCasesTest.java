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
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Patterns that RE2/J may read otherwise than RE2: their meaning is RE2's. */
class LetterCasesTest {

  /** RE2/J may take a letter for its other case here. */
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
  void how_far_such_a_pattern_got_is_known() {
    Candidate mixed = candidate("a2", 1);

    assertEquals(List.of(List.of(MIXED, OptionalInt.of(1), 0)), Attempts.of(mixed));
    assertEquals("the pattern " + MIXED + " matches 1 of 2 characters", mixed.reason());
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
  void nothing_is_undecided() {
    PlanAnalysis analysis = analysis(plan());

    assertEquals(
        List.of(),
        analysis.check().stream()
            .filter(finding -> finding.code() == FindingCode.UNDECIDED)
            .toList());
    assertTrue(analysis.coverage("c").isComplete());
    assertTrue(analysis.diff(plan()).isEquivalent());
  }
}
