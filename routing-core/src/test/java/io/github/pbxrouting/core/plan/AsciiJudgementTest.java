package io.github.pbxrouting.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns may be judged by the first characters of a number that is not all ASCII. */
final class AsciiJudgementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "34",
        "^34",
        "^2[0-9]{3}$",
        "^(?:00|\\+)34",
        "\\A\\d{2,}\\z",
        "^[*#][1-9a-f]+?",
        "a|b||",
        "\\.",
        "\\\\",
        "\\[^1",
        "\\(?1",
        "[!-~]",
        "^(1|2)$"
      })
  void plainPatternsMayBe(String pattern) {
    assertEquals(false, AsciiJudgement.isNeededFor(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^7\\p{Greek}",
        "^7\u20ac",
        "^7.",
        "^7[^1]",
        "[[:ascii:]]*$",
        "[[:^digit:]]",
        "\\D",
        "\\W",
        "\\S",
        "\\pN",
        "\\bx",
        "1\\B",
        "(?i)s",
        "(?i:k)",
        "(?P<n>1)",
        "\\x{20ac}",
        "\\177",
        "\\Q1\\E",
        "1 2",
        "\u007f",
        "\n",
        "1\ud83d\ude00",
        "\\C"
      })
  void othersMayNot(String pattern) {
    assertEquals(true, AsciiJudgement.isNeededFor(pattern));
  }
}
