package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.checks.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFindingsTest {

  private static final Set<FindingCode> ABOUT_PATTERNS =
      Set.of(
          FindingCode.UNANCHORED_PATTERN,
          FindingCode.ANCHOR_IN_ONE_BRANCH,
          FindingCode.SUSPICIOUS_CLASS,
          FindingCode.UNESCAPED_DOT,
          FindingCode.MATCHES_EVERYTHING,
          FindingCode.MATCHES_NOTHING,
          FindingCode.UNDECIDED);

  private static List<Finding> findings(String pattern, MatchMode match) {
    Brand brand =
        Brand.of(
            "b",
            Client.builder("c")
                .match(match)
                .friend(Friend.remote("f").pattern(pattern).build())
                .build());
    return PlanAnalysis.of(BrandCompiler.create().compile(brand)).check().stream()
        .filter(finding -> ABOUT_PATTERNS.contains(finding.code()))
        .toList();
  }

  private static String shown(Finding finding) {
    return finding.code().token()
        + " "
        + finding.witness().orElse(null)
        + " "
        + finding.suggestion().replaceFirst("^write ", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "34 #34 ^34",
        "34$ #34 ^34$",
        "2[0-9]{3} #2000 ^2[0-9]{3}$",
        "2[0-9]{3}$ #2000 ^2[0-9]{3}$",
        "^2[0-9]{3} 2000# ^2[0-9]{3}$",
        "^2\\d\\d\\d 2000# ^2\\d\\d\\d$",
        "^2\\d{1,3} 20# ^2\\d{1,3}$",
        "34|35 #34 ^(?:34|35)",
        "^[2-5]{3} 222# ^[2-5]{3}$",
        "^[67][0-9][0-9] 600# ^[67][0-9][0-9]$",
        "(34) #34 ^(34)",
        "\\b34 #34 ^\\b34",
      })
  void a_pattern_that_matches_inside_longer_numbers_is_unanchored(
      String pattern, String witness, String better) {
    List<Finding> findings = findings(pattern, MatchMode.FIND);
    assertEquals(
        List.of("unanchored-pattern " + witness + " " + better),
        findings.stream().map(PatternFindingsTest::shown).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^34",
        "^2[0-9]{3}$",
        "^34[67]",
        "^34[67][0-9]",
        "^34[67][2-5]",
        "^(?:00|\\+)34",
        "^34[0-9]+",
        "^34[0-9]{3,}",
        "\\A34",
        "^00|^34",
        "(?:^00|^34)",
        "^6.*$",
        "\\+34",
        "^[679]",
        "^[0-9*#]$",
        "^[-0-9]$",
        "^6...$",
        "^34\\.?5",
        "^(34|)5",
      })
  void a_pattern_that_says_what_it_means_is_left_alone(String pattern) {
    assertEquals(List.of(), findings(pattern, MatchMode.FIND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"34", "2[0-9]{3}", "34|35", "^00|34", "^2[0-9]{3}"})
  void in_full_mode_every_pattern_is_anchored(String pattern) {
    assertEquals(List.of(), findings(pattern, MatchMode.FULL));
  }

  @ParameterizedTest
  @CsvSource({
    "^00|34, #34, ^(?:00|34)",
    "^00|34|^35, #34, ^(?:00|34|35)",
    "00$|34$|9, 9#, (?:00|34|9)$",
    "1|^+2, #1, ^(?:1|\\+2)",
    "1$*|2$, 1#, (?:1|2)$",
  })
  void an_anchor_in_one_branch_only_is_told(String pattern, String witness, String better) {
    assertEquals(
        "anchor-in-one-branch " + witness + " " + better,
        findings(pattern, MatchMode.FIND).stream()
            .filter(finding -> finding.code() == FindingCode.ANCHOR_IN_ONE_BRANCH)
            .map(PatternFindingsTest::shown)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void a_pattern_of_everything_but_the_empty_text_is_not_said_to_match_that() {
    for (MatchMode match : MatchMode.values()) {
      Finding finding = findings("[0-9*#+]+|.+", match).get(0);
      assertEquals(FindingCode.MATCHES_EVERYTHING, finding.code());
      assertEquals("the pattern matches every number that can be dialled", finding.message());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "^00|34, ^(?:00|34)",
    "'^00|34[0-9]{3}', '^(?:00|34[0-9]{3})$'",
    "'00$|34[0-9]{3}', '^(?:00|34[0-9]{3})$'",
    "'00|34[0-9]{3}', '^(?:00|34[0-9]{3})$'",
  })
  void missing_anchors_are_put_around_all_branches(String pattern, String better) {
    assertEquals(
        "write " + better,
        findings(pattern, MatchMode.FIND).stream()
            .filter(finding -> finding.code() == FindingCode.UNANCHORED_PATTERN)
            .map(Finding::suggestion)
            .findFirst()
            .orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[6|7|9] [679]",
        "^[6,7,9] [679]",
        "^[^6|7] [^67]",
        "^[10-20]$ [0-2]",
        "^[600-699]$ [0-69]",
        "^[112]$ [12]",
        "^[00|34] [034]",
        "^[*|#|-] [#*\\-]"
      })
  void a_class_written_like_an_alternation_or_a_number_is_suspicious(
      String pattern, String cleaned) {
    List<Finding> findings = findings(pattern, MatchMode.FIND);
    assertEquals(
        List.of(FindingCode.SUSPICIOUS_CLASS), findings.stream().map(Finding::code).toList());
    assertEquals(
        "write " + cleaned + " for one character, or (?:...|...) for alternatives",
        findings.get(0).suggestion());
  }

  @ParameterizedTest
  @CsvSource({"^1.800, 1#800", "^3.4$, 3#4"})
  void a_dot_between_literal_characters_is_told(String pattern, String witness) {
    List<Finding> findings = findings(pattern, MatchMode.FIND);
    assertEquals(List.of(FindingCode.UNESCAPED_DOT), findings.stream().map(Finding::code).toList());
    assertEquals(witness, findings.get(0).witness().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "'', warning",
    "34|, warning",
    "^34|, warning",
    "[0-9]*, warning",
    "(?:), warning",
    ".*, info",
    "^.+$, info",
    "., info",
    "^[0-9*#+]+$, info",
  })
  void a_pattern_that_matches_everything_is_told(String pattern, String severity) {
    List<Finding> findings = findings(pattern, MatchMode.FIND);
    Finding finding =
        findings.stream()
            .filter(each -> each.code() == FindingCode.MATCHES_EVERYTHING)
            .findFirst()
            .orElseThrow();
    assertEquals("#", finding.witness().orElse(null));
    assertEquals(severity, finding.severity().token());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^abc$", "^$", "_2XXX", "3[^\\x00-\\x7f]", "^[0-9]{16}$", "5\\+", "(?:34)(?:$5)"})
  void a_pattern_that_matches_no_number_that_can_be_dialled_is_told(String pattern) {
    assertEquals(
        List.of(FindingCode.MATCHES_NOTHING),
        findings(pattern, MatchMode.FIND).stream().map(Finding::code).toList());
  }

  @Test
  void an_asterisk_pattern_is_recognised() {
    assertEquals(
        "write it as a regular expression: ^2[0-9]{3}$",
        findings("_2XXX", MatchMode.FIND).get(0).suggestion());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "9|NXXXXXX NXXXXXX ^9[2-9][0-9]{6}$",
        "_9|. _9 ^9.+$",
        "0|X. X. ^0[0-9].+$",
        "/34/|35 /34/ none",
        "34|35 none none",
        "9|9. none none",
      })
  void an_alternative_that_is_a_part_of_an_asterisk_pattern_is_told(
      String pattern, String alternative, String better) {
    List<Finding> nothing =
        findings(pattern, MatchMode.FIND).stream()
            .filter(finding -> finding.code() == FindingCode.MATCHES_NOTHING)
            .toList();
    assertEquals(
        better.equals("none")
            ? List.of()
            : List.of(
                "the alternative "
                    + alternative
                    + " matches no number that can be dialled: write it as a regular expression: "
                    + better),
        nothing.stream().map(finding -> finding.message() + ": " + finding.suggestion()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[0-9]*7[0-9]{24}$ INFO",
        "^[0-9]*7[0-9]{24}$|^[Aa][xy]|^A[zw] WARNING",
        "^(?i)josé$ WARNING",
        "^José$ none",
        "^34[0-9]{7}$ none",
      })
  void a_pattern_that_re2j_answers_is_told_where_a_host_would_notice(
      String pattern, String severity) {
    Brand brand =
        Brand.of(
            "b", Client.builder("c").friend(Friend.remote("f").pattern(pattern).build()).build());

    List<Finding> slow =
        PlanAnalysis.of(BrandCompiler.create().compile(brand)).check().stream()
            .filter(finding -> finding.code() == FindingCode.SLOW_PATTERN)
            .toList();

    assertEquals(
        severity.equals("none") ? List.of() : List.of(Severity.valueOf(severity)),
        slow.stream().map(Finding::severity).toList());
    slow.forEach(finding -> assertEquals(pattern, finding.pattern().orElse(null)));
  }
}
