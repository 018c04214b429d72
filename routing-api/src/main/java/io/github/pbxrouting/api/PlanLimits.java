package io.github.pbxrouting.api;

/**
 * What a plan, a number and a call may hold at the most: the one place where the library's bounds
 * are set. Each is checked before work is done and has an error of its own.
 *
 * <p>Start from {@link #DEFAULT} and change what must differ: {@code
 * PlanLimits.DEFAULT.toBuilder().clients(500_000).build()}.
 *
 * @param patternLength UTF-16 units of a pattern
 * @param patternDepth groups and repetitions nested in a pattern
 * @param patternSize single characters that a pattern's counted repetitions expand to
 * @param patternsPerFriend patterns of a remote friend
 * @param forwardsPerFriend forward rules of a friend
 * @param friendsPerClient friends of a client
 * @param extensionsPerClient extensions of a client
 * @param codesPerClient service codes, and emergency numbers, of a client
 * @param clients clients of a brand
 * @param totalEntries extensions, patterns, forward rules, codes and friends of a whole brand,
 *     counted together
 * @param destinationLength UTF-16 units of a dialled number; 1 to 128
 * @param redirects what a call may ask for as its most redirects
 * @param hops what a call may ask for as its most hops
 */
public record PlanLimits(
    int patternLength,
    int patternDepth,
    int patternSize,
    int patternsPerFriend,
    int forwardsPerFriend,
    int friendsPerClient,
    int extensionsPerClient,
    int codesPerClient,
    int clients,
    int totalEntries,
    int destinationLength,
    int redirects,
    int hops) {

  /**
   * Safe in a JVM of 128 MB for a single client, and wide enough for 100,000 small clients in one
   * of 1 GB: patterns of 1,024 units, 100 levels and 10,000 characters; 10,000 patterns and 100
   * forwards a friend; 20,000 friends, 100,000 extensions and 1,000 codes a client; 200,000
   * clients; 10,000,000 entries; 128 units a number; 100 redirects and 1,000 hops.
   */
  public static final PlanLimits DEFAULT =
      new PlanLimits(
          1_024,
          100,
          10_000,
          10_000,
          100,
          20_000,
          100_000,
          1_000,
          200_000,
          10_000_000,
          CallRouter.MAX_DESTINATION_LENGTH,
          100,
          1_000);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException when one is below 1, or the destination length above 128
   */
  public PlanLimits {
    positive("patternLength", patternLength);
    positive("patternDepth", patternDepth);
    positive("patternSize", patternSize);
    positive("patternsPerFriend", patternsPerFriend);
    positive("forwardsPerFriend", forwardsPerFriend);
    positive("friendsPerClient", friendsPerClient);
    positive("extensionsPerClient", extensionsPerClient);
    positive("codesPerClient", codesPerClient);
    positive("clients", clients);
    positive("totalEntries", totalEntries);
    positive("destinationLength", destinationLength);
    positive("redirects", redirects);
    positive("hops", hops);
    Text.require(
        destinationLength <= CallRouter.MAX_DESTINATION_LENGTH,
        "destinationLength",
        "must be at most " + CallRouter.MAX_DESTINATION_LENGTH + ", and is " + destinationLength);
  }

  private static void positive(String field, int value) {
    Text.require(value >= 1, field, "must be 1 or more, and is " + value);
  }

  /** Starts from these limits. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Builds limits; not thread-safe. Each starts as it was in the limits the builder came from. */
  public static final class Builder {
    private int patternLength;
    private int patternDepth;
    private int patternSize;
    private int patternsPerFriend;
    private int forwardsPerFriend;
    private int friendsPerClient;
    private int extensionsPerClient;
    private int codesPerClient;
    private int clients;
    private int totalEntries;
    private int destinationLength;
    private int redirects;
    private int hops;

    Builder(PlanLimits from) {
      patternLength = from.patternLength;
      patternDepth = from.patternDepth;
      patternSize = from.patternSize;
      patternsPerFriend = from.patternsPerFriend;
      forwardsPerFriend = from.forwardsPerFriend;
      friendsPerClient = from.friendsPerClient;
      extensionsPerClient = from.extensionsPerClient;
      codesPerClient = from.codesPerClient;
      clients = from.clients;
      totalEntries = from.totalEntries;
      destinationLength = from.destinationLength;
      redirects = from.redirects;
      hops = from.hops;
    }

    /** Sets the bound on the UTF-16 units of a pattern. */
    public Builder patternLength(int value) {
      patternLength = value;
      return this;
    }

    /** Sets the bound on the nesting of a pattern. */
    public Builder patternDepth(int value) {
      patternDepth = value;
      return this;
    }

    /** Sets the bound on the expanded size of a pattern. */
    public Builder patternSize(int value) {
      patternSize = value;
      return this;
    }

    /** Sets the bound on the patterns of a friend. */
    public Builder patternsPerFriend(int value) {
      patternsPerFriend = value;
      return this;
    }

    /** Sets the bound on the forward rules of a friend. */
    public Builder forwardsPerFriend(int value) {
      forwardsPerFriend = value;
      return this;
    }

    /** Sets the bound on the friends of a client. */
    public Builder friendsPerClient(int value) {
      friendsPerClient = value;
      return this;
    }

    /** Sets the bound on the extensions of a client. */
    public Builder extensionsPerClient(int value) {
      extensionsPerClient = value;
      return this;
    }

    /** Sets the bound on the service codes, and the emergency numbers, of a client. */
    public Builder codesPerClient(int value) {
      codesPerClient = value;
      return this;
    }

    /** Sets the bound on the clients of a brand. */
    public Builder clients(int value) {
      clients = value;
      return this;
    }

    /** Sets the bound on all entries of a brand together. */
    public Builder totalEntries(int value) {
      totalEntries = value;
      return this;
    }

    /** Sets the bound on the UTF-16 units of a dialled number. */
    public Builder destinationLength(int value) {
      destinationLength = value;
      return this;
    }

    /** Sets the bound on a call's most redirects. */
    public Builder redirects(int value) {
      redirects = value;
      return this;
    }

    /** Sets the bound on a call's most hops. */
    public Builder hops(int value) {
      hops = value;
      return this;
    }

    /**
     * The limits as set up so far.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public PlanLimits build() {
      return new PlanLimits(
          patternLength,
          patternDepth,
          patternSize,
          patternsPerFriend,
          forwardsPerFriend,
          friendsPerClient,
          extensionsPerClient,
          codesPerClient,
          clients,
          totalEntries,
          destinationLength,
          redirects,
          hops);
    }
  }
}
