package io.github.pbxrouting.core.automaton.dfa;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.NaiveMatcher;
import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.automaton.table.Automaton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many states there are before any are merged, and what they may cost. */
class SubsetConstructionTest {

  private static Nfa nfa(String... patterns) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns) {
      ranked.add(Patterns.find(ranked.size(), Patterns.parse(pattern)));
    }
    return requireNonNull(NfaBuilder.build(List.of(), ranked, CompileBudget.DEFAULT));
  }

  private static @Nullable Dfa within(CompileBudget budget, Nfa nfa) {
    return SubsetConstruction.determinize(nfa, budget, new StepCounter(1 << 20));
  }

  private static int states(String... patterns) {
    return requireNonNull(within(CompileBudget.DEFAULT, nfa(patterns))).states();
  }

  /** Of NFA states that only count, those that cannot match first or alone are dropped. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "^[0-9]*7[0-9]{12} => 13",
        "^[0-9]*7[0-9]{40} => 41",
        "^[0-9]*[78][0-9]{12} => 13",
        "^[0-9]*7[0-9]{3}$ => 16",
        "^[12][0-9]{9}$ ^[13][0-9]{9}$ => 21",
        "^[12].{9}$ ^[13][0-9]{9}$ => 21",
        "^[12][0-9]{9}$ ^[13].{9}$ => 30",
        "^[12][0-9]{9}$ ^[13][0-8]{9}$ => 21",
        "^[12][0-8]{9}$ ^[13][0-9]{9}$ => 30",
        "^[12][0-9]{9}$ ^[13][0-9]{8}$ => 29",
        "^[12][0-9]{9} ^[13][0-9]{8} => 27",
        "^[12][0-9]{8} ^[13][0-9]{9} => 18",
        "^[12][0-9]{8} ^[13][0-9]{9}$ => 27",
        "^[12][0-9]{9}$ ^[13][0-9]{8} => 29",
        "^[12][0-9]{9}-$ ^[13][0-9]{9}-$ => 32",
        "^[12]-{9}$ ^[13][0-9]{9}$ => 22",
      })
  void what_matches_only_where_something_stronger_does_takes_no_states(
      String patterns, int states) {
    assertEquals(states, states(patterns.split(" ")));
  }

  /** Too many to be compared; this changes no answer. */
  @Test
  void of_many_that_only_count_the_strongest_wins() {
    List<RankedPattern> ranked = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      char first = (char) ('A' + i / 8);
      char last = (char) ('a' + i % 8);
      String pattern = "^[1" + first + last + "][0-9]{3}$";
      ranked.add(Patterns.find(69 - i, Patterns.parse(pattern)));
    }
    Automaton automaton =
        AutomatonCompiler.of(List.of(), ranked, CompileBudget.DEFAULT).automaton();
    for (String text : List.of("1234", "123", "A234", "b234", "Z234", "12345", "134A")) {
      assertEquals(NaiveMatcher.strongest(List.of(), ranked, text), automaton.match(text), text);
    }
  }

  /**
   * A table entry is an int; each state has one for each class, and one for the end of the text.
   */
  @Test
  void no_more_bytes_are_taken_than_there_may_be() {
    Nfa nfa = nfa("^0123456789$");
    int bytes = 4 * 11 * (11 + 1);
    assertNotNull(within(new CompileBudget(bytes), nfa));
    assertNull(within(new CompileBudget(bytes - 4), nfa));
  }

  /** The sets of NFA states take at most half of the bytes of the table. */
  @Test
  void the_sets_of_nfa_states_are_bounded_too() {
    Nfa nfa = nfa("^(?:[0-9]{1,40}-){2}$", "^[0-9]*-1$");
    Dfa dfa = requireNonNull(within(CompileBudget.DEFAULT, nfa));
    int entries = dfa.states() * (dfa.classes.count() + 1);
    assertNull(within(new CompileBudget(4L * entries), nfa));
    assertNotNull(within(new CompileBudget(40L * entries), nfa));
  }

  @Test
  void every_table_entry_and_every_state_is_a_step() {
    Nfa nfa = nfa("^[0-9]*7[0-9]{3}$");
    StepCounter work = new StepCounter(1 << 20);
    Dfa dfa = requireNonNull(SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, work));
    long taken = (1 << 20) - work.left();
    assertTrue(taken >= dfa.next.length + nfa.size, () -> "" + taken);
    assertNotNull(
        SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, new StepCounter(taken)));
    assertNull(
        SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, new StepCounter(taken / 2)));
  }
}
