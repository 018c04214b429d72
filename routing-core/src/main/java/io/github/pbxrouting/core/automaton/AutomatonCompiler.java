package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.dfa.SubsetConstruction;
import io.github.pbxrouting.core.automaton.nfa.CompileBudget;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.automaton.table.Layout;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of compiling a set of patterns: one table for those that fit the budget, and the
 * declined rest. The caller must match a declined pattern itself when its rank is stronger than the
 * table's answer.
 *
 * <p>Compilation never fails, and never exceeds the steps of the budget. When the patterns do not
 * fit together, those that blow up are declined:
 *
 * <ol>
 *   <li>Patterns that are too large alone, such as {@code ^[0-9]*7[0-9]{15}$}, are declined first.
 *   <li>The others are ordered by how they add to a table. Patterns without a long repetition in
 *       their middle come first, because their states only add up. Those with one multiply the
 *       states. Each group is ordered by states alone. A binary search finds how many fit together.
 * </ol>
 *
 * <p>Deterministic: equal input gives equal tables. Immutable.
 */
public final class AutomatonCompiler {

  /** The budget of a single pattern that shares a table with others. */
  private static final CompileBudget ALONE = new CompileBudget(1 << 16);

  /** The minimum difference between the bounds of a long repetition. */
  private static final int LONG_REPETITION = 8;

  /** The maximum number of tables tried for a part of the patterns. */
  private static final int MAX_TRIES = 5;

  /** The minimum number of steps per state, apart from those for the classes of characters. */
  private static final int STEPS_BESIDE_CLASSES = 3;

  private final CompileBudget budget;
  private final List<Literal> declinedLiterals = new ArrayList<>();
  private final List<RankedPattern> declined = new ArrayList<>();
  private final Automaton automaton;

  private AutomatonCompiler(
      List<Literal> literals, List<RankedPattern> patterns, CompileBudget budget) {
    this.budget = budget;
    this.automaton = run(literals, patterns);
    declined.sort(Comparator.comparingInt(RankedPattern::rank));
    declinedLiterals.sort(Comparator.comparingInt(Literal::rank));
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

  /** Returns the table of all patterns that were not declined. */
  public Automaton automaton() {
    return automaton;
  }

  /** Returns the patterns left to the caller, in rank order; immutable. */
  public List<RankedPattern> declined() {
    return Collections.unmodifiableList(declined);
  }

  /**
   * Returns the literals left to the caller, in rank order; empty unless the budget is too small
   * for a trie of the literals alone; immutable.
   */
  public List<Literal> declinedLiterals() {
    return Collections.unmodifiableList(declinedLiterals);
  }

  private Automaton run(List<Literal> literals, List<RankedPattern> patterns) {
    long share = budget.maxSteps() / 8;
    Automaton whole = table(literals, patterns, budget, 3 * share);
    if (whole != null) {
      return whole;
    }
    List<Contributor> fitting = contributors(patterns, share);
    Automaton best = null;
    int fit = 0;
    int next = (int) fitting.stream().filter(each -> !each.multiplies).count();
    int tooMany = fitting.size() + (fitting.size() < patterns.size() ? 1 : 0);
    if (next == 0 || next == tooMany) {
      next = fitting.size() / 2;
    }
    for (int i = 0; i < MAX_TRIES && fit < next && next < tooMany; i++) {
      long steps = i == 0 ? 2 * share : share / 2;
      Automaton tried = table(literals, patterns(fitting.subList(0, next)), budget, steps);
      if (tried == null) {
        tooMany = next;
      } else {
        best = tried;
        fit = next;
      }
      next = tooMany > fitting.size() ? fitting.size() : fit + (tooMany - fit) / 2;
    }
    declined.addAll(patterns(fitting.subList(fit, fitting.size())));
    if (best == null) {
      best = table(literals, List.of(), budget, share);
    }
    if (best == null) {
      declinedLiterals.addAll(literals);
      best =
          Objects.requireNonNull(
              table(List.of(), List.of(), CompileBudget.DEFAULT, CompileBudget.DEFAULT.maxSteps()));
    }
    return best;
  }

  /** A pattern that fits the budget alone, and its effect on a table. */
  private record Contributor(RankedPattern pattern, boolean multiplies, int states)
      implements Comparable<Contributor> {

    @Override
    public int compareTo(Contributor other) {
      int order = Boolean.compare(multiplies, other.multiplies);
      order = order == 0 ? Integer.compare(states, other.states) : order;
      return order == 0 ? Integer.compare(pattern.rank(), other.pattern.rank()) : order;
    }
  }

  private static List<RankedPattern> patterns(List<Contributor> contributors) {
    return contributors.stream().map(Contributor::pattern).toList();
  }

  /** Declines the patterns that are too large alone, and orders the others. */
  private List<Contributor> contributors(List<RankedPattern> patterns, long steps) {
    StepCounter work = new StepCounter(steps);
    List<Contributor> fitting = new ArrayList<>();
    for (RankedPattern pattern : patterns) {
      int states = statesAlone(pattern, work);
      if (states < 0) {
        declined.add(pattern);
      } else {
        fitting.add(new Contributor(pattern, multiplies(List.of(pattern.syntax())), states));
      }
    }
    Collections.sort(fitting); // stable: patterns of one rank keep their order
    return fitting;
  }

  /** Returns the number of states of a single pattern, or -1 when it is too large. */
  private static int statesAlone(RankedPattern pattern, StepCounter work) {
    Nfa nfa = NfaBuilder.build(List.of(), List.of(pattern), ALONE);
    if (nfa == null || work.isSpent()) {
      return -1;
    }
    work.take(nfa.size);
    StepCounter own = new StepCounter(Math.min(ALONE.maxSteps(), work.left()));
    long before = own.left();
    Dfa dfa = SubsetConstruction.determinize(nfa, ALONE, own);
    work.take(before - own.left());
    return dfa == null ? -1 : dfa.states();
  }

  /** Returns whether a long repetition comes before a part that reads more. */
  private static boolean multiplies(List<Syntax> parts) {
    boolean repeated = false;
    for (Syntax part : parts) {
      if (repeated && !(part instanceof Assertion)) {
        return true;
      }
      repeated |= isLong(part);
      if ((part instanceof Concat concat && multiplies(concat.parts()))
          || (part instanceof Repeat repeat && multiplies(List.of(repeat.body())))
          || (part instanceof Alternate alternate
              && alternate.branches().stream().anyMatch(each -> multiplies(List.of(each))))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLong(Syntax syntax) {
    if (syntax instanceof Repeat repeat) {
      return repeat.max() == Repeat.UNBOUNDED || repeat.max() - repeat.min() >= LONG_REPETITION;
    }
    return syntax.children().stream().anyMatch(AutomatonCompiler::isLong);
  }

  /** Returns the table of the given patterns, or null when it exceeds the budget. */
  private static @Nullable Automaton table(
      List<Literal> literals, List<RankedPattern> patterns, CompileBudget budget, long steps) {
    StepCounter work = new StepCounter(steps);
    Nfa nfa = NfaBuilder.build(literals, patterns, budget);
    // Every NFA state becomes at least one state, unless patterns share it.
    if (nfa == null || nfa.size * (nfa.classes().count() + STEPS_BESIDE_CLASSES + 0L) > steps) {
      return null;
    }
    Dfa dfa = SubsetConstruction.determinize(nfa, budget, work);
    return dfa == null
        ? null
        : Layout.of(Minimizer.minimize(dfa, work), patterns.size(), budget.maxBytes());
  }
}
