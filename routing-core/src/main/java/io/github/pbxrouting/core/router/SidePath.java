package io.github.pbxrouting.core.router;

import io.github.pbxrouting.core.automaton.nfa.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the automaton of a client could not take: asked one by one, and only what could beat the
 * automaton's answer. Immutable.
 *
 * <p>Literals come here only when not even they fit the budget.
 */
final class SidePath {

  /** A pattern that RE2J answers for, the rank it stands for, and its {@link PrefixMask}. */
  static final class SidePattern {
    private final int rank;
    private final String text;
    private final long prefix;

    SidePattern(int rank, String text, long prefix) {
      this.rank = rank;
      this.text = text;
      this.prefix = prefix;
    }
  }

  private final SidePattern[] patterns;
  private final Map<String, Integer> exactLiterals = new HashMap<>();
  private final List<Literal> prefixLiterals = new ArrayList<>();
  private final boolean full;
  private final Re2jPatterns re2j;

  /**
   * Both lists are in the order of ranks.
   *
   * @param full whether a pattern has to match the whole number
   */
  SidePath(List<SidePattern> patterns, List<Literal> literals, boolean full, Re2jPatterns re2j) {
    this.patterns = patterns.toArray(new SidePattern[0]);
    this.full = full;
    this.re2j = re2j;
    for (Literal literal : literals) {
      if (literal.prefix()) {
        prefixLiterals.add(literal);
      } else {
        exactLiterals.putIfAbsent(literal.text(), literal.rank());
      }
    }
  }

  /** The strongest rank of all this; the automaton's answer holds when it is not weaker. */
  int strongest() {
    int strongest = patterns.length == 0 ? Integer.MAX_VALUE : patterns[0].rank;
    for (int rank : exactLiterals.values()) {
      strongest = Math.min(strongest, rank);
    }
    return prefixLiterals.isEmpty() ? strongest : Math.min(strongest, prefixLiterals.get(0).rank());
  }

  /**
   * The strongest rank that takes the number, when it is stronger than {@code answer}; else {@code
   * answer}.
   */
  int strengthen(int answer, String number) {
    int best = Math.min(answer, exactLiterals.getOrDefault(number, answer));
    for (Literal literal : prefixLiterals) {
      if (literal.rank() >= best) {
        break;
      }
      if (number.startsWith(literal.text())) {
        best = literal.rank();
      }
    }
    for (SidePattern pattern : patterns) {
      if (pattern.rank >= best) {
        break;
      }
      if (PrefixMask.admits(pattern.prefix, number) && re2j.matches(pattern.text, number, full)) {
        best = pattern.rank;
      }
    }
    return best;
  }

  int patternCount() {
    return patterns.length;
  }

  /** The bytes of this object, without what it shares with the plan. */
  long bytes() {
    return Weights.ofMap(exactLiterals.size())
        + 32L * patterns.length
        + 28L * prefixLiterals.size();
  }
}
