package io.github.pbxrouting.api;

/**
 * One forward a call has been through, as a SIP Diversion header (RFC 5806) tells it.
 *
 * @param client the id of the forwarding friend's client
 * @param friend the name of the forwarding friend
 * @param number the number the friend was reached with
 * @param reason why the call was forwarded: the condition of the rule that fired
 */
public record Diversion(String client, String friend, String number, ForwardCondition reason) {
  /** Checks that nothing is null. */
  public Diversion {
    Checks.notNull("client", client);
    Checks.notNull("friend", friend);
    Checks.notNull("number", number);
    Checks.notNull("reason", reason);
  }
}
