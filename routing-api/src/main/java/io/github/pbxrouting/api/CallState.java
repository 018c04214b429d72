package io.github.pbxrouting.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call carries from step to step. Immutable; compares by value. */
public final class CallState extends Value {

  private final Caller origin;
  private final Caller caller;
  private final String client;
  private final CallType type;
  private final int redirects;
  private final int hops;
  private final List<Diversion> diversions;
  private final @Nullable Duration timeLeft;

  private CallState(
      Caller origin,
      Caller caller,
      String client,
      CallType type,
      int redirects,
      int hops,
      List<Diversion> diversions,
      @Nullable Duration timeLeft) {
    this.origin = origin;
    this.caller = Checks.notNull("caller", caller);
    this.client = Checks.notNull("client", client);
    this.type = Checks.notNull("type", type);
    Checks.atLeast(0, "redirects", redirects);
    Checks.atLeast(0, "hops", hops);
    this.redirects = redirects;
    this.hops = hops;
    this.diversions = diversions;
    this.timeLeft = timeLeft;
  }

  /** Returns what a call carries when it starts. */
  public static CallState of(CallRequest request) {
    Checks.notNull("request", request);
    return new CallState(
        request.origin(),
        request.caller(),
        request.client(),
        request.type(),
        request.redirects(),
        0,
        request.diversions(),
        null);
  }

  /** Returns who called first; never changes. */
  public Caller origin() {
    return origin;
  }

  /**
   * Returns who calls now: the origin, the friend that forwarded last, or in a nested leg the
   * internal friend that points back.
   */
  public Caller caller() {
    return caller;
  }

  /** Returns the id of the client the call is in. */
  public String client() {
    return client;
  }

  /** Returns where the call came from; a nested leg is an internal call. */
  public CallType type() {
    return type;
  }

  /** Returns how often the call has been forwarded, before it came here included. */
  public int redirects() {
    return redirects;
  }

  /** Returns how many friends the call has reached. */
  public int hops() {
    return hops;
  }

  /** Returns the forwards the call has been through, oldest first; immutable. */
  public List<Diversion> diversions() {
    return diversions;
  }

  /**
   * Returns the rest of the timeout of the dial step that a nested leg is inside of; empty when the
   * call is in no nested leg.
   */
  public Optional<Duration> timeLeft() {
    return Optional.ofNullable(timeLeft);
  }

  /** Returns this state with another caller. */
  public CallState withCaller(Caller caller) {
    return new CallState(origin, caller, client, type, redirects, hops, diversions, timeLeft);
  }

  /** Returns this state in another client. */
  public CallState withClient(String client) {
    return new CallState(origin, caller, client, type, redirects, hops, diversions, timeLeft);
  }

  /** Returns this state with another type. */
  public CallState withType(CallType type) {
    return new CallState(origin, caller, client, type, redirects, hops, diversions, timeLeft);
  }

  /**
   * Returns this state with another count of redirects.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public CallState withRedirects(int redirects) {
    return new CallState(origin, caller, client, type, redirects, hops, diversions, timeLeft);
  }

  /**
   * Returns this state with another count of hops.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public CallState withHops(int hops) {
    return new CallState(origin, caller, client, type, redirects, hops, diversions, timeLeft);
  }

  /** Returns this state with other diversions, oldest first. */
  public CallState withDiversions(Iterable<Diversion> diversions) {
    return new CallState(
        origin,
        caller,
        client,
        type,
        redirects,
        hops,
        Checks.list("diversions", diversions),
        timeLeft);
  }

  /**
   * Returns this state with another time left.
   *
   * @param timeLeft the time, or null outside nested legs
   */
  public CallState withTimeLeft(@Nullable Duration timeLeft) {
    return new CallState(origin, caller, client, type, redirects, hops, diversions, timeLeft);
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "origin", origin,
      "caller", caller,
      "client", client,
      "type", type,
      "redirects", redirects,
      "hops", hops,
      "diversions", diversions,
      "timeLeft", timeLeft
    };
  }
}
