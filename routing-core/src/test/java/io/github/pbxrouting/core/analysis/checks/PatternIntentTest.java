package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import io.github.pbxrouting.core.regex.Syntax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternIntentTest {

  private static Syntax syntax(String pattern) {
    return ((Parsed) RegexParser.parse(pattern, RegexLimits.DEFAULT)).syntax();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^803 803",
        "^80[3-7] 803",
        "^80[3-7][0-9]+$ 807",
        "^(?:803|806)[0-9]+$ 806",
        "^(803|9)0? 803",
        "^0?803 803",
        "^(?:00)?803 00803",
        "^0{2}34 0034",
        "^0{2,}34 00034",
        "^0{1,3}34 00034",
        "^0*34 34",
        "^0*34 00034",
        "^(?:0{0,2}8)03 803",
        "^(?:80)+3 80803",
        "^8()03 803",
        "803 803",
        "^80$|^803$ 803",
      })
  void a_prefix_that_is_written_out_is_spelled(String pattern, String prefix) {
    assertTrue(PatternIntent.spells(syntax(pattern), prefix));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^80 803",
        "^8[0-9]3 803",
        "^80[3-8] 803",
        "^.+$ 803",
        "^[0-9]+$ 803",
        "^(?:80|3) 803",
        "^0{3}34 0034",
        "^0{2,}34 034",
        "^0{1,2}34 00034",
        "^(?:80)+3 8083",
        "^8[12]?3 803",
        "^1803 803",
        "^830 803",
      })
  void a_prefix_that_is_matched_by_the_way_is_not(String pattern, String prefix) {
    assertFalse(PatternIntent.spells(syntax(pattern), prefix));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^2[0-9]{3}",
        "^2\\d\\d",
        "^2[0-9][0-9]",
        "^2[2-5]{2}",
        "^2[2-5]{1,2}",
        "^(?:2|3[0-9]{3})",
        "^2(?:[0-9]{3})",
        "^2(?:[0-9]){2}",
        "^2(?:[0-9][0-9]){2}",
        "^2(?:\\d\\d)?",
        "^[0-9]{2}",
        "^[67][0-9]{2}[0-9]",
        "[0-9][0-9]",
        "^2[0-9][0-9]?",
      })
  void a_pattern_that_ends_in_several_characters_of_a_class_counts_them(String pattern) {
    assertTrue(PatternIntent.countsAtEnd(syntax(pattern)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^2",
        "^2[0-9]",
        "^34[67][0-9]",
        "^34[67][2-5]",
        "^2[0-9]+",
        "^2[0-9]{3,}",
        "^2(?:[0-9][0-9])*",
        "^2(?:[0-9][0-9])+",
        "^2[0-9][0-9]3",
        "^[0-9]{3}2",
        "^23{4}",
        "^2[0-9]3[0-9]",
        "^(?:2|3[0-9])",
        "^2[0-9][2-5]?",
        "^2[0-9](?:34|[0-9])",
        "^$",
      })
  void a_pattern_that_ends_in_a_prefix_does_not_count(String pattern) {
    assertFalse(PatternIntent.countsAtEnd(syntax(pattern)));
  }

  @ParameterizedTest
  @CsvSource({"'^80[37]', true", "'^[4-8]03', true", "'^[3-8]03', false"})
  void a_class_of_five_was_put_together_and_one_of_six_was_not(String pattern, boolean spelled) {
    assertEquals(spelled, PatternIntent.spells(syntax(pattern), "803"));
  }
}
