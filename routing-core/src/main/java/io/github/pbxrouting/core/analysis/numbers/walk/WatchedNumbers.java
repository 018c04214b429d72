package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What each friend wins of the numbers that a {@linkplain ClientView#watch view watches}. */
final class WatchedNumbers {

  /** What is known of some numbers, friend by friend. */
  private static final class Wins {

    final Map<RankedFriend, NumberCount> known = new LinkedHashMap<>();

    /** The friends that may win some: the numbers that were tried go elsewhere. */
    final List<RankedFriend> unknown = new ArrayList<>();

    void add(RankedFriend friend, String first) {
      NumberCount one = CountReader.one(first);
      if (one != null) {
        known.put(friend, one);
      }
    }
  }

  private final ClientView view;
  private final CountReader reader;
  private final Map<PrefixedNumbers, Wins> watched = new LinkedHashMap<>();

  WatchedNumbers(ClientView view, CountReader reader) {
    this.view = view;
    this.reader = reader;
    view.watched().forEach(numbers -> watched.put(numbers, new Wins()));
  }

  boolean isEmpty() {
    return watched.isEmpty();
  }

  /**
   * Adds what a friend wins.
   *
   * @param ofDigits counts numbers that go on in digits alone behind a prefix
   * @param isWon says of one number whether the friend wins it; null when it wins all that are
   *     counted
   */
  void add(RankedFriend friend, Count ofDigits, @Nullable Predicate<String> isWon) {
    watched.forEach((numbers, wins) -> {
      String prefix = numbers.prefix();
      if (!NumberKind.canBegin(view.space(), prefix)) {
        return;
      }
      int shortest = Math.max(prefix.length() + numbers.digits(), view.space().minLength());
      Count newly =
          (begin, toCome) ->
              RuleNumbers.isDigits(begin, prefix.length()) ? ofDigits.of(begin, toCome) : 0;
      NumberCount won = reader.numbers(prefix, shortest, newly);
      if (won == null) {
        return;
      }
      if (isWon == null) {
        wins.known.put(friend, won);
        return;
      }
      String first = reader.tried(prefix, shortest, newly, isWon);
      if (first == null) {
        wins.unknown.add(friend);
      } else {
        wins.add(friend, first);
      }
    });
  }

  /**
   * Returns the numbers of each friend that has some, or null when that is undecided.
   *
   * @throws IllegalArgumentException when they are not watched
   */
  @Nullable Map<RankedFriend, NumberCount> won(PrefixedNumbers numbers) {
    Wins wins = watched.get(numbers);
    if (wins == null) {
      throw new IllegalArgumentException(numbers + " are not watched");
    }
    for (RankedFriend friend : List.copyOf(wins.unknown)) {
      String first =
          view.client().numbering().isEmpty()
              ? view.firstWon(List.of(), List.of(numbers.pattern()), friend)
              : null;
      if (first == null) {
        return null;
      }
      wins.unknown.remove(friend);
      wins.add(friend, first);
    }
    return wins.known;
  }
}
