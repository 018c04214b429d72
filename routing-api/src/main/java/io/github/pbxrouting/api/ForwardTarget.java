package io.github.pbxrouting.api;

/** Where a forward rule sends the call. */
public sealed interface ForwardTarget {

  /** A voicemail box; the call ends there. */
  static Voicemail voicemail(String mailbox) {
    return new Voicemail(mailbox);
  }

  /** A number of the public network; the call ends there. */
  static External external(String number) {
    return new External(number);
  }

  /**
   * An extension of the forwarding friend's client; the call goes on to that extension's target.
   */
  static ToExtension extension(String number) {
    return new ToExtension(number);
  }

  /**
   * A voicemail box.
   *
   * @param mailbox its name; not blank, at most 128 characters
   */
  record Voicemail(String mailbox) implements ForwardTarget {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is blank, over-long or has a control character
     */
    public Voicemail {
      Text.name("voicemail", mailbox);
    }
  }

  /**
   * A number of the public network.
   *
   * @param number {@code +} and 3 to 15 digits (E.164), or 1 to 32 plain digits
   */
  record External(String number) implements ForwardTarget {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is no external number
     */
    public External {
      Text.externalNumber("external", number);
    }
  }

  /**
   * An extension of the forwarding friend's client.
   *
   * @param number the extension's number
   */
  record ToExtension(String number) implements ForwardTarget {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is empty, too long, or has a space or a character
     *     that is not printable ASCII
     */
    public ToExtension {
      Text.number("extension", number);
    }
  }
}
