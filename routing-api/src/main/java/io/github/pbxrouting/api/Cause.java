package io.github.pbxrouting.api;

/** Why a call ended without an answer: the ITU-T Q.850 causes that this library gives. */
public enum Cause {
  /** Nobody has the number; given for an unknown service code. */
  UNALLOCATED_NUMBER(1),
  /** No friend takes the number of an extension that points to friends. */
  NO_ROUTE_TO_DESTINATION(3),
  /** The caller hung up. */
  NORMAL_CLEARING(16),
  /** The friend was busy or congested. */
  USER_BUSY(17),
  /** The friend did not answer in time. */
  NO_ANSWER(19),
  /** The friend was not registered. */
  SUBSCRIBER_ABSENT(20),
  /** The call passed through too many friends. */
  EXCHANGE_ROUTING_ERROR(25),
  /** The call was forwarded too often. */
  REQUESTED_CHANNEL_NOT_AVAILABLE(44);

  private final int code;

  Cause(int code) {
    this.code = code;
  }

  /** The cause's number in Q.850, 1 to 127. */
  public int code() {
    return code;
  }
}
