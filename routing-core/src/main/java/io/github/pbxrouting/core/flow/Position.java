package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import java.util.List;

/**
 * Where a call is.
 *
 * @param state what it carries
 * @param step what to do now
 * @param candidates at a dial step, the friends to try after this one when failover is asked for
 */
record Position(CallState state, CallStep step, List<ToFriend> candidates) {

  static Position of(CallState state, CallStep step) {
    return new Position(state, step, List.of());
  }
}
