package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.automaton.table.BitParallelAutomaton;
import io.github.pbxrouting.core.automaton.table.BitParallelBuilder;
import io.github.pbxrouting.core.automaton.table.Layout;
import io.github.pbxrouting.core.automaton.table.SplitAutomaton;
import io.github.pbxrouting.core.automaton.table.SplitAutomaton.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * <p>Each stage has its share of the budget's steps: three eighths for one table of everything, one
 * eighth for telling which patterns are too large on their own, one eighth for each of the four
 * rounds of splitting the others.
 */
public final class AutomatonCompiler {

  /** How often the patterns may be halved: at most eight tables. */
  private static final int MOST_HALVINGS = 3;

  /** The most states and steps of a pattern on its own that shares a table with others. */
  private static final CompileBudget ALONE = new CompileBudget(2_000, 1 << 20, 200_000);

  /** The least steps that a state takes beside those for the classes of characters. */
  private static final int STEPS_BESIDE_CLASSES = 3;

  private final CompileBudget budget;

  /** What the next part may take. */
  private long bytesLeft;

  /**
   * Whether the last table was given up for having more nodes than it had steps for states: then so
   * have its halves, with half the steps each.
   */
  private boolean crowded;

  private final List<Part> parts = new ArrayList<>();

  /** The patterns that go into no table. */
  private final List<RankedPattern> tableless = new ArrayList<>();

  private final List<Literal> declinedLiterals = new ArrayList<>();
  private final List<RankedPattern> declined = new ArrayList<>();
  private final Automaton automaton;

  private AutomatonCompiler(
      List<Literal> literals, List<RankedPattern> patterns, CompileBudget budget) {
    this.budget = budget;
    this.bytesLeft = budget.maxBytes();
    this.automaton = run(literals, patterns);
  }

  /**
   * Compiles {@code literals} and {@code patterns} within {@code budget}.
   *
   * <p>The order of the lists does not matter, and patterns and literals may share ranks.
   */
  public static AutomatonCompiler of(
      List<Literal> literals, List<RankedPattern> patterns, CompileBudget budget) {
    return new AutomatonCompiler(literals, patterns, budget);
  }

  /** Answers for all patterns that were not declined. */
  public Automaton automaton() {
    return automaton;
  }

  /** The patterns left to the caller, in rank order; immutable. */
  public List<RankedPattern> declined() {
    return Collections.unmodifiableList(declined);
  }

  /**
   * The literals left to the caller, in rank order; empty unless the budget is too small for a trie
   * of the literals alone; immutable.
   */
  public List<Literal> declinedLiterals() {
    return Collections.unmodifiableList(declinedLiterals);
  }

  private Automaton run(List<Literal> literals, List<RankedPattern> patterns) {
    Automaton whole = table(literals, patterns, budget.maxSteps() / 8 * 3);
    if (whole != null) {
      return whole;
    }
    bytesLeft -= SplitAutomaton.OWN_BYTES + SplitAutomaton.PART_BYTES;
    List<RankedPattern> ordered = new ArrayList<>(patterns);
    ordered.sort(Comparator.comparingInt(RankedPattern::rank));
    split(literals, withoutLarge(ordered), 0);
    tableless.sort(Comparator.comparingInt(RankedPattern::rank));
    simulate();
    declinedLiterals.sort(Comparator.comparingInt(Literal::rank));
    return parts.size() == 1 ? parts.get(0).automaton() : new SplitAutomaton(parts);
  }

  /** Puts patterns that are too large on their own aside, and returns the rest. */
  private List<RankedPattern> withoutLarge(List<RankedPattern> patterns) {
    StepCounter work = new StepCounter(budget.maxSteps() / 8);
    List<RankedPattern> rest = new ArrayList<>();
    for (RankedPattern pattern : patterns) {
      (isLarge(pattern, work) ? tableless : rest).add(pattern);
    }
    return rest;
  }

  private static boolean isLarge(RankedPattern pattern, StepCounter work) {
    Nfa nfa = NfaBuilder.build(List.of(), List.of(pattern), ALONE);
    if (nfa == null) {
      return true;
    }
    work.take(nfa.size);
    if (nfa.emptyTarget.length == 0) {
      return work.isSpent();
    }
    StepCounter own = new StepCounter(Math.min(ALONE.maxSteps(), work.left()));
    long before = own.left();
    Dfa dfa = SubsetConstruction.determinize(nfa, ALONE, own);
    work.take(before - own.left());
    return dfa == null;
  }

  private void split(List<Literal> literals, List<RankedPattern> patterns, int halvings) {
    if (literals.isEmpty() && patterns.isEmpty()) {
      return;
    }
    Automaton automaton = table(literals, patterns, (budget.maxSteps() / 8) >> halvings);
    if (automaton != null) {
      parts.add(new Part(automaton, strongest(literals, patterns)));
      bytesLeft -= automaton.bytes() + SplitAutomaton.PART_BYTES;
    } else if (patterns.isEmpty()) {
      declinedLiterals.addAll(literals);
    } else if (halvings == MOST_HALVINGS || patterns.size() == 1 || crowded) {
      tableless.addAll(patterns);
      split(literals, List.of(), halvings);
    } else {
      int middle = patterns.size() / 2;
      split(literals, patterns.subList(0, middle), halvings + 1);
      split(List.of(), patterns.subList(middle, patterns.size()), halvings + 1);
    }
  }

  private static int strongest(List<Literal> literals, List<RankedPattern> patterns) {
    int strongest = Rank.NONE;
    for (Literal literal : literals) {
      strongest = Math.min(strongest, literal.rank());
    }
    for (RankedPattern pattern : patterns) {
      strongest = Math.min(strongest, pattern.rank());
    }
    return strongest;
  }

  /** Simulates what it can of the patterns without a table, and declines the rest. */
  private void simulate() {
    BitParallelBuilder builder = new BitParallelBuilder();
    List<RankedPattern> simulated = new ArrayList<>();
    for (RankedPattern pattern : tableless) {
      (builder.add(pattern) ? simulated : declined).add(pattern);
    }
    BitParallelAutomaton simulation = builder.build();
    if (simulation == null || simulation.bytes() > bytesLeft) {
      declined.clear();
      declined.addAll(tableless);
    } else {
      parts.add(new Part(simulation, simulated.get(0).rank()));
    }
  }

  private @Nullable Automaton table(
      List<Literal> literals, List<RankedPattern> patterns, long steps) {
    CompileBudget share = new CompileBudget(budget.maxStates(), Math.max(0, bytesLeft), steps);
    StepCounter work = new StepCounter(steps);
    Nfa nfa = NfaBuilder.build(literals, patterns, share);
    // Nodes that share no states come to a state each at least.
    crowded = nfa != null && nfa.size * (nfa.classes().count() + STEPS_BESIDE_CLASSES + 0L) > steps;
    Dfa dfa = nfa == null || crowded ? null : SubsetConstruction.determinize(nfa, share, work);
    if (dfa == null) {
      return null;
    }
    return Layout.of(Minimizer.minimize(dfa, work), patterns.size(), bytesLeft);
  }
}
