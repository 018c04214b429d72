package io.github.pbxrouting.api;

import java.util.List;

/**
 * What a call carries from step to step.
 *
 * @param origin who called first; never changes
 * @param caller who calls now: the origin, the friend that forwarded last, or in a nested flow the
 *     internal friend that points back
 * @param client the id of the client the call is in
 * @param type where the call came from; never changes
 * @param redirects how often it has been forwarded
 * @param hops how many friends it has reached
 * @param diversions the forwards it has been through, oldest first; immutable
 */
public record CallState(
    Caller origin,
    Caller caller,
    String client,
    CallType type,
    int redirects,
    int hops,
    List<Diversion> diversions) {
  /**
   * Checks the counts and copies the list.
   *
   * @throws IllegalArgumentException when a count is negative
   * @throws NullPointerException when a part is null
   */
  public CallState {
    Checks.notNull("origin", origin);
    Checks.notNull("caller", caller);
    Checks.notNull("client", client);
    Checks.notNull("type", type);
    Checks.atLeast(0, "redirects", redirects);
    Checks.atLeast(0, "hops", hops);
    diversions = Checks.list("diversions", diversions);
  }
}
