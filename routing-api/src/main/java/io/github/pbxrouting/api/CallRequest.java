package io.github.pbxrouting.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be routed, as the host knows it at the beginning. Immutable; compares by value.
 */
public final class CallRequest extends Value {

  /** How often a call may be forwarded by default; IvozProvider's number. */
  public static final int DEFAULT_MAX_REDIRECTS = 5;

  /** How many friends a call may reach by default. */
  public static final int DEFAULT_MAX_HOPS = 20;

  private final String client;
  private final String destination;
  private final CallType type;
  private final Caller caller;
  private final boolean hairpinGuard;
  private final int maxRedirects;
  private final int maxHops;
  private final boolean throughFriends;
  private final Set<DialOutcome> failover;
  private final @Nullable Caller origin;
  private final int redirects;
  private final List<Diversion> diversions;

  private CallRequest(Draft draft) {
    client = draft.client;
    destination = draft.destination;
    type = draft.type;
    caller = draft.caller;
    hairpinGuard = draft.hairpinGuard;
    maxRedirects = draft.maxRedirects;
    maxHops = draft.maxHops;
    throughFriends = draft.throughFriends;
    failover = draft.failover;
    origin = draft.origin;
    redirects = draft.redirects;
    diversions = draft.diversions;
  }

  /**
   * Returns an internal call by an unknown caller, without hairpin guard, with at most 5 redirects
   * and 20 hops.
   *
   * @param client the id of the client in which the number was dialled
   * @param destination the number dialled
   * @throws IllegalArgumentException when the client's id is blank, over-long or has a control
   *     character
   */
  public static CallRequest of(String client, String destination) {
    return new Draft(Checks.name("client", client), Checks.notNull("destination", destination))
        .build();
  }

  /** Returns this request, as a call of that type. */
  public CallRequest withType(CallType type) {
    Draft draft = new Draft(this);
    draft.type = Checks.notNull("type", type);
    return draft.build();
  }

  /** Returns this request, by that caller. */
  public CallRequest withCaller(Caller caller) {
    Draft draft = new Draft(this);
    draft.caller = Checks.notNull("caller", caller);
    return draft.build();
  }

  /** Returns this request, with the calling friend left out wherever its client routes the call. */
  public CallRequest withHairpinGuard() {
    Draft draft = new Draft(this);
    draft.hairpinGuard = true;
    return draft.build();
  }

  /**
   * Returns this request, with another limit on redirects.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public CallRequest withMaxRedirects(int maxRedirects) {
    Checks.atLeast(0, "maxRedirects", maxRedirects);
    Draft draft = new Draft(this);
    draft.maxRedirects = maxRedirects;
    return draft.build();
  }

  /**
   * Returns this request, with another limit on hops.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public CallRequest withMaxHops(int maxHops) {
    Checks.atLeast(0, "maxHops", maxHops);
    Draft draft = new Draft(this);
    draft.maxHops = maxHops;
    return draft.build();
  }

  /**
   * Returns this request, starting through the friends: the number is routed without looking at
   * extensions, and is rejected when no friend takes it. IvozProvider routes DDIs and conditional
   * routes of the type friend so.
   */
  public CallRequest withThroughFriends() {
    Draft draft = new Draft(this);
    draft.throughFriends = true;
    return draft.build();
  }

  /**
   * Returns this request, with failover: after one of these outcomes, and without a forward rule
   * that fits, the call goes on at the next friend that takes the number. Every friend is a hop.
   *
   * @throws IllegalArgumentException when an outcome is {@link DialOutcome#ANSWERED} or {@link
   *     DialOutcome#CANCELLED}, after which nothing is left to do
   */
  public CallRequest withFailover(Iterable<DialOutcome> outcomes) {
    Set<DialOutcome> failover = EnumSet.noneOf(DialOutcome.class);
    failover.addAll(Checks.list("outcomes", outcomes));
    for (DialOutcome outcome : List.of(DialOutcome.ANSWERED, DialOutcome.CANCELLED)) {
      if (failover.contains(outcome)) {
        throw Checks.invalid(
            "outcomes", "must not contain " + outcome + ": it ends the call; leave it out");
      }
    }
    Draft draft = new Draft(this);
    draft.failover = Collections.unmodifiableSet(failover);
    return draft.build();
  }

  /** Returns this request, with another first caller than the one that calls now. */
  public CallRequest withOrigin(Caller origin) {
    Draft draft = new Draft(this);
    draft.origin = Checks.notNull("origin", origin);
    return draft.build();
  }

  /**
   * Returns this request, as a call that was forwarded this often before. The forwards count
   * towards {@link #maxRedirects()}, so that two PBXs do not forward to each other without end:
   * give the number of diversions that the call was received with.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public CallRequest withRedirects(int redirects) {
    Checks.atLeast(0, "redirects", redirects);
    Draft draft = new Draft(this);
    draft.redirects = redirects;
    return draft.build();
  }

  /**
   * Returns this request, as a call that this platform forwarded before, oldest first. {@link
   * CallState#diversions()} begins with them, and they count as redirects. Diversions of others are
   * not given here: they count with {@link #withRedirects(int)} and are not repeated as ours.
   */
  public CallRequest withDiversions(Iterable<Diversion> diversions) {
    Draft draft = new Draft(this);
    draft.diversions = Checks.list("diversions", diversions);
    return draft.build();
  }

  /** Returns the id of the client in which the number was dialled. */
  public String client() {
    return client;
  }

  /** Returns the number dialled. */
  public String destination() {
    return destination;
  }

  /** Returns where the call came from. */
  public CallType type() {
    return type;
  }

  /** Returns who calls. */
  public Caller caller() {
    return caller;
  }

  /** Returns whether a calling friend is left out wherever its client routes the call. */
  public boolean hairpinGuard() {
    return hairpinGuard;
  }

  /** Returns how often the call may be forwarded; 0 or more. */
  public int maxRedirects() {
    return maxRedirects;
  }

  /** Returns how many friends the call may reach, dialled or not; 0 or more. */
  public int maxHops() {
    return maxHops;
  }

  /** Returns whether the number is routed through the friends, without looking at extensions. */
  public boolean throughFriends() {
    return throughFriends;
  }

  /** Returns after which outcomes the call goes on at the next friend; empty by default. */
  public Set<DialOutcome> failover() {
    return failover;
  }

  /** Returns who called first; the {@link #caller()} by default. */
  public Caller origin() {
    return origin == null ? caller : origin;
  }

  /** Returns how often the call was forwarded before; at least as often as it has diversions. */
  public int redirects() {
    return Math.max(redirects, diversions.size());
  }

  /** Returns the forwards of this platform that the call has been through before. */
  public List<Diversion> diversions() {
    return diversions;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "client", client,
      "destination", destination,
      "type", type,
      "caller", caller,
      "hairpinGuard", hairpinGuard,
      "maxRedirects", maxRedirects,
      "maxHops", maxHops,
      "throughFriends", throughFriends,
      "failover", failover,
      "origin", origin(),
      "redirects", redirects(),
      "diversions", diversions
    };
  }

  /** A request that is being changed. */
  private static final class Draft {
    private final String client;
    private final String destination;
    private CallType type = CallType.INTERNAL;
    private Caller caller = Caller.UNKNOWN;
    private boolean hairpinGuard;
    private int maxRedirects = DEFAULT_MAX_REDIRECTS;
    private int maxHops = DEFAULT_MAX_HOPS;
    private boolean throughFriends;
    private Set<DialOutcome> failover = Set.of();
    private @Nullable Caller origin;
    private int redirects;
    private List<Diversion> diversions = List.of();

    Draft(String client, String destination) {
      this.client = client;
      this.destination = destination;
    }

    Draft(CallRequest request) {
      client = request.client;
      destination = request.destination;
      type = request.type;
      caller = request.caller;
      hairpinGuard = request.hairpinGuard;
      maxRedirects = request.maxRedirects;
      maxHops = request.maxHops;
      throughFriends = request.throughFriends;
      failover = request.failover;
      origin = request.origin;
      redirects = request.redirects;
      diversions = request.diversions;
    }

    CallRequest build() {
      return new CallRequest(this);
    }
  }
}
