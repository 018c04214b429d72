package io.github.pbxrouting.api;

/**
 * A call that is to be routed, as the host knows it at the beginning.
 *
 * @param client the id of the client in which the number was dialled
 * @param destination the number dialled
 * @param type where the call came from
 * @param caller who calls
 * @param hairpinGuard whether a calling friend is left out wherever the call is routed in that
 *     friend's client
 * @param maxRedirects how often the call may be forwarded; 0 or more
 * @param maxHops how many friends the call may reach, dialled or not; 0 or more
 */
public record CallRequest(
    String client,
    String destination,
    CallType type,
    Caller caller,
    boolean hairpinGuard,
    int maxRedirects,
    int maxHops) {

  /** How often a call may be forwarded unless the request says otherwise; IvozProvider's number. */
  public static final int DEFAULT_MAX_REDIRECTS = 5;

  /** How many friends a call may reach unless the request says otherwise. */
  public static final int DEFAULT_MAX_HOPS = 20;

  /**
   * Checks the client's id and the numbers.
   *
   * @throws IllegalArgumentException when the client's id is blank, or a limit is negative
   * @throws NullPointerException when a part is null
   */
  public CallRequest {
    Checks.name("client", client);
    Checks.notNull("destination", destination);
    Checks.notNull("type", type);
    Checks.notNull("caller", caller);
    Checks.atLeast(0, "maxRedirects", maxRedirects);
    Checks.atLeast(0, "maxHops", maxHops);
  }

  /**
   * An internal call by an unknown caller, without hairpin guard, at most 5 redirects and 20 hops.
   */
  public static CallRequest of(String client, String destination) {
    return new CallRequest(
        client,
        destination,
        CallType.INTERNAL,
        Caller.UNKNOWN,
        false,
        DEFAULT_MAX_REDIRECTS,
        DEFAULT_MAX_HOPS);
  }

  /** This request, as a call of that type. */
  public CallRequest ofType(CallType value) {
    return new CallRequest(client, destination, value, caller, hairpinGuard, maxRedirects, maxHops);
  }

  /** This request, by that caller. */
  public CallRequest from(Caller value) {
    return new CallRequest(client, destination, type, value, hairpinGuard, maxRedirects, maxHops);
  }

  /** This request, with the calling friend left out. */
  public CallRequest withHairpinGuard() {
    return new CallRequest(client, destination, type, caller, true, maxRedirects, maxHops);
  }

  /** This request, forwarded at most so often. */
  public CallRequest withMaxRedirects(int value) {
    return new CallRequest(client, destination, type, caller, hairpinGuard, value, maxHops);
  }

  /** This request, reaching at most so many friends. */
  public CallRequest withMaxHops(int value) {
    return new CallRequest(client, destination, type, caller, hairpinGuard, maxRedirects, value);
  }
}
