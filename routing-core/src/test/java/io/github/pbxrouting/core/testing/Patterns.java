package io.github.pbxrouting.core.testing;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates patterns that RE2/J accepts, each with a text that it was made to match. */
public final class Patterns {

  private Patterns() {}

  /**
   * A pattern and a text.
   *
   * @param pattern accepted by RE2/J
   * @param text most often matched by it, and else close to being so
   */
  public record Sample(String pattern, String text) {}

  /**
   * Patterns as administrators write them, and odd ones: without anchors, with flags, for RE2/J
   * alone.
   */
  public static Arbitrary<Sample> samples() {
    Arbitrary<String> start =
        Arbitraries.frequency(
            Tuple.of(6, "^"),
            Tuple.of(4, ""),
            Tuple.of(1, "\\A"),
            Tuple.of(1, "(?m)^"),
            Tuple.of(1, "\\b"),
            Tuple.of(1, "^*"),
            Tuple.of(1, "^|"));
    Arbitrary<String> end =
        Arbitraries.frequency(
            Tuple.of(6, "$"),
            Tuple.of(4, ""),
            Tuple.of(1, "\\z"),
            Tuple.of(1, "(?m:$)"),
            Tuple.of(1, "\\B"),
            Tuple.of(1, ".*"),
            Tuple.of(1, "|"));
    return Combinators.combine(start, branches(), end)
        .as((from, body, to) -> new Sample(from + body.pattern + to, body.text))
        .filter(10_000, sample -> isAccepted(sample.pattern));
  }

  private static Arbitrary<Sample> branches() {
    return concatenations(repeats()).list().ofMinSize(1).ofMaxSize(2).map(Patterns::either);
  }

  private static Sample either(List<Sample> branches) {
    if (branches.size() == 1) {
      return branches.get(0);
    }
    String all = branches.stream().map(Sample::pattern).collect(Collectors.joining("|"));
    return new Sample(all, branches.get(branches.size() - 1).text);
  }

  private static Arbitrary<Sample> concatenations(Arbitrary<Sample> parts) {
    return parts.list().ofMinSize(0).ofMaxSize(4).map(Patterns::joined);
  }

  private static Sample joined(List<Sample> parts) {
    return new Sample(
        parts.stream().map(Sample::pattern).collect(Collectors.joining()),
        parts.stream().map(Sample::text).collect(Collectors.joining()));
  }

  private static Arbitrary<Sample> repeats() {
    Arbitrary<Sample> bodies = Arbitraries.frequencyOf(Tuple.of(5, atoms()), Tuple.of(1, groups()));
    Arbitrary<Integer> counts = Arbitraries.integers().between(0, 3);
    Arbitrary<String> forms =
        Arbitraries.frequency(
            Tuple.of(12, ""),
            Tuple.of(2, "*"),
            Tuple.of(2, "+"),
            Tuple.of(2, "?"),
            Tuple.of(3, "{n}"),
            Tuple.of(1, "{n,}"),
            Tuple.of(2, "{n,5}"),
            Tuple.of(1, "*?"),
            Tuple.of(1, "+?"),
            Tuple.of(1, "{n,4}?"));
    return Combinators.combine(bodies, forms, counts)
        .as((body, form, count) ->
            form.isEmpty()
                ? body
                : new Sample(
                    body.pattern + form.replace("n", Integer.toString(count)),
                    body.text.repeat(form.startsWith("+") ? count + 1 : count)));
  }

  private static Arbitrary<Sample> groups() {
    Arbitrary<String> openings =
        Arbitraries.frequency(
            Tuple.of(4, "("),
            Tuple.of(4, "(?:"),
            Tuple.of(1, "(?i:"),
            Tuple.of(1, "(?P<n>"),
            Tuple.of(1, "(?s:"),
            Tuple.of(1, "(?m:"),
            Tuple.of(1, "(?U:"),
            Tuple.of(1, "(?-s:"));
    Arbitrary<Sample> bodies =
        concatenations(atoms()).list().ofMinSize(1).ofMaxSize(3).map(Patterns::either);
    return Combinators.combine(openings, bodies)
        .as((opening, body) -> new Sample(opening + body.pattern + ")", body.text));
  }

  private static Arbitrary<Sample> atoms() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, digits()), Tuple.of(3, classes()), Tuple.of(1, odd()));
  }

  private static Arbitrary<Sample> digits() {
    return Numbers.short1to3().map(digits -> new Sample(digits, digits));
  }

  private static Arbitrary<Sample> classes() {
    return Arbitraries.of(
        new Sample("[0-9]", "7"),
        new Sample("[1-3]", "2"),
        new Sample("\\d", "1"),
        new Sample(".", "3"),
        new Sample("[^1]", "2"),
        new Sample("[12]", "1"),
        new Sample("\\*", "*"),
        new Sample("[*#]", "#"),
        new Sample("\\+", "+"));
  }

  /** What nobody writes on purpose, and what no automaton has to take. */
  private static Arbitrary<Sample> odd() {
    return Arbitraries.of(
        new Sample("[[:digit:]]", "2"),
        new Sample("[[:^alpha:]1]", "*"),
        new Sample("\\D", "#"),
        new Sample("\\w", "_"),
        new Sample("\\W", " "),
        new Sample("\\s", "\n"),
        new Sample("[^\\d\\s]", "a"),
        new Sample("\\x31", "1"),
        new Sample("\\x{32}", "2"),
        new Sample("\\061", "1"),
        new Sample("\\Q1*2\\E", "1*2"),
        new Sample("a", "a"),
        new Sample("A", "A"),
        new Sample("[Aa]", "a"),
        new Sample("(?:[Aa]nna|Andr\u00e9)", "Andr\u00e9"),
        new Sample("[a\u00e9]", "\u00e9"),
        new Sample("(?i:\u00e9)", "\u00c9"),
        new Sample("2(?i)", "2"),
        new Sample("3(?s)(?-s)", "3"),
        new Sample("4\\Q\\E", "4"),
        new Sample("(?i)k", "K"),
        new Sample("(?i:s)", "\u017f"),
        new Sample("\\b", ""),
        new Sample("\\B", ""),
        new Sample("^", ""),
        new Sample("$", ""),
        new Sample("(?m)$", "\n"),
        new Sample("()", ""),
        new Sample("(1|)", ""),
        new Sample("\\pN", "3"),
        new Sample("\\p{Greek}", "\u03b1"),
        new Sample("\\PL", "1"),
        new Sample("\u20ac", "\u20ac"),
        new Sample("[\u03b1-\u03c9]", "\u03b1"),
        new Sample("[^a-z]", "\ud83d\ude00"),
        new Sample("[[:ascii:]]*", ""),
        new Sample("\\C", "1"),
        new Sample("[^\\x00-\\x{10FFFF}]", ""));
  }

  /** Whether RE2/J accepts the pattern. */
  public static boolean isAccepted(String pattern) {
    try {
      Pattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException refused) {
      return false;
    }
  }
}
