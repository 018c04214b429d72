package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Empty;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Builds and generates syntax trees, ranked patterns and texts for the tests of this package. */
public final class Patterns {

  public static final SymbolSet DIGITS = SymbolSet.range('0', '9');

  private Patterns() {}

  /**
   * A tree from a little notation: {@code ^ $} text assertions, {@code d} any digit, {@code .} any
   * character, all else itself.
   */
  public static Syntax of(String notation) {
    List<Syntax> parts = new ArrayList<>();
    for (int i = 0; i < notation.length(); i++) {
      char c = notation.charAt(i);
      parts.add(
          switch (c) {
            case '^' -> Assertion.BEGIN_TEXT;
            case '$' -> Assertion.END_TEXT;
            case 'd' -> new Chars(DIGITS);
            case '.' -> new Chars(SymbolSet.ALL);
            default -> new Chars(SymbolSet.of(c));
          });
    }
    return sequence(parts);
  }

  /** The tree of a pattern that has one. */
  public static Syntax parse(String pattern) {
    if (RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof Parsed parsed) {
      return parsed.syntax();
    }
    throw new AssertionError(pattern + " has no tree");
  }

  public static Syntax sequence(Syntax... parts) {
    return sequence(List.of(parts));
  }

  public static Syntax sequence(List<Syntax> parts) {
    return switch (parts.size()) {
      case 0 -> new Empty();
      case 1 -> parts.get(0);
      default -> new Concat(parts);
    };
  }

  public static Syntax digits(int min, int max) {
    return new Repeat(new Chars(DIGITS), min, max);
  }

  public static RankedPattern find(int rank, Syntax... parts) {
    return new RankedPattern(sequence(parts), false, false, rank);
  }

  /** Trees of every shape over the characters a, b, 1, dash and line feed. */
  public static Arbitrary<Syntax> syntax() {
    return syntax(3);
  }

  private static Arbitrary<Syntax> syntax(int depth) {
    Arbitrary<Syntax> leaf =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, chars()),
            net.jqwik.api.Tuple.of(2, Arbitraries.of(Assertion.values()).map(a -> (Syntax) a)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just((Syntax) new Empty())));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Syntax> smaller = Arbitraries.lazy(() -> syntax(depth - 1));
    Arbitrary<Syntax> repeat =
        Combinators.combine(smaller, Arbitraries.integers().between(0, 3), bound())
            .as((body, min, more) -> new Repeat(body, min, more < 0 ? more : min + more));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, leaf),
        net.jqwik.api.Tuple.of(4, smaller.list().ofMinSize(2).ofMaxSize(4).map(Concat::new)),
        net.jqwik.api.Tuple.of(2, smaller.list().ofMinSize(2).ofMaxSize(3).map(Alternate::new)),
        net.jqwik.api.Tuple.of(2, repeat));
  }

  private static Arbitrary<Integer> bound() {
    return Arbitraries.of(Repeat.UNBOUNDED, 0, 1, 2);
  }

  private static Arbitrary<Syntax> chars() {
    return Arbitraries.of('a', 'b', '1', '-', '\n', (char) SymbolSet.BEYOND)
        .set()
        .ofMinSize(0)
        .ofMaxSize(3)
        .map(set -> {
          SymbolSet chars = SymbolSet.NONE;
          for (char c : set) {
            chars = chars.with(c);
          }
          return new Chars(set.equals(Set.of('\n')) ? SymbolSet.ALL : chars);
        });
  }

  public static Arbitrary<RankedPattern> ranked() {
    return Combinators.combine(
            syntax(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 5))
        .as(RankedPattern::new);
  }

  public static Arbitrary<Literal> literal() {
    return Combinators.combine(
            Arbitraries.strings().withChars("ab1").ofMaxLength(4),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 5))
        .as(Literal::new);
  }

  public static Arbitrary<String> text() {
    return Arbitraries.strings().withChars("aaabbb11-\nzé\u0663\ud83d\ude00").ofMaxLength(7);
  }
}
