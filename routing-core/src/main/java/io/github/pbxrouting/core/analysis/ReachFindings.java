package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.analysis.RankedPlan.RankedFriend;
import io.github.pbxrouting.core.automaton.Automaton;
import io.github.pbxrouting.core.automaton.RankedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which friends and patterns get numbers, and which stronger ones take them away: every friend's
 * numbers are sorted by who wins them.
 */
final class ReachFindings {

  /** The numbers of a friend, by who wins them. */
  private static final class Reach {
    @Nullable NumberSet won;

    /** By the winning friend, strongest first. */
    final SortedMap<Integer, NumberSet> lostToFriends = new TreeMap<>();

    /** To emergency numbers, service codes and extensions. */
    @Nullable NumberSet lostOtherwise;

    @Nullable Route otherwise;

    Reach(RankedFriend friend, RankedPlan plan, Tally tally) {
      for (Map.Entry<Integer, NumberSet> entry : tally.numbers().entrySet()) {
        int rank = entry.getKey();
        RankedFriend winner = plan.friend(rank);
        if (winner == null) {
          lostOtherwise = plus(lostOtherwise, entry.getValue());
          otherwise = otherwise == null ? plan.route(rank) : otherwise;
        } else if (winner.position() == friend.position()) {
          won = plus(won, entry.getValue());
        } else {
          lostToFriends.merge(winner.position(), entry.getValue(), NumberSet::and);
        }
      }
    }

    private static NumberSet plus(@Nullable NumberSet one, NumberSet other) {
      return one == null ? other : one.and(other);
    }

    /** The names of the friends that win some of the numbers, strongest first. */
    List<String> winners(RankedPlan plan) {
      return lostToFriends.keySet().stream().map(i -> plan.friends().get(i).name()).toList();
    }

    /** All the numbers that others win, or null when there are none. */
    @Nullable NumberSet lost() {
      NumberSet lost = lostOtherwise;
      for (NumberSet numbers : lostToFriends.values()) {
        lost = plus(lost, numbers);
      }
      return lost;
    }

    /** Who wins how many, in words. */
    String winnersInWords(RankedPlan plan) {
      List<String> parts = new ArrayList<>();
      lostToFriends.forEach((position, numbers) ->
          parts.add(
              "friend "
                  + plan.friends().get(position).name()
                  + " wins "
                  + Words.numbers(numbers.count())));
      if (lostOtherwise != null && otherwise != null) {
        parts.add(
            (lostOtherwise.count().equals(BigInteger.ONE)
                    ? Words.place(otherwise) + " takes "
                    : "emergency numbers, service codes and extensions take ")
                + Words.numbers(lostOtherwise.count()));
      }
      return String.join(", ", parts);
    }
  }

  private static final String MORE_BUDGET =
      "anchor its patterns and those of stronger friends with ^ and $, or allow more states";

  private final ClientView view;
  private final RankedPlan plan;
  private final Consumer<Finding> findings;
  private final BiConsumer<String, String> firstNumbers;

  private ReachFindings(
      ClientView view, Consumer<Finding> findings, BiConsumer<String, String> firstNumbers) {
    this.view = view;
    this.firstNumbers = firstNumbers;
    this.plan = view.plan();
    this.findings = findings;
  }

  /**
   * Reports what there is to say about the friends of a client, strongest first.
   *
   * @param firstNumbers takes the name of each friend that wins numbers, and the first of them
   */
  static void report(
      ClientView view, Consumer<Finding> findings, BiConsumer<String, String> firstNumbers) {
    ReachFindings reach = new ReachFindings(view, findings, firstNumbers);
    view.plan().friends().forEach(reach::report);
  }

  private Finding.Builder finding(FindingCode code, RankedFriend friend) {
    return Finding.of(code, view.id()).friend(friend.name());
  }

  private void report(RankedFriend friend) {
    if (plan.firstUnread() <= friend.last()) {
      findings.accept(
          finding(FindingCode.UNDECIDED, friend)
              .saying(
                  "which numbers reach it hangs on a pattern, its own or a stronger friend's, that"
                      + " only RE2/J can answer, one number at a time",
                  "write the pattern with digits, classes and counts only"));
      return;
    }
    Tally tally = view.tally(friend);
    Reach reach = new Reach(friend, plan, tally);
    if (!tally.isComplete()) {
      findings.accept(undecided(friend, reach, tally));
    }
    if (reach.won != null) {
      firstNumbers.accept(friend.name(), reach.won.witness());
      reportLosses(friend, reach, tally.isComplete());
      reportPatterns(friend);
    } else if (tally.isComplete()) {
      findings.accept(unreachable(friend, reach));
      reportTies(friend, reach);
    }
  }

  private Finding undecided(RankedFriend friend, Reach reach, Tally tally) {
    return finding(FindingCode.UNDECIDED, friend)
        .saying(
            (reach.won == null
                    ? "whether any number reaches it"
                    : "how many numbers it wins and loses")
                + notWithinBudget(tally),
            MORE_BUDGET);
  }

  private String notWithinBudget(Tally tally) {
    return " could not be decided within the budget of "
        + Words.grouped(BigInteger.valueOf(view.options().maxStates()))
        + " states; only numbers of up to "
        + tally.decidedTo()
        + " characters were looked at";
  }

  private Finding unreachable(RankedFriend friend, Reach reach) {
    Finding.Builder finding = finding(FindingCode.UNREACHABLE_FRIEND, friend);
    NumberSet lost = reach.lost();
    if (lost == null) {
      boolean bare =
          friend.friend() instanceof RemoteFriend remote
              ? remote.patterns().isEmpty()
              : friend.literals().isEmpty();
      boolean remote = friend.friend() instanceof RemoteFriend;
      return bare
          ? finding.saying(
              remote
                  ? "no number reaches it: it has no pattern"
                  : "no number reaches it: its target client has no extension",
              remote
                  ? "give it a pattern, or remove it"
                  : "give the target client extensions, or remove it")
          : finding.saying(
              "no number reaches it: "
                  + (remote ? "its patterns match" : "its target's extensions are")
                  + " nothing that can be dialled",
              remote ? "correct its patterns, or remove it" : "correct the extensions");
    }
    return finding
        .by(reach.winners(plan))
        .count(lost.count())
        .witness(lost.witness())
        .saying(
            "no number reaches it: of the "
                + Words.numbers(lost.count())
                + " it would take, "
                + reach.winnersInWords(plan),
            "give it a stronger priority, narrow the friends that take its numbers, or remove it");
  }

  private void reportLosses(RankedFriend friend, Reach reach, boolean complete) {
    for (Map.Entry<Integer, NumberSet> loss : reach.lostToFriends.entrySet()) {
      RankedFriend winner = plan.friends().get(loss.getKey());
      NumberSet numbers = loss.getValue();
      Finding.Builder finding =
          finding(FindingCode.COMPETING_FRIENDS, friend)
              .by(List.of(winner.name()))
              .witness(numbers.witness());
      if (complete) {
        finding.count(numbers.count());
      }
      findings.accept(
          finding.saying(
              "it would take "
                  + (complete ? "" : "at least ")
                  + Words.numbers(numbers.count())
                  + " that the stronger friend "
                  + winner.name()
                  + " wins, for example "
                  + numbers.witness(),
              "leave it so if that is meant; else narrow one of the two, or change priorities"));
    }
    reportTies(friend, reach);
  }

  private void reportTies(RankedFriend friend, Reach reach) {
    for (Map.Entry<Integer, NumberSet> loss : reach.lostToFriends.entrySet()) {
      RankedFriend winner = plan.friends().get(loss.getKey());
      if (winner.friend().priority() == friend.friend().priority()) {
        NumberSet numbers = loss.getValue();
        findings.accept(
            finding(FindingCode.PRIORITY_TIE, friend)
                .by(List.of(winner.name()))
                .witness(numbers.witness())
                .saying(
                    "it has the same priority as friend "
                        + winner.name()
                        + ", "
                        + friend.friend().priority()
                        + ", and both take "
                        + numbers.witness()
                        + ": only the order of declaration decides",
                    "give the two different priorities"));
      }
    }
  }

  private void reportPatterns(RankedFriend friend) {
    if (!(friend.friend() instanceof RemoteFriend remote) || remote.patterns().size() < 2) {
      return;
    }
    List<RankedPattern> patterns = new ArrayList<>();
    for (int i = 0; i < remote.patterns().size(); i++) {
      Syntax syntax = view.reader().read(remote.patterns().get(i));
      if (syntax == null) {
        throw new IllegalStateException("patterns that cannot be read have been sorted out before");
      }
      patterns.add(RankedPlan.ranked(syntax, view.client().match(), i));
    }
    boolean[] useless = new boolean[patterns.size()];
    for (int i = 0; i < useless.length; i++) {
      useless[i] = reportUnreachable(friend, remote.patterns().get(i), patterns.get(i));
    }
    reportRedundant(friend, remote, patterns, useless);
  }

  /** Reports the pattern when no number that its friend wins matches it; whether that is so. */
  private boolean reportUnreachable(RankedFriend friend, String text, RankedPattern pattern) {
    Tally tally = view.tally(List.of(pattern));
    Reach own = new Reach(friend, plan, tally);
    if (own.won != null) {
      return false;
    }
    if (!tally.isComplete()) {
      findings.accept(
          finding(FindingCode.UNDECIDED, friend)
              .pattern(text)
              .saying(
                  "whether any number reaches the pattern" + notWithinBudget(tally), MORE_BUDGET));
      return false;
    }
    NumberSet lost = own.lost();
    Finding.Builder finding = finding(FindingCode.UNREACHABLE_PATTERN, friend).pattern(text);
    findings.accept(
        lost == null
            ? finding.saying(
                "no number reaches the pattern: it matches nothing that can be dialled",
                "correct the pattern, or remove it")
            : finding
                .by(own.winners(plan))
                .count(lost.count())
                .witness(lost.witness())
                .saying(
                    "no number reaches the pattern: of the "
                        + Words.numbers(lost.count())
                        + " it matches, "
                        + own.winnersInWords(plan),
                    "give its friend a stronger priority, narrow the friends that take its"
                        + " numbers, or remove the pattern"));
    return true;
  }

  /**
   * Reports first the patterns that earlier ones cover, then, among the rest, those that later ones
   * cover: all of them together can be removed.
   */
  private void reportRedundant(
      RankedFriend friend, RemoteFriend remote, List<RankedPattern> patterns, boolean[] useless) {
    for (boolean backwards : new boolean[] {false, true}) {
      List<RankedPattern> left = new ArrayList<>();
      for (int i = 0; i < useless.length; i++) {
        if (!useless[i]) {
          RankedPattern pattern = patterns.get(i);
          int rank = backwards ? useless.length - i : i;
          left.add(new RankedPattern(pattern.syntax(), pattern.atStart(), pattern.atEnd(), rank));
        }
      }
      Tally tally = view.tallyBy(left);
      if (!tally.isComplete()) {
        findings.accept(
            finding(FindingCode.UNDECIDED, friend)
                .saying(
                    "whether its patterns cover one another" + notWithinBudget(tally),
                    MORE_BUDGET));
        return;
      }
      SortedMap<Integer, NumberSet> needed = new TreeMap<>(tally.numbers());
      needed.remove(Automaton.NONE);
      for (int i = 0; i < useless.length; i++) {
        int rank = backwards ? useless.length - i : i;
        if (!useless[i] && !needed.containsKey(rank)) {
          useless[i] = true;
          findings.accept(
              finding(FindingCode.REDUNDANT_PATTERN, friend)
                  .pattern(remote.patterns().get(i))
                  .saying(
                      "the pattern adds nothing: "
                          + (backwards ? "later" : "earlier")
                          + " patterns of the friend match all its numbers",
                      "remove it"));
        }
      }
    }
  }
}
