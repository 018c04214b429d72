package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where numbers of each rank of a client's plan go, and which ranks each friend has. */
public final class FriendRanks {

  /** One friend's part of the plan. */
  public static final class RankedFriend {

    private final Friend friend;
    private final int position;
    private final int first;
    private final int last;
    private final List<Literal> literals;
    private final List<RankedPattern> patterns;

    RankedFriend(
        Friend friend,
        int position,
        int first,
        int last,
        List<Literal> literals,
        List<RankedPattern> patterns) {
      this.friend = friend;
      this.position = position;
      this.first = first;
      this.last = last;
      this.literals = literals;
      this.patterns = patterns;
    }

    public Friend friend() {
      return friend;
    }

    /** Returns where it stands among the friends, strongest first. */
    public int position() {
      return position;
    }

    /** Its first rank. */
    public int first() {
      return first;
    }

    /** Its last rank; below the first when it has none. */
    public int last() {
      return last;
    }

    public List<Literal> literals() {
      return literals;
    }

    /** Returns those that an automaton can take. */
    public List<RankedPattern> patterns() {
      return patterns;
    }

    public String name() {
      return friend.name();
    }
  }

  private final List<Route> routes = new ArrayList<>();
  private final List<Literal> literals = new ArrayList<>();
  private final List<RankedPattern> patterns = new ArrayList<>();
  private final List<RankedFriend> friends = new ArrayList<>();
  private final Map<Integer, RankedFriend> byRank = new HashMap<>();

  FriendRanks(BrandView brand, Client client) {
    RankedPlan plan = brand.plan(client);
    for (RouteDecision decision : plan.decisions()) {
      routes.add(Route.of(decision));
    }
    int rank = 0;
    while (rank + 1 < routes.size() && !(plan.decisions().get(rank) instanceof ToFriend)) {
      rank++;
    }
    for (Friend friend : client.friendsByPriority()) {
      int last = rank - 1;
      while (plan.decisions().get(last + 1) instanceof ToFriend to && to.friend().equals(friend)) {
        last++;
      }
      RankedFriend ranked =
          new RankedFriend(
              friend, friends.size(), rank, last, new ArrayList<>(), new ArrayList<>());
      friends.add(ranked);
      for (; rank <= last; rank++) {
        byRank.put(rank, ranked);
      }
    }
    for (Literal literal : plan.literals()) {
      // Emergency numbers, the strongest of all, share a route, and so a rank.
      boolean emergency = routes.get(literal.rank()).kind() == RouteKind.EMERGENCY;
      literals.add(emergency ? new Literal(literal.text(), literal.prefix(), 0) : literal);
      RankedFriend friend = byRank.get(literal.rank());
      if (friend != null) {
        friend.literals().add(literal);
      }
    }
    boolean full = client.match() == MatchMode.FULL;
    for (FriendPattern pattern : plan.patterns()) {
      RankedFriend friend = byRank.get(pattern.rank());
      Syntax syntax = brand.syntax(pattern.text());
      if (friend != null) {
        RankedPattern ranked = new RankedPattern(syntax, full, full, pattern.rank());
        friend.patterns().add(ranked);
        patterns.add(ranked);
      }
    }
  }

  /**
   * Returns the literals of emergency numbers, service codes, extensions and the rejection of
   * codes.
   */
  List<Literal> literalsBeforeFriends() {
    return literals.stream().filter(literal -> !byRank.containsKey(literal.rank())).toList();
  }

  /** Returns the friends, strongest first. */
  public List<RankedFriend> friends() {
    return friends;
  }

  /** Returns the friend whose rank that is, or null when it is not a friend's. */
  public @Nullable RankedFriend friend(int rank) {
    return byRank.get(rank);
  }

  /** Returns where numbers of that rank go. */
  public Route route(int rank) {
    return rank == Rank.NONE ? Route.EXTERNAL : routes.get(rank);
  }

  /** Returns the rank of emergency numbers, or {@link Rank#NONE} when the client has none. */
  int emergencyRank() {
    return route(0).kind() == RouteKind.EMERGENCY ? 0 : Rank.NONE;
  }

  /** Returns the automaton that gives each number of one form its rank, with some friends alone. */
  LazyDfa automaton(
      Predicate<Friend> included, String alphabet, int maxStates, StepCounter allowance) {
    return automaton(
        rank -> includes(rank, included),
        IntUnaryOperator.identity(),
        alphabet,
        maxStates,
        allowance);
  }

  /** Returns the automaton of numbers as dialled, whose ranks name no friend. */
  LazyDfa friendsUnnamed(
      Predicate<Friend> included, String alphabet, int maxStates, StepCounter allowance) {
    return automaton(
        rank -> includes(rank, included),
        rank -> byRank.containsKey(rank) ? routes.size() : rank,
        alphabet,
        maxStates,
        allowance);
  }

  /** Returns the automaton of normalised numbers: emergency numbers, and some friends. */
  LazyDfa friendsAlone(
      Predicate<Friend> included, String alphabet, int maxStates, StepCounter allowance) {
    return automaton(
        rank -> (rank == emergencyRank() || byRank.containsKey(rank)) && includes(rank, included),
        IntUnaryOperator.identity(),
        alphabet,
        maxStates,
        allowance);
  }

  /** Returns the automaton of what has some ranks, which it gives other ones. */
  private LazyDfa automaton(
      IntPredicate takes,
      IntUnaryOperator given,
      String alphabet,
      int maxStates,
      StepCounter allowance) {
    return new LazyDfa(
        literals.stream()
            .filter(each -> takes.test(each.rank()))
            .map(each -> new Literal(each.text(), each.prefix(), given.applyAsInt(each.rank())))
            .toList(),
        patterns.stream()
            .filter(each -> takes.test(each.rank()))
            .map(each ->
                new RankedPattern(
                    each.syntax(), each.atStart(), each.atEnd(), given.applyAsInt(each.rank())))
            .toList(),
        alphabet,
        maxStates,
        allowance);
  }

  private boolean includes(int rank, Predicate<Friend> included) {
    RankedFriend friend = byRank.get(rank);
    return friend == null || included.test(friend.friend());
  }
}
