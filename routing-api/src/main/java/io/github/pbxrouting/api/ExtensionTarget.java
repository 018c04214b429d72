package io.github.pbxrouting.api;

/** Where an extension leads. */
public sealed interface ExtensionTarget
    permits ExtensionTarget.Endpoint,
        ExtensionTarget.External,
        ExtensionTarget.Voicemail,
        ExtensionTarget.ThroughFriends {

  /** Returns an endpoint managed by the host: a user, an IVR, a queue. */
  static Endpoint endpoint(String kind, String id) {
    return new Endpoint(kind, id);
  }

  /** Returns a PSTN number. */
  static External external(String number) {
    return new External(number);
  }

  /** Returns a voicemail box. */
  static Voicemail voicemail(String mailbox) {
    return new Voicemail(mailbox);
  }

  /**
   * Returns the target that routes {@code number} through the client's friends, not its extensions.
   */
  static ThroughFriends throughFriends(String number) {
    return new ThroughFriends(number);
  }

  /**
   * An endpoint managed by the host.
   *
   * @param kind what it is, for example {@code user}; not blank, at most 128 characters, without
   *     {@code /}
   * @param id which one it is; not blank, at most 128 characters
   */
  record Endpoint(String kind, String id) implements ExtensionTarget {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException when one is blank, over-long or has a control character, or
     *     the kind has a slash
     */
    public Endpoint {
      Checks.name("endpoint kind", Checks.notNull("kind", kind));
      if (kind.indexOf('/') >= 0) {
        throw Checks.invalid("endpoint kind", "must not contain a slash: only the id may");
      }
      Checks.name("endpoint id", Checks.notNull("id", id));
    }

    /** Returns the endpoint in a word: kind, slash, id. */
    @Override
    public String toString() {
      return kind + "/" + id;
    }
  }

  /**
   * A PSTN number; where an extension or a forward rule leads.
   *
   * @param number {@code +} and 3 to 15 digits (E.164), or 1 to 32 plain digits
   */
  record External(String number) implements ExtensionTarget, ForwardTarget {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is no external number
     */
    public External {
      Checks.externalNumber("external", Checks.notNull("number", number));
    }
  }

  /**
   * A voicemail box; where an extension or a forward rule leads.
   *
   * @param mailbox its name; not blank, at most 128 characters
   */
  record Voicemail(String mailbox) implements ExtensionTarget, ForwardTarget {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is blank, over-long or has a control character
     */
    public Voicemail {
      Checks.name("voicemail", Checks.notNull("mailbox", mailbox));
    }
  }

  /**
   * The client's friends.
   *
   * @param number what they are asked for: 1 to 128 printable ASCII characters
   */
  record ThroughFriends(String number) implements ExtensionTarget {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is empty, too long, or has a space or a character
     *     that is not printable ASCII
     */
    public ThroughFriends {
      Checks.number("throughFriends", Checks.notNull("number", number));
    }
  }
}
