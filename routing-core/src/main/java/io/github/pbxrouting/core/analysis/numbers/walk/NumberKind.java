package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.RuleNumbers.Continuations;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.NfaQuotient;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that all friends are offered alike: those of one form, or those that one numbering rule
 * gives a second one. Of the latter only the digits behind the rule's prefix are read, by what the
 * friends take behind that prefix and behind its replacement.
 */
final class NumberKind {

  /** The entries of a table for each state that an automaton may have. */
  private static final int ENTRIES_PER_STATE = 16;

  private final NumberSpace space;

  /** The rule that changes the numbers, or null when no rule does. */
  private final @Nullable RuleNumbers changed;

  /** What all rules change. */
  private final List<RuleNumbers> all;

  private final int maxStates;
  private final StepCounter allowance;

  /** For each length, the number of continuations of that length behind the first character. */
  private final long[] ofAny;

  /** How many of them are of digits alone. */
  private final long[] ofDigits;

  private NumberKind(
      NumberSpace space,
      @Nullable RuleNumbers changed,
      List<RuleNumbers> all,
      int maxStates,
      StepCounter allowance) {
    this.space = space;
    this.changed = changed;
    this.all = all;
    this.maxStates = maxStates;
    this.allowance = allowance;
    this.ofAny = powers(space.alphabet().length() - (space.alphabet().indexOf('+') < 0 ? 0 : 1));
    this.ofDigits = powers(digits(space).length());
  }

  private long[] powers(long base) {
    long[] powers = new long[space.maxLength() + 1];
    powers[0] = 1;
    for (int exponent = 1; exponent <= space.maxLength(); exponent++) {
      powers[exponent] = powers[exponent - 1] * base;
    }
    return powers;
  }

  /**
   * Returns all kinds of numbers that a client has, those of one form first; where it has rules,
   * there must be digits to dial.
   *
   * @param allowance how many states all automata together may have
   */
  static List<NumberKind> of(ClientView view, StepCounter allowance) {
    NumberSpace space = view.space();
    int maxStates = view.brand().maxStates();
    List<RuleNumbers> changed =
        RuleNumbers.of(view.client().numbering(), prefix -> canBegin(space, prefix));
    List<NumberKind> kinds = new ArrayList<>();
    kinds.add(new NumberKind(space, null, changed, maxStates, allowance));
    for (RuleNumbers numbers : changed) {
      NumberSpace behind = NumberSpace.of(digits(space), 1, space.maxLength());
      kinds.add(new NumberKind(behind, numbers, changed, maxStates, allowance));
    }
    return kinds;
  }

  static String digits(NumberSpace space) {
    return space.alphabet().replaceAll("[^0-9]", "");
  }

  /** Returns whether some number of the space, however long, begins so. */
  static boolean canBegin(NumberSpace space, String prefix) {
    boolean can = true;
    for (int i = 0; can && i < prefix.length(); i++) {
      int symbol = space.alphabet().indexOf(prefix.charAt(i));
      can = symbol >= 0 && space.allows(symbol, i);
    }
    return can;
  }

  /** Returns whether the numbers have a second form. */
  boolean hasTwoForms() {
    return changed != null;
  }

  /**
   * Returns the automaton of what friends take, or null when it is beyond the budget.
   *
   * @param dialled what they take of numbers as dialled
   * @param normalised what they take of the other form; not looked at when there is none
   * @param limits as for {@link FailureDfa#of}
   */
  @Nullable FailureDfa automaton(Takers dialled, Takers normalised, int[] limits) {
    Nfa nfa = dialled.nfa(maxStates);
    if (nfa != null && changed != null) {
      NumberingRule rule = changed.rule();
      Nfa second = normalised.nfa(maxStates);
      nfa =
          second == null
              ? null
              : NfaQuotient.of(List.of(nfa, second), List.of(rule.prefix(), rule.replaceWith()));
    }
    if (nfa == null) {
      return null;
    }
    FailureDfa built =
        FailureDfa.of(nfa, space.alphabet(), space.maxLength(), limits, maxStates, allowance);
    return built != null
            && AvoidanceTable.entries(built, space) <= (long) ENTRIES_PER_STATE * maxStates
        ? built
        : null;
  }

  /** What takes numbers, by rank. */
  record Takers(List<Literal> literals, List<RankedPattern> patterns) {

    @Nullable Nfa nfa(int maxStates) {
      return NfaBuilder.build(
          literals, patterns, (int) Math.min(16L * maxStates, Integer.MAX_VALUE));
    }
  }

  /** Returns a table in which no rank is active yet. */
  AvoidanceTable table(FailureDfa automaton, int ranks) {
    return hasTwoForms()
        ? AvoidanceTable.ofDigits(automaton, space, ranks)
        : AvoidanceTable.of(automaton, space, ranks);
  }

  /**
   * Counts the numbers of this kind that begin with a prefix.
   *
   * @param counted counts continuations: of numbers, or of the digits behind the rule's prefix
   */
  long count(String prefix, int toCome, boolean digitsAlone, Continuations counted) {
    if (changed != null) {
      return changed.count(prefix, toCome, digitsAlone, counted);
    }
    long count = counted.of(prefix, toCome, digitsAlone);
    for (RuleNumbers numbers : all) {
      String begin = numbers.rule().prefix();
      count -=
          numbers.count(
              prefix,
              toCome,
              digitsAlone,
              (digits, left, d) -> counted.of(begin + digits, left, d));
    }
    return count;
  }

  /** Returns how many continuations there are of a prefix that a number can begin with. */
  long all(String prefix, int toCome, boolean digitsAlone) {
    return digitsAlone
        ? ofDigits[toCome]
        : prefix.isEmpty() ? space.size(toCome).longValue() : ofAny[toCome];
  }
}
