package io.github.pbxrouting.api;

/** Why a number or a call was rejected. */
public enum RejectionReason {
  /**
   * The number starts with {@code *}, the client declares service codes, and none of them takes it.
   */
  UNKNOWN_SERVICE_CODE("unknown-service-code", Cause.UNALLOCATED_NUMBER),
  /** An extension points to friends with a number that no friend takes. */
  NO_FRIEND_TAKES_NUMBER("no-friend-takes-number", Cause.NO_ROUTE_TO_DESTINATION),
  /** The caller hung up while the friend was dialled. */
  CANCELLED("cancelled", Cause.NORMAL_CLEARING),
  /** The friend was busy or congested and no rule fits. */
  BUSY("busy", Cause.USER_BUSY),
  /** The friend did not answer and no rule fits. */
  NO_ANSWER("no-answer", Cause.NO_ANSWER),
  /** The friend was not registered and no rule fits. */
  NOT_REGISTERED("not-registered", Cause.SUBSCRIBER_ABSENT),
  /** The call was forwarded as often as it may be. */
  TOO_MANY_REDIRECTS("too-many-redirects", Cause.REQUESTED_CHANNEL_NOT_AVAILABLE),
  /** The call reached as many friends as it may. */
  TOO_MANY_HOPS("too-many-hops", Cause.EXCHANGE_ROUTING_ERROR);

  private final String token;
  private final Cause cause;

  RejectionReason(String token, Cause cause) {
    this.token = token;
    this.cause = cause;
  }

  /** The reason as a stable lower-case word with hyphens. */
  public String token() {
    return token;
  }

  /** The Q.850 cause a host answers with. */
  public Cause cause() {
    return cause;
  }
}
