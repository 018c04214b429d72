package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.answers.Explanation.Verdict;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {

  private static final PlanAnalysis ANALYSIS =
      PlanAnalysis.of(
          BrandCompiler.create()
              .compile(
                  Brand.of(
                      "demo",
                      Client.builder("madrid")
                          .emergencyNumber("112")
                          .serviceCode(ServiceCode.withArguments("*9"))
                          .serviceCode(ServiceCode.exact("*94"))
                          .extension("1001", ExtensionTarget.endpoint("user", "alice"))
                          .friend(Friend.internal("sister", "barcelona").priority(5).build())
                          .friend(
                              Friend.remote("bilbao")
                                  .priority(1)
                                  .pattern("^2[0-9]{3}$")
                                  .pattern("34944")
                                  .build())
                          .friend(Friend.remote("rest").priority(9).pattern("^[0-9]+$").build())
                          .friend(Friend.remote("idle").priority(9).build())
                          .build(),
                      Client.builder("barcelona")
                          .extension("2001", ExtensionTarget.voicemail("v"))
                          .build())));

  private static List<String> lines(String number) {
    return ANALYSIS.explain("madrid", number).candidates().stream()
        .map(c -> c.verdict().token() + " " + c.kind().token() + " " + c.name() + ": " + c.reason())
        .toList();
  }

  @Test
  void the_winner_and_all_that_came_too_late_name_their_patterns() {
    assertEquals(
        List.of(
            "took friend bilbao: the pattern ^2[0-9]{3}$ matches",
            "too-late friend sister: the number is an extension of client barcelona",
            "too-late friend rest: the pattern ^[0-9]+$ matches",
            "did-not friend idle: it has no pattern"),
        lines("2001"));
  }

  @Test
  void extensions_codes_and_emergency_numbers_come_before_friends() {
    assertEquals("took extension 1001: the number is the extension's", lines("1001").get(0));
    assertEquals(
        "took emergency 112: the number is declared an emergency number", lines("112").get(0));
    assertEquals(
        List.of(
            "took service *94: the number is the service code",
            "too-late service *9: the number begins with the service code",
            "too-late rejected *: the client declares service codes, and rejects unknown ones"
                + " that begin with *"),
        lines("*94").subList(0, 3));
    assertEquals(
        "took rejected *: the client declares service codes, and rejects unknown ones that begin"
            + " with *",
        lines("*5").get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, 1, 0",
    "200, 3, 0, 0, 0",
    "20001, 4, 0, 0, 0",
    "2a, 1, 0, 0, 0",
    "934945, 0, 0, 4, 1",
    "é34é, 0, 0, 2, 1",
  })
  void a_pattern_that_does_not_match_says_how_far_it_got(
      String number, int first, int firstFrom, int second, int secondFrom) {
    Candidate bilbao =
        ANALYSIS.explain("madrid", number).candidates().stream()
            .filter(candidate -> candidate.name().equals("bilbao"))
            .findFirst()
            .orElseThrow();
    assertEquals(Verdict.DID_NOT, bilbao.verdict());
    assertNull(bilbao.pattern());
    assertEquals(
        List.of(
            List.of("^2[0-9]{3}$", OptionalInt.of(first), firstFrom),
            List.of("34944", OptionalInt.of(second), secondFrom)),
        Attempts.of(bilbao));
  }

  @ParameterizedTest
  @CsvSource({
    "^2\\s, 21, 1",
    "^2[^0-9*#+], 21, 1",
    "^2[[:upper:]], 21, 1",
    "^2\\x41, 21, 1",
    "^2[[:lower:]]_, 2a1, 2",
    "^2\\x00, 21, 1",
    "^3\\s, 21, 0",
    "^2[b-y]~, 2c1, 2",
    "^2\\x62\\x63, 2b1, 2",
    "^Jos.2, José1, 4",
    "^2.9, 2\ud83d\ude001, 2",
    "^[^1]{3}$, éé1, 2",
    "^abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_~!@%&z~$, abcd~, 4",
    "^a\\b9, a9, 0",
  })
  void what_a_pattern_wants_next_need_not_be_dialable(String pattern, String number, int matched) {
    Brand brand =
        Brand.of(
            "b", Client.builder("c").friend(Friend.remote("f").pattern(pattern).build()).build());
    assertEquals(
        List.of(List.of(pattern, OptionalInt.of(matched), 0)),
        Attempts.of(
            PlanAnalysis.of(BrandCompiler.create().compile(brand))
                .explain("c", number)
                .candidates()
                .get(0)));
  }

  @Test
  void the_reason_is_that_of_the_pattern_that_got_farthest() {
    assertEquals(
        "did-not friend bilbao: the nearest of 2 patterns, 34944, matches 4 of 6 characters, from"
            + " offset 1",
        lines("934945").get(0));
    assertEquals(
        "did-not friend bilbao: the nearest of 2 patterns, ^2[0-9]{3}$, matches 3 of 3 characters,"
            + " and wants more",
        lines("200").get(0));
    assertEquals(
        "did-not friend bilbao: the nearest of 2 patterns, ^2[0-9]{3}$, matches none of the 1"
            + " characters",
        lines("7").get(0));
  }

  @Test
  void what_cannot_be_dialled_or_is_not_there_is_refused() {
    assertThrows(InvalidDestinationException.class, () -> ANALYSIS.explain("madrid", ""));
    assertThrows(IllegalArgumentException.class, () -> ANALYSIS.explain("toledo", "1"));
  }
}
