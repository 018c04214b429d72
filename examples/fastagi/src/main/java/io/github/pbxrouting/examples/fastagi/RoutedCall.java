package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.BrandRouter;
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

/**
 * A call at a step that Asterisk can take, with the plan it began with. Immutable.
 *
 * <p>An internal friend is not dialled: the call goes on in the friend's target client. What fails
 * there is the outcome of dialling that friend, whose forwards may then take the call. So a call is
 * a stack of flows; the last is where it is now, and all others stand at an internal friend.
 */
final class RoutedCall {

  /** Flows end by themselves; a stack of them could take long in a plan of loops. */
  private static final int MAX_STEPS_AT_ONCE = 200;

  private final List<CallFlow> flows;
  private final CallStep step;

  private RoutedCall(List<CallFlow> flows, CallStep step) {
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
  static RoutedCall start(BrandRouter plan, CallRequest request) {
    return settle(new ArrayList<>(List.of(plan.call(request))));
  }

  /** Returns the call after a dial that failed with that outcome. */
  RoutedCall after(DialOutcome outcome) {
    List<CallFlow> rest = new ArrayList<>(flows);
    if (!(step instanceof CallStep.Dial)) {
      // Not a friend: nothing can forward the call from there, but from the friend that led there.
      rest.remove(rest.size() - 1);
      if (rest.isEmpty()) {
        return new RoutedCall(flows, end(outcome));
      }
    }
    rest.add(((CallFlow.Dialling) rest.remove(rest.size() - 1)).after(outcome));
    return settle(rest);
  }

  private CallStep end(DialOutcome outcome) {
    return CallStep.Reject.of(step.client(), DialOutcomes.rejectionAfter(outcome));
  }

  private static RoutedCall settle(List<CallFlow> flows) {
    for (int i = 0; i < MAX_STEPS_AT_ONCE; i++) {
      int last = flows.size() - 1;
      CallFlow flow = flows.get(last);
      CallStep step = flow.step();
      Optional<CallFlow> nested =
          flow instanceof CallFlow.Dialling dialling ? dialling.nested() : Optional.empty();
      if (flow instanceof CallFlow.Forwarding forwarding) {
        flows.set(last, forwarding.next());
      } else if (nested.isPresent()) {
        flows.add(nested.get());
      } else if (step instanceof CallStep.Reject reject
          && last > 0
          && reject.reason() != RejectionReason.CANCELLED) {
        flows.remove(last);
        CallFlow.Dialling outer = (CallFlow.Dialling) flows.get(last - 1);
        flows.set(last - 1, outer.after(DialOutcomes.ofRejection(reject.reason())));
      } else {
        return new RoutedCall(flows, step);
      }
    }
    String client = flows.get(0).step().client();
    return new RoutedCall(flows, CallStep.Reject.of(client, RejectionReason.TOO_MANY_HOPS));
  }

  /** What to do now: never a forward, and a dial only of a remote friend. */
  CallStep step() {
    return step;
  }

  /** Whether Asterisk is to dial, and to ask again when the dial has ended. */
  boolean isDialled() {
    return step instanceof CallStep.Dial
        || step instanceof CallStep.RingEndpoint
        || step instanceof CallStep.CallExternal
        || step instanceof CallStep.CallEmergency;
  }

  /** The forwards that the call has been through, the oldest first. */
  List<Diversion> diversions() {
    return flows.get(flows.size() - 1).state().diversions();
  }

  /** How long to wait for an answer. */
  Duration timeout() {
    return step instanceof CallStep.Dial dial
        ? dial.timeout()
        : flows.get(flows.size() - 1).state().timeLeft().orElse(CallStep.DEFAULT_TIMEOUT);
  }
}
