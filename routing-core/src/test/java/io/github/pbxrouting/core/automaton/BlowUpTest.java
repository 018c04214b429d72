package io.github.pbxrouting.core.automaton;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.regex.AsciiSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Patterns that make a plain union of automata explode. */
class BlowUpTest {

  private static final Syntax ANY_DIGITS = Patterns.digits(0, Repeat.UNBOUNDED);
  private static final Syntax ANYTHING =
      new Repeat(new Chars(AsciiSet.of('\n').complement()), 0, Repeat.UNBOUNDED);
  private static final CompileBudget SMALL = new CompileBudget(20_000, 1 << 20, 2_000_000);

  private static AutomatonCompiler compile(List<RankedPattern> patterns) {
    return AutomatonCompiler.of(List.of(), patterns, SMALL);
  }

  /** {@code [0-9]*7[0-9]{count}}, from the text's begin. */
  private static RankedPattern sevenBefore(int count, boolean atEnd) {
    Syntax syntax = Patterns.sequence(ANY_DIGITS, Patterns.of("7"), Patterns.digits(count, count));
    return new RankedPattern(syntax, true, atEnd, 0);
  }

  @Test
  void countingAfterADigitStaysLinearBecauseDominatedNodesAreDropped() {
    AutomatonCompiler compilation = compile(List.of(sevenBefore(40, false)));
    assertEquals(List.of(), compilation.declined());
    assertFalse(compilation.automaton().layout().contains("bit-parallel"));
    assertTrue(compilation.automaton().states() <= 42);
  }

  @Test
  void endsOfOneLengthAreDecidedByTheStrongestAlone() {
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
    NaiveMatcher oracle = new NaiveMatcher(false);
    for (String text : List.of("123456789", "000000000", "987654321", "12345678", "55555555a")) {
      assertEquals(
          oracle.strongest(List.of(), patterns, text), compilation.automaton().match(text));
    }
  }

  @Test
  void forgottenAnchorsCostNoStates() {
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

  @Test
  void aPatternTooLargeForATableIsSimulated() {
    RankedPattern large = sevenBefore(20, true);
    RankedPattern small = Patterns.find(1, Patterns.of("^34"));
    AutomatonCompiler compilation = compile(List.of(large, small));
    assertEquals(List.of(), compilation.declined());
    assertTrue(compilation.automaton().layout().startsWith("bit-parallel + "));
    String tail = "0123456789".repeat(2);
    assertEquals(0, compilation.automaton().match("347" + tail));
    assertEquals(1, compilation.automaton().match("3477" + tail.substring(1) + "00"));
    assertEquals(Rank.NONE, compilation.automaton().match("1" + tail));
  }

  @Test
  void aPatternTooLargeForASimulationIsDeclined() {
    RankedPattern large = sevenBefore(80, true);
    RankedPattern small = Patterns.find(1, Patterns.of("^34"));
    AutomatonCompiler compilation = compile(List.of(large, small));
    assertEquals(List.of(large), compilation.declined());
    assertEquals(1, compilation.automaton().match("34944"));
  }

  @Test
  void whatIsDeclinedComesInTheOrderOfRanksThoughItLeavesInAnother() {
    RankedPattern beyondTheBudget = Patterns.find(0, Patterns.of("^" + "1".repeat(30)));
    RankedPattern tooLargeAlone = Patterns.find(1, Patterns.parse("^(?:[0-9]{2}|3)*7[0-9]{40}$"));
    CompileBudget tiny = new CompileBudget(20_000, 300, 2_000_000);

    AutomatonCompiler compilation =
        AutomatonCompiler.of(List.of(), List.of(tooLargeAlone, beyondTheBudget), tiny);

    assertEquals(List.of(beyondTheBudget, tooLargeAlone), compilation.declined());
  }

  @Test
  void aPlanWithMoreNodesThanStepsIsNotSplitButSimulated() {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      patterns.add(Patterns.find(i, Patterns.of("^" + (10 + i) + "d".repeat(18) + "$")));
    }
    // A share of 9,000 steps for 762 nodes that come to a state each, then one of 3,000.
    AutomatonCompiler compilation =
        AutomatonCompiler.of(List.of(), patterns, new CompileBudget(20_000, 1 << 20, 24_000));
    Automaton automaton = compilation.automaton();
    NaiveMatcher oracle = new NaiveMatcher(false);

    assertEquals(List.of(), compilation.declined());
    assertEquals("bit-parallel", automaton.layout());
    for (String begin : List.of("10", "25", "49", "50", "09")) {
      for (int rest = 17; rest <= 19; rest++) {
        String text = begin + "7".repeat(rest);
        assertEquals(oracle.strongest(List.of(), patterns, text), automaton.match(text), text);
      }
    }
  }

  @Test
  void equalInputCompilesToEqualTables() {
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
