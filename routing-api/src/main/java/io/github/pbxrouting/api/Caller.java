package io.github.pbxrouting.api;

import org.jspecify.annotations.Nullable;

/**
 * Who calls: a friend of a client, or anybody else whom the host names.
 *
 * @param client the id of the friend's client, or null where no friend calls
 * @param name the friend's name, or the host's word for whoever calls; not blank, at most 128
 *     characters
 */
public record Caller(@Nullable String client, String name) {

  /** Whoever calls, when the host does not say. */
  public static final Caller UNKNOWN = party("unknown");

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException when one is blank, over-long or has a control character
   */
  public Caller {
    if (client != null) {
      Checks.name("caller client", Checks.notNull("client", client));
    }
    Checks.name("caller", Checks.notNull("name", name));
  }

  /** Returns a party of the host: a user, or anything else that calls. */
  public static Caller party(String id) {
    return new Caller(null, Checks.notNull("id", id));
  }

  /** Returns a friend of a client. */
  public static Caller friend(String client, String friend) {
    return new Caller(Checks.notNull("client", client), Checks.notNull("friend", friend));
  }
}
