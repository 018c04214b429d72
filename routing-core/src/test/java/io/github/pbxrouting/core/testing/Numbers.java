package io.github.pbxrouting.core.testing;

import io.github.pbxrouting.api.NumberingRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates numbers of few characters, so that they meet often. */
public final class Numbers {

  private static final int LONGEST = 128;

  private Numbers() {}

  /** One to three of the digits 1, 2 and 3. */
  public static Arbitrary<String> short1to3() {
    return Arbitraries.strings().withChars('1', '2', '3').ofMinLength(1).ofMaxLength(3);
  }

  /** What a plan may declare as an extension or an emergency number. */
  public static Arbitrary<String> declared() {
    return Arbitraries.strings()
        .withChars('1', '1', '2', '2', '3', '*', '#', 'a')
        .ofMinLength(1)
        .ofMaxLength(4);
  }

  /** What a plan may declare as a service code. */
  public static Arbitrary<String> codes() {
    return Arbitraries.strings()
        .withChars('1', '2', '*')
        .ofMinLength(0)
        .ofMaxLength(2)
        .map(rest -> "*" + rest);
  }

  /**
   * Numbering rules over the same characters: overlapping prefixes, rules that hide others, results
   * that another rule would change again, results equal to the number.
   */
  public static Arbitrary<List<NumberingRule>> rules() {
    Arbitrary<String> texts = Arbitraries.of("", "", "1", "2", "12", "21", "*", "*1", "+");
    return Combinators.combine(
            texts,
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            texts)
        .as((prefix, min, more, replaceWith) ->
            NumberingRule.of(
                prefix,
                replaceWith.isEmpty() ? Math.max(1, min) : min,
                Math.max(1, min) + more,
                replaceWith))
        .list()
        .ofMaxSize(3);
  }

  /** Returns numbers that the rule fits, and what it makes of them. */
  static Set<String> under(NumberingRule rule) {
    Set<String> numbers = new LinkedHashSet<>();
    for (String digits : List.of("", "1", "2", "12", "21", "112", "211", "1213", "32121")) {
      String number = rule.prefix() + digits;
      if (rule.fits(number)) {
        numbers.add(number);
        numbers.add(rule.apply(number));
      }
    }
    numbers.remove("");
    return numbers;
  }

  /** The number as it can be read in a message. */
  public static String shown(String number) {
    StringBuilder shown = new StringBuilder();
    number
        .codePoints()
        .forEach(c -> {
          if (c >= ' ' && c <= '~') {
            shown.append((char) c);
          } else {
            shown.append("\\x{").append(Integer.toHexString(c)).append('}');
          }
        });
    return shown.toString();
  }

  /** The text and what lies close to it, as far as it is a destination. */
  public static Set<String> around(String text) {
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(text);
    numbers.add(text + "1");
    numbers.add(text + "*");
    numbers.add("2" + text);
    numbers.add(text + text);
    numbers.add(text + "\u20ac");
    numbers.add("\n" + text);
    numbers.add(text + "3".repeat(Math.max(0, LONGEST - text.length())));
    if (!text.isEmpty()) {
      numbers.add(text.substring(1));
      numbers.add(text.substring(0, text.length() - 1));
      numbers.add("\u0663" + text.substring(1));
    }
    numbers.removeIf(number -> number.isEmpty() || number.length() > LONGEST);
    return numbers;
  }
}
