package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;

/**
 * The way without an automaton: asks the decisions of a plan one by one whether they take a number,
 * from some rank on. For numbers the automaton cannot judge, and for those whose first taker is
 * left out. Wants nothing but the decisions; takes time linear in them.
 */
final class LinearScan {

  private final RouteDecision[] decisions;
  private final boolean full;
  private final Re2jPatterns re2j;

  /**
   * Scans a plan.
   *
   * @param decisions by rank, the last one external
   * @param full whether a pattern has to match the whole number
   */
  LinearScan(RouteDecision[] decisions, boolean full, Re2jPatterns re2j) {
    this.decisions = decisions;
    this.full = full;
    this.re2j = re2j;
  }

  /** The strongest rank from {@code from} on that takes the number and is not left out. */
  int firstTaker(String number, int from, RouteOptions options) {
    for (int rank = from; rank < decisions.length; rank++) {
      RouteDecision decision = decisions[rank];
      if (!leavesOut(options, decision) && takes(decision, number)) {
        return rank;
      }
    }
    throw new AssertionError("a plan without the public network at its end");
  }

  /** Whether the options say that such a decision is passed over. */
  static boolean leavesOut(RouteOptions options, RouteDecision decision) {
    return decision instanceof ToFriend friend
        ? friend.friend().name().equals(options.leftOutFriend())
        : options.skipExtensions() && decision instanceof ToExtension;
  }

  private boolean takes(RouteDecision decision, String number) {
    if (decision instanceof ToRemoteFriend remote) {
      for (String pattern : remote.friend().patterns()) {
        if (re2j.matches(pattern, number, full)) {
          return true;
        }
      }
      return false;
    } else if (decision instanceof ToInternalFriend internal) {
      return internal.extension().number().equals(number);
    } else if (decision instanceof ToExtension extension) {
      return extension.extension().number().equals(number);
    } else if (decision instanceof ToEmergency emergency) {
      return emergency.emergency().number().equals(number);
    } else if (decision instanceof ToService service) {
      ServiceCode code = service.code();
      return code.arguments() ? number.startsWith(code.code()) : number.equals(code.code());
    } else if (decision instanceof Rejected) {
      return number.startsWith("*"); // the one rejection a plan has: of unknown codes
    }
    return decision == ToExternal.EXTERNAL;
  }
}
