package io.github.pbxrouting.api;

/** Where a forward rule sends the call. */
public sealed interface ForwardTarget
    permits ExtensionTarget.External, ExtensionTarget.Voicemail, ForwardTarget.ToExtension {

  /** Returns a voicemail box; the call ends there. */
  static ExtensionTarget.Voicemail voicemail(String mailbox) {
    return new ExtensionTarget.Voicemail(mailbox);
  }

  /** Returns a PSTN number; the call ends there. */
  static ExtensionTarget.External external(String number) {
    return new ExtensionTarget.External(number);
  }

  /**
   * Returns an extension of the forwarding friend's client; the call goes on to that extension's
   * target.
   */
  static ToExtension extension(String number) {
    return new ToExtension(number);
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
      Checks.number("extension", Checks.notNull("number", number));
    }
  }
}
