package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * The table that a plan of remote friends compiles to, the very one that the router walks, as bare
 * rows: what any walk has to read. It is in this package to reach the compiler's stages, which this
 * benchmark alone compares.
 *
 * @param columns for each character below 256 the column of its class
 * @param rows cells that are offsets of rows, or the complement of a friend; no friend is {@link
 *     Rank#NONE}
 * @param start the offset of the row where walks begin
 */
@NullMarked
@SuppressWarnings("ArrayRecordComponent") // handed from one place to one other
public record RowTable(byte[] columns, int[] rows, int start) {

  /**
   * Compiles a plan.
   *
   * @param friends the patterns of each friend, strongest first, all of them anchored
   * @throws IllegalArgumentException when a pattern is not for an automaton
   * @throws IllegalStateException when the walk may have to begin again at later offsets
   */
  public static RowTable of(List<List<String>> friends) {
    List<RankedPattern> patterns = new ArrayList<>();
    for (int rank = 0; rank < friends.size(); rank++) {
      for (String regex : friends.get(rank)) {
        patterns.add(pattern(regex, rank));
      }
    }
    StepCounter work = new StepCounter(Long.MAX_VALUE);
    Nfa nfa = NfaBuilder.build(List.of(), patterns, CompileBudget.DEFAULT);
    Dfa dfa = nfa == null ? null : SubsetConstruction.determinize(nfa, CompileBudget.DEFAULT, work);
    if (dfa == null) {
      throw new IllegalStateException("the plan is too large for one table");
    }
    return of(Minimizer.minimize(dfa, work));
  }

  private static RankedPattern pattern(String regex, int rank) {
    if (RegexParser.parse(regex, RegexLimits.DEFAULT) instanceof Parsed parsed) {
      return new RankedPattern(parsed.syntax(), false, false, rank);
    }
    throw new IllegalArgumentException(regex + " is not for an automaton");
  }

  private static RowTable of(Dfa dfa) {
    if (dfa.restartRank != Rank.NONE || dfa.start < 0) {
      throw new IllegalStateException("the plan has patterns without ^, or takes everything");
    }
    DenseTable automaton = new DenseTable(dfa);
    return new RowTable(automaton.columns, automaton.rows, automaton.offset(dfa.start));
  }

  /** The friend when a text ends in a row. */
  public int end(int row) {
    return rows[row + DenseTable.END];
  }
}
