package io.github.pbxrouting.core.automaton.table;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.NaiveMatcher;
import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** An automaton says what the naive scan says, in every form of the text. */
class AutomatonProperties {

  /** What an automaton without parts takes. */
  private static final int EMPTY_BYTES = 32;

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
    return Patterns.text();
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anAutomatonFindsTheStrongestRankThatMatches(
      @ForAll("literals") List<Literal> literals,
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    AutomatonCompiler compiled = AutomatonCompiler.of(literals, patterns, CompileBudget.DEFAULT);
    assertEquals(List.of(), compiled.declined());
    for (String text : texts) {
      assertRight(compiled.automaton(), literals, patterns, text);
    }
  }

  @Provide
  Arbitrary<CompileBudget> budgets() {
    return Combinators.combine(
            Arbitraries.of(0, 1, 3, 8, 1000),
            Arbitraries.of(0L, 300L, 1500L, 4000L, 100_000L),
            Arbitraries.of(0L, 50L, 1000L, 10_000L, 1_000_000L))
        .as(CompileBudget::new);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void noBudgetChangesAnAnswer(
      @ForAll("budgets") CompileBudget budget,
      @ForAll("literals") List<Literal> literals,
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    AutomatonCompiler compiled = AutomatonCompiler.of(literals, patterns, budget);
    for (String text : texts) {
      int answer = compiled.automaton().match(text);
      if (answer != Automaton.NOT_ASCII || text.chars().allMatch(c -> c < 128)) {
        for (NaiveMatcher oracle : List.of(new NaiveMatcher(true), new NaiveMatcher(false))) {
          int declined = oracle.strongest(compiled.declinedLiterals(), compiled.declined(), text);
          assertEquals(
              oracle.strongest(literals, patterns, text),
              Math.min(answer, declined),
              () -> "for " + text);
        }
      }
      assertEquals(answer, compiled.automaton().match(CharBuffer.wrap(text)));
      byte[] bytes = ("x" + text + "1").getBytes(StandardCharsets.UTF_8);
      assertEquals(answer, compiled.automaton().match(bytes, 1, bytes.length - 2));
    }
    assertTrue(
        compiled.automaton().bytes() <= Math.max(budget.maxBytes(), EMPTY_BYTES),
        () -> compiled.automaton().bytes() + " bytes for " + budget);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyLayoutGivesTheSameAnswer(
      @ForAll("literals") List<Literal> literals,
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    Nfa nfa = requireNonNull(NfaBuilder.build(literals, patterns, CompileBudget.DEFAULT));
    StepCounter work = new StepCounter(CompileBudget.DEFAULT.maxSteps());
    Dfa raw = requireNonNull(SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, work));
    Dfa minimal = Minimizer.minimize(raw, work);
    assertTrue(minimal.states() <= raw.states());
    Automaton rows = new DenseTable(raw);
    Automaton minimalRows = new DenseTable(minimal);
    Automaton rowsWithThrees = new DenseTable(minimal, true);
    Automaton packed = requireNonNull(SparseTableBuilder.pack(minimal, 60_000));
    for (String text : texts) {
      // A packed leaf decides sooner: nothing else may be said where rows are undecided.
      int answer = rows.match(text);
      assertEquals(answer, minimalRows.match(text), () -> "minimal rows for " + text);
      assertEquals(answer, rowsWithThrees.match(text), () -> "rows with threes for " + text);
      assertRight(packed, literals, patterns, text);
      assertTrue(
          answer == packed.match(text) || answer == Automaton.NOT_ASCII, () -> "for " + text);
    }
  }

  /** The automaton says what both oracles say, or nothing of a text with other characters. */
  private static void assertRight(
      Automaton automaton, List<Literal> literals, List<RankedPattern> patterns, String text) {
    int answer = automaton.match(text);
    if (answer != Automaton.NOT_ASCII || text.chars().allMatch(c -> c < 128)) {
      for (NaiveMatcher oracle : List.of(new NaiveMatcher(true), new NaiveMatcher(false))) {
        assertEquals(oracle.strongest(literals, patterns, text), answer, () -> "for " + text);
      }
    }
    assertEquals(answer, automaton.match(CharBuffer.wrap(text)));
    byte[] bytes = ("x" + text + "1").getBytes(StandardCharsets.UTF_8);
    assertEquals(answer, automaton.match(bytes, 1, bytes.length - 2));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void aSimulationGivesTheSameAnswer(
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    BitParallelBuilder builder = new BitParallelBuilder();
    List<RankedPattern> taken =
        patterns.stream()
            .sorted(Comparator.comparingInt(RankedPattern::rank))
            .filter(builder::add)
            .toList();
    Automaton automaton = builder.build();
    assertEquals(taken.isEmpty(), automaton == null);
    for (String text : automaton == null ? List.<String>of() : texts) {
      assertRight(automaton, List.of(), taken, text);
    }
  }
}
