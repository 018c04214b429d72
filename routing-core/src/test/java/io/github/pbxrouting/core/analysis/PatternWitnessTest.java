package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that findings about patterns show, and patterns that only look like a finding. */
class PatternWitnessTest {

  private static List<Finding> findings(String pattern, AnalysisOptions options) {
    Brand brand =
        Brand.of(
            "b", Client.builder("c").friend(Friend.remote("f").pattern(pattern).build()).build());
    return PlanAnalysis.of(BrandCompiler.create().compile(brand), options).check().stream()
        .filter(finding -> finding.pattern().orElse(null) != null)
        .toList();
  }

  private static List<String> shown(String pattern) {
    return findings(pattern, AnalysisOptions.DEFAULT).stream()
        .map(finding -> finding.code().token() + " " + finding.witness().orElse(null))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "^[6|7|9], suspicious-class 6",
    "^5[10-20]$, suspicious-class 50",
    "^3.4$, unescaped-dot 3#4",
    "^.3.4, unescaped-dot #3#4",
  })
  void a_finding_shows_the_first_number_that_the_pattern_matches(String pattern, String finding) {
    assertEquals(List.of(finding), shown(pattern));
  }

  @ParameterizedTest
  @CsvSource({"^[a|b]$, suspicious-class null", "^a.4$, unescaped-dot null"})
  void where_it_matches_none_there_is_none_to_show(String pattern, String finding) {
    assertEquals(List.of(finding, "matches-nothing null"), shown(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"^34.", "^.34", "^3[4-6].", "^3.?4", "^34.$", "^3..4"})
  void a_dot_that_is_not_between_two_literal_characters_is_meant(String pattern) {
    assertEquals(List.of(), shown(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"^00|^34|^9", "^(?:00$|34$)", "^00$|^34$"})
  void branches_that_all_have_the_anchor_are_in_order(String pattern) {
    assertEquals(List.of(), shown(pattern));
  }

  @Test
  void a_pattern_beyond_the_budget_is_undecided() {
    List<Finding> findings =
        findings("^[0-9]*7[0-9]{6}$", AnalysisOptions.DEFAULT.withMaxStates(4));

    assertTrue(
        findings.stream()
            .anyMatch(finding ->
                finding.code() == FindingCode.UNDECIDED
                    && finding
                        .message()
                        .equals("what the pattern matches could not be decided within the budget")),
        findings::toString);
    assertTrue(
        findings.stream().noneMatch(finding -> finding.code() == FindingCode.MATCHES_NOTHING));
  }

  @ParameterizedTest
  @CsvSource({
    "^34#5, 34#, 3, 0",
    "^#34, '#3', 2, 0",
    "34, '###3', 1, 3",
    "^34, 4, 0, 0",
    "^!3, '!', 1, 0",
  })
  void how_far_a_pattern_got_counts_every_character_of_the_number(
      String pattern, String number, int matched, int from) {
    Brand brand =
        Brand.of(
            "b", Client.builder("c").friend(Friend.remote("f").pattern(pattern).build()).build());
    assertEquals(
        List.of(List.of(pattern, OptionalInt.of(matched), from)),
        Attempts.of(
            PlanAnalysis.of(BrandCompiler.create().compile(brand))
                .explain("c", number)
                .candidates()
                .get(0)));
  }

  @Test
  void a_pattern_of_more_characters_than_an_alphabet_has_is_explained() {
    StringBuilder pattern = new StringBuilder("^");
    for (char c = 'A'; c <= 'Z'; c++) {
      pattern.append(c).append((char) (c + 32));
    }
    how_far_a_pattern_got_counts_every_character_of_the_number(pattern + "[!-/]", "AaBbc", 4, 0);
  }
}
