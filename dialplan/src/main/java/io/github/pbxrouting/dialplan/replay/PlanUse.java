package io.github.pbxrouting.dialplan.replay;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How calls use a plan: which friends and patterns take them, and who would take over. */
public final class PlanUse implements CallCount<PlanUse> {

  /** How many different calls are remembered while a replay goes on; most calls are repeated. */
  private static final int MAX_REMEMBERED = 1 << 16;

  /**
   * How calls use a friend, or one of its patterns.
   *
   * @param client the id of the client
   * @param friend the name of the friend
   * @param pattern the pattern, or null for the friend as a whole
   * @param calls how many calls the friend takes; those that this pattern matches
   * @param alone those of them that would go elsewhere without it
   * @param without where these would go then, by key: most first
   * @param sample the number of the first call, or null when there is none
   */
  public record Use(
      String client,
      String friend,
      @Nullable String pattern,
      long calls,
      long alone,
      Map<String, Long> without,
      @Nullable String sample) {

    /** Copies the map. */
    public Use {
      without = Collections.unmodifiableMap(new LinkedHashMap<>(without));
    }
  }

  /** A call, as far as its route depends on it. */
  private record Call(String client, String number, @Nullable String from) {}

  /**
   * The result of a call that goes to a friend.
   *
   * @param patterns the patterns that match, by index; empty for an internal friend
   * @param without the key of where it goes without the friend
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one place to one other
  private record Taken(FriendId friend, int[] patterns, String without) {}

  private record FriendId(String client, String friend) {}

  /** What all counts of a replay share: safe for use by several threads. */
  static final class Shared {

    private final BrandRouter brand;
    private final Map<FriendId, FriendPatterns> patterns = new ConcurrentHashMap<>();
    private final Map<Call, Taken> remembered = new ConcurrentHashMap<>();

    Shared(BrandRouter brand) {
      this.brand = brand;
    }

    private Taken taken(CallRouter router, ToFriend decision, Call call) {
      Taken known = remembered.get(call);
      if (known != null) {
        return known;
      }
      FriendId id = new FriendId(call.client(), decision.friend().name());
      List<ToFriend> candidates = router.candidates(call.number(), options(call.from()));
      Taken taken =
          new Taken(
              id,
              decision.friend() instanceof RemoteFriend remote
                  ? patterns
                      .computeIfAbsent(
                          id,
                          added -> new FriendPatterns(router.client().match(), remote.patterns()))
                      .matching(decision.number().orElse(call.number()))
                  : new int[0],
              candidates.size() > 1 ? candidates.get(1).key() : "external");
      if (remembered.size() < MAX_REMEMBERED) {
        remembered.put(call, taken);
      }
      return taken;
    }
  }

  private static final class Tally {
    private long calls;
    private long alone;
    private @Nullable String sample;
    private final Map<String, Long> without = new HashMap<>();

    void call(String number, boolean only, String elsewhere) {
      calls++;
      if (sample == null) {
        sample = number;
      }
      if (only) {
        alone++;
        without.merge(elsewhere, 1L, Long::sum);
      }
    }

    void add(Tally later) {
      calls += later.calls;
      alone += later.alone;
      sample = sample == null ? later.sample : sample;
      later.without.forEach((key, count) -> without.merge(key, count, Long::sum));
    }
  }

  private final Shared shared;
  private final Map<FriendId, Tally> friends = new HashMap<>();
  private final Map<FriendId, Map<Integer, Tally>> patterns = new HashMap<>();
  private long toFriends;

  PlanUse(Shared shared) {
    this.shared = shared;
  }

  @Override
  public boolean count(
      Clients.Entry client, byte[] bytes, int offset, int length, @Nullable String from) {
    CallRouter router = client.after();
    if (router == null) {
      return false;
    }
    String number = new String(bytes, offset, length, StandardCharsets.UTF_8);
    RouteDecision decision = router.route(number, options(from));
    if (decision instanceof ToFriend friend) {
      toFriends++;
      Taken taken = shared.taken(router, friend, new Call(client.id(), number, from));
      friends
          .computeIfAbsent(taken.friend(), id -> new Tally())
          .call(number, true, taken.without());
      for (int pattern : taken.patterns()) {
        patterns
            .computeIfAbsent(taken.friend(), id -> new TreeMap<>())
            .computeIfAbsent(pattern, index -> new Tally())
            .call(number, taken.patterns().length == 1, taken.without());
      }
    }
    return false;
  }

  private static RouteOptions options(@Nullable String from) {
    return from == null ? RouteOptions.NONE : RouteOptions.leavingOut(from);
  }

  @Override
  public void add(PlanUse later) {
    toFriends += later.toFriends;
    later.friends.forEach(
        (id, tally) -> friends.computeIfAbsent(id, added -> new Tally()).add(tally));
    later.patterns.forEach((id, tallies) -> {
      Map<Integer, Tally> own = patterns.computeIfAbsent(id, added -> new TreeMap<>());
      tallies.forEach(
          (index, tally) -> own.computeIfAbsent(index, added -> new Tally()).add(tally));
    });
  }

  /** Returns how many calls go to friends. */
  public long toFriends() {
    return toFriends;
  }

  /**
   * Returns the use of every friend, each followed by that of its patterns, in the plan's order.
   */
  public List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    Tally none = new Tally();
    for (Client client : shared.brand.brand().clients()) {
      for (Friend friend : client.friends()) {
        FriendId id = new FriendId(client.id(), friend.name());
        uses.add(use(id, null, friends.getOrDefault(id, none)));
        if (friend instanceof RemoteFriend remote) {
          Map<Integer, Tally> own = patterns.getOrDefault(id, Map.of());
          for (int i = 0; i < remote.patterns().size(); i++) {
            uses.add(use(id, remote.patterns().get(i), own.getOrDefault(i, none)));
          }
        }
      }
    }
    return uses;
  }

  private static Use use(FriendId id, @Nullable String pattern, Tally tally) {
    Map<String, Long> without = new LinkedHashMap<>();
    tally.without.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> without.put(entry.getKey(), entry.getValue()));
    return new Use(
        id.client(), id.friend(), pattern, tally.calls, tally.alone, without, tally.sample);
  }
}
