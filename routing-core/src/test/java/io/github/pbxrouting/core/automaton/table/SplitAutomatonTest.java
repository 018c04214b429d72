package io.github.pbxrouting.core.automaton.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.AutomatonCompiler;
import io.github.pbxrouting.core.automaton.Patterns;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.table.SplitAutomaton.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several tables in place of one. */
class SplitAutomatonTest {

  private static Automaton of(RankedPattern... patterns) {
    return AutomatonCompiler.of(List.of(), List.of(patterns), CompileBudget.DEFAULT).automaton();
  }

  private static RankedPattern pattern(int rank, String pattern) {
    return Patterns.find(rank, Patterns.parse(pattern));
  }

  @Test
  void theStrongestAnswerOfAllPartsCounts() {
    Automaton first = of(pattern(3, "^34"), pattern(7, "5$"));
    Automaton second = of(pattern(2, "^349"), pattern(9, "^3"));
    Automaton split = new SplitAutomaton(List.of(new Part(first, 3), new Part(second, 2)));
    assertEquals(2, split.match("3495"));
    assertEquals(3, split.match("345"));
    assertEquals(7, split.match("335"));
    assertEquals(9, split.match("33"));
    assertEquals(Rank.NONE, split.match("4"));
    assertEquals(first.states() + second.states(), split.states());
    assertEquals(
        SplitAutomaton.OWN_BYTES + 2 * SplitAutomaton.PART_BYTES + first.bytes() + second.bytes(),
        split.bytes());
    assertEquals(second.layout() + " + " + first.layout(), split.layout());
  }

  /** Too many states for one table, of patterns that are small on their own. */
  @Test
  void patternsThatDoNotFitOneTableAreHalvedByRank() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int i = 15; i >= 0; i--) {
      patterns.add(pattern(i, "^" + (i + 10) + "(?:[0-9]{" + (2 + i % 5) + "}|[1-9]*" + i + "$)"));
    }
    Automaton one = of(patterns.toArray(RankedPattern[]::new));
    CompileBudget small = new CompileBudget(60, 1 << 20, 1 << 20);
    AutomatonCompiler compilation = AutomatonCompiler.of(List.of(), patterns, small);
    assertEquals(List.of(), compilation.declined());
    Automaton split = compilation.automaton();
    assertTrue(split.layout().contains(" + "), split::layout);
    assertTrue(!split.layout().contains("bit"), split::layout);
    for (int i = 0; i < 40_000; i++) {
      String text = Integer.toString(i * 37);
      assertEquals(one.match(text), split.match(text), text);
    }
  }

  @Test
  void whatIsDeclinedComesInTheOrderOfRanks() {
    List<Literal> literals = List.of(new Literal("12", false, 5), new Literal("13", true, 4));
    List<RankedPattern> patterns = List.of(pattern(3, "^2"), pattern(1, "^3"), pattern(2, "^4"));
    AutomatonCompiler none = AutomatonCompiler.of(literals, patterns, new CompileBudget(0, 0, 0));
    assertEquals(List.of(literals.get(1), literals.get(0)), none.declinedLiterals());
    assertEquals(List.of(patterns.get(1), patterns.get(2), patterns.get(0)), none.declined());
  }
}
