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
 * a stack of legs; the last is where it is now, and all others stand at an internal friend.
 */
final class RoutedCall {

  /** Flows end by themselves; a stack of them could take long in a plan of loops. */
  private static final int MAX_STEPS_AT_ONCE = 200;

  private final List<Leg> legs;
  private final CallStep step;

  private RoutedCall(List<Leg> legs, CallStep step) {
    this.legs = legs;
    this.step = step;
  }

  /**
   * A flow, and how long its step has been dialled: for an internal friend, in all dials inside.
   */
  private record Leg(CallFlow flow, Duration dialled) {

    static Leg of(CallFlow flow) {
      return new Leg(flow, Duration.ZERO);
    }

    Leg plus(Duration elapsed) {
      return new Leg(flow, dialled.plus(elapsed));
    }

    /** Returns the leg after its dial has ended; it is one that dials. */
    Leg after(DialOutcome outcome) {
      if (flow instanceof CallFlow.Dialling dialling) {
        return of(dialling.after(outcome, dialled));
      }
      throw new IllegalStateException("not a step that dials: " + flow.step());
    }
  }

  /**
   * Starts a call.
   *
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the destination is empty or
   *     too long
   * @throws IllegalArgumentException when there is no such client or calling friend
   */
  static RoutedCall start(BrandRouter plan, CallRequest request) {
    return settle(new ArrayList<>(List.of(Leg.of(plan.call(request)))));
  }

  /**
   * Returns the call after a dial that failed.
   *
   * @param elapsed how long it was dialled; empty when its time ran out
   */
  RoutedCall after(DialOutcome outcome, Optional<Duration> elapsed) {
    Duration dialled = elapsed.orElse(timeout());
    List<Leg> rest = new ArrayList<>(legs);
    rest.replaceAll(leg -> leg.plus(dialled));
    if (!(step instanceof CallStep.Dial)) {
      // Not a friend: nothing can forward the call from there, but from the friend that led there.
      rest.remove(rest.size() - 1);
      if (rest.isEmpty()) {
        return new RoutedCall(
            legs, CallStep.Reject.of(step.client(), DialOutcomes.rejectionAfter(outcome)));
      }
    }
    rest.add(rest.remove(rest.size() - 1).after(outcome));
    return settle(rest);
  }

  private static RoutedCall settle(List<Leg> legs) {
    for (int i = 0; i < MAX_STEPS_AT_ONCE; i++) {
      int last = legs.size() - 1;
      CallFlow flow = legs.get(last).flow();
      Optional<CallFlow> nested =
          flow instanceof CallFlow.Dialling dialling ? dialling.nested() : Optional.empty();
      if (nested.isPresent()) {
        legs.add(Leg.of(nested.get()));
      } else if (flow instanceof CallFlow.Forwarding forwarding) {
        legs.set(last, Leg.of(forwarding.next()));
      } else if (last > 0
          && flow.step() instanceof CallStep.Reject reject
          && reject.reason() != RejectionReason.CANCELLED) {
        legs.remove(last);
        legs.set(last - 1, legs.get(last - 1).after(DialOutcomes.ofRejection(reject.reason())));
      } else {
        return new RoutedCall(legs, flow.step());
      }
    }
    String client = legs.get(0).flow().step().client();
    return new RoutedCall(legs, CallStep.Reject.of(client, RejectionReason.TOO_MANY_HOPS));
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
    return last().state().diversions();
  }

  /** How often the call has been forwarded, before it came here too. */
  int redirects() {
    return last().state().redirects();
  }

  /** How long to wait for an answer: no longer than what is left for an internal friend. */
  Duration timeout() {
    return step instanceof CallStep.Dial dial
        ? dial.timeout()
        : last().state().timeLeft().orElse(CallStep.DEFAULT_TIMEOUT);
  }

  private CallFlow last() {
    return legs.get(legs.size() - 1).flow();
  }
}
