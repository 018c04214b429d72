package io.github.pbxrouting.api;

/** Why a number or a call was rejected. */
public enum RejectionReason {
  /**
   * The number starts with {@code *}, the client declares service codes, and none of them takes it.
   */
  UNKNOWN_SERVICE_CODE("unknown-service-code", 1),
  /** An extension points to friends with a number that no friend takes. */
  NO_FRIEND_TAKES_NUMBER("no-friend-takes-number", 3),
  /** The caller hung up while the friend was dialled. */
  CANCELLED("cancelled", 16),
  /** The friend was busy or congested and no rule fits. */
  BUSY("busy", 17),
  /** The friend did not answer and no rule fits. */
  NO_ANSWER("no-answer", 19),
  /** The friend was not registered and no rule fits. */
  NOT_REGISTERED("not-registered", 20),
  /** The call was forwarded as often as it may be. */
  TOO_MANY_REDIRECTS("too-many-redirects", 44),
  /** The call reached as many friends as it may. */
  TOO_MANY_HOPS("too-many-hops", 25);

  private final String token;
  private final int cause;

  RejectionReason(String token, int cause) {
    this.token = token;
    this.cause = cause;
  }

  /** Returns the reason as a stable lower-case word with hyphens. */
  public String token() {
    return token;
  }

  /** Returns the number of the ITU-T Q.850 cause a host answers with, 1 to 127. */
  public int cause() {
    return cause;
  }
}
