package io.github.pbxrouting.core.analysis.answers;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendCounts;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks;
import io.github.pbxrouting.core.analysis.numbers.walk.RankCounts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many numbers of a space go where in one client. Every number is counted in exactly one row,
 * so that the rows add up to the space. Immutable.
 */
public final class Coverage extends Answer {

  private final String client;
  private final NumberSpace space;
  private final int decidedTo;
  private final List<Row> rows;

  Coverage(String client, NumberSpace space, int decidedTo, List<Row> rows) {
    this.client = client;
    this.space = space;
    this.decidedTo = decidedTo;
    this.rows = List.copyOf(rows);
  }

  /** Returns the id of the client. */
  public String client() {
    return client;
  }

  /** Returns the numbers that were counted. */
  public NumberSpace space() {
    return space;
  }

  /**
   * Returns the length up to which, included, the counts are complete; below the space's longest
   * when the budget did not suffice, the thread was interrupted, or a pattern depends on RE2/J
   * (then 0).
   */
  public int decidedTo() {
    return decidedTo;
  }

  /**
   * Returns emergency numbers, service codes, extensions, rejected numbers, the friends strongest
   * first, and the PSTN; a row without numbers is there too.
   */
  public List<Row> rows() {
    return rows;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "client", client, "space", space, "decidedTo", decidedTo, "rows", rows
    };
  }

  /** Returns whether every number of the space was counted. */
  public boolean isComplete() {
    return decidedTo == space.maxLength();
  }

  /** How many numbers go to one place. */
  public static final class Row extends Answer {

    private final RouteKind kind;
    private final @Nullable String friend;
    private final SortedMap<Integer, BigInteger> byLength;

    Row(RouteKind kind, @Nullable String friend, SortedMap<Integer, BigInteger> byLength) {
      this.kind = kind;
      this.friend = friend;
      this.byLength = Collections.unmodifiableSortedMap(new TreeMap<>(byLength));
    }

    /** Returns where they go. */
    public RouteKind kind() {
      return kind;
    }

    /** Returns the name of the friend, or null when they go elsewhere. */
    public @Nullable String friend() {
      return friend;
    }

    /** Returns how many there are of each length, without the lengths that have none. */
    public SortedMap<Integer, BigInteger> byLength() {
      return byLength;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"kind", kind, "friend", friend, "byLength", byLength};
    }

    /** Returns how many numbers there are, of all lengths. */
    public BigInteger count() {
      return NumberCount.sum(byLength.values());
    }
  }

  /** Counts the numbers of a client. Hosts call {@code PlanAnalysis.coverage}, which calls this. */
  public static Coverage of(
      BrandRouter router, String client, NumberSpace space, int maxStates, Progress progress) {
    Objects.requireNonNull(progress, "progress must not be null");
    BrandView brand = new BrandView(router, space, maxStates);
    ClientView view = brand.view(client);
    progress.lookingAt(client, null);
    Optional<Coverage> counted =
        view.friendCounts().flatMap(counts -> Optional.ofNullable(counted(view, counts, progress)));
    return counted.isPresent() ? counted.get() : walked(brand.view(client));
  }

  private static @Nullable Coverage counted(
      ClientView view, FriendCounts counts, Progress progress) {
    if (counts.countable() < view.plan().friends().size()) {
      return null;
    }
    Map<RouteKind, SortedMap<Integer, BigInteger>> others = counts.beforeFriends();
    List<Row> friends = new ArrayList<>();
    for (FriendRanks.RankedFriend friend : view.plan().friends()) {
      progress.lookingAt(view.id(), friend.name());
      SortedMap<Integer, BigInteger> won =
          Thread.currentThread().isInterrupted() ? null : counts.won(friend);
      if (won == null) {
        return null;
      }
      friends.add(new Row(RouteKind.FRIEND, friend.name(), won));
    }
    others.put(RouteKind.EXTERNAL, counts.external());
    List<Row> rows = new ArrayList<>();
    for (RouteKind kind : RouteKind.values()) {
      if (kind == RouteKind.FRIEND) {
        rows.addAll(friends);
      } else {
        rows.add(new Row(kind, null, others.getOrDefault(kind, new TreeMap<>())));
      }
    }
    return new Coverage(view.id(), view.space(), view.space().maxLength(), rows);
  }

  /** Walks all numbers through the automaton of decisions. */
  private static Coverage walked(ClientView view) {
    FriendRanks plan = view.plan();
    RankCounts tally = view.tally();
    ListMultimap<RouteKind, NumberCount> others = ArrayListMultimap.create();
    for (Map.Entry<Integer, NumberCount> entry : tally.numbers().entrySet()) {
      if (plan.friend(entry.getKey()) == null) {
        others.put(plan.route(entry.getKey()).kind(), entry.getValue());
      }
    }
    List<Row> rows = new ArrayList<>();
    for (RouteKind kind : RouteKind.values()) {
      if (kind == RouteKind.FRIEND) {
        for (FriendRanks.RankedFriend friend : plan.friends()) {
          SortedMap<Integer, NumberCount> numbers =
              tally.numbers().subMap(friend.first(), friend.last() + 1);
          rows.add(new Row(kind, friend.name(), byLength(numbers.values())));
        }
      } else {
        rows.add(new Row(kind, null, byLength(others.get(kind))));
      }
    }
    return new Coverage(view.id(), view.space(), tally.decidedTo(), rows);
  }

  private static SortedMap<Integer, BigInteger> byLength(Collection<NumberCount> sets) {
    NumberCount all = null;
    for (NumberCount set : sets) {
      all = all == null ? set : all.and(set);
    }
    return all == null ? new TreeMap<>() : all.byLength();
  }
}
