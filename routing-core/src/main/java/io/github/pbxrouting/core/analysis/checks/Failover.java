package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.Friend;

/**
 * Whether calls go on at the next friend that takes the number: when failover was asked for, and
 * the outcome of a dial has no forward rule.
 */
record Failover(boolean asked) {

  /** Returns whether some call that the friend wins goes on at the next one. */
  boolean goesOnAfter(Friend friend) {
    if (asked) {
      for (CallType type : CallType.values()) {
        if (!forwards(friend, type, ForwardCondition.UNCONDITIONAL)
            && !(forwards(friend, type, ForwardCondition.NO_ANSWER)
                && forwards(friend, type, ForwardCondition.BUSY)
                && forwards(friend, type, ForwardCondition.NOT_REGISTERED))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean forwards(Friend friend, CallType type, ForwardCondition condition) {
    return friend.forwards().stream()
        .anyMatch(
            rule -> rule.enabled() && rule.condition() == condition && rule.calls().accepts(type));
  }
}
