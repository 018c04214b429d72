package io.github.pbxrouting.api;

/**
 * A code such as {@code *94} that the platform itself serves, before it looks at extensions and
 * friends.
 *
 * @param code {@code *} or {@code #} and up to 127 more printable ASCII characters
 * @param arguments whether more may follow the code, as in {@code *94 1001} dialled {@code *941001}
 */
public record ServiceCode(String code, boolean arguments) {

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException when it does not start with {@code *} or {@code #}, or is too
   *     long, or has a space or a character that is not printable ASCII
   */
  public ServiceCode {
    Checks.number("serviceCode", Checks.notNull("code", code));
    if (code.charAt(0) != '*' && code.charAt(0) != '#') {
      throw Checks.invalid(
          "serviceCode",
          "must start with * or #: " + Checks.shown(code) + "; write *" + code + " instead");
    }
  }

  /** Returns a code that stands alone: only the number equal to it is taken. */
  public static ServiceCode exact(String code) {
    return new ServiceCode(code, false);
  }

  /**
   * Returns a code that every number starting with it is taken by; what follows are the arguments.
   */
  public static ServiceCode withArguments(String code) {
    return new ServiceCode(code, true);
  }
}
