package io.github.pbxrouting.api;

import java.util.List;
import java.util.Objects;

/**
 * What a call carries from step to step.
 *
 * @param origin who called first; never changes
 * @param caller who calls now: the origin, the friend that forwarded last, or in a nested flow the internal friend that points
 *     back
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
  /** Checks that nothing is null and copies the list. */
  public CallState {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(type, "type");
    diversions = List.copyOf(diversions);
  }
}
