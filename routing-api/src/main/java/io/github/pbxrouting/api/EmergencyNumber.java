package io.github.pbxrouting.api;

/**
 * A number that no service code, extension or friend may take.
 *
 * @param number 1 to 128 printable ASCII characters, for example {@code 112}
 */
public record EmergencyNumber(String number) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when it is empty, too long, or has a space or a character that
   *     is not printable ASCII
   */
  public EmergencyNumber {
    Checks.number("emergencyNumber", Checks.notNull("number", number));
  }

  /** Returns the emergency number {@code number}. */
  public static EmergencyNumber of(String number) {
    return new EmergencyNumber(number);
  }
}
