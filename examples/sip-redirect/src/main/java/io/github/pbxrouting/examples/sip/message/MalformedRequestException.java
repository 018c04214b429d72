package io.github.pbxrouting.examples.sip.message;

/**
 * A request that cannot be served as it is. The message is fixed text, never the sender's own, so
 * it may be a reason phrase.
 */
public final class MalformedRequestException extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  /** Creates one for a response with that status. */
  MalformedRequestException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  /** Returns the status that answers it: 400, 505 or 513. */
  public int status() {
    return status;
  }
}
