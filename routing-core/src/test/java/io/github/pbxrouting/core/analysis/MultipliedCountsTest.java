package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that RE2/J takes, and RE2 in C++ and in Go refuses. */
final class MultipliedCountsTest {

  private static List<Finding> findings(String pattern) {
    Client client =
        Client.builder("c").friend(Friend.remote("f").patterns(pattern).build()).build();
    return PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", client))).check().stream()
        .filter(finding -> finding.code() == FindingCode.MULTIPLIED_COUNTS)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^(?:[0-9]{4}){0,251}$ ^(?:[0-9]{4}){0,250}$",
        "^(?:[0-9]{0,4}){251}$ ^(?:[0-9]{0,4}){250}$",
        "^(?:(?:[0-9]{0,5}){0,20}){0,11}?$ ^(?:(?:[0-9]{0,5}){0,20}){0,10}?$",
        "^34(?:[0-9]{1,300}|[*]){3,4} ^34(?:[0-9]{1,300}|[*]){3,3}",
      })
  void counts_that_multiply_beyond_1000_are_told_with_smaller_ones_that_match_the_same(
      String pattern, String better) {
    List<Finding> findings = findings(pattern);
    assertEquals(1, findings.size());
    assertEquals("write " + better, findings.get(0).suggestion());
    assertEquals(List.of(), findings(better));
  }

  @Test
  void where_no_smaller_count_matches_the_same_the_bound_is_told() {
    assertEquals(
        "use smaller counts: a number has at most 128 characters",
        findings("^(?:1{500}){3}$").get(0).suggestion());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^(?:[0-9]{4}){0,250}$", "^(?:1{10}){0,100}", "^(?:[0-9]{0,40})+$", "^1{1000}"})
  void counts_that_multiply_to_1000_are_not_told(String pattern) {
    assertEquals(List.of(), findings(pattern));
  }
}
