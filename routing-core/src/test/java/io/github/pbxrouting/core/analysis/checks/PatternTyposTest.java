package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTyposTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\0',
      value = {
        "^+34[0-9]{9}$ ^\\+34[0-9]{9}$ +34600123456",
        "^*77 ^\\*77 *77",
        "(^+34) (^\\+34) +34",
        "(?:^+34|^0034) (?:^\\+34|^0034) +34",
        "(?i)^+34 (?i)^\\+34 +34",
        "^(?i)+34 ^(?i)\\+34 +34",
        "^?34 ^\\?34 ?34",
        "^+?34 ^\\+?34 34",
        "^{3}4 ^\\{3\\}4 {3}4",
        "(^)+34 (^)\\+34 +34",
        "\\b+34 \\b\\+34 1+34",
        "\\A*77 \\A\\*77 *77",
        "^34$* ^34$ 34",
        "$* ^\\* *1",
        "1|^+2 1|^\\+2 +2",
      })
  void a_repeated_anchor_means_the_character(String pattern, String better, String number) {
    PatternTypos.Typo typo = PatternTypos.of(pattern).get(0);

    assertEquals(FindingCode.REPEATED_ANCHOR, typo.code());
    assertEquals(better, typo.better());
    assertNotEquals(pattern, typo.better());
    assertTrue(Pattern.compile(typo.better()).matcher(number).find(), "it matches what was meant");
    assertEquals(List.of(), PatternTypos.of(typo.better()), "nothing is left to mend");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[0-9]{03}$ ^[0-9]{3}$",
        "^[0-9]{03,05}$ ^[0-9]{3,5}$",
        "^[0-9]{3,05}$ ^[0-9]{3,5}$",
        "^[0-9]{00}$ ^[0-9]{0}$",
        "^2[0-9]{,3}$ ^2[0-9]{0,3}$",
        "^[0-9]{02,}$ ^[0-9]{2,}$",
      })
  void a_count_that_re2_reads_as_characters_is_told(String pattern, String better) {
    PatternTypos.Typo typo = PatternTypos.of(pattern).get(0);

    assertEquals(FindingCode.LITERAL_COUNT, typo.code());
    assertEquals(better, typo.better());
    Pattern.compile(typo.better());
    assertEquals(List.of(), PatternTypos.of(typo.better()));
  }

  @ParameterizedTest
  @CsvSource({
    "' ^2[0-9]{3}$', a space at offset 0",
    "'^2[0-9]{3}$ ', a space at offset 11",
    "'^2\u202a', the character U+202A at offset 2",
    "'\ufeff^2', the character U+FEFF at offset 0",
    "'^2\u00a03', the character U+00A0 at offset 2",
    "'^[2\u200b]', the character U+200B at offset 3",
    "'^[\u200b]3', the character U+200B at offset 2",
    "'^[\u200b]*3', the character U+200B at offset 2",
    "'^[^\u200b]3', the character U+200B at offset 3",
    "'^\\\u00a03', the character U+00A0 at offset 2",
    "'^\u00ad{2}3', the character U+00AD at offset 1",
    "'^[ 0-9]{3}$', a space at offset 2",
    "'^[0-9 ]{3}$', a space at offset 5",
    "'^3\ufe0f', the character U+FE0F at offset 2",
    "'^3\u3164', the character U+3164 at offset 2",
  })
  void what_cannot_be_seen_is_told_by_its_code_and_left_out(String pattern, String what) {
    PatternTypos.Typo typo = PatternTypos.of(pattern).get(0);

    assertEquals(FindingCode.HIDDEN_CHARACTER, typo.code());
    assertEquals("the pattern has " + what, typo.message());
    assertTrue(typo.better().chars().allMatch(c -> c > ' ' && c <= '~'), typo.better());
    Pattern.compile(typo.better());
    assertEquals(List.of(), PatternTypos.of(typo.better()));
  }

  @Test
  void what_repeats_something_hidden_repeats_what_can_be_seen() {
    assertEquals("^3{2}$", PatternTypos.of("^3\u200b{2}$").get(0).better());
    assertEquals("^(3*)?$", PatternTypos.of("^(3\u200b*)\u200b?$").get(0).better());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^\uff13\uff14[0-9] ^34[0-9]",
        "^[0-\uff19] ^[0-9]",
        "^[0\u20139]{3}$ ^[0-9]{3}$",
        "^\uff0b34 ^\\+34",
        "^\\\uff0b34 ^\\+34",
        "^\u0663\u0664 ^34",
        "^[\uff0b\uff0a]34 ^[\\+\\*]34",
        "\uff3e34 \\^34",
        "^34\u2013? ^34-?",
      })
  void what_looks_like_a_digit_or_a_sign_is_told(String pattern, String better) {
    PatternTypos.Typo typo = PatternTypos.of(pattern).get(0);

    assertEquals(FindingCode.HIDDEN_CHARACTER, typo.code());
    assertTrue(typo.message().contains(", which looks like "), typo.message());
    assertEquals(better, typo.better());
    Pattern.compile(typo.better());
    assertEquals(List.of(), PatternTypos.of(typo.better()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "^34", "[^ ]+", "[ -~]", "^\u00e9", "\u00df", "^\\+34", "2{3}", "[+^]*", "(?i)a+",
        "a{2}{", "(a)+", "\\$*"
      })
  void what_is_right_is_left_alone(String pattern) {
    assertEquals(List.of(), PatternTypos.of(pattern));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\0',
      value = {
        "_2XXX ^2[0-9]{3}$",
        "2XXX ^2[0-9]{3}$",
        "_NXXNXXXXXX ^[2-9][0-9]{2}[2-9][0-9]{6}$",
        "_00X. ^00[0-9].+$",
        "X! ^[0-9].*$",
        "_+34ZXX ^\\+34[1-9][0-9]{2}$",
        "_*7[1-3]X ^\\*7[1-3][0-9]$",
        "/^4[0-9]{3}$/ ^4[0-9]{3}$",
        "/^4a/i (?i)^4a",
        "#^34# ^34",
        "\"^34\" ^34",
        "_9|NXXXXXX ^9[2-9][0-9]{6}$",
        "_9-XXX ^9[0-9]{3}$",
        "nxxx ^[2-9][0-9]{3}$",
        "^34XXXXXXX$ ^34[0-9]{7}$",
        "^_34. ^34.+$",
        "_. ^.+$",
      })
  void a_pattern_of_another_language_is_translated(String pattern, String better) {
    assertEquals(Optional.of(better), PatternTypos.translated(pattern));
    Pattern.compile(better);
  }

  @Test
  void what_is_no_other_language_is_not_translated() {
    for (String pattern : List.of("^2[0-9]{3}$", "9.", "/", "34a", "2[0-9]")) {
      assertEquals(Optional.empty(), PatternTypos.translated(pattern), pattern);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "[+-X] [+\\-X]",
        "[+-9] [+\\-9]",
        "[A-z] [\\-Az]",
        "[*-9#] [#*\\-9]",
      })
  void a_range_between_unlike_characters_is_suspicious(String written, String better) {
    assertTrue(String.valueOf(PatternText.suspicion(written)).contains(" is a range of "));
    assertEquals(better, PatternText.cleaned(written));
    Pattern.compile(better);
  }
}
