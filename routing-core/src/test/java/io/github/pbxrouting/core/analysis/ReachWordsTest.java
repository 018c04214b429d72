package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of friends and patterns that get no numbers, in words. */
class ReachWordsTest {

  private static final String STRONGER =
      "give it a stronger priority, narrow the friends that take its numbers, or remove it";

  private static List<Finding> findings(String friend, Friend... friends) {
    Client.Builder client =
        Client.builder("c")
            .emergencyNumber("112")
            .extension("2001", ExtensionTarget.voicemail("v"))
            .extension("2002", ExtensionTarget.voicemail("v"))
            .friend(Friend.remote("strong").priority(1).pattern("^3[0-9]$").build());
    for (Friend each : friends) {
      client.friend(each);
    }
    Client empty = Client.builder("empty").build();
    Client taken = Client.builder("taken").extension("30", ExtensionTarget.voicemail("v")).build();
    Client odd = Client.builder("odd").extension("x", ExtensionTarget.voicemail("v")).build();
    return PlanAnalysis.of(
            BrandCompiler.create().compile(Brand.of("b", client.build(), empty, taken, odd)))
        .check()
        .stream()
        .filter(finding -> friend.equals(finding.friend().orElse(null)))
        .toList();
  }

  private static String said(FindingCode code, List<Finding> findings) {
    Finding finding =
        findings.stream().filter(each -> each.code() == code).findFirst().orElseThrow();
    return finding.message() + "; " + finding.suggestion();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "^3[0-5]$~of the 6 numbers it would take, friend strong wins 6 numbers",
        "^2001$~of the 1 number it would take, extension 2001 takes 1 number",
        "^(112|2001)$~of the 2 numbers it would take, emergency numbers, service codes and"
            + " extensions take 2 numbers",
        "^(2001|31)$~of the 2 numbers it would take, friend strong wins 1 number, extension 2001"
            + " takes 1 number",
      })
  void whoever_takes_the_numbers_of_a_friend_is_named(String pattern, String why) {
    assertEquals(
        "no number reaches it: " + why + "; " + STRONGER,
        said(
            FindingCode.UNREACHABLE_FRIEND,
            findings("f", Friend.remote("f").priority(2).pattern(pattern).build())));
  }

  @Test
  void a_friend_that_takes_nothing_is_told_why() {
    assertEquals(
        "no number reaches it: it has no pattern; give it a pattern, or remove it",
        said(FindingCode.UNREACHABLE_FRIEND, findings("f", Friend.remote("f").build())));
    assertEquals(
        "no number reaches it: it matches nothing that can be dialled; correct its patterns, or"
            + " remove it",
        said(
            FindingCode.UNREACHABLE_FRIEND,
            findings("f", Friend.remote("f").pattern("^a$").build())));
    assertEquals(
        "no number reaches it: its target client has no extension; give the target client"
            + " extensions, or remove it",
        said(FindingCode.UNREACHABLE_FRIEND, findings("f", Friend.internal("f", "empty").build())));
    assertEquals(
        "no number reaches it: it matches nothing that can be dialled; correct the extensions",
        said(FindingCode.UNREACHABLE_FRIEND, findings("f", Friend.internal("f", "odd").build())));
    assertEquals(
        "no number reaches it: of the 1 number it would take, friend strong wins 1 number; "
            + STRONGER,
        said(
            FindingCode.UNREACHABLE_FRIEND,
            findings("f", Friend.internal("f", "taken").priority(5).build())));
  }

  @Test
  void a_pattern_that_gets_nothing_is_told_beside_one_that_gets_something() {
    List<Finding> findings =
        findings("f", Friend.remote("f").priority(2).pattern("^4$").pattern("^3[0-2]$").build());

    assertEquals(
        "no number reaches the pattern: of the 3 numbers it would take, friend strong wins 3"
            + " numbers; give its friend a stronger priority, narrow the friends that take its"
            + " numbers, or remove it",
        said(FindingCode.UNREACHABLE_PATTERN, findings));
    assertEquals(
        "it would take 3 numbers that the stronger friend strong wins, for example 30; leave it so"
            + " if that is meant; else narrow one of the two, or change priorities",
        said(FindingCode.COMPETING_FRIENDS, findings));
    assertEquals(
        List.of(),
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.REDUNDANT_PATTERN)
            .toList());
  }

  @Test
  void patterns_that_others_of_the_friend_cover_are_told_and_which() {
    List<Finding> findings =
        findings(
            "f",
            Friend.remote("f")
                .priority(2)
                .pattern("^5[0-9]$")
                .pattern("^51$")
                .pattern("^61$")
                .pattern("^6[0-9]$")
                .pattern("^7$")
                .build());

    assertEquals(
        List.of(
            "^51$ the pattern adds nothing: ^5[0-9]$ matches all its numbers",
            "^61$ the pattern adds nothing: ^6[0-9]$ matches all its numbers"),
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.REDUNDANT_PATTERN)
            .map(finding -> finding.pattern().orElse(null) + " " + finding.message())
            .toList());
  }

  @Test
  void the_empty_pattern_has_a_name() {
    List<Finding> findings = findings("f", Friend.remote("f").patterns("", "^34").build());

    assertEquals(
        List.of("the pattern adds nothing: the empty pattern matches all its numbers"),
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.REDUNDANT_PATTERN)
            .map(Finding::message)
            .toList());
  }

  @Test
  void a_pattern_that_two_others_cover_is_told_in_every_order() {
    List<String> patterns = List.of("^2[0-4]$", "^2[3-7]$", "^2[5-9]$");
    for (int[] order :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      RemoteFriend.Builder friend = Friend.remote("f").priority(2);
      for (int i : order) {
        friend.pattern(patterns.get(i));
      }
      assertEquals(
          List.of("^2[3-7]$"),
          findings("f", friend.build()).stream()
              .filter(finding -> finding.code() == FindingCode.REDUNDANT_PATTERN)
              .map(finding -> finding.pattern().orElse(null))
              .toList());
    }
  }
}
