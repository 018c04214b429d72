package io.github.pbxrouting.core.automaton;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that make a plain union of automata explode. */
class BlowUpTest {

  private static final Syntax ANY_DIGITS = Patterns.digits(0, Repeat.UNBOUNDED);
  private static final Syntax ANYTHING =
      new Repeat(new Chars(SymbolSet.of('\n').complement()), 0, Repeat.UNBOUNDED);
  private static final CompileBudget SMALL = new CompileBudget(1 << 20);

  private static AutomatonCompiler compile(List<RankedPattern> patterns) {
    return AutomatonCompiler.of(List.of(), patterns, SMALL);
  }

  /** {@code [0-9]*7[0-9]{count}}, from the text's begin. */
  private static RankedPattern sevenBefore(int count, boolean atEnd) {
    Syntax syntax = Patterns.sequence(ANY_DIGITS, Patterns.of("7"), Patterns.digits(count, count));
    return new RankedPattern(syntax, true, atEnd, 0);
  }

  @Test
  void counting_after_a_digit_stays_linear_because_dominated_states_are_dropped() {
    AutomatonCompiler compilation = compile(List.of(sevenBefore(40, false)));
    assertEquals(List.of(), compilation.declined());
    assertTrue(compilation.automaton().states() <= 42);
  }

  @Test
  void ends_of_one_length_are_decided_by_the_strongest_alone() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int place = 0; place < 8; place++) {
      for (int digit = 0; digit < 10; digit++) {
        // Ranks in no order of places: seven times the index, modulo eighty.
        int rank = 7 * patterns.size() % 80;
        String notation = "^" + "d".repeat(place) + digit + "d".repeat(8 - place) + "$";
        patterns.add(Patterns.find(rank, Patterns.of(notation)));
      }
    }
    AutomatonCompiler compilation = compile(patterns);
    assertEquals(List.of(), compilation.declined());
    assertTrue(compilation.automaton().states() < 1_000);
    for (String text : List.of("123456789", "000000000", "987654321", "12345678", "55555555a")) {
      assertEquals(
          NaiveMatcher.strongest(List.of(), patterns, text), compilation.automaton().match(text));
    }
  }

  @Test
  void forgotten_anchors_cost_no_states() {
    List<RankedPattern> counted = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      counted.add(Patterns.find(digit, Patterns.of(digit + "dddddd$")));
    }
    assertTrue(compile(counted).automaton().states() <= 144);
    List<RankedPattern> pairs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      pairs.add(Patterns.find(i, Patterns.of("" + (10 + i)), ANYTHING, Patterns.of("" + (50 + i))));
    }
    assertTrue(compile(pairs).automaton().states() <= 262);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 80})
  void a_pattern_too_large_for_a_table_is_declined(int count) {
    RankedPattern large = sevenBefore(count, true);
    RankedPattern small = Patterns.find(1, Patterns.of("^34"));
    AutomatonCompiler compilation = compile(List.of(large, small));
    assertEquals(List.of(large), compilation.declined());
    assertEquals(1, compilation.automaton().match("34944"));
  }

  @Test
  void declined_patterns_come_in_the_order_of_ranks() {
    RankedPattern beyondTheBudget = Patterns.find(0, Patterns.of("^" + "1".repeat(30)));
    RankedPattern tooLargeAlone = Patterns.find(1, Patterns.parse("^(?:[0-9]{2}|3)*7[0-9]{40}$"));

    AutomatonCompiler compilation =
        AutomatonCompiler.of(
            List.of(), List.of(tooLargeAlone, beyondTheBudget), new CompileBudget(100));

    assertEquals(List.of(beyondTheBudget, tooLargeAlone), compilation.declined());
  }

  /** Each is small alone; together they double the states, pattern by pattern. */
  @Test
  void of_patterns_that_multiply_as_many_stay_as_fit() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      patterns.add(
          new RankedPattern(
              Patterns.sequence(
                  ANYTHING, Patterns.of("" + (10 + i)), ANYTHING, Patterns.of("" + (50 + i))),
              true,
              false,
              i));
    }
    for (int i = 0; i < 200; i++) {
      patterns.add(Patterns.find(40 + i, Patterns.of("^" + (100 + i) + "dd$")));
    }
    AutomatonCompiler compilation = compile(patterns);
    assertTrue(compilation.declined().stream().allMatch(each -> each.rank() < 40));
    assertTrue(compilation.declined().size() < 40, () -> "" + compilation.declined().size());
    for (String text : List.of("10050", "1050", "12399", "29900", "9955499", "4989")) {
      assertEquals(
          NaiveMatcher.strongest(List.of(), patterns, text),
          Math.min(
              NaiveMatcher.strongest(List.of(), compilation.declined(), text),
              compilation.automaton().match(text)),
          text);
    }
  }

  /**
   * The memory grows with the text of a plan, so that a long list of prefixes has its one table.
   */
  @Test
  void a_budget_grows_with_the_text_of_a_plan() {
    CompileBudget budget = new CompileBudget(1 << 20);
    assertEquals(budget, budget.forText(0));
    assertTrue(budget.forText(40).maxBytes() - budget.maxBytes() < 64);
    assertEquals(3 << 20, budget.forText(2 << 20).maxBytes());
    assertTrue(budget.forText(Long.MAX_VALUE).maxBytes() > 0);
    assertTrue(new CompileBudget(Long.MAX_VALUE).forText(Long.MAX_VALUE).maxBytes() > 0);
  }

  @Test
  void equal_input_compiles_to_equal_tables() {
    List<RankedPattern> patterns =
        List.of(
            sevenBefore(5, true),
            Patterns.find(1, Patterns.of("34d")),
            Patterns.find(2, Patterns.of("^9")));
    Dfa first = minimal(patterns);
    Dfa second = minimal(patterns);
    assertArrayEquals(first.next, second.next);
    assertArrayEquals(first.end, second.end);
    assertArrayEquals(first.restart, second.restart);
    assertEquals(first.start, second.start);
  }

  private static Dfa minimal(List<RankedPattern> patterns) {
    StepCounter work = new StepCounter(SMALL.maxSteps());
    Nfa nfa = requireNonNull(NfaBuilder.build(List.of(), patterns, SMALL));
    return Minimizer.minimize(
        requireNonNull(SubsetConstruction.determinize(nfa, SMALL, work)), work);
  }
}
