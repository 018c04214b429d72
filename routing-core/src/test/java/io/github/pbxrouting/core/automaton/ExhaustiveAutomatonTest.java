package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.regex.ExhaustiveComparison;
import io.github.pbxrouting.core.regex.ExhaustiveComparison.Tally;
import io.github.pbxrouting.core.regex.ExhaustiveComparison.TextMatcher;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexFamily;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that all small patterns are compiled to match what RE2/J matches, all small texts. */
@Tag("exhaustive")
@Tag("slow")
class ExhaustiveAutomatonTest {

  static Iterable<RegexFamily> families() {
    return RegexFamily.all();
  }

  @ParameterizedTest
  @MethodSource("families")
  void a_table_matches_what_re2j_matches(RegexFamily family, TestReporter reporter) {
    Tally tally = ExhaustiveComparison.run(family, ExhaustiveAutomatonTest::table);
    assertTrue(tally.patterns() > 50, tally::toString);
    reporter.publishEntry(family.name(), tally.toString());
  }

  private static TextMatcher table(Parsed parsed) {
    Automaton find = compiled(parsed, false);
    Automaton full = compiled(parsed, true);
    return new TextMatcher() {
      @Override
      public boolean find(String text) {
        return find.match(text) == 0;
      }

      @Override
      public boolean matches(String text) {
        return full.match(text) == 0;
      }
    };
  }

  private static Automaton compiled(Parsed parsed, boolean full) {
    RankedPattern pattern = new RankedPattern(parsed.syntax(), full, full, 0);
    AutomatonCompiler compilation =
        AutomatonCompiler.of(List.of(), List.of(pattern), CompileBudget.DEFAULT);
    assertEquals(List.of(), compilation.declined());
    return compilation.automaton();
  }
}
