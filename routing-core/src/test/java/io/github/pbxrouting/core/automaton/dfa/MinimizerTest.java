package io.github.pbxrouting.core.automaton.dfa;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What means the same has as many states, however it is written. */
class MinimizerTest {

  private static final long PLENTY = 1 << 20;

  private static Dfa raw(String patterns) {
    List<RankedPattern> ranked = new ArrayList<>();
    for (String pattern : patterns.split(" ")) {
      ranked.add(Patterns.find(ranked.size(), Patterns.parse(pattern)));
    }
    Nfa nfa = requireNonNull(NfaBuilder.build(List.of(), ranked, CompileBudget.DEFAULT));
    return requireNonNull(
        SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, new StepCounter(PLENTY)));
  }

  private static Dfa minimal(String patterns) {
    return Minimizer.minimize(raw(patterns), new StepCounter(PLENTY));
  }

  /** Walks an automaton of anchored patterns. */
  private static int rank(Dfa dfa, String text) {
    int entry = dfa.start;
    for (int i = 0; i < text.length() && entry >= 0; i++) {
      entry = dfa.next[entry * dfa.classes.count() + dfa.classes.of(text.charAt(i))];
    }
    return entry < 0 ? ~entry : dfa.end[entry];
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "^12|^32|^42 => ^[134]2",
        "^1[0-9]{3}$|^2[0-9]{3}$ => ^[12][0-9]{3}$",
        "^1[0-9]*2$|^3[0-9]*2$ => ^[13][0-9]*2$",
        "^1(?:17)*-$|^7(?:17)*-$ => ^[17](?:17)*-$",
        "^(?:12)*3|^(?:1212)*3 => ^(?:12)*3",
        "^(?:12){2,}3|^123|^3 => ^(?:12)*3",
        "^(?:ab)*ac|^(?:abab)*ac => ^(?:ab)*ac",
        "^1(?:yz)*x$|^7(?:yz)*x$ => ^[17](?:yz)*x$",
      })
  void what_means_the_same_has_as_many_states(String pattern, String simpler) {
    Dfa dfa = minimal(pattern);
    assertEquals(minimal(simpler).states(), dfa.states());
    assertTrue(dfa.states() <= raw(simpler).states());
  }

  /** Letters fall into the last classes, which only the last entries of a row distinguish. */
  @ParameterizedTest
  @CsvSource({
    "^(?:xy)*z",
    "^(?:xy)*[xz]$",
    "^(?:1x|1y)*1z$",
    "^(?:xy|yx)*z$ ^(?:xy)*x$",
  })
  void states_that_differ_in_their_last_entries_stay_apart(String patterns) {
    Dfa dfa = minimal(patterns);
    Dfa raw = raw(patterns);
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < texts.size() && texts.get(i).length() < 6; i++) {
      for (String next : List.of("1", "x", "y", "z")) {
        texts.add(texts.get(i) + next);
      }
    }
    for (String text : texts) {
      assertEquals(rank(raw, text), rank(dfa, text), text);
    }
  }

  @Test
  void without_steps_left_it_is_correct_and_merely_larger() {
    String pattern = "^1(?:17)*-$|^7(?:17)*-$";
    StepCounter work = new StepCounter(PLENTY);
    Minimizer.minimize(raw(pattern), work);
    long taken = PLENTY - work.left();
    assertTrue(taken >= 2L * raw(pattern).next.length, () -> taken + " steps");
    Dfa larger = Minimizer.minimize(raw(pattern), new StepCounter(0));
    assertTrue(larger.states() > minimal(pattern).states());
    assertEquals(0, rank(larger, "11717-"));
    assertEquals(0, rank(larger, "7-"));
    assertEquals(Rank.NONE, rank(larger, "1171-"));
  }

  @Test
  void states_that_are_walked_one_after_the_other_lie_together() {
    Dfa dfa = minimal("^123456|^987654");
    assertEquals(0, dfa.start);
    for (int state = 0; state < dfa.states(); state++) {
      int width = dfa.classes.count();
      int ahead = Integer.MAX_VALUE;
      for (int k = 0; k < width; k++) {
        int target = dfa.next[state * width + k];
        ahead = target > state ? Math.min(ahead, target) : ahead;
      }
      assertTrue(ahead == Integer.MAX_VALUE || ahead == state + 1, state + " leads to " + ahead);
    }
  }
}
