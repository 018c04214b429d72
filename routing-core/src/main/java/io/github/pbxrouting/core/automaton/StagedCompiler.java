package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.automaton.SplitAutomaton.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the stages of {@link Compilation#of} one by one, each with its share of the budget's steps:
 * three eighths for one table of everything, one eighth for telling which patterns are too large on
 * their own, one eighth for each of the four rounds of splitting the others.
 */
final class StagedCompiler {

  /** How often the patterns may be halved: at most eight tables. */
  private static final int MOST_HALVINGS = 3;

  /** The most states and steps of a pattern on its own that shares a table with others. */
  private static final Budget ALONE = new Budget(2_000, 1 << 20, 200_000);

  private final Budget budget;

  /** What the next part may take. */
  private long bytesLeft;

  private final List<Part> parts = new ArrayList<>();

  /** The patterns that go into no table. */
  private final List<RankedPattern> tableless = new ArrayList<>();

  private final List<Literal> declinedLiterals = new ArrayList<>();

  private StagedCompiler(Budget budget) {
    this.budget = budget;
    this.bytesLeft = budget.maxBytes();
  }

  static Compilation compile(List<Literal> literals, List<RankedPattern> patterns, Budget budget) {
    return new StagedCompiler(budget).run(literals, patterns);
  }

  private Compilation run(List<Literal> literals, List<RankedPattern> patterns) {
    Automaton whole = table(literals, patterns, budget.maxSteps() / 8 * 3);
    if (whole != null) {
      return new Compilation(whole, List.of(), List.of());
    }
    bytesLeft -= SplitAutomaton.OWN_BYTES + SplitAutomaton.PART_BYTES;
    List<RankedPattern> ordered = new ArrayList<>(patterns);
    ordered.sort(Comparator.comparingInt(RankedPattern::rank));
    split(literals, withoutLarge(ordered), 0);
    tableless.sort(Comparator.comparingInt(RankedPattern::rank));
    List<RankedPattern> declined = simulate();
    declinedLiterals.sort(Comparator.comparingInt(Literal::rank));
    return new Compilation(
        parts.size() == 1 ? parts.get(0).automaton() : new SplitAutomaton(parts),
        declined,
        declinedLiterals);
  }

  /** Puts patterns that are too large on their own aside, and returns the rest. */
  private List<RankedPattern> withoutLarge(List<RankedPattern> patterns) {
    Work work = new Work(budget.maxSteps() / 8);
    List<RankedPattern> rest = new ArrayList<>();
    for (RankedPattern pattern : patterns) {
      (isLarge(pattern, work) ? tableless : rest).add(pattern);
    }
    return rest;
  }

  private static boolean isLarge(RankedPattern pattern, Work work) {
    Nfa nfa = NfaBuilder.build(List.of(), List.of(pattern), ALONE);
    if (nfa == null) {
      return true;
    }
    work.take(nfa.size);
    if (nfa.emptyTarget.length == 0) {
      return work.isSpent();
    }
    Work own = new Work(Math.min(ALONE.maxSteps(), work.left()));
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
    } else if (halvings == MOST_HALVINGS || patterns.size() == 1) {
      tableless.addAll(patterns);
      split(literals, List.of(), halvings);
    } else {
      int middle = patterns.size() / 2;
      split(literals, patterns.subList(0, middle), halvings + 1);
      split(List.of(), patterns.subList(middle, patterns.size()), halvings + 1);
    }
  }

  private static int strongest(List<Literal> literals, List<RankedPattern> patterns) {
    int strongest = Automaton.NONE;
    for (Literal literal : literals) {
      strongest = Math.min(strongest, literal.rank());
    }
    for (RankedPattern pattern : patterns) {
      strongest = Math.min(strongest, pattern.rank());
    }
    return strongest;
  }

  /** Simulates what it can of the patterns without a table, and returns the rest. */
  private List<RankedPattern> simulate() {
    BitParallelBuilder builder = new BitParallelBuilder();
    List<RankedPattern> simulated = new ArrayList<>();
    List<RankedPattern> declined = new ArrayList<>();
    for (RankedPattern pattern : tableless) {
      (builder.add(pattern) ? simulated : declined).add(pattern);
    }
    BitParallelAutomaton automaton = builder.build();
    if (automaton == null || automaton.bytes() > bytesLeft) {
      return tableless;
    }
    parts.add(new Part(automaton, simulated.get(0).rank()));
    return declined;
  }

  private @Nullable Automaton table(
      List<Literal> literals, List<RankedPattern> patterns, long steps) {
    Budget share = new Budget(budget.maxStates(), Math.max(0, bytesLeft), steps);
    Work work = new Work(steps);
    Nfa nfa = NfaBuilder.build(literals, patterns, share);
    Dfa dfa = nfa == null ? null : SubsetConstruction.determinize(nfa, share, work);
    if (dfa == null) {
      return null;
    }
    return Layout.of(Minimizer.minimize(dfa, work), patterns.size(), bytesLeft);
  }
}
