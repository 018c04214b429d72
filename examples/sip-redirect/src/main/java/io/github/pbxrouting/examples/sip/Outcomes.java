package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.RejectionReason;

/**
 * What SIP statuses and Q.850 causes say of a try, and which status a call ends with (after RFC
 * 3398, sections 7.2.4.1 and 8.2.6.1).
 */
final class Outcomes {

  private Outcomes() {}

  /**
   * What a final SIP status says of the try it ended.
   *
   * @throws IllegalArgumentException when it is no failure, 400 to 699
   */
  static DialOutcome ofStatus(int status) {
    if (status < 400 || status > 699) {
      throw new IllegalArgumentException("Reason: SIP cause must be 400 to 699");
    }
    return switch (status) {
      case 408 -> DialOutcome.NO_ANSWER;
      case 486, 600, 603 -> DialOutcome.BUSY;
      case 404, 410, 430, 480, 604 -> DialOutcome.NOT_REGISTERED;
      case 487 -> DialOutcome.CANCELLED;
      default -> DialOutcome.CONGESTION;
    };
  }

  /**
   * What a Q.850 cause says of the try it ended.
   *
   * @throws IllegalArgumentException when it is none, 1 to 127
   */
  static DialOutcome ofCause(int cause) {
    if (cause < 1 || cause > 127) {
      throw new IllegalArgumentException("Reason: Q.850 cause must be 1 to 127");
    }
    return switch (cause) {
      case 16 -> DialOutcome.CANCELLED;
      case 17, 21 -> DialOutcome.BUSY;
      case 18, 19 -> DialOutcome.NO_ANSWER;
      case 1, 2, 3, 20, 22, 27 -> DialOutcome.NOT_REGISTERED;
      default -> DialOutcome.CONGESTION;
    };
  }

  /** Why a call ends that nothing forwards after that outcome; congestion counts as busy. */
  static RejectionReason reasonOf(DialOutcome outcome) {
    return switch (outcome) {
      case NO_ANSWER -> RejectionReason.NO_ANSWER;
      case NOT_REGISTERED -> RejectionReason.NOT_REGISTERED;
      case CANCELLED -> RejectionReason.CANCELLED;
      case BUSY, CONGESTION -> RejectionReason.BUSY;
      case ANSWERED -> throw new IllegalArgumentException("an answered call has not failed");
    };
  }

  /** What it means for the friend that led to a client that the call was rejected there. */
  static DialOutcome outcomeOf(RejectionReason reason) {
    return switch (reason) {
      case NO_ANSWER -> DialOutcome.NO_ANSWER;
      case NOT_REGISTERED, UNKNOWN_SERVICE_CODE, NO_FRIEND_TAKES_NUMBER ->
          DialOutcome.NOT_REGISTERED;
      case CANCELLED -> DialOutcome.CANCELLED;
      case BUSY -> DialOutcome.BUSY;
      case TOO_MANY_REDIRECTS, TOO_MANY_HOPS -> DialOutcome.CONGESTION;
    };
  }

  /** The SIP status of a rejected call. */
  static int status(RejectionReason reason) {
    return switch (reason) {
      case UNKNOWN_SERVICE_CODE, NO_FRIEND_TAKES_NUMBER -> 404;
      case CANCELLED -> 487;
      case BUSY -> 486;
      case NO_ANSWER, NOT_REGISTERED -> 480;
      case TOO_MANY_HOPS -> 483;
      case TOO_MANY_REDIRECTS -> 503;
    };
  }

  /** The words that Q.850 has for a rejected call's cause. */
  static String causeText(RejectionReason reason) {
    return switch (reason) {
      case UNKNOWN_SERVICE_CODE -> "Unallocated (unassigned) number";
      case NO_FRIEND_TAKES_NUMBER -> "No route to destination";
      case CANCELLED -> "Normal call clearing";
      case BUSY -> "User busy";
      case NO_ANSWER -> "No answer from user (user alerted)";
      case NOT_REGISTERED -> "Subscriber absent";
      case TOO_MANY_HOPS -> "Exchange routing error";
      case TOO_MANY_REDIRECTS -> "Requested circuit/channel not available";
    };
  }
}
