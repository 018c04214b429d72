package io.github.pbxrouting.api;

/**
 * What a plan, a number and a call may hold at the most: the one place where the library's bounds
 * are set. Each is checked before work is done and has an error of its own.
 *
 * <p>Start from {@link #DEFAULT} and change what must differ: {@code
 * PlanLimits.DEFAULT.withClients(500_000)}.
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
 *     counted together; an internal friend counts the extensions of its target too, which are laid
 *     out in the tables of its client
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
    Checks.atLeast(1, "patternLength", patternLength);
    Checks.atLeast(1, "patternDepth", patternDepth);
    Checks.atLeast(1, "patternSize", patternSize);
    Checks.atLeast(1, "patternsPerFriend", patternsPerFriend);
    Checks.atLeast(1, "forwardsPerFriend", forwardsPerFriend);
    Checks.atLeast(1, "friendsPerClient", friendsPerClient);
    Checks.atLeast(1, "extensionsPerClient", extensionsPerClient);
    Checks.atLeast(1, "codesPerClient", codesPerClient);
    Checks.atLeast(1, "clients", clients);
    Checks.atLeast(1, "totalEntries", totalEntries);
    Checks.atLeast(1, "redirects", redirects);
    Checks.atLeast(1, "hops", hops);
    Checks.between(1, CallRouter.MAX_DESTINATION_LENGTH, "destinationLength", destinationLength);
  }

  /** These limits with another bound on the UTF-16 units of a pattern. */
  public PlanLimits withPatternLength(int value) {
    return with(0, value);
  }

  /** These limits with another bound on the nesting of a pattern. */
  public PlanLimits withPatternDepth(int value) {
    return with(1, value);
  }

  /** These limits with another bound on the expanded size of a pattern. */
  public PlanLimits withPatternSize(int value) {
    return with(2, value);
  }

  /** These limits with another bound on the patterns of a friend. */
  public PlanLimits withPatternsPerFriend(int value) {
    return with(3, value);
  }

  /** These limits with another bound on the forward rules of a friend. */
  public PlanLimits withForwardsPerFriend(int value) {
    return with(4, value);
  }

  /** These limits with another bound on the friends of a client. */
  public PlanLimits withFriendsPerClient(int value) {
    return with(5, value);
  }

  /** These limits with another bound on the extensions of a client. */
  public PlanLimits withExtensionsPerClient(int value) {
    return with(6, value);
  }

  /**
   * These limits with another bound on the service codes, and the emergency numbers, of a client.
   */
  public PlanLimits withCodesPerClient(int value) {
    return with(7, value);
  }

  /** These limits with another bound on the clients of a brand. */
  public PlanLimits withClients(int value) {
    return with(8, value);
  }

  /** These limits with another bound on all entries of a brand together. */
  public PlanLimits withTotalEntries(int value) {
    return with(9, value);
  }

  /** These limits with another bound on the UTF-16 units of a dialled number. */
  public PlanLimits withDestinationLength(int value) {
    return with(10, value);
  }

  /** These limits with another bound on a call's most redirects. */
  public PlanLimits withRedirects(int value) {
    return with(11, value);
  }

  /** These limits with another bound on a call's most hops. */
  public PlanLimits withHops(int value) {
    return with(12, value);
  }

  /** These limits with another one in the place {@code component}, counted from 0. */
  private PlanLimits with(int component, int value) {
    int[] all = {
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
      hops
    };
    all[component] = value;
    return new PlanLimits(
        all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10],
        all[11], all[12]);
  }
}
