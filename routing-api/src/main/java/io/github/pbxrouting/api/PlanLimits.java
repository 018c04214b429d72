package io.github.pbxrouting.api;

import org.jspecify.annotations.Nullable;

/**
 * Upper bounds for a plan, a number and a call: the one place where the library's bounds are set.
 * Each is checked before work is done and has its own error. Immutable; compares by value.
 *
 * <p>Start from {@link #DEFAULT} and change what must differ: {@code
 * PlanLimits.DEFAULT.withClients(500_000)}. Every limit is at least 1.
 */
public final class PlanLimits extends Value {

  private static final int PATTERN_LENGTH = 0;
  private static final int PATTERN_DEPTH = 1;
  private static final int PATTERN_SIZE = 2;
  private static final int PATTERNS_PER_FRIEND = 3;
  private static final int FORWARDS_PER_FRIEND = 4;
  private static final int FRIENDS_PER_CLIENT = 5;
  private static final int EXTENSIONS_PER_CLIENT = 6;
  private static final int CODES_PER_CLIENT = 7;
  private static final int CLIENTS = 8;
  private static final int TOTAL_ENTRIES = 9;
  private static final int DESTINATION_LENGTH = 10;
  private static final int REDIRECTS = 11;
  private static final int HOPS = 12;
  private static final int COUNT = 13;

  /**
   * Safe in a JVM of 128 MB for a single client, and wide enough for 100,000 small clients in one
   * of 1 GB: patterns of 1,024 units, 100 levels and 10,000 characters; 10,000 patterns and 100
   * forward rules a friend; 20,000 friends, 100,000 extensions and 1,000 codes a client; 200,000
   * clients; 10,000,000 entries; 128 units a number; 100 redirects and 1,000 hops.
   */
  public static final PlanLimits DEFAULT =
      new PlanLimits(new int[COUNT])
          .withPatternLength(1_024)
          .withPatternDepth(100)
          .withPatternSize(10_000)
          .withPatternsPerFriend(10_000)
          .withForwardsPerFriend(100)
          .withFriendsPerClient(20_000)
          .withExtensionsPerClient(100_000)
          .withCodesPerClient(1_000)
          .withClients(200_000)
          .withTotalEntries(10_000_000)
          .withDestinationLength(CallRouter.MAX_DESTINATION_LENGTH)
          .withRedirects(100)
          .withHops(1_000);

  /** The limits, each at the index that its constant names. */
  private final int[] limits;

  private PlanLimits(int[] limits) {
    this.limits = limits;
  }

  /** Returns how many UTF-16 units a pattern may have. */
  public int patternLength() {
    return limits[PATTERN_LENGTH];
  }

  /** Returns how deep groups and repetitions of a pattern may nest. */
  public int patternDepth() {
    return limits[PATTERN_DEPTH];
  }

  /** Returns how many single characters a pattern's counted repetitions may expand to. */
  public int patternSize() {
    return limits[PATTERN_SIZE];
  }

  /** Returns how many patterns a remote friend may have. */
  public int patternsPerFriend() {
    return limits[PATTERNS_PER_FRIEND];
  }

  /** Returns how many forward rules a friend may have. */
  public int forwardsPerFriend() {
    return limits[FORWARDS_PER_FRIEND];
  }

  /** Returns how many friends a client may have. */
  public int friendsPerClient() {
    return limits[FRIENDS_PER_CLIENT];
  }

  /** Returns how many extensions a client may have. */
  public int extensionsPerClient() {
    return limits[EXTENSIONS_PER_CLIENT];
  }

  /** Returns how many service codes, and how many emergency numbers, a client may have. */
  public int codesPerClient() {
    return limits[CODES_PER_CLIENT];
  }

  /** Returns how many clients a brand may have. */
  public int clients() {
    return limits[CLIENTS];
  }

  /**
   * Returns how many extensions, patterns, forward rules, codes and friends a brand may have in
   * all. An internal friend counts the extensions of its target too, which its client's tables
   * hold.
   */
  public int totalEntries() {
    return limits[TOTAL_ENTRIES];
  }

  /** Returns how many UTF-16 units a dialled number may have; 1 to 128. */
  public int destinationLength() {
    return limits[DESTINATION_LENGTH];
  }

  /** Returns the upper bound for {@link CallRequest#maxRedirects()}. */
  public int redirects() {
    return limits[REDIRECTS];
  }

  /** Returns the upper bound for {@link CallRequest#maxHops()}. */
  public int hops() {
    return limits[HOPS];
  }

  /**
   * Returns these limits with another {@link #patternLength()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withPatternLength(int patternLength) {
    Checks.atLeast(1, "patternLength", patternLength);
    return with(PATTERN_LENGTH, patternLength);
  }

  /**
   * Returns these limits with another {@link #patternDepth()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withPatternDepth(int patternDepth) {
    Checks.atLeast(1, "patternDepth", patternDepth);
    return with(PATTERN_DEPTH, patternDepth);
  }

  /**
   * Returns these limits with another {@link #patternSize()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withPatternSize(int patternSize) {
    Checks.atLeast(1, "patternSize", patternSize);
    return with(PATTERN_SIZE, patternSize);
  }

  /**
   * Returns these limits with another {@link #patternsPerFriend()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withPatternsPerFriend(int patternsPerFriend) {
    Checks.atLeast(1, "patternsPerFriend", patternsPerFriend);
    return with(PATTERNS_PER_FRIEND, patternsPerFriend);
  }

  /**
   * Returns these limits with another {@link #forwardsPerFriend()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withForwardsPerFriend(int forwardsPerFriend) {
    Checks.atLeast(1, "forwardsPerFriend", forwardsPerFriend);
    return with(FORWARDS_PER_FRIEND, forwardsPerFriend);
  }

  /**
   * Returns these limits with another {@link #friendsPerClient()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withFriendsPerClient(int friendsPerClient) {
    Checks.atLeast(1, "friendsPerClient", friendsPerClient);
    return with(FRIENDS_PER_CLIENT, friendsPerClient);
  }

  /**
   * Returns these limits with another {@link #extensionsPerClient()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withExtensionsPerClient(int extensionsPerClient) {
    Checks.atLeast(1, "extensionsPerClient", extensionsPerClient);
    return with(EXTENSIONS_PER_CLIENT, extensionsPerClient);
  }

  /**
   * Returns these limits with another {@link #codesPerClient()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withCodesPerClient(int codesPerClient) {
    Checks.atLeast(1, "codesPerClient", codesPerClient);
    return with(CODES_PER_CLIENT, codesPerClient);
  }

  /**
   * Returns these limits with another {@link #clients()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withClients(int clients) {
    Checks.atLeast(1, "clients", clients);
    return with(CLIENTS, clients);
  }

  /**
   * Returns these limits with another {@link #totalEntries()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withTotalEntries(int totalEntries) {
    Checks.atLeast(1, "totalEntries", totalEntries);
    return with(TOTAL_ENTRIES, totalEntries);
  }

  /**
   * Returns these limits with another {@link #destinationLength()}.
   *
   * @throws IllegalArgumentException when it is not 1 to 128
   */
  public PlanLimits withDestinationLength(int destinationLength) {
    Checks.between(1, CallRouter.MAX_DESTINATION_LENGTH, "destinationLength", destinationLength);
    return with(DESTINATION_LENGTH, destinationLength);
  }

  /**
   * Returns these limits with another {@link #redirects()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withRedirects(int redirects) {
    Checks.atLeast(1, "redirects", redirects);
    return with(REDIRECTS, redirects);
  }

  /**
   * Returns these limits with another {@link #hops()}.
   *
   * @throws IllegalArgumentException when it is below 1
   */
  public PlanLimits withHops(int hops) {
    Checks.atLeast(1, "hops", hops);
    return with(HOPS, hops);
  }

  private PlanLimits with(int index, int value) {
    int[] changed = limits.clone();
    changed[index] = value;
    return new PlanLimits(changed);
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "patternLength", patternLength(),
      "patternDepth", patternDepth(),
      "patternSize", patternSize(),
      "patternsPerFriend", patternsPerFriend(),
      "forwardsPerFriend", forwardsPerFriend(),
      "friendsPerClient", friendsPerClient(),
      "extensionsPerClient", extensionsPerClient(),
      "codesPerClient", codesPerClient(),
      "clients", clients(),
      "totalEntries", totalEntries(),
      "destinationLength", destinationLength(),
      "redirects", redirects(),
      "hops", hops()
    };
  }
}
