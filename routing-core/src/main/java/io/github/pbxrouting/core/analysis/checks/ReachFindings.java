package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.CountedFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendCounts;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.RankCounts;
import io.github.pbxrouting.core.analysis.numbers.walk.WitnessSearch;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which friends and patterns get numbers, and which stronger ones take them away: every friend's
 * numbers are sorted by who wins them.
 */
final class ReachFindings {

  /** The numbers of a friend, by who wins them. */
  private static final class Reach {
    @Nullable NumberCount won;

    /** By the winning friend, strongest first. */
    final SortedMap<Integer, NumberCount> lostToFriends = new TreeMap<>();

    /** To emergency numbers, service codes and extensions. */
    @Nullable NumberCount lostOtherwise;

    @Nullable Route otherwise;

    Reach(RankedFriend friend, FriendRanks plan, RankCounts tally) {
      for (Map.Entry<Integer, NumberCount> entry : tally.numbers().entrySet()) {
        int rank = entry.getKey();
        RankedFriend winner = plan.friend(rank);
        if (winner == null) {
          lostOtherwise = plus(lostOtherwise, entry.getValue());
          otherwise = otherwise == null ? plan.route(rank) : otherwise;
        } else if (winner.position() == friend.position()) {
          won = plus(won, entry.getValue());
        } else {
          lostToFriends.put(
              winner.position(), plus(lostToFriends.get(winner.position()), entry.getValue()));
        }
      }
    }

    private static NumberCount plus(@Nullable NumberCount one, NumberCount other) {
      return one == null ? other : one.and(other);
    }

    /** All that others win. */
    @Nullable NumberCount lost() {
      NumberCount lost = lostOtherwise;
      for (NumberCount numbers : lostToFriends.values()) {
        lost = plus(lost, numbers);
      }
      return lost;
    }

    /** The first number that the friend wins, or {@link WitnessSearch#NO_NUMBER}. */
    String witness() {
      return won == null ? WitnessSearch.NO_NUMBER : won.witness();
    }

    /** Who wins how many, in words. */
    String winnersInWords(FriendRanks plan) {
      List<String> parts = new ArrayList<>();
      for (Map.Entry<Integer, NumberCount> lost : lostToFriends.entrySet()) {
        RankedFriend winner = plan.friends().get(lost.getKey());
        parts.add("friend " + winner.name() + " wins " + lost.getValue().inWords());
      }
      if (lostOtherwise != null && otherwise != null) {
        parts.add(
            (lostOtherwise.count().equals(BigInteger.ONE)
                    ? Finding.place(otherwise) + " takes "
                    : "emergency numbers, service codes and extensions take ")
                + lostOtherwise.inWords());
      }
      return String.join(", ", parts);
    }
  }

  private static final String ORDER_DECIDES =
      "whether only the order of declaration decides for any of its numbers";

  private static final String REACHES_IT = "no number reaches it: ";
  private static final String REACHES_PATTERN = "no number reaches the pattern: ";

  /** How many patterns that cover another one are named. */
  private static final int MAX_NAMED = 4;

  private static final String MORE_BUDGET =
      "anchor its patterns and those of stronger friends with ^ and $, or allow more states";

  private final ClientView view;
  private final FriendRanks plan;
  private final List<Finding> findings;
  private final Map<String, String> firstNumbers;
  private final Failover failover;

  private ReachFindings(
      ClientView view,
      Failover failover,
      List<Finding> findings,
      Map<String, String> firstNumbers) {
    this.view = view;
    this.failover = failover;
    this.firstNumbers = firstNumbers;
    this.plan = view.plan();
    this.findings = findings;
  }

  /**
   * Reports what there is to say about the friends of a client, strongest first.
   *
   * @param firstNumbers takes the name of each friend that wins numbers, and the first of them
   * @param progress receives each friend before it is looked at
   * @return how many friends were looked at: all, unless the thread was interrupted
   */
  static int report(
      ClientView view,
      Failover failover,
      List<Finding> findings,
      Map<String, String> firstNumbers,
      Progress progress) {
    ReachFindings reach = new ReachFindings(view, failover, findings, firstNumbers);
    for (RankedFriend friend : view.plan().friends()) {
      int before = findings.size();
      progress.lookingAt(view.id(), friend.name());
      reach.report(friend);
      if (Thread.currentThread().isInterrupted()) {
        findings.subList(before, findings.size()).clear();
        return friend.position();
      }
    }
    return view.plan().friends().size();
  }

  private Finding.Builder finding(FindingCode code, RankedFriend friend) {
    return Finding.builder(code, view.id()).friend(friend.name());
  }

  private void report(RankedFriend friend) {
    view.share(plan.friends().size() - friend.position());
    RankCounts tally = view.tally(view.automaton(friend), friend.last() + 1);
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    if (!tally.isComplete()) {
      CountedFriend counted =
          view.friendCounts()
              .flatMap(counts -> Optional.ofNullable(counts.count(friend, asked(friend))))
              .orElse(null);
      if (counted != null) {
        report(friend, counted);
        return;
      }
    }
    Reach reach = new Reach(friend, plan, tally);
    String first =
        reach.won != null || tally.isComplete()
            ? reach.witness()
            : view.firstWon(friend.literals(), friend.patterns(), friend);
    if (!tally.isComplete()) {
      findings.add(
          finding(FindingCode.UNDECIDED, friend)
              .saying(
                  (first == null
                          ? "whether any number reaches it"
                          : first.equals(WitnessSearch.NO_NUMBER)
                              ? "which stronger ones win how many of its numbers"
                              : "how many numbers it wins and loses")
                      + notWithinBudget(tally.decidedTo()),
                  MORE_BUDGET));
    }
    if (first == null) {
      return;
    }
    boolean through = !failover.throughFriends(friend.name()).isEmpty();
    if (first.equals(WitnessSearch.NO_NUMBER)) {
      first = next(friend.literals(), friend.patterns(), friend, null);
    }
    if (first == null || (first.equals(WitnessSearch.NO_NUMBER) && through)) {
      reportTies(friend, reach);
    } else if (first.equals(WitnessSearch.NO_NUMBER)) {
      findings.add(unreachable(friend, reach, tally.isComplete()));
      reportTies(friend, reach);
    } else {
      firstNumbers.put(friend.name(), first);
      reportLosses(friend, reach, tally.isComplete());
      reportPatterns(friend, tally.isComplete());
    }
  }

  /**
   * Returns the first number that matches and at which calls go on at the friend, which wins none
   * of them; none, or null after reporting that this is not known.
   */
  private @Nullable String next(
      List<Literal> literals,
      List<RankedPattern> patterns,
      RankedFriend friend,
      @Nullable String pattern) {
    String first = failover.first(literals, patterns, friend);
    if (first == null) {
      reportUndecided(
          friend,
          pattern,
          "whether calls that others win go on at " + (pattern == null ? "it" : "the pattern"));
    }
    return first;
  }

  /** Reports on a friend of which is known how much it loses, but not to whom. */
  private void report(RankedFriend friend, CountedFriend counted) {
    boolean through = !failover.throughFriends(friend.name()).isEmpty();
    String first = counted.first();
    if (first == null) {
      first = view.firstWon(friend.literals(), friend.patterns(), friend);
      if (first == null) {
        reportUndecided(friend, null, "whether any number reaches it");
      }
    }
    if (first != null && first.equals(WitnessSearch.NO_NUMBER)) {
      first = next(friend.literals(), friend.patterns(), friend, null);
    }
    boolean reached = first != null && !first.equals(WitnessSearch.NO_NUMBER);
    if (first != null && reached) {
      firstNumbers.put(friend.name(), first);
      reportLost(friend, counted);
    } else if (first != null && !through) {
      findings.add(
          lostToOthers(
              finding(FindingCode.UNREACHABLE_FRIEND, friend),
              REACHES_IT,
              counted.taken(),
              true,
              "correct its patterns, or remove it"));
    }
    String tied = counted.tied();
    if (tied == null) {
      reportUndecided(friend, null, ORDER_DECIDES);
    } else if (!tied.equals(WitnessSearch.NO_NUMBER)) {
      reportTie(friend, names(route(tied)), tied, true);
    }
    if (reached && friend.friend() instanceof RemoteFriend remote) {
      BitSet unreachable = new BitSet();
      for (int i : counted.unreached()) {
        unreachable.set(i, reportUnreached(friend, i));
      }
      for (int i : counted.undecidedPatterns()) {
        unreachable.set(i, reportSearched(friend, i));
      }
      if (remote.patterns().size() > 1) {
        reportRedundant(friend, remote, unreachable);
      }
    }
  }

  /** Reports what stronger friends win of the numbers of a friend. */
  private void reportLost(RankedFriend friend, CountedFriend counted) {
    NumberCount lost = counted.lost();
    if (counted.firstLost() == null) {
      reportUndecided(friend, null, "whether stronger friends win any of its numbers");
    }
    if (lost == null) {
      return;
    }
    Route winner = route(lost.witness());
    findings.add(
        finding(FindingCode.COMPETING_FRIENDS, friend)
            .summary(true)
            .by(names(winner))
            .count(counted.isExact() ? lost.count() : null)
            .witness(lost.witness())
            .saying(
                "it would take "
                    + (counted.isExact() ? "" : "at least ")
                    + lost.inWords()
                    + " that stronger friends win, for example "
                    + lost.witness()
                    + ", which "
                    + Finding.place(winner)
                    + " takes",
                "leave it so if that is meant; else narrow one of them, or change priorities"));
  }

  private void reportUndecided(RankedFriend friend, @Nullable String pattern, String what) {
    findings.add(
        finding(FindingCode.UNDECIDED, friend)
            .pattern(pattern)
            .saying(what + notWithinBudget(), MORE_BUDGET));
  }

  /** Reports a pattern of which a search finds that the friend wins nothing. */
  private boolean reportSearched(RankedFriend friend, int index) {
    if (view.client().numbering().isEmpty()) {
      RankedPattern pattern = friend.patterns().get(index);
      String first = view.firstWon(List.of(), List.of(pattern), friend);
      if (first == null) {
        String text = ((RemoteFriend) friend.friend()).patterns().get(index);
        reportUndecided(friend, text, "whether any number reaches the pattern");
      }
      if (!WitnessSearch.NO_NUMBER.equals(first)) {
        return false;
      }
    }
    return reportUnreached(friend, index);
  }

  /** Reports a pattern of which the friend wins nothing, unless calls go on at it. */
  private boolean reportUnreached(RankedFriend friend, int index) {
    RankedPattern pattern = friend.patterns().get(index);
    String text = ((RemoteFriend) friend.friend()).patterns().get(index);
    NumberCount matched = view.facts(text).matched();
    boolean counted = view.facts(text).complete();
    if (!view.client().numbering().isEmpty()) {
      // The friend may take the number as dialled by another pattern, and this one match the other
      // form.
      String first = view.firstWon(List.of(), List.of(pattern), friend);
      if (first == null && !view.facts(text).nothing()) {
        reportUndecided(friend, text, "whether any number reaches the pattern");
      }
      if (first != null ? !first.equals(WitnessSearch.NO_NUMBER) : !view.facts(text).nothing()) {
        return false;
      }
      RankCounts all = view.count(List.of(), List.of(pattern));
      matched = all.numbers().get(0);
      counted = all.isComplete();
    }
    if (!WitnessSearch.NO_NUMBER.equals(next(List.of(), List.of(pattern), friend, text))) {
      return false;
    }
    findings.add(
        lostToOthers(
            finding(FindingCode.UNREACHABLE_PATTERN, friend).pattern(text),
            REACHES_PATTERN,
            matched,
            counted,
            "correct the pattern, or remove it"));
    return true;
  }

  /**
   * The patterns of a friend of which it may win no number: it does not win the first one, or that
   * may be for another pattern, under numbering rules.
   */
  private Set<Integer> asked(RankedFriend friend) {
    Set<Integer> asked = new TreeSet<>();
    if (friend.friend() instanceof RemoteFriend remote && remote.patterns().size() > 1) {
      for (int i = 0; i < remote.patterns().size(); i++) {
        String text = remote.patterns().get(i);
        NumberCount matched = view.facts(text).matched();
        if ((matched == null
                || !view.client().numbering().isEmpty()
                || !names(route(matched.witness())).contains(friend.name()))
            && failover.throughFriends(friend.name()).stream()
                .noneMatch(number -> view.matches(text, number))) {
          asked.add(i);
        }
      }
    }
    return asked;
  }

  private Route route(String number) {
    return Route.of(view.router().route(number));
  }

  private static List<String> names(Route route) {
    return route.friend().map(List::of).orElse(List.of());
  }

  /**
   * A finding on numbers none of which go where they might, and it is not known who wins all.
   *
   * @param counted whether {@code taken} has all those numbers
   */
  private Finding lostToOthers(
      Finding.Builder finding,
      String message,
      @Nullable NumberCount taken,
      boolean counted,
      String correct) {
    if (taken == null) {
      return counted
          ? finding.saying(message + "it matches nothing that can be dialled", correct)
          : finding.saying(message + "of all it matches, others win all", instead(message));
    }
    if (counted) {
      finding.count(taken.count());
    }
    Route winner = route(taken.witness());
    return finding
        .by(names(winner))
        .witness(taken.witness())
        .saying(
            message
                + "of "
                + (counted ? "the " + taken.inWords() + " it would take" : "all it matches")
                + ", others win all, for example "
                + taken.witness()
                + ", which "
                + Finding.place(winner)
                + " takes",
            instead(message));
  }

  private static String instead(String message) {
    return "give "
        + (message.equals(REACHES_IT) ? "it" : "its friend")
        + " a stronger priority, narrow the friends that take its numbers, or remove it";
  }

  private String notWithinBudget(int decidedTo) {
    return notWithinBudget()
        + "; only numbers of up to "
        + decidedTo
        + " characters were looked at";
  }

  private String notWithinBudget() {
    return " could not be decided within the budget of "
        + String.format(Locale.ROOT, "%,d", view.brand().maxStates())
        + " states";
  }

  private Finding unreachable(RankedFriend friend, Reach reach, boolean complete) {
    Finding.Builder finding = finding(FindingCode.UNREACHABLE_FRIEND, friend);
    boolean remote = friend.friend() instanceof RemoteFriend;
    if (friend.literals().isEmpty() && friend.patterns().isEmpty()) {
      return finding.saying(
          remote
              ? REACHES_IT + "it has no pattern"
              : REACHES_IT + "its target client has no extension",
          remote
              ? "give it a pattern, or remove it"
              : "give the target client extensions, or remove it");
    }
    return lost(
        finding,
        REACHES_IT,
        friend.literals(),
        friend.patterns(),
        friend,
        reach,
        complete,
        remote ? "correct its patterns, or remove it" : "correct the extensions");
  }

  /**
   * A finding on what matches, none of which the friend wins.
   *
   * @param complete whether {@code reach} has all those numbers
   * @param correct what to do when there are none
   */
  private Finding lost(
      Finding.Builder finding,
      String message,
      List<Literal> literals,
      List<RankedPattern> patterns,
      RankedFriend friend,
      Reach reach,
      boolean complete,
      String correct) {
    NumberCount lost = reach.lost();
    boolean counted = complete;
    if (!complete) {
      RankCounts all = view.count(literals, patterns);
      lost = all.numbers().get(0);
      counted = all.isComplete();
    }
    if (lost == null && counted) {
      return finding.saying(message + "it matches nothing that can be dialled", correct);
    }
    finding.by(winners(literals, patterns, friend, reach, complete));
    String what = "all it matches";
    if (lost != null) {
      finding.witness(lost.witness());
      if (counted) {
        finding.count(lost.count());
        what = "the " + lost.inWords() + " it would take";
      }
    }
    return finding.saying(
        message + "of " + what + ", " + (complete ? reach.winnersInWords(plan) : "others win all"),
        instead(message));
  }

  /** The names of the friends that win some of what matches, strongest first. */
  private List<String> winners(
      List<Literal> literals,
      List<RankedPattern> patterns,
      RankedFriend friend,
      Reach reach,
      boolean complete) {
    Set<Integer> known = reach.lostToFriends.keySet();
    return complete
        ? plan.friends().stream()
            .filter(winner -> known.contains(winner.position()))
            .map(RankedFriend::name)
            .toList()
        : searched(literals, patterns, friend, known);
  }

  /** The names of the friends that are known to win, or found to. */
  private List<String> searched(
      List<Literal> literals,
      List<RankedPattern> patterns,
      RankedFriend friend,
      Set<Integer> known) {
    List<String> winners = new ArrayList<>();
    for (RankedFriend winner : plan.friends()) {
      boolean wins = known.contains(winner.position());
      if (!wins && winner.position() < friend.position()) {
        String first = view.firstWon(literals, patterns, winner);
        wins = first != null && !first.equals(WitnessSearch.NO_NUMBER);
      }
      if (wins) {
        winners.add(winner.name());
      }
    }
    return winners;
  }

  private void reportLosses(RankedFriend friend, Reach reach, boolean complete) {
    for (Map.Entry<Integer, NumberCount> loss : reach.lostToFriends.entrySet()) {
      RankedFriend winner = plan.friends().get(loss.getKey());
      NumberCount numbers = loss.getValue();
      Finding.Builder finding =
          finding(FindingCode.COMPETING_FRIENDS, friend)
              .by(List.of(winner.name()))
              .witness(numbers.witness());
      if (complete) {
        finding.count(numbers.count());
      }
      findings.add(
          finding.saying(
              "it would take "
                  + (complete ? "" : "at least ")
                  + numbers.inWords()
                  + (winner.position() < friend.position()
                      ? " that the stronger friend " + winner.name() + " wins, for example "
                      : " that friend " + winner.name() + " takes as dialled, for example ")
                  + numbers.witness()
                  + (failover.goesOn(numbers.witness(), friend.name())
                      ? ", and calls go on at it when those before it fail"
                      : ""),
              "leave it so if that is meant; else narrow one of the two, or change priorities"));
    }
    reportTies(friend, reach);
  }

  /** Reports who of the same priority wins numbers in the form in which the friend takes them. */
  private void reportTies(RankedFriend friend, Reach reach) {
    SortedMap<Integer, String> tied = new TreeMap<>();
    reach.lostToFriends.forEach((winner, numbers) -> {
      if (isTied(plan.friends().get(winner), friend)) {
        tied.put(winner, numbers.witness());
      }
    });
    if (!tied.isEmpty() && !view.client().numbering().isEmpty()) {
      tied.clear();
      List<RankCounts> byForm = view.tallyByForm(friend);
      if (!byForm.stream().allMatch(RankCounts::isComplete)) {
        reportUndecided(friend, null, ORDER_DECIDES);
      }
      for (RankCounts tally : byForm) {
        tally
            .numbers()
            .forEach((rank, numbers) -> {
              RankedFriend winner = plan.friend(rank);
              if (winner != null
                  && winner.position() != friend.position()
                  && isTied(winner, friend)) {
                tied.merge(
                    winner.position(),
                    numbers.witness(),
                    (one, other) -> NumberCount.precedes(one, other) ? one : other);
              }
            });
      }
    }
    tied.forEach((winner, number) ->
        reportTie(friend, List.of(plan.friends().get(winner).name()), number, false));
  }

  private static boolean isTied(RankedFriend winner, RankedFriend friend) {
    return winner.friend().priority() == friend.friend().priority();
  }

  private void reportTie(RankedFriend friend, List<String> winner, String number, boolean summary) {
    findings.add(
        finding(FindingCode.PRIORITY_TIE, friend)
            .summary(summary)
            .by(winner)
            .witness(number)
            .saying(
                "it has the same priority as friend "
                    + String.join("", winner)
                    + ", "
                    + friend.friend().priority()
                    + ", and both take "
                    + number
                    + ": only the order of declaration decides",
                "give the two different priorities"));
  }

  private void reportPatterns(RankedFriend friend, boolean complete) {
    if (!(friend.friend() instanceof RemoteFriend remote) || remote.patterns().size() < 2) {
      return;
    }
    BitSet unreachable = new BitSet();
    for (int i : asked(friend)) {
      unreachable.set(i, reportUnreachable(friend, remote.patterns().get(i), i, complete));
    }
    reportRedundant(friend, remote, unreachable);
  }

  /** Reports the pattern when no number that its friend wins matches it. Returns whether it did. */
  private boolean reportUnreachable(RankedFriend friend, String text, int index, boolean complete) {
    List<RankedPattern> patterns = List.of(friend.patterns().get(index));
    // Where all numbers of the friend could be sorted, so can those of one pattern: no search.
    String first = complete ? null : view.firstWon(List.of(), patterns, friend);
    if (first != null && !first.equals(WitnessSearch.NO_NUMBER)) {
      return false;
    }
    RankCounts tally = view.tally(view.takenBy(patterns), friend.last() + 1);
    Reach reach = new Reach(friend, plan, tally);
    if (reach.won != null
        || !WitnessSearch.NO_NUMBER.equals(next(List.of(), patterns, friend, text))) {
      return false;
    }
    Optional<FriendCounts> counts = tally.isComplete() ? Optional.empty() : view.friendCounts();
    if (counts.isPresent() && counts.get().canCount(friend)) {
      return !counts.get().unreached(friend, Set.of(index)).isEmpty()
          && reportUnreached(friend, index);
    }
    if (!tally.isComplete()) {
      findings.add(
          finding(FindingCode.UNDECIDED, friend)
              .pattern(text)
              .saying(
                  (first == null
                          ? "whether any number reaches the pattern"
                          : "who wins how many numbers of the pattern")
                      + notWithinBudget(tally.decidedTo()),
                  MORE_BUDGET));
    }
    if (first == null && !tally.isComplete()) {
      return false;
    }
    findings.add(
        lost(
            finding(FindingCode.UNREACHABLE_PATTERN, friend).pattern(text),
            REACHES_PATTERN,
            List.of(),
            patterns,
            friend,
            reach,
            tally.isComplete(),
            "correct the pattern, or remove it"));
    return true;
  }

  /** Reports the patterns that others of the friend cover: all of them can be removed together. */
  private void reportRedundant(RankedFriend friend, RemoteFriend remote, BitSet unreachable) {
    RedundantPatterns search =
        RedundantPatterns.find(view, remote.patterns(), friend.patterns(), unreachable);
    if (!search.isComplete()) {
      findings.add(
          finding(FindingCode.UNDECIDED, friend)
              .saying(
                  "whether its patterns cover each other" + notWithinBudget(search.decidedTo()),
                  MORE_BUDGET));
      return;
    }
    Iterator<@Nullable Set<Integer>> coverings = search.coverings().iterator();
    search.redundant().stream()
        .forEach(i ->
            findings.add(
                finding(FindingCode.REDUNDANT_PATTERN, friend)
                    .pattern(remote.patterns().get(i))
                    .saying(
                        "the pattern adds nothing: "
                            + inWords(coverings.next(), remote.patterns())
                            + " all its numbers",
                        "remove it")));
  }

  private static String inWords(@Nullable Set<Integer> covering, List<String> patterns) {
    if (covering == null || covering.size() > MAX_NAMED) {
      return "other patterns of the friend match";
    }
    String named =
        covering.stream()
            .map(patterns::get)
            .map(pattern -> pattern.isEmpty() ? "the empty pattern" : pattern)
            .collect(Collectors.joining(" and "));
    return named + (covering.size() == 1 ? " matches" : " together match");
  }
}
