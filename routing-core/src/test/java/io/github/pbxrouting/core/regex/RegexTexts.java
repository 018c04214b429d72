package io.github.pbxrouting.core.regex;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of pattern texts and of the texts to match them against. */
final class RegexTexts {

  private static final String[] ATOMS = {
    "a",
    "b",
    "k",
    "K",
    "s",
    "S",
    "1",
    "2",
    "9",
    "+",
    "\\+",
    "*",
    "\\*",
    "#",
    " ",
    "\\n",
    "\n",
    "_",
    ".",
    "^",
    "$",
    "\\A",
    "\\z",
    "\\b",
    "\\B",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "()",
    "(?:)",
    "|",
    "[",
    "]",
    "{",
    "}",
    "{,2}",
    "{2",
    "-",
    "\\-",
    "\u00e9",
    "\u017f",
    "\u212a",
    "\u212A",
    "\\x{17f}",
    "\\x{212A}",
    "\\x41",
    "\\101",
    "\\0",
    "\\60",
    "\\x{1F600}",
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    "\u0000",
    "\\Qa|b\\E",
    "\\Q\\E",
    "\\Qa+",
    "\\pL",
    "\\PL",
    "\\pN",
    "\\p{Lu}",
    "\\P{Lu}",
    "\\p{Ll}",
    "\\P{Ll}",
    "\\p{^Ll}",
    "\\p{Greek}",
    "\\P{Greek}",
    "\\p{Latin}",
    "\\pS",
    "\\p{Any}",
    "\\P{Any}",
    "(?i)",
    "(?s)",
    "(?m)",
    "(?U)",
    "(?-i)",
    "(?-s)",
    "(?-m)",
    "(?im-s)",
    "(?)",
    "\\1",
    "\\8",
    "\\C",
    "\\E",
    "\\q",
    "\\",
    "(?=",
    "(?<",
    "\\x4",
    "\\pX",
    "(?P<n>"
  };

  private static final String[] CLASS_ITEMS = {
    "a",
    "b",
    "k",
    "K",
    "s",
    "S",
    "1",
    "9",
    "_",
    "a-c",
    "A-Z",
    "a-z",
    "0-9",
    "A-z",
    "!-~",
    "9-0",
    "^",
    "-",
    "]",
    "[",
    "\\]",
    "\\-",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "\\n",
    "\\x00-\\x7f",
    "[:alpha:]",
    "[:^alpha:]",
    "[:upper:]",
    "[:^lower:]",
    "[:word:]",
    "[:space:]",
    "[:punct:]",
    "[:foo:]",
    "[:",
    ":]",
    "\\pL",
    "\\PN",
    "\\p{Ll}",
    "\\p{Lu}",
    "\\P{Lu}",
    "\u00e9",
    "\u017f",
    "\u212a",
    "\u0100-\u0200",
    "\u2100-\u2200",
    "\\x{0}-\\x{10ffff}",
    "B-\\x{1bff}",
    "\ud83d\ude00",
    "\ud83d",
    "\u0000",
    "|",
    "$",
    "{2}",
    "\\b",
    "\\Q",
    "\\E",
    "\\101",
    "a-\\d",
    "a-[:alpha:]"
  };

  private static final String[] OPERATORS = {
    "*",
    "+",
    "?",
    "*?",
    "+?",
    "??",
    "{2}",
    "{0}",
    "{1}",
    "{0,1}",
    "{1,}",
    "{0,}",
    "{2,}",
    "{1,3}",
    "{2,3}?",
    "{,2}",
    "{3,2}",
    "{1001}",
    "{00}",
    "{99999999999}",
    "*+",
    "**",
    "{2}{2}",
    "(?i)*",
    "\\Q\\E*"
  };

  private static final String[] OPENINGS = {
    "(", "(", "(?:", "(?:", "(?i:", "(?s:", "(?m:", "(?-i:", "(?P<a>", "(?<b>", "(?<a>", "(?U:",
    "(?i", "(?>", "(?!", "(?i-"
  };

  private static final String METACHARACTERS = "ab1(?:)[]^$|*+{},-\\.ipPLQEdwsxkK0_<>=!\n";

  private RegexTexts() {}

  /** Patterns that mix every feature, mistakes included. */
  static Arbitrary<String> mixed() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of("a", "b", "1", "k", ".", "A")),
            Tuple.of(6, Arbitraries.of(ATOMS)),
            Tuple.of(4, bracketClass()),
            Tuple.of(3, Arbitraries.of(OPENINGS)),
            Tuple.of(4, Arbitraries.of(")")),
            Tuple.of(4, Arbitraries.of("|")),
            Tuple.of(4, Arbitraries.of(OPERATORS)))
        .list()
        .ofMaxSize(12)
        .map(tokens -> String.join("", tokens));
  }

  /** Patterns of fewer features and with few mistakes, so that more of them is read. */
  static Arbitrary<String> orderly() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of("a", "b", "A", "1", "2", "k", "K", "s", ".", "\n")),
            Tuple.of(2, Arbitraries.of("^", "$", "\\b", "\\B", "\\d", "\\w", "\\W", "()")),
            Tuple.of(2, Arbitraries.of("[ab]", "[^a]", "[Aa]", "[Kk]", "[^k]", "[12]", "[a-k]")),
            Tuple.of(1, Arbitraries.of("(?i)", "(?s)", "(?m)", "(?-i)", "\u017f", "\\pL")),
            Tuple.of(3, Arbitraries.of("(", "(?:", "(?:", "(?i:", "(?s:", "(?m:", "(?-i:")),
            Tuple.of(3, Arbitraries.of(")")),
            Tuple.of(4, Arbitraries.of("|")),
            Tuple.of(4, Arbitraries.of("*", "+", "?", "{2}", "{0,2}", "{1,}", "{2,3}")))
        .list()
        .ofMaxSize(16)
        .map(RegexTexts::balanced);
  }

  /** The tokens without stray parentheses and without repetitions of nothing. */
  private static String balanced(List<String> tokens) {
    StringBuilder pattern = new StringBuilder();
    int open = 0;
    boolean repeatable = false;
    for (String token : tokens) {
      char first = token.charAt(0);
      boolean opens = first == '(' && !token.endsWith(")");
      boolean kept =
          switch (first) {
            case ')' -> open > 0;
            case '*', '+', '?', '{' -> repeatable;
            default -> true;
          };
      if (kept) {
        pattern.append(token);
        open += opens ? 1 : first == ')' ? -1 : 0;
        repeatable = "*+?{|".indexOf(first) < 0 && !opens && !token.startsWith("(?");
      }
    }
    return pattern.append(")".repeat(open)).toString();
  }

  private static Arbitrary<String> bracketClass() {
    return Combinators.combine(
            Arbitraries.of("[", "[", "[^"),
            Arbitraries.of(CLASS_ITEMS).list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.frequency(Tuple.of(20, "]"), Tuple.of(1, "")))
        .as((open, items, close) -> open + String.join("", items) + close);
  }

  /** Any text over what means something in a pattern. */
  static Arbitrary<String> noise() {
    return Arbitraries.strings().withChars(METACHARACTERS).ofMaxLength(14);
  }

  /** Patterns of every kind. */
  static Arbitrary<String> any() {
    return Arbitraries.oneOf(List.of(mixed(), orderly(), noise()));
  }

  /** ASCII texts over characters that the patterns tell apart. */
  static Arbitrary<String> asciiText() {
    return Arbitraries.strings()
        .withChars("aAbBkKsSzZ129+*#_- \n\t[]{}|\u0000\u007f")
        .ofMaxLength(7);
  }
}
