package io.github.pbxrouting.core.testing;

import java.util.LinkedHashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

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
