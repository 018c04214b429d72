package io.github.pbxrouting.core.automaton.dfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureDfaTest {

  @ParameterizedTest
  @CsvSource({"0, 100, false", "1, 100, false", "100, 0, false", "100, 1, false", "100, 4, true"})
  void a_spent_allowance_or_a_full_automaton_ends_the_construction(
      int allowance, int maxStates, boolean built) {
    Nfa nfa =
        Objects.requireNonNull(
            NfaBuilder.build(List.of(new Literal("12", true, 0)), List.of(), 100));

    FailureDfa automaton =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                FailureDfa.of(nfa, "12", 5, new int[] {1}, maxStates, new StepCounter(allowance)));

    assertEquals(built, automaton != null);
  }
}
