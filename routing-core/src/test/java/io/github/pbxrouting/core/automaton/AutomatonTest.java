package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {

  private static Automaton compile(RankedPattern... patterns) {
    return compile(List.of(), patterns);
  }

  private static Automaton compile(List<Literal> literals, RankedPattern... patterns) {
    return AutomatonCompiler.of(literals, List.of(patterns), CompileBudget.DEFAULT).automaton();
  }

  private static int none(String answer) {
    return answer.equals("none") ? Rank.NONE : Integer.parseInt(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "112, 0",
    "1123, none",
    "*94, 1",
    "*94123, 1",
    "*9, none",
    "1001, 2",
    "100, none",
    "34944, 3",
    "0034, 4",
    "20, 5",
    "120, none",
    "2001, none",
    "'', none"
  })
  void literals_and_patterns_are_decided_by_rank_in_one_walk(String text, String rank) {
    Automaton automaton =
        compile(
            List.of(
                new Literal("112", false, 0),
                new Literal("*94", true, 1),
                new Literal("1001", false, 2)),
            Patterns.find(3, Patterns.of("^34")),
            Patterns.find(4, Patterns.of("34")),
            Patterns.find(5, Patterns.of("^2d$")));
    assertEquals(none(rank), automaton.match(text));
  }

  @ParameterizedTest
  @CsvSource({"00, 0", "100, none", "34, 0", "5340, 0", "5, none"})
  void an_anchor_in_one_branch_binds_that_branch_alone(String text, String rank) {
    Syntax either = new Alternate(List.of(Patterns.of("^00"), Patterns.of("34")));
    assertEquals(none(rank), compile(Patterns.find(0, either)).match(text));
  }

  @ParameterizedTest
  @CsvSource({"34, 0", "-34, 0", "134, none", "a34, none", "34-, 0", "340, none", "1-34-1, 0"})
  void a_word_boundary_depends_on_the_characters_on_both_sides(String text, String rank) {
    Syntax word =
        Patterns.sequence(Assertion.WORD_BOUNDARY, Patterns.of("34"), Assertion.WORD_BOUNDARY);
    assertEquals(none(rank), compile(Patterns.find(0, word)).match(text));
  }

  @Test
  void a_line_begins_after_a_line_feed_and_ends_before_one() {
    Syntax line = Patterns.sequence(Assertion.BEGIN_LINE, Patterns.of("34"), Assertion.END_LINE);
    Automaton automaton = compile(Patterns.find(0, line));
    assertEquals(0, automaton.match("1\n34\n1"));
    assertEquals(0, automaton.match("34"));
    assertEquals(Rank.NONE, automaton.match("134\n1"));
    assertEquals(Rank.NONE, automaton.match("1\n341"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u007f", "\u0080", "\u00ff", "\u0100", "\u20ac", "\ud83d\ude00", "\ud83d"})
  void all_characters_beyond_ascii_are_one_symbol(String character) {
    boolean beyond = character.charAt(0) >= SymbolSet.BEYOND;
    Syntax symbol = new Chars(SymbolSet.of(SymbolSet.BEYOND));
    Automaton automaton =
        compile(
            new RankedPattern(Patterns.sequence(Patterns.of("1"), symbol), true, true, 0),
            Patterns.find(1, Patterns.of("^2"), new Chars(SymbolSet.ALL), Patterns.of("3$")),
            Patterns.find(2, symbol, Patterns.of("4$")));
    assertEquals(beyond ? 0 : Rank.NONE, automaton.match("1" + character));
    assertEquals(1, automaton.match("2" + character + "3"));
    assertEquals(beyond ? 2 : Rank.NONE, automaton.match("1" + character + "4"));
    assertEquals(Rank.NONE, automaton.match("2" + character + "12"));
  }

  @Test
  void a_class_for_each_ascii_character_is_not_too_many() {
    // Two characters long, so that every character has its own column behind the head.
    RankedPattern[] patterns = new RankedPattern[127];
    for (int c = 1; c < 128; c++) {
      Syntax pair = Patterns.sequence(new Chars(SymbolSet.of('x')), new Chars(SymbolSet.of(c)));
      patterns[c - 1] = new RankedPattern(pair, true, true, c);
    }
    Automaton automaton = compile(patterns);
    for (int c = 1; c < 128; c++) {
      String text = "x" + (char) c;
      assertEquals(c, automaton.match(text), text);
      assertEquals(c, automaton.match(new byte[] {'x', (byte) c}, 0, 2), text);
    }
    assertEquals(Rank.NONE, automaton.match("x\0"));
    assertEquals(Rank.NONE, automaton.match("x\u00e9"));
    assertEquals(Rank.NONE, automaton.match("x\u0663"));
  }

  @Test
  void a_text_longer_than_any_number_is_walked_to_its_end() {
    Automaton automaton =
        compile(
            Patterns.find(
                0,
                Patterns.sequence(
                    Patterns.of("^1"), Patterns.digits(0, Repeat.UNBOUNDED), Patterns.of("2$"))));
    assertEquals(0, automaton.match("1" + "0".repeat(1000) + "2"));
    assertEquals(Rank.NONE, automaton.match("1" + "0".repeat(1000)));
    assertEquals(Rank.NONE, automaton.match("1" + "0".repeat(1000) + "\u00e9"));
  }

  @Test
  void bytes_outside_the_buffer_are_refused() {
    Automaton automaton = compile(Patterns.find(0, Patterns.of("34")));
    byte[] text = {'3', '4'};
    assertThrows(IndexOutOfBoundsException.class, () -> automaton.match(text, 1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> automaton.match(text, -1, 2));
  }

  /** What patterns share serves the strongest of them, in any order. */
  @ParameterizedTest
  @CsvSource({"^12, ^13, 12", "^1*2, ^1*3, 112", "^1(?:2|3), ^13, 12", "12, 13, 12"})
  void the_order_of_patterns_does_not_matter(String weaker, String stronger, String text) {
    RankedPattern weak = Patterns.find(5, Patterns.parse(weaker));
    RankedPattern strong = Patterns.find(1, Patterns.parse(stronger));
    RankedPattern between = Patterns.find(3, Patterns.parse("^1"));
    String other = text.replace('2', '3');
    for (Automaton automaton :
        List.of(compile(weak, strong, between), compile(between, strong, weak))) {
      assertEquals(3, automaton.match(text));
      assertEquals(1, automaton.match(other));
    }
    Automaton literals =
        compile(List.of(new Literal("12", false, 5), new Literal("13", false, 1)), between);
    assertEquals(3, literals.match("12"));
    assertEquals(1, literals.match("13"));
  }

  @Test
  void ranks_are_bounded() {
    assertEquals(Rank.MAX, compile(List.of(new Literal("3", false, Rank.MAX))).match("3"));
    assertThrows(IllegalArgumentException.class, () -> Patterns.find(-1, Patterns.of("3")));
    assertThrows(IllegalArgumentException.class, () -> new Literal("3", false, Rank.MAX + 1));
  }

  @Test
  void counted_repetitions_without_an_end_stay_small() {
    Automaton automaton = compile(Patterns.find(0, Patterns.of("3"), Patterns.digits(20, 20)));
    assertEquals(21, automaton.states());
  }

  @Test
  void what_does_not_fit_the_budget_is_declined() {
    List<Literal> literals = List.of(new Literal("12", false, 0));
    List<RankedPattern> patterns =
        List.of(
            Patterns.find(2, Patterns.of("7" + "d".repeat(650) + "$")),
            Patterns.find(1, Patterns.of("^3")));
    AutomatonCompiler compilation =
        AutomatonCompiler.of(literals, patterns, new CompileBudget(20_000));
    assertEquals(List.of(patterns.get(0)), compilation.declined());
    assertEquals(0, compilation.automaton().match("12"));
    assertEquals(1, compilation.automaton().match("31"));
    AutomatonCompiler none = AutomatonCompiler.of(literals, patterns, new CompileBudget(0));
    assertEquals(List.of(patterns.get(1), patterns.get(0)), none.declined());
    assertEquals(literals, none.declinedLiterals());
    assertEquals(Rank.NONE, none.automaton().match("12"));
  }
}
