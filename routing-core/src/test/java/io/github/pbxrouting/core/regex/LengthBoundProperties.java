package io.github.pbxrouting.core.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What is simplified for short texts matches the same short texts. */
final class LengthBoundProperties {

  private static @Nullable Syntax parse(String pattern) {
    return RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof Parsed parsed
        ? parsed.syntax()
        : null;
  }

  private static Automaton compile(Syntax syntax, boolean full) {
    return AutomatonCompiler.of(
            List.of(), List.of(new RankedPattern(syntax, full, full, 0)), CompileBudget.DEFAULT)
        .automaton();
  }

  @Property(tries = 5_000, maxDiscardRatio = 20)
  void short_texts_match_as_before(
      @ForAll("patterns") String pattern,
      @ForAll("texts") List<String> texts,
      @ForAll @IntRange(min = 1, max = 6) int most,
      @ForAll boolean full) {
    Syntax syntax = parse(pattern);
    Assume.that(syntax != null);
    Syntax simple = LengthBound.simplify(syntax, most);
    Automaton before = compile(syntax, full);
    for (String text : texts) {
      if (text.length() <= most) {
        int expected = before.match(text);
        int answer = simple == null ? Rank.NONE : compile(simple, full).match(text);
        assertEquals(expected, answer, text);
      }
    }
  }

  @Example
  void repetitions_beyond_any_number_have_no_end() {
    assertEquals(
        parse("^1(?:(?:2*)*)*$"), LengthBound.simplify(parse("^1((2{0,9}){0,9}){0,9}$"), 128));
    assertEquals(parse("^[0-9]{3,}"), LengthBound.simplify(parse("^[0-9]{3,200}"), 128));
    assertEquals(parse("^[0-9]{3,9}"), LengthBound.simplify(parse("^[0-9]{3,9}"), 128));
    assertEquals(parse("^1$"), LengthBound.simplify(parse("^(?:1|2{129})$"), 128));
    assertNull(LengthBound.simplify(parse("^1[0-9]{128}"), 128));
  }

  @Provide
  Arbitrary<String> patterns() {
    List<String> parts =
        List.of(
            "^", "$", "\\b", "a", "b", "(", "(?:", ")", "|", "{0,2}", "{2,4}", "{5}", "{7}", "{3,}",
            "*", "?", "[ab]", ".");
    return Arbitraries.of(parts)
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(each -> String.join("", each));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings().withChars("ab1").ofMaxLength(6).list().ofSize(12);
  }
}
