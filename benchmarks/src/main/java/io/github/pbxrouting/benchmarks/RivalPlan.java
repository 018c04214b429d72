package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The plan that all engines route by: remote friends only, with the decision that each engine hands
 * out for each of them, so that every engine does the same work once it knows the friend.
 */
final class RivalPlan {
  /** What {@link #friendOf} says of a number that no friend takes. */
  static final int NO_FRIEND = -1;

  private final List<List<String>> regexes;
  private final Client client;
  private final RouteDecision[] decisions;
  private final Map<String, Integer> byName = new HashMap<>();

  private RivalPlan(List<List<String>> regexes) {
    this.regexes = regexes;
    Client.Builder builder = Client.builder("client");
    List<RouteDecision> each = new ArrayList<>();
    for (int friend = 0; friend < regexes.size(); friend++) {
      RemoteFriend remote =
          Friend.remote("friend " + friend).priority(friend).patterns(regexes.get(friend)).build();
      byName.put(remote.name(), friend);
      each.add(ToRemoteFriend.of(remote));
      builder.friend(remote);
    }
    client = builder.build();
    decisions = each.toArray(RouteDecision[]::new);
  }

  /** The plan of friends that have those patterns, strongest friend first. */
  static RivalPlan of(List<List<String>> regexes) {
    return new RivalPlan(regexes);
  }

  /** The patterns of each friend, strongest friend first. */
  List<List<String>> regexes() {
    return regexes;
  }

  /** The same plan as the router takes it. */
  Client client() {
    return client;
  }

  /** What to answer when {@code friend}, an index or {@link #NO_FRIEND}, takes the number. */
  RouteDecision decision(int friend) {
    return friend < 0 ? ToExternal.of() : decisions[friend];
  }

  /** The index of the friend that a decision leads to, or {@link #NO_FRIEND}. */
  int friendOf(RouteDecision decision) {
    if (decision instanceof ToRemoteFriend toFriend) {
      return Objects.requireNonNull(byName.get(toFriend.friend().name()));
    }
    if (decision instanceof ToExternal) {
      return NO_FRIEND;
    }
    throw new IllegalStateException("no engine should answer " + decision);
  }
}
