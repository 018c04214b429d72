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
import io.github.pbxrouting.core.regex.SymbolSet;
import java.nio.charset.StandardCharsets;
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

/** An automaton says what the naive scan says, in every form of the text. */
@Tag("slow")
class AutomatonProperties {

  /** The map of characters of a table of nothing, and its words. */
  private static final int EMPTY_BYTES = 16;

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
  void an_automaton_finds_the_strongest_rank_that_matches(
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
    return Arbitraries.of(0L, 60L, 150L, 300L, 600L, 1500L, 4000L, 100_000L)
        .map(CompileBudget::new);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void no_budget_changes_an_answer(
      @ForAll("budgets") CompileBudget budget,
      @ForAll("literals") List<Literal> literals,
      @ForAll("patterns") List<RankedPattern> patterns,
      @ForAll @Size(12) List<@From("text") String> texts) {
    AutomatonCompiler compiled = AutomatonCompiler.of(literals, patterns, budget);
    for (String text : texts) {
      int declined = NaiveMatcher.strongest(compiled.declinedLiterals(), compiled.declined(), text);
      assertEquals(
          NaiveMatcher.strongest(literals, patterns, text),
          Math.min(compiled.automaton().match(text), declined),
          () -> "for " + text);
    }
    assertTrue(
        compiled.automaton().bytes() <= Math.max(budget.maxBytes(), EMPTY_BYTES),
        () -> compiled.automaton().bytes() + " bytes for " + budget);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void every_layout_gives_the_same_answer(
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
    Automaton jumping = new DenseTable(minimal, true);
    Automaton packed = requireNonNull(SparseTableBuilder.pack(minimal, 60_000));
    for (String text : texts) {
      int answer = rows.match(text);
      assertEquals(answer, minimalRows.match(text), () -> "minimal rows for " + text);
      assertEquals(answer, jumping.match(text), () -> "with a jump table for " + text);
      assertRight(packed, literals, patterns, text);
    }
  }

  private static void assertRight(
      Automaton automaton, List<Literal> literals, List<RankedPattern> patterns, String text) {
    int answer = automaton.match(text);
    assertEquals(NaiveMatcher.strongest(literals, patterns, text), answer, () -> "for " + text);
    if (text.chars().allMatch(c -> c < SymbolSet.BEYOND)) {
      byte[] bytes = ("x" + text + "1").getBytes(StandardCharsets.US_ASCII);
      assertEquals(answer, automaton.match(bytes, 1, bytes.length - 2));
    }
  }
}
