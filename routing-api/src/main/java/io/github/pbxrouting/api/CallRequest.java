package io.github.pbxrouting.api;

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

  private CallRequest(Draft draft) {
    client = draft.client;
    destination = draft.destination;
    type = draft.type;
    caller = draft.caller;
    hairpinGuard = draft.hairpinGuard;
    maxRedirects = draft.maxRedirects;
    maxHops = draft.maxHops;
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

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "client", client,
      "destination", destination,
      "type", type,
      "caller", caller,
      "hairpinGuard", hairpinGuard,
      "maxRedirects", maxRedirects,
      "maxHops", maxHops
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
    }

    CallRequest build() {
      return new CallRequest(this);
    }
  }
}
