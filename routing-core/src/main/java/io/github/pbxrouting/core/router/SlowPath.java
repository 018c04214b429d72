package io.github.pbxrouting.core.router;

import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the table of a client cannot say: the patterns that did not fit, and those that tell
 * characters beyond ASCII apart, for numbers that have one. RE2/J is asked about the number itself,
 * one pattern after the other, and only about those that could beat the table's answer. Immutable.
 *
 * <p>Literals come here only when not even they fit the budget.
 */
final class SlowPath {

  /**
   * Upper bound for the RE2/J instructions that one call may have to run for each character of a
   * number: those of all patterns here together. A plan beyond it is refused.
   */
  static final long MAX_INSTRUCTIONS = 400_000;

  private record SlowPattern(int rank, String text, SymbolSet first) {}

  private final SlowPattern[] declined;
  private final SlowPattern[] tellingApart;
  private final Map<String, Integer> exactLiterals = new HashMap<>();
  private final List<Literal> prefixLiterals = new ArrayList<>();
  private final boolean full;
  private final Re2jPatterns re2j;

  /**
   * All lists are in the order of ranks.
   *
   * @param declined the patterns that the table does not have
   * @param tellingApart the patterns that the table has, but not for all numbers beyond ASCII
   * @param literals the literals that the table does not have
   * @param full whether a pattern has to match the whole number
   */
  SlowPath(
      List<FriendPattern> declined,
      List<FriendPattern> tellingApart,
      List<Literal> literals,
      boolean full,
      Re2jPatterns re2j) {
    this.declined = patterns(declined, full);
    this.tellingApart = patterns(tellingApart, full);
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

  private static SlowPattern[] patterns(List<FriendPattern> patterns, boolean full) {
    return patterns.stream()
        .map(each -> new SlowPattern(each.rank(), each.text(), FirstSymbols.of(each, full)))
        .toArray(SlowPattern[]::new);
  }

  /**
   * Returns the strongest rank of all this; the table's answer holds when it is not weaker.
   *
   * @param beyondAscii whether a number may have a character beyond ASCII
   */
  int strongest(boolean beyondAscii) {
    int strongest = Rank.NONE;
    for (int rank : exactLiterals.values()) {
      strongest = Math.min(strongest, rank);
    }
    if (!prefixLiterals.isEmpty()) {
      strongest = Math.min(strongest, prefixLiterals.get(0).rank());
    }
    if (declined.length > 0) {
      strongest = Math.min(strongest, declined[0].rank);
    }
    return beyondAscii && tellingApart.length > 0
        ? Math.min(strongest, tellingApart[0].rank)
        : strongest;
  }

  /**
   * Returns the strongest rank that takes the number, when it is stronger than {@code answer}; else
   * {@code answer}.
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
    best = firstMatch(declined, best, number);
    return tellingApart.length == 0 || Destinations.isAscii(number)
        ? best
        : firstMatch(tellingApart, best, number);
  }

  private int firstMatch(SlowPattern[] patterns, int answer, String number) {
    int first = SymbolSet.symbol(number.charAt(0));
    for (SlowPattern pattern : patterns) {
      if (pattern.rank >= answer) {
        break;
      }
      if (pattern.first.contains(first) && re2j.matches(pattern.text, number, full)) {
        return pattern.rank;
      }
    }
    return answer;
  }

  /** Returns the patterns that RE2/J answers for every number, strongest first. */
  List<String> declinedPatterns() {
    return Arrays.stream(declined).map(SlowPattern::text).toList();
  }

  /** Returns the patterns that RE2/J answers for numbers beyond ASCII alone, strongest first. */
  List<String> patternsTellingApart() {
    return Arrays.stream(tellingApart).map(SlowPattern::text).toList();
  }
}
