package io.github.pbxrouting.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** DEL stands in for what is not ASCII only where RE2J cannot tell the two apart. */
final class BeyondAsciiProperties {

  @Property(tries = 20_000, maxDiscardRatio = 20)
  void aPatternTellsDelFromNoCharacterBeyondAscii(
      @ForAll("patterns") String text, @ForAll("numbers") String number) {
    Assume.that(isAccepted(text) && BeyondAscii.of(text) != BeyondAscii.ASK);
    Pattern pattern = Pattern.compile(text);
    StringBuilder replaced = new StringBuilder();
    number.codePoints().forEach(c -> replaced.append(c < 0x80 ? (char) c : '\u007f'));
    assertEquals(
        pattern.matcher(number).find(), pattern.matcher(replaced).find(), "find in " + number);
    assertEquals(
        pattern.matcher(number).matches(), pattern.matcher(replaced).matches(), "all of " + number);
  }

  private static boolean isAccepted(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException rejected) {
      return false;
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    List<String> parts =
        List.of(
            "^",
            "$",
            "\\A",
            "\\z",
            "\\b",
            "\\B",
            "1",
            "k",
            "_",
            ".",
            "[^1]",
            "[1k]",
            "\\d",
            "\\D",
            "\\w",
            "\\W",
            "\\s",
            "\\S",
            "[[:alpha:]]",
            "[[:^digit:]]",
            "[[:^space:]1]",
            "[ -~]",
            "[^ -~]",
            "[^\\D]",
            "[^[:^word:]]",
            "(?s)",
            "(?m)",
            "(?U)",
            "(?s-m:.)",
            "(?:1|.)",
            "(?P<n>\\D)",
            "|",
            "*",
            "+",
            "?",
            "{2}",
            "{1,2}",
            "\\Q.\\E",
            "\\n");
    return Arbitraries.of(parts)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(each -> String.join("", each));
  }

  @Provide
  Arbitrary<String> numbers() {
    List<String> parts =
        List.of(
            "1",
            "k",
            "_",
            " ",
            "\n",
            "\u007f",
            "\u0080",
            "\u00e9",
            "\u017f",
            "\u212a",
            "\u0663",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\uffff");
    return Arbitraries.of(parts)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(each -> String.join("", each));
  }
}
