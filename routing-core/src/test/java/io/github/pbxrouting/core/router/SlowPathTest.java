package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left to the slow path. */
class SlowPathTest {

  private static final int NOBODY = 99;

  private static FriendPattern pattern(int rank, String text) {
    return new FriendPattern(rank, text, (Parsed) RegexParser.parse(text, RegexLimits.DEFAULT));
  }

  private static SlowPath path(boolean full) {
    return new SlowPath(
        List.of(pattern(4, "^1"), pattern(6, "2"), pattern(9, ".")),
        List.of(pattern(5, "^\u00e9"), pattern(10, "\n")),
        List.of(
            new Literal("*1", true, 1),
            new Literal("*12", true, 2),
            new Literal("15", false, 3),
            new Literal("25", false, 7),
            new Literal("25", false, 8)),
        full,
        new Re2jPatterns());
  }

  @ParameterizedTest
  @CsvSource({
    "*1, 1",
    "*123, 1",
    "*, 9",
    "15, 3",
    "151, 4",
    "1, 4",
    "12, 4",
    "21, 6",
    "25, 6",
    "32, 6",
    "3, 9",
    "'\n', 99"
  })
  void the_strongest_rank_that_takes_a_number_wins(String number, int rank) {
    assertEquals(rank, path(false).strengthen(NOBODY, number));
  }

  @ParameterizedTest
  @CsvSource({"25, 7", "12, 99", "1, 4", "2, 6", "3, 9", "15, 3"})
  void patterns_take_the_whole_number_where_that_is_asked(String number, int rank) {
    assertEquals(rank, path(true).strengthen(NOBODY, number));
  }

  @ParameterizedTest
  @CsvSource({
    "*1, 0, 0",
    "*1, 1, 1",
    "*1, 2, 1",
    "15, 3, 3",
    "15, 4, 3",
    "1, 4, 4",
    "1, 5, 4",
    "25, 7, 6",
    "25, 6, 6",
    "25, 5, 5"
  })
  void an_answer_that_is_not_weaker_stays(String number, int answer, int rank) {
    assertEquals(rank, path(false).strengthen(answer, number));
  }

  @Test
  void the_strongest_of_all_is_known_beforehand() {
    assertEquals(1, path(false).strongest(true));
    assertEquals(4, of(List.of(pattern(4, "1")), List.of()).strongest(true));
    assertEquals(3, of(List.of(), List.of(new Literal("1", false, 3))).strongest(true));
    assertEquals(
        2,
        of(List.of(pattern(2, "1")), List.of(new Literal("1", false, 3), new Literal("2", true, 5)))
            .strongest(true));
    assertEquals(
        2,
        of(List.of(pattern(4, "1")), List.of(new Literal("2", true, 2), new Literal("1", false, 3)))
            .strongest(true));
  }

  private static SlowPath of(List<FriendPattern> patterns, List<Literal> literals) {
    return new SlowPath(patterns, List.of(), literals, false, new Re2jPatterns());
  }

  @Test
  void patterns_that_tell_characters_apart_are_asked_about_numbers_beyond_ascii_alone() {
    assertEquals(5, path(false).strengthen(NOBODY, "\u00e92"));
    assertEquals(4, path(false).strengthen(NOBODY, "1\u00e9"));
    assertEquals(NOBODY, path(false).strengthen(NOBODY, "\n"));
    assertEquals(3, path(false).declinedPatterns().size());
  }
}
