package io.github.pbxrouting.api;

import java.util.Objects;

/**
 * One forward a call has been through, as a SIP Diversion header (RFC 5806) tells it.
 *
 * @param client the id of the forwarding friend's client
 * @param friend the name of the forwarding friend
 * @param number the number the friend was reached with
 * @param reason why the call was forwarded
 */
public record Diversion(String client, String friend, String number, DiversionReason reason) {
  /** Checks that nothing is null. */
  public Diversion {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(friend, "friend");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(reason, "reason");
  }
}
