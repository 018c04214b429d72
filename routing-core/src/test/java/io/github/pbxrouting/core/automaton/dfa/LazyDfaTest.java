package io.github.pbxrouting.core.automaton.dfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyDfaTest {

  private static final String DIGITS = "0123456789";

  private static LazyDfa endingCounted(int maxStates, StepCounter allowance) {
    List<RankedPattern> patterns =
        List.of(
            Patterns.find(0, Patterns.of("3"), Patterns.digits(9, 9), Patterns.of("$")),
            Patterns.find(1, Patterns.of("4"), Patterns.digits(9, 9), Patterns.of("$")),
            Patterns.find(2, Patterns.of("5"), Patterns.digits(9, 9), Patterns.of("$")));
    return new LazyDfa(List.of(), patterns, DIGITS, maxStates, allowance);
  }

  /** Takes steps until no state is new; returns whether the budget sufficed. */
  private static boolean isWithinBudget(LazyDfa dfa) {
    for (int state = dfa.start(LazyDfa.ANY_LENGTH); state < dfa.states(); state++) {
      for (int symbol = 0; symbol < DIGITS.length(); symbol++) {
        if (dfa.step(state, symbol) == LazyDfa.OVER_BUDGET) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void patterns_that_count_from_the_end_overflow_without_a_length_and_stay_small_with_one() {
    LazyDfa dfa = endingCounted(10_000, new StepCounter(1_000_000));
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
  void a_spent_allowance_and_a_pattern_too_large_are_reported_and_do_no_harm() {
    LazyDfa dfa = endingCounted(10_000, new StepCounter(3));
    assertFalse(isWithinBudget(dfa));
    LazyDfa none = endingCounted(1, new StepCounter(100));
    assertEquals(LazyDfa.OVER_BUDGET, none.start(LazyDfa.ANY_LENGTH));
  }

  @Test
  void what_was_matched_beyond_recall_is_final() {
    LazyDfa dfa =
        new LazyDfa(
            List.of(),
            List.of(Patterns.find(0, Patterns.of("^34"))),
            DIGITS,
            100,
            new StepCounter(100));
    int three = dfa.step(dfa.start(LazyDfa.ANY_LENGTH), 3);
    assertFalse(dfa.isFinal(three));
    assertTrue(dfa.isFinal(dfa.step(three, 4)));
    assertEquals(0, dfa.rank(dfa.step(three, 4)));
    assertTrue(dfa.isDead(dfa.step(three, 5)));
  }

  private static LazyDfa of(String patterns, int maxStates, StepCounter allowance) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns.split(" ")) {
      ranked.add(Patterns.find(ranked.size(), Patterns.parse(pattern)));
    }
    return new LazyDfa(List.of(), ranked, DIGITS, maxStates, allowance);
  }

  private static LazyDfa of(String patterns) {
    return of(patterns, 1_000, new StepCounter(1_000));
  }

  private static int walk(LazyDfa dfa, int from, String text) {
    int state = from;
    for (int i = 0; i < text.length(); i++) {
      state = dfa.step(state, DIGITS.indexOf(text.charAt(i)));
    }
    return state;
  }

  @Test
  void a_committed_rank_is_known_before_the_text_ends() {
    LazyDfa dfa = of("^345 ^34");
    int start = dfa.start(LazyDfa.ANY_LENGTH);
    assertEquals(Rank.NONE, dfa.matched(start));
    assertEquals(1, dfa.matched(walk(dfa, start, "34")));
    assertEquals(0, dfa.matched(walk(dfa, start, "345")));
    assertFalse(dfa.isFinal(walk(dfa, start, "34")));
    LazyDfa atEnd = of("^34$");
    int end = walk(atEnd, atEnd.start(LazyDfa.ANY_LENGTH), "34");
    assertEquals(Rank.NONE, atEnd.matched(end));
    assertEquals(0, atEnd.rank(end));
  }

  @Test
  void ranks_from_the_limit_on_are_as_good_as_none() {
    LazyDfa dfa = of("^34 ^3 5");
    int start = dfa.start(LazyDfa.ANY_LENGTH, 1);
    assertEquals(0, dfa.rank(walk(dfa, start, "34")));
    assertEquals(1, dfa.rank(walk(dfa, start, "35")));
    assertTrue(dfa.isFinal(walk(dfa, start, "35")));
    assertFalse(dfa.isDead(walk(dfa, start, "35")));
    int open = dfa.start(LazyDfa.ANY_LENGTH);
    assertEquals(1, dfa.rank(walk(dfa, open, "31")));
    assertEquals(2, dfa.rank(walk(dfa, open, "45")));
  }

  @Test
  void a_state_without_characters_enough_to_come_is_dead() {
    LazyDfa dfa = of("3[0-9]{9}$");
    assertTrue(dfa.isDead(dfa.start(9)));
    assertFalse(dfa.isDead(dfa.start(10)));
    assertFalse(dfa.isDead(walk(dfa, dfa.start(12), "12")));
    assertFalse(dfa.isDead(walk(dfa, dfa.start(12), "123")));
    assertTrue(dfa.isDead(walk(dfa, dfa.start(12), "124")));
    assertFalse(dfa.isFinal(dfa.start(LazyDfa.MAX_LENGTH)));
    LazyDfa anchored = of("^3[0-9]{9}$");
    assertTrue(anchored.isDead(anchored.start(9)));
    assertTrue(anchored.isDead(anchored.start(11)));
    assertFalse(anchored.isDead(anchored.start(10)));
  }

  @Test
  void as_many_states_are_made_as_there_may_be_and_forgetting_makes_room() {
    String pattern = "^3[0-9]{3}$";
    LazyDfa exact = of(pattern, 6, new StepCounter(100));
    assertTrue(isWithinBudget(exact));
    assertEquals(6, exact.states());
    assertFalse(isWithinBudget(of(pattern, 5, new StepCounter(100))));
    assertTrue(isWithinBudget(of(pattern, 100, new StepCounter(6))));
    assertFalse(isWithinBudget(of(pattern, 100, new StepCounter(5))));
    exact.forget();
    assertEquals(0, exact.states());
    int state = walk(exact, exact.start(LazyDfa.ANY_LENGTH), "3000");
    assertEquals(0, exact.rank(state));
    assertEquals(5, exact.states());
  }

  @Test
  void patterns_that_expand_to_far_more_than_sixteen_nodes_a_state_are_over_budget() {
    LazyDfa fits = of("^[0-9]{60}", 10, new StepCounter(100));
    assertTrue(fits.start(LazyDfa.ANY_LENGTH) >= 0);
    LazyDfa large = of("^[0-9]{170}", 10, new StepCounter(100));
    assertEquals(LazyDfa.OVER_BUDGET, large.start(LazyDfa.ANY_LENGTH));
    LazyDfa second = of("^[0-9]{170} ^3", 10, new StepCounter(100));
    assertEquals(LazyDfa.OVER_BUDGET, second.start(LazyDfa.ANY_LENGTH));
    LazyDfa literal =
        new LazyDfa(
            List.of(new Literal("3".repeat(170), false, 0), new Literal("3", false, 1)),
            List.of(),
            DIGITS,
            10,
            new StepCounter(100));
    assertEquals(LazyDfa.OVER_BUDGET, literal.start(LazyDfa.ANY_LENGTH));
  }

  @Test
  void a_state_covers_another_when_it_has_all_that_the_other_has() {
    LazyDfa dfa = of("^[12]3$ ^[24]5$ ^66");
    int start = dfa.start(2);
    int one = walk(dfa, start, "1");
    int two = walk(dfa, start, "2");
    int four = walk(dfa, start, "4");
    assertTrue(dfa.isCovered(one, two));
    assertTrue(dfa.isCovered(four, two));
    assertTrue(dfa.isCovered(one, one));
    assertFalse(dfa.isCovered(two, one));
    assertFalse(dfa.isCovered(two, four));
    assertFalse(dfa.isCovered(one, four));
    assertFalse(dfa.isCovered(four, one));
    // With another number of characters to come nothing is said.
    assertFalse(dfa.isCovered(walk(dfa, dfa.start(3), "1"), two));
    assertFalse(dfa.isCovered(one, walk(dfa, start, "66")));
  }

  @Test
  void states_behind_different_characters_that_matter_do_not_cover_one_another() {
    LazyDfa dfa =
        new LazyDfa(
            List.of(),
            List.of(Patterns.find(0, Patterns.parse("^[1*]\\b3$"))),
            "13*",
            100,
            new StepCounter(100));
    int behindDigit = dfa.step(dfa.start(2), 0);
    int behindStar = dfa.step(dfa.start(2), 2);

    assertFalse(dfa.isCovered(behindStar, behindDigit));
    assertFalse(dfa.isCovered(behindDigit, behindStar));
  }

  /** Whatever a covered state matches, the one that covers it matches. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[12]3$ ^2[0-9]*5$ ^1",
        "^(?:1|2[0-9])*3$ ^[0-9]{2}5$",
        "[12]3$ 2[0-9]{2}$ ^1[0-9]{3}$",
        "^1(?:[23]\\b|4)$ ^[13]4$",
      })
  void what_is_covered_matches_nothing_else(String patterns) {
    LazyDfa dfa = of(patterns);
    List<String> ways = List.of("111", "123", "213", "222", "233", "321", "333", "134", "312");
    int covered = 0;
    for (String less : ways) {
      for (String more : ways) {
        int lessState = walk(dfa, dfa.start(5), less);
        int moreState = walk(dfa, dfa.start(5), more);
        boolean covers =
            dfa.matched(lessState) == Rank.NONE
                && dfa.matched(moreState) == Rank.NONE
                && dfa.isCovered(lessState, moreState);
        covered += covers ? 1 : 0;
        for (int rest = 0; covers && rest < 100; rest++) {
          String text = String.format("%02d", rest);
          if (dfa.rank(walk(dfa, lessState, text)) != Rank.NONE) {
            assertTrue(dfa.rank(walk(dfa, moreState, text)) != Rank.NONE, less + more + text);
          }
        }
      }
    }
    assertTrue(covered > 0);
  }
}
