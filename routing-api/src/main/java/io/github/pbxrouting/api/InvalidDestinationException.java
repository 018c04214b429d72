package io.github.pbxrouting.api;

/**
 * A dialled number that cannot be routed, because it is null, empty, too long or not text; nothing
 * was routed.
 */
public final class InvalidDestinationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the number. */
  public InvalidDestinationException(String message) {
    super(Checks.notNull("message", message));
  }
}
