package io.github.pbxrouting.api;

/**
 * An internal number of a client and where it leads.
 *
 * @param number 1 to 128 printable ASCII characters, unique in its client
 * @param target where it leads
 */
public record Extension(String number, ExtensionTarget target) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when it is empty, too long, or has a space or a character that
   *     is not printable ASCII
   * @throws NullPointerException when a part is null
   */
  public Extension {
    Checks.number("extension number", Checks.notNull("number", number));
    Checks.notNull("target", target);
  }

  /** Returns the extension {@code number} that leads to {@code target}. */
  public static Extension of(String number, ExtensionTarget target) {
    return new Extension(number, target);
  }
}
