package io.github.pbxrouting.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A client's remote friends with patterns that exist in the real world, in precedence order.
 *
 * <p>Every plan deals from the same shuffled deck, so the plan of ten friends is the beginning of
 * the plan of a thousand. One to four patterns go to a friend, 1.87 on average; about one pattern
 * in 25 is a national number pattern, the rest are carrier prefixes. The patterns that no friend
 * was dealt are {@code spare}: numbers of theirs are what calls that no friend takes look like.
 *
 * @param friends the patterns of each friend, strongest friend first
 * @param spare the patterns that were not dealt
 */
record RealisticPlan(List<List<PlanPattern>> friends, List<PlanPattern> spare) {
  static final long SEED = 34944;

  /**
   * Deals 2, 24, 192, 1,851 and 18,757 patterns to the first 1, 10, 100, 1,000 and 10,000 friends.
   */
  private static final long DEALING_SEED = 536_057;

  /** The maximum number of friends that the published data suffices for. */
  static final int MAX_FRIENDS = 10_000;

  RealisticPlan {
    friends = List.copyOf(friends);
    spare = List.copyOf(spare);
  }

  /** The plan of the first {@code count} friends; always the same for the same published data. */
  static RealisticPlan ofFriends(int count) {
    if (count < 1 || count > MAX_FRIENDS) {
      throw new IllegalArgumentException("friends must be 1.." + MAX_FRIENDS + ", was " + count);
    }
    List<PlanPattern> deck = deck();
    Random random = new Random(DEALING_SEED);
    List<List<PlanPattern>> friends = new ArrayList<>(count);
    int next = 0;
    while (friends.size() < count) {
      int patterns = patternsOfAFriend(random);
      friends.add(List.copyOf(deck.subList(next, next + patterns)));
      next += patterns;
    }
    return new RealisticPlan(friends, deck.subList(next, deck.size()));
  }

  List<List<String>> regexes() {
    return friends.stream().map(each -> each.stream().map(PlanPattern::regex).toList()).toList();
  }

  int patternCount() {
    return friends.stream().mapToInt(List::size).sum();
  }

  private static List<PlanPattern> deck() {
    PublishedNumbering published = PublishedNumbering.load();
    Random random = new Random(SEED);
    PatternWriter writer = new PatternWriter(random);
    List<PlanPattern> deck = new ArrayList<>(writer.writePrefixes(published.carrierPrefixes()));
    deck.addAll(writer.writeNational(published.nationalPatterns()));
    Collections.shuffle(deck, random);
    return deck;
  }

  private static int patternsOfAFriend(Random random) {
    int percent = random.nextInt(100);
    if (percent < 43) {
      return 1;
    }
    if (percent < 76) {
      return 2;
    }
    return percent < 94 ? 3 : 4;
  }
}
