package io.github.pbxrouting.core.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import io.github.pbxrouting.core.regex.SymbolSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstSymbolsTest {

  static SymbolSet of(String pattern, boolean full) {
    Parsed parsed = (Parsed) RegexParser.parse(pattern, RegexLimits.DEFAULT);
    return FirstSymbols.of(new FriendPattern(0, pattern, parsed), full);
  }

  /** Of the characters 0 to 9, a and é: those that a number may begin with. */
  @ParameterizedTest
  @CsvSource({
    "^12, 1",
    "12, 0123456789a\u00e9",
    "^[12]3, 12",
    "^1?2, 12",
    "^1*2?3, 123",
    "^1*2?, 0123456789a\u00e9",
    "^(?:1|23)4, 12",
    "^1|^2, 12",
    "^1|2, 0123456789a\u00e9",
    "^(?:1|)2, 0123456789a\u00e9",
    "^(?:12)+, 1",
    "^\\b[^1], 023456789a\u00e9",
    "^[^\\d], a\u00e9",
    "^$, 0123456789a\u00e9",
    "^3\u00e9, 0123456789a\u00e9",
    "^0(?i)?[0-9]*7[0-9]{70}$, 0123456789",
    "^0\\Q\\E?1, 01",
  })
  void a_number_that_a_pattern_matches_begins_with_one_of_them(String pattern, String firsts) {
    StringBuilder found = new StringBuilder();
    for (char c : "0123456789a\u00e9".toCharArray()) {
      found.append(of(pattern, false).contains(SymbolSet.symbol(c)) ? String.valueOf(c) : "");
    }
    assertEquals(firsts, found.toString());
  }

  @ParameterizedTest
  @CsvSource({"12, 1", "1|2, 12", "1?2, 12", "[^1], 02"})
  void a_pattern_for_the_whole_number_needs_no_anchor(String pattern, String firsts) {
    for (char c : "012".toCharArray()) {
      assertEquals(firsts.indexOf(c) >= 0, of(pattern, true).contains(c), () -> "" + c);
    }
  }
}
