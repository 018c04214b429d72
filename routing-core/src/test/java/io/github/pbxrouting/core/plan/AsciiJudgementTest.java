package io.github.pbxrouting.core.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns may be judged by the first characters of a number that is not all ASCII. */
final class AsciiJudgementTest {

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
  void plainPatternsMayBe(String pattern) {
    assertFalse(AsciiJudgement.isNeededFor(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^7\\p{Greek}",
        "^7\u20ac",
        "[[:ascii:]]*$",
        "[[:^digit:]]",
        "\\pN",
        "\\bx",
        "1\\B",
        "(?i)s",
        "(?i:k)",
        "(?P<n>1)",
        "\\x{20ac}",
        "\\177",
        "\\Q1\\E",
        "\u007f",
        "\n",
        "1\ud83d\ude00",
        "\\C"
      })
  void othersMayNot(String pattern) {
    assertTrue(AsciiJudgement.isNeededFor(pattern));
  }
}
