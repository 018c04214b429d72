package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A call that has been told where to go, with the plan it began with. Immutable.
 *
 * <p>An internal friend without an address of its own is not dialled: the call goes on in the
 * friend's target client. What fails there is the outcome of dialling that friend, whose forwards
 * may then have the call. So a call is a pile of flows; the last is where it is now, and all others
 * stand at such a friend.
 */
final class RoutedCall {

  /** The flows of one call end by themselves; a pile of them could take long in a plan of loops. */
  private static final int MOST_STEPS_AT_ONCE = 200;

  private final ServedPlan plan;
  private final List<CallFlow> flows;
  private final CallStep step;

  private RoutedCall(ServedPlan plan, List<CallFlow> flows, CallStep step) {
    this.plan = plan;
    this.flows = flows;
    this.step = step;
  }

  /**
   * Starts a call.
   *
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the destination is empty or
   *     too long
   * @throws IllegalArgumentException when there is no such client or calling friend
   */
  static RoutedCall start(ServedPlan plan, CallRequest request) {
    return settle(plan, new ArrayList<>(List.of(plan.router().call(request))));
  }

  /** The call after the caller's try has failed with that outcome. */
  RoutedCall after(DialOutcome outcome, Duration elapsed) {
    List<CallFlow> rest = new ArrayList<>(flows);
    CallFlow tried = rest.remove(rest.size() - 1);
    if (tried instanceof CallFlow.Dialling dialling) {
      rest.add(dialling.after(outcome, elapsed));
    } else if (rest.isEmpty() || outcome == DialOutcome.CANCELLED) {
      // Not a friend's address: nothing can forward the call from there.
      return new RoutedCall(
          plan, flows, CallStep.Reject.of(step.client(), DialOutcomes.rejectionAfter(outcome)));
    } else {
      rest.add(((CallFlow.Dialling) rest.remove(rest.size() - 1)).after(outcome));
    }
    return settle(plan, rest);
  }

  private static RoutedCall settle(ServedPlan plan, List<CallFlow> flows) {
    for (int i = 0; i < MOST_STEPS_AT_ONCE; i++) {
      int last = flows.size() - 1;
      CallFlow flow = flows.get(last);
      CallStep step = flow.step();
      if (flow instanceof CallFlow.Forwarding forwarding) {
        flows.set(last, forwarding.next());
      } else if (flow instanceof CallFlow.Dialling dialling && plan.contact(step) == null) {
        flows.add(dialling.nested().orElseThrow());
      } else if (step instanceof CallStep.Reject reject
          && last > 0
          && reject.reason() != RejectionReason.CANCELLED) {
        flows.remove(last);
        CallFlow.Dialling outer = (CallFlow.Dialling) flows.get(last - 1);
        flows.set(last - 1, outer.after(DialOutcomes.ofRejection(reject.reason())));
      } else {
        return new RoutedCall(plan, flows, step);
      }
    }
    String client = flows.get(0).step().client();
    return new RoutedCall(plan, flows, CallStep.Reject.of(client, RejectionReason.TOO_MANY_HOPS));
  }

  /** What to do now: never a forward, and a dial only of a friend with an address. */
  CallStep step() {
    return step;
  }

  /** Whether the call has ended without an answer. */
  boolean isOver() {
    return step instanceof CallStep.Reject;
  }

  ServedPlan plan() {
    return plan;
  }

  /** The forwards the call has been through, oldest first. */
  List<Diversion> diversions() {
    return flows.get(flows.size() - 1).state().diversions();
  }

  /** How long to wait for an answer, in seconds; empty when no friend is being dialled. */
  OptionalLong ringSeconds() {
    Optional<Duration> timeout =
        step instanceof CallStep.Dial dial
            ? Optional.of(dial.timeout())
            : flows.get(flows.size() - 1).state().timeLeft();
    return timeout.isPresent()
        ? OptionalLong.of(Math.max(1, timeout.get().toSeconds()))
        : OptionalLong.empty();
  }
}
