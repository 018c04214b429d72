package io.github.pbxrouting.core.automaton;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a set of patterns: an automaton for those that fit the budget, and the rest.
 *
 * <p>Never fails and never takes longer than the budget's work: what does not fit is declined, and
 * the caller has to ask a declined pattern itself whenever its rank could beat the automaton's
 * answer. Deterministic: equal input gives equal tables. Immutable.
 *
 * @param automaton answers for all patterns that were not declined
 * @param declined the patterns left to the caller, in rank order
 * @param declinedLiterals the literals left to the caller, in rank order
 */
public record Compilation(
    Automaton automaton, List<RankedPattern> declined, List<Literal> declinedLiterals) {

  /** Copies the lists. */
  public Compilation {
    declined = List.copyOf(declined);
    declinedLiterals = List.copyOf(declinedLiterals);
  }

  /**
   * Compiles {@code literals} and {@code patterns} within {@code budget}.
   *
   * <p>The order of the lists does not matter. Patterns and literals may share ranks.
   */
  public static Compilation of(
      List<Literal> literals, List<RankedPattern> patterns, Budget budget) {
    Work work = new Work(budget.maxSteps());
    Automaton whole = compile(literals, patterns, budget, work);
    if (whole != null) {
      return new Compilation(whole, List.of(), List.of());
    }
    Automaton literalsOnly = compile(literals, List.of(), budget, new Work(budget.maxSteps()));
    List<RankedPattern> declined = new ArrayList<>(patterns);
    declined.sort(java.util.Comparator.comparingInt(RankedPattern::rank));
    if (literalsOnly != null) {
      return new Compilation(literalsOnly, declined, List.of());
    }
    Automaton nothing =
        new RowAutomaton(
            new Dfa(
                CharClasses.of(List.of()),
                new int[0],
                new int[0],
                ~Automaton.NONE,
                new int[] {~Automaton.NONE, ~Automaton.NONE, ~Automaton.NONE},
                Automaton.NONE));
    List<Literal> declinedLiterals = new ArrayList<>(literals);
    declinedLiterals.sort(java.util.Comparator.comparingInt(Literal::rank));
    return new Compilation(nothing, declined, declinedLiterals);
  }

  private static @Nullable Automaton compile(
      List<Literal> literals, List<RankedPattern> patterns, Budget budget, Work work) {
    NfaBuilder builder = new NfaBuilder((int) Math.min(budget.maxBytes() / 16, 1 << 24));
    for (Literal literal : literals) {
      if (!builder.add(literal)) {
        return null;
      }
    }
    for (RankedPattern pattern : patterns) {
      if (!builder.add(pattern)) {
        return null;
      }
    }
    Dfa dfa = SubsetConstruction.determinize(builder.build(), budget, work);
    return dfa == null ? null : new RowAutomaton(Minimizer.minimize(dfa, work));
  }
}
