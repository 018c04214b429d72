package io.github.pbxrouting.core.automaton.dfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.NaiveMatcher;
import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** A language automaton says what the naive scan says, with and without knowing the length. */
@Tag("slow")
class LazyDfaProperties {

  private static final String ALPHABET = "\n-1ab";

  @Provide
  Arbitrary<List<RankedPattern>> patterns() {
    return Patterns.ranked().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<Literal>> literals() {
    return Patterns.literal().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars(ALPHABET).ofMaxLength(7);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void a_language_automaton_finds_the_strongest_rank_that_matches(
      @ForAll("literals") List<Literal> literals,
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    LazyDfa dfa = new LazyDfa(literals, patterns, ALPHABET, 100_000, new StepCounter(100_000));
    for (String text : texts) {
      int strongest = NaiveMatcher.strongest(literals, patterns, text);
      assertEquals(strongest, rank(dfa, text, LazyDfa.ANY_LENGTH), () -> "for " + text);
      assertEquals(strongest, rank(dfa, text, text.length()), () -> "for " + text);
    }
  }

  private static int rank(LazyDfa dfa, String text, int toCome) {
    int state = dfa.start(toCome);
    int decided = -1;
    for (int i = 0; i < text.length(); i++) {
      if (dfa.isFinal(state) && decided < 0) {
        decided = dfa.rank(state);
      }
      if (dfa.isDead(state)) {
        assertEquals(Rank.NONE, dfa.rank(state));
      }
      state = dfa.step(state, ALPHABET.indexOf(text.charAt(i)));
    }
    assertTrue(decided < 0 || decided == dfa.rank(state), "a final state keeps its rank");
    return dfa.rank(state);
  }
}
