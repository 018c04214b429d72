package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageDfaTest {

  private static final String DIGITS = "0123456789";

  private static LanguageDfa endingCounted(int maxStates, Allowance allowance) {
    List<RankedPattern> patterns =
        List.of(
            Patterns.find(0, Patterns.of("3"), Patterns.digits(9, 9), Patterns.of("$")),
            Patterns.find(1, Patterns.of("4"), Patterns.digits(9, 9), Patterns.of("$")),
            Patterns.find(2, Patterns.of("5"), Patterns.digits(9, 9), Patterns.of("$")));
    return new LanguageDfa(List.of(), patterns, DIGITS, maxStates, allowance);
  }

  /** Takes steps until no state is new; returns whether the budget sufficed. */
  private static boolean isWithinBudget(LanguageDfa dfa) {
    for (int state = dfa.start(LanguageDfa.ANY_LENGTH); state < dfa.states(); state++) {
      for (int symbol = 0; symbol < DIGITS.length(); symbol++) {
        if (dfa.step(state, symbol) == LanguageDfa.OVER_BUDGET) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void patterns_that_count_from_the_end_overflow_without_a_length_and_stay_small_with_one() {
    LanguageDfa dfa = endingCounted(10_000, new Allowance(1_000_000));
    assertFalse(isWithinBudget(dfa));
    dfa.forget();
    int state = dfa.start(15);
    for (int i = 0; i < 15; i++) {
      state = dfa.step(state, DIGITS.indexOf(i == 5 ? '4' : '3'));
    }
    assertEquals(1, dfa.rank(state));
    assertTrue(dfa.states() < 40, "states: " + dfa.states());
  }

  @Test
  void a_spent_allowance_and_a_pattern_too_large_are_told_and_do_no_harm() {
    LanguageDfa dfa = endingCounted(10_000, new Allowance(3));
    assertFalse(isWithinBudget(dfa));
    LanguageDfa none = endingCounted(1, new Allowance(100));
    assertEquals(LanguageDfa.OVER_BUDGET, none.start(LanguageDfa.ANY_LENGTH));
  }

  @Test
  void what_was_matched_beyond_recall_is_final() {
    LanguageDfa dfa =
        new LanguageDfa(
            List.of(),
            List.of(Patterns.find(0, Patterns.of("^34"))),
            DIGITS,
            100,
            new Allowance(100));
    int three = dfa.step(dfa.start(LanguageDfa.ANY_LENGTH), 3);
    assertFalse(dfa.isFinal(three));
    assertTrue(dfa.isFinal(dfa.step(three, 4)));
    assertEquals(0, dfa.rank(dfa.step(three, 4)));
    assertTrue(dfa.isDead(dfa.step(three, 5)));
  }
}
