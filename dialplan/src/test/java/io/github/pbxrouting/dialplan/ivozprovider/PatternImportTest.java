package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PHP 8.2 (PCRE2 10.42) was seen to do with each pattern between slashes. */
final class PatternImportTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+3494", "*", "(34", "34)", "[34", "34\\", "9/5", "[/]", "\\\\/", "\\Q/\\E", "(?!3)/"
      })
  void a_pattern_that_never_matches_there_is_left_out_and_said_to_be_so(String pattern) {
    PatternImport imported = PatternImport.of(pattern);

    assertNull(imported.pattern());
    assertTrue(imported.notes().toString().contains("never matches"), imported::toString);
  }

  /** RE2 takes these, and would route calls by them that IvozProvider never did. */
  @ParameterizedTest
  @CsvSource({
    "^+34, 1",
    "^*94, 1",
    "^{2}, 1",
    "34$?, 3",
    "\\b+34, 2",
    "9(?i)+34, 5",
    "[\\d-z], 3",
    "[[:digit:]-z], 10",
    "[:digit:]+, 0",
    "[[.a.]], 1",
    "[[=a=]], 1",
    "(?P<1st>3), 0",
    "(?P<a23456789012345678901234567890123>3), 0",
    "\\x{100}, 0",
  })
  void a_pattern_that_only_re2_accepts_is_left_out(String pattern, int offset) {
    PatternImport imported = PatternImport.of(pattern);

    assertNull(imported.pattern());
    assertEquals(1, imported.notes().size(), imported::toString);
    assertTrue(
        imported.notes().get(0).endsWith("never matches (offset " + offset + ")"),
        imported::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "^95\\v, 'vertical white space', 3",
    "[\\v], 'vertical white space', 1",
    "'3{,2}', 'PCRE2 10.43', 1",
    "'3{2, 4}', 'PCRE2 10.43', 1",
    "^é, 'bytes of a character', 1",
    "[é], 'bytes of a character', 1",
    "^34\\d+, 'not known to the database', 3",
    "[\\d-], 'not known to the database', 1",
    "3\\w, 'not known to the database', 1",
  })
  void a_pattern_that_means_something_else_there_is_kept_with_a_word(
      String pattern, String difference, int offset) {
    PatternImport imported = PatternImport.of(pattern);

    assertEquals(pattern, imported.pattern());
    assertEquals(1, imported.notes().size(), imported::toString);
    String note = imported.notes().get(0);
    assertTrue(note.contains("was kept, but may mean something else"), note);
    assertTrue(note.contains(difference) && note.endsWith("(offset " + offset + ")"), note);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=3)",
        "(?!3)",
        "(?<=3)",
        "(3)\\1",
        "3++",
        "3*+",
        "(?>3)",
        "(?(1)3|4)",
        "(?R)",
        "(?x)3 4",
        "(?#c)3",
        "\\h",
        "\\R",
        "3\\K4",
        "\\G3",
        "\\N",
        "\\X",
        "\\Z",
        "\\C",
        "(*UTF8)3",
        "3{1001}"
      })
  void a_pattern_that_only_pcre_has_is_left_out_without_a_claim_that_it_is_dead(String pattern) {
    PatternImport imported = PatternImport.of(pattern);

    assertNull(imported.pattern());
    assertTrue(imported.notes().get(0).contains(" was left out"), imported::toString);
    assertFalse(imported.notes().toString().contains("never matches"), imported::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "34",
        "^34$",
        "^\\+34",
        "^00(34)?9[0-9]{8}$",
        "9\\/5",
        "[\\/]",
        "\\\\",
        "(^)+3",
        "[0-9]+",
        "3{0}",
        "3{0,10}",
        "[a:digit:]",
        "[[:digit:]]",
        "[:]",
        "[.]",
        "[]3]",
        "[^]3]",
        "3{2}{a}",
        "3{a}",
        "(?i)k",
        "(?P<n>3)",
        "\\x{0033}",
        "\\x33",
        "\\061",
        "\\Q^+\\E",
        "\\Q3",
        "[^+*]",
        "\\^+",
        "[$]+",
        "\\p{L}",
        "[[:alpha:]_-]"
      })
  void a_pattern_that_means_the_same_is_kept_without_a_word(String pattern) {
    assertEquals(new PatternImport(pattern, List.of()), PatternImport.of(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "'^2[0-9]{03}$', '^2[0-9]{3}$'",
    "'3{00}', '3{0}'",
    "'3{02,010}4{05,}', '3{2,10}4{5,}'",
    "'3{2,010}', '3{2,10}'",
    "'(34){01}', '(34){1}'",
  })
  void a_count_with_a_leading_zero_becomes_the_count_that_it_is_there(
      String pattern, String expected) {
    PatternImport imported = PatternImport.of(pattern);

    assertEquals(expected, imported.pattern());
    assertEquals(
        List.of(
            "pattern "
                + pattern
                + " became "
                + expected
                + ": a count with a leading zero is a count to PCRE, and text to RE2"),
        imported.notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3\\Q\\E+", "3{2}\\Q\\E?", "3+\\Q\\E*", "^3\\E4", "3\\E{2}", "\\E", "(34)\\E"})
  void what_quotes_nothing_is_reported_where_it_matters(String pattern) {
    assertFalse(PatternImport.of(pattern).notes().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"^\\Q\\E+34", "^\\E+34", "\\b\\Q\\E+3", "(?i)\\E*3", "\\Q\\E+34"})
  void a_pattern_that_repeats_nothing_past_a_quotation_is_left_out(String pattern) {
    PatternImport imported = PatternImport.of(pattern);

    assertNull(imported.pattern());
    assertTrue(imported.notes().toString().contains("was left out"), imported::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[3{03}]", "\\Q3{03}\\E", "3\\{03}", "\\x{0033}", "[\\x{0033}]"})
  void a_zero_that_begins_no_count_stays(String pattern) {
    assertEquals(new PatternImport(pattern, List.of()), PatternImport.of(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3{01001}", "{03}(", "[3{03}", "3{03}\\", "[\\p{03}", "\\x{03", "^{03}"})
  void a_pattern_with_such_a_count_that_is_refused_is_left_out(String pattern) {
    PatternImport imported = PatternImport.of(pattern);

    assertNull(imported.pattern());
    assertFalse(imported.notes().isEmpty());
  }

  @Test
  void a_pattern_of_a_thousand_brackets_is_looked_through_at_once() {
    String pattern = "[[:".repeat(300) + "]";

    assertEquals(PatternImport.of(pattern), PatternImport.of(pattern));
  }
}
