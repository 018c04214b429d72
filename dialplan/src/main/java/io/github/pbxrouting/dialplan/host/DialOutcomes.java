package io.github.pbxrouting.dialplan.host;

import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.RejectionReason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a dial ended, by its SIP status and its Q.850 cause, and the status and words of a call that
 * is rejected. The one table of all hosts: the same plan and the same trunk take the same forward
 * whoever asks.
 *
 * <table class="striped">
 *   <caption>Outcomes</caption>
 *   <thead><tr><th>outcome</th><th>Q.850 cause</th><th>SIP status</th></tr></thead>
 *   <tbody>
 *     <tr><td>cancelled</td><td>16</td><td>487</td></tr>
 *     <tr><td>busy</td><td>17, 21</td><td>403, 486, 600, 603</td></tr>
 *     <tr><td>no answer</td><td>18, 19</td><td>408, 480</td></tr>
 *     <tr><td>not registered</td><td>1, 3, 20, 22, 27</td><td>404, 410, 484, 604</td></tr>
 *     <tr><td>congestion</td><td>any other</td><td>any other</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>A cause beats a status where both are known: a status such as 480 has several causes. Sources:
 * RFC 3398, sections 7.2.4.1 (causes to statuses: 1, 3 and 22 are 404 and 410, 17 is 486, 18 is
 * 408, 19 and 20 are 480, 21 is 403, 27 is 502) and 8.2.6.1 (statuses to causes); Asterisk's {@code
 * hangup_sip2cause}, which reads 480 as 19; IvozProvider's page of friends, where a friend that
 * rejects a call (21, 403, 603) is busy.
 */
public final class DialOutcomes {

  private static final int MAX_CAUSE = 127;

  private DialOutcomes() {}

  /**
   * Returns the outcome of a final SIP status that the dial ended with; empty when it is no
   * failure, 300 to 699.
   */
  public static Optional<DialOutcome> ofStatus(int status) {
    if (status < 300 || status > 699) {
      return Optional.empty();
    }
    return Optional.of(
        switch (status) {
          case 403, 486, 600, 603 -> DialOutcome.BUSY;
          case 408, 480 -> DialOutcome.NO_ANSWER;
          case 404, 410, 484, 604 -> DialOutcome.NOT_REGISTERED;
          case 487 -> DialOutcome.CANCELLED;
          default -> DialOutcome.CONGESTION;
        });
  }

  /** Returns the outcome of a Q.850 cause; empty when it is none, 1 to 127. */
  public static Optional<DialOutcome> ofCause(int cause) {
    if (cause < 1 || cause > MAX_CAUSE) {
      return Optional.empty();
    }
    return Optional.of(
        switch (cause) {
          case 16 -> DialOutcome.CANCELLED;
          case 17, 21 -> DialOutcome.BUSY;
          case 18, 19 -> DialOutcome.NO_ANSWER;
          case 1, 3, 20, 22, 27 -> DialOutcome.NOT_REGISTERED;
          default -> DialOutcome.CONGESTION;
        });
  }

  /**
   * Returns the outcome of a cause and a status of one dial; the cause counts first. Empty when
   * neither tells of a failure.
   */
  public static Optional<DialOutcome> of(OptionalInt cause, OptionalInt status) {
    Optional<DialOutcome> byCause =
        cause.isPresent() ? ofCause(cause.getAsInt()) : Optional.empty();
    return byCause.or(() -> status.isPresent() ? ofStatus(status.getAsInt()) : Optional.empty());
  }

  /**
   * Returns why a call ends that nothing forwards after that outcome; congestion counts as busy.
   *
   * @throws IllegalArgumentException when the call was answered
   */
  public static RejectionReason rejectionAfter(DialOutcome outcome) {
    return switch (outcome) {
      case NO_ANSWER -> RejectionReason.NO_ANSWER;
      case NOT_REGISTERED -> RejectionReason.NOT_REGISTERED;
      case CANCELLED -> RejectionReason.CANCELLED;
      case BUSY, CONGESTION -> RejectionReason.BUSY;
      case ANSWERED -> throw new IllegalArgumentException("outcome must not be ANSWERED");
    };
  }

  /**
   * Returns what it means for the internal friend that led to a client that the call was rejected
   * there.
   */
  public static DialOutcome ofRejection(RejectionReason reason) {
    return switch (reason) {
      case NO_ANSWER -> DialOutcome.NO_ANSWER;
      case NOT_REGISTERED, UNKNOWN_SERVICE_CODE, NO_FRIEND_TAKES_NUMBER ->
          DialOutcome.NOT_REGISTERED;
      case CANCELLED -> DialOutcome.CANCELLED;
      case BUSY -> DialOutcome.BUSY;
      case TOO_MANY_REDIRECTS, TOO_MANY_HOPS -> DialOutcome.CONGESTION;
    };
  }

  /**
   * Returns the SIP status of a rejected call. It may mean another outcome alone: its cause goes
   * beside it, in a {@code Reason} header (RFC 3326).
   */
  public static int statusOf(RejectionReason reason) {
    return switch (reason) {
      case UNKNOWN_SERVICE_CODE, NO_FRIEND_TAKES_NUMBER -> 404;
      case CANCELLED -> 487;
      case BUSY -> 486;
      case NO_ANSWER, NOT_REGISTERED -> 480;
      case TOO_MANY_HOPS -> 483;
      case TOO_MANY_REDIRECTS -> 503;
    };
  }

  /** Returns the words that Q.850 has for a rejected call's cause. */
  public static String causeText(RejectionReason reason) {
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
