package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tokens end and how deep they stand, and what is said of classes. */
class PatternTokensTest {

  private static String texts(String pattern) {
    return PatternText.tokens(pattern).stream()
        .map(PatternText.Token::text)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[^^]1~[^^] 1",
        "[a[:digit:]b]1~[a[:digit:]b] 1",
        "[[:a]1~[[:a] 1",
        "[a\\]b]1~[a\\]b] 1",
        "[\\x{5d}]1~[\\x{5d}] 1",
        "[\\x5d]1~[\\x5d] 1",
        "[ab]1[[:digit:]]2~[ab] 1 [[:digit:]] 2",
        "(?:1)~(?: 1 )",
        "(?i:1)~(?i: 1 )",
        "(1)~( 1 )",
        "(?P<a>1)~(?P<a> 1 )",
        "\\pN1~\\pN 1",
        "\\PN1~\\PN 1",
        "\\P{Nd}1~\\P{Nd} 1",
        "\\x{2a}1~\\x{2a} 1",
        "\\d1~\\d 1",
        "1{2}3{4,}5{6,7}~1 {2} 3 {4,} 5 {6,7}",
        "{1}~{1}",
        "1{~1 {",
        "\\Q\\E1~1",
        "1\\E2~1 2",
        "\\Q1\\E2~1 2",
        "\\+1~\\+ 1",
        "\\\\1~\\\\ 1",
      })
  void tokens_end_where_re2_ends_them(String pattern, String tokens) {
    assertEquals(tokens, texts(pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "1(2(3)4)5, 001121100",
    "(?i)1(?:2), 00010",
    "(?i:1)2, 0100",
    "1|(2|3)|4, 000111000",
  })
  void a_token_stands_in_as_many_groups_as_are_open(String pattern, String depths) {
    StringBuilder found = new StringBuilder();
    PatternText.tokens(pattern).forEach(token -> found.append(token.depth()));

    assertEquals(depths, found.toString());
  }

  @Test
  void a_bar_or_comma_in_a_class_is_told_as_it_is_written() {
    assertEquals(
        "in the class [6|7], | is one more character, and no \"or\"",
        PatternText.suspicion("[6|7]"));
    assertEquals(
        "in the class [^6,7], , is one more character, and no \"or\"",
        PatternText.suspicion("[^6,7]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[112]", "[0-55]", "[50-5]", "[0-55-9]", "[600-699]", "[^11]"})
  void a_character_that_a_class_has_twice_is_told(String text) {
    assertEquals(
        "the class " + text + " has a character twice: it matches one character, not a number",
        PatternText.suspicion(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[|]", "[,]", "[^|]", "[0-45-9]", "[12]", "[-0]", "[0-]", "[\\d|]", "[0-\uff19]"})
  void other_classes_are_not_suspicious(String text) {
    assertNull(PatternText.suspicion(text));
  }
}
