package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.analysis.numbers.walk.WitnessSearch;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where calls of a client go on at the next friend that takes the number, when failover was asked
 * for after every outcome. Limits of a call on hops and redirects do not count.
 *
 * <p>A friend passes calls of a type on when it does not forward all of them: no unconditional rule
 * fits, and some outcome has no rule. So calls go on at a friend exactly for the numbers that it
 * would win if the friends that pass calls of one type on were not there.
 */
final class Failover {

  private final boolean asked;
  private final ClientView view;

  /** The names of the friends that pass calls on, for each type of call. */
  private final Set<Set<String>> passing = new LinkedHashSet<>();

  /** By the friend at which their calls arrive or go on. */
  private @Nullable Map<String, Set<String>> throughFriends;

  Failover(boolean asked, ClientView view) {
    this.asked = asked;
    this.view = view;
    if (asked) {
      for (CallType type : CallType.values()) {
        passing.add(
            view.client().friends().stream()
                .filter(friend -> passesOn(friend, type))
                .map(Friend::name)
                .collect(Collectors.toUnmodifiableSet()));
      }
    }
  }

  private static boolean passesOn(Friend friend, CallType type) {
    return !forwards(friend, type, ForwardCondition.UNCONDITIONAL)
        && !(forwards(friend, type, ForwardCondition.NO_ANSWER)
            && forwards(friend, type, ForwardCondition.BUSY)
            && forwards(friend, type, ForwardCondition.NOT_REGISTERED));
  }

  private static boolean forwards(Friend friend, CallType type, ForwardCondition condition) {
    return friend.forward(condition, type).isPresent();
  }

  /**
   * Returns the first number that matches one of those literals and patterns of a friend, and whose
   * calls go on at it; as {@link WitnessSearch#first} does.
   */
  @Nullable String first(
      List<Literal> literals, List<RankedPattern> patterns, RankedFriend friend) {
    boolean unknown = false;
    for (Set<String> names : passing) {
      String first =
          names.isEmpty() || names.equals(Set.of(friend.name()))
              ? WitnessSearch.NO_NUMBER
              : view.firstWon(literals, patterns, friend, names);
      unknown |= first == null;
      if (first != null && !first.equals(WitnessSearch.NO_NUMBER)) {
        return first;
      }
    }
    return unknown ? null : WitnessSearch.NO_NUMBER;
  }

  /** Returns whether calls to a number that another friend wins go on at the friend. */
  boolean goesOn(String number, String friend) {
    return asked && arrivals(number, RouteOptions.NONE).contains(friend);
  }

  /** Returns the numbers that extensions send through the friends and that reach the friend. */
  Set<String> throughFriends(String friend) {
    if (!asked) {
      return view.throughFriends(friend);
    }
    Map<String, Set<String>> known = throughFriends;
    if (known == null) {
      known = new HashMap<>();
      for (Extension extension : view.client().extensions()) {
        if (extension.target() instanceof ExtensionTarget.ThroughFriends to) {
          for (String name : arrivals(to.number(), RouteOptions.NONE.skippingExtensions())) {
            known.computeIfAbsent(name, key -> new TreeSet<>()).add(to.number());
          }
        }
      }
      throughFriends = known;
    }
    return known.getOrDefault(friend, Set.of());
  }

  /** Returns the friends at which calls to a number arrive or go on. */
  private Set<String> arrivals(String number, RouteOptions options) {
    Set<String> arrivals = new TreeSet<>();
    List<ToFriend> candidates = view.router().candidates(number, options);
    for (Set<String> names : passing) {
      for (ToFriend candidate : candidates) {
        arrivals.add(candidate.friend().name());
        if (!names.contains(candidate.friend().name())) {
          break;
        }
      }
    }
    return arrivals;
  }
}
