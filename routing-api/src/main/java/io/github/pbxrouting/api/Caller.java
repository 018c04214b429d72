package io.github.pbxrouting.api;

/** Who calls. */
public sealed interface Caller {

  /** Whoever calls, when the host does not say. */
  Party UNKNOWN = new Party("unknown");

  /** A user, or whatever else of the host's places calls. */
  static Party party(String id) {
    return new Party(id);
  }

  /** A friend of a client. */
  static OfFriend friend(String client, String friend) {
    return new OfFriend(client, friend);
  }

  /**
   * A user, or whatever else of the host's places calls.
   *
   * @param id the host's word for it; not blank, at most 128 characters
   */
  record Party(String id) implements Caller {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when it is blank, over-long or has a control character
     */
    public Party {
      Text.name("caller", id);
    }
  }

  /**
   * A friend of a client.
   *
   * @param client the client's id
   * @param friend the friend's name
   */
  record OfFriend(String client, String friend) implements Caller {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when one is blank, over-long or has a control character
     */
    public OfFriend {
      Text.name("caller client", client);
      Text.name("caller friend", friend);
    }
  }
}
