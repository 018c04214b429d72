package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.dialplan.host.RoutedCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call that was answered with an address, and the plan it has that from. An internal friend
 * without its own address is followed into its client. Immutable.
 */
record ServedCall(ServedPlan plan, RoutedCall routed) {

  /**
   * Starts a call.
   *
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the destination is empty or
   *     too long
   * @throws IllegalArgumentException when there is no such client or calling friend
   */
  static ServedCall start(ServedPlan plan, CallRequest request) {
    return new ServedCall(plan, RoutedCall.start(plan.router(), request, plan::hasContact));
  }

  /** Returns the call after its address has failed with that outcome. */
  ServedCall after(DialOutcome outcome, Duration elapsed) {
    return new ServedCall(plan, routed.after(outcome, elapsed));
  }

  /** Returns the call on another plan; empty unless that leads to the same steps. */
  Optional<ServedCall> on(ServedPlan other) {
    return routed.on(other.router(), other::hasContact).map(call -> new ServedCall(other, call));
  }

  CallStep step() {
    return routed.step();
  }

  boolean isOver() {
    return routed.isOver();
  }

  List<Diversion> diversions() {
    return routed.diversions();
  }

  OptionalLong ringSeconds() {
    Optional<Duration> time = routed.ringTime();
    return time.isPresent() ? OptionalLong.of(time.get().toSeconds()) : OptionalLong.empty();
  }
}
