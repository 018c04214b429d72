package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call as the switch describes it at its start.
 *
 * @param client the client in which the number was dialled
 * @param number the number dialled
 * @param type where the call came from
 * @param from the friend of the client that calls, which is left out; null when no friend does
 * @param failover the outcomes after which the next candidate is tried; immutable
 */
record Question(
    String client, String number, CallType type, @Nullable String from, Set<DialOutcome> failover) {

  Question {
    failover = Set.copyOf(failover);
  }

  CallRequest request() {
    CallRequest request = CallRequest.of(client, number).withType(type);
    if (from != null) {
      request = request.withCaller(Caller.friend(client, from)).withHairpinGuard();
    }
    return failover.isEmpty() ? request : request.withFailover(failover);
  }
}
