package io.github.pbxrouting.core.analysis;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many numbers of a world go where in one client. Every number is counted in exactly one row,
 * so that the rows add up to the world. Immutable.
 *
 * @param client the id of the client
 * @param world the numbers that were counted
 * @param decidedTo the length up to which, included, the counts are complete; below the world's
 *     longest when the budget did not suffice, or a pattern hangs on RE2/J (then 0)
 * @param rows emergency numbers, service codes, extensions, rejected numbers, the friends strongest
 *     first, and the public network; a row without numbers is there too
 */
public record Coverage(String client, World world, int decidedTo, List<Row> rows) {

  /** Checks that nothing is null and copies the list. */
  public Coverage {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(world, "world");
    rows = List.copyOf(rows);
  }

  /** Whether every number of the world was counted. */
  public boolean isComplete() {
    return decidedTo == world.maxLength();
  }

  /** Where the numbers of a row go. */
  public enum Kind {
    /** To emergency numbers. */
    EMERGENCY,
    /** To service codes. */
    SERVICE,
    /** To extensions of the client. */
    EXTENSION,
    /** Nowhere. */
    REJECTED,
    /** To a friend. */
    FRIEND,
    /** To the public network. */
    EXTERNAL;

    /** The kind as a stable lower-case word. */
    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How many numbers go to one place.
   *
   * @param kind where they go
   * @param friend the name of the friend, or null when they go elsewhere
   * @param byLength how many there are of each length, without the lengths that have none
   */
  public record Row(Kind kind, @Nullable String friend, SortedMap<Integer, BigInteger> byLength) {

    /** Checks that nothing is null and copies the map. */
    public Row {
      Objects.requireNonNull(kind, "kind");
      byLength = Collections.unmodifiableSortedMap(new TreeMap<>(byLength));
    }

    /** How many numbers there are, of all lengths. */
    public BigInteger count() {
      return byLength.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  /** Counts the numbers of a client. */
  static Coverage of(ClientView view) {
    RankedPlan plan = view.plan();
    SortedMap<Integer, SortedMap<Integer, BigInteger>> friends = new TreeMap<>();
    SortedMap<Kind, SortedMap<Integer, BigInteger>> others = new TreeMap<>();
    boolean unread = plan.firstUnread() != io.github.pbxrouting.core.automaton.Automaton.NONE;
    Tally tally = view.tally();
    tally
        .numbers()
        .forEach((rank, numbers) -> {
          RankedPlan.RankedFriend friend = plan.friend(rank);
          SortedMap<Integer, BigInteger> row =
              friend == null
                  ? others.computeIfAbsent(kind(plan.route(rank)), k -> new TreeMap<>())
                  : friends.computeIfAbsent(friend.position(), k -> new TreeMap<>());
          numbers.byLength().forEach((length, n) -> row.merge(length, n, BigInteger::add));
        });
    List<Row> rows = new java.util.ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind == Kind.FRIEND) {
        for (RankedPlan.RankedFriend friend : plan.friends()) {
          SortedMap<Integer, BigInteger> none = new TreeMap<>();
          rows.add(new Row(kind, friend.name(), friends.getOrDefault(friend.position(), none)));
        }
      } else {
        rows.add(new Row(kind, null, others.getOrDefault(kind, new TreeMap<>())));
      }
    }
    return new Coverage(view.id(), view.world(), unread ? 0 : tally.decidedTo(), rows);
  }

  private static Kind kind(Route route) {
    if (route instanceof Route.ToEmergency) {
      return Kind.EMERGENCY;
    }
    if (route instanceof Route.ToService) {
      return Kind.SERVICE;
    }
    if (route instanceof Route.ToExtension) {
      return Kind.EXTENSION;
    }
    return route instanceof Route.Rejected ? Kind.REJECTED : Kind.EXTERNAL;
  }
}
