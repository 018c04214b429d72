package io.github.pbxrouting.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an automaton may say of a number that is not all ASCII. */
final class BeyondAsciiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^34",
        "^2[0-9]{3}$",
        "^(?:00|\\+)34",
        "\\A\\d{2,}\\z",
        "^[*#][1-9a-f]+?",
        "a|b||",
        "\\.\\\\",
        "\\[^1",
        "\\[:1",
        "\\(?1",
        "[ -~]",
        "^34.*",
        "^7[^1]",
        "\\D\\w\\W\\s\\S",
        "[^\\d]"
      })
  void ofPlainPatternsItAnswersAsSoonAsItCan(String pattern) {
    assertEquals(BeyondAscii.ANSWERED, BeyondAscii.of(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\bx",
        "1\\B",
        "\\Q1*2\\", // a quotation may end the pattern, and with a backslash
        "[[:^digit:]]",
        "[[:alpha:]]",
        "(?P<n>1)",
        "(?<n>1)",
        "(?s).",
        "(?m-s:^1)",
        "\\Q1\\E",
        "\\t"
      })
  void ofOthersWhenDelStandsIn(String pattern) {
    assertEquals(BeyondAscii.AS_DEL, BeyondAscii.of(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^7\\p{Greek}",
        "^7\u20ac",
        "[[:ascii:]]*$",
        "[[:^ascii:]]",
        "[[:cntrl:]]",
        "[[:^cntrl:]]",
        "\\pN",
        "(?i)s",
        "(?i:k)",
        "(?si)k",
        "(?s-i)k",
        "\\x{20ac}",
        "\\177",
        "\u007f",
        "\n",
        "1\ud83d\ude00",
        "\\\ud83d",
        "\\\u20ac",
        "\\\u007f",
        "\\C"
      })
  void ofTheRestNothing(String pattern) {
    assertEquals(BeyondAscii.ASK, BeyondAscii.of(pattern));
  }
}
