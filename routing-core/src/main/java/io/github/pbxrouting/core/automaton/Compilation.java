package io.github.pbxrouting.core.automaton;

import java.util.List;

/**
 * What became of a set of patterns: an automaton for those that fit the budget, and the rest.
 *
 * <p>Never fails and never takes longer than the budget's work. What does not fit goes a slower
 * way, in stages, and is answered as it would have been:
 *
 * <ol>
 *   <li>One table for everything.
 *   <li>Patterns too large on their own leave; one table for the rest, or, halved by rank until
 *       they fit, two, four or eight, asked in turn.
 *   <li>What went into no table is simulated, if it has at most 64 character positions and no
 *       assertions but at its ends: some 3,000 positions in all.
 *   <li>The rest is declined: the caller has to ask a declined pattern itself whenever its rank
 *       could beat the automaton's answer.
 * </ol>
 *
 * <p>Deterministic: equal input gives equal tables. Immutable.
 *
 * @param automaton answers for all patterns that were not declined
 * @param declined the patterns left to the caller, in rank order
 * @param declinedLiterals the literals left to the caller, in rank order; empty unless the budget
 *     is too small for a trie of the literals alone
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
   * <p>The order of the lists does not matter, and patterns and literals may share ranks.
   */
  public static Compilation of(
      List<Literal> literals, List<RankedPattern> patterns, Budget budget) {
    return StagedCompiler.compile(literals, patterns, budget);
  }
}
