package io.github.pbxrouting.dialplan.host;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A call at a step that a host can take, with the plan it began with. Immutable.
 *
 * <p>An internal friend that the host does not dial is followed: the call goes on in the friend's
 * target client. What fails there is the outcome of dialling that friend, whose forwards may then
 * take the call. So a call is a stack of legs: the last is where it is now, and all others are at
 * such a friend, whose no-answer time goes on running.
 */
public final class RoutedCall {

  /** Flows end by themselves; a stack of them could take long in a plan of loops. */
  private static final int MAX_STEPS_AT_ONCE = 200;

  /**
   * One flow.
   *
   * @param spent how long the legs inside have taken since this one is at its step
   */
  private record Leg(CallFlow flow, Duration spent) {

    static Leg of(CallFlow flow) {
      return new Leg(flow, Duration.ZERO);
    }

    /** Returns the leg after its friend was dialled; it is one that dials. */
    Leg after(DialOutcome outcome) {
      return of(((CallFlow.Dialling) flow).after(outcome, spent));
    }
  }

  private final BrandRouter plan;
  private final CallRequest request;
  private final Predicate<CallStep.Dial> dialled;
  private final List<Leg> legs;
  private final CallStep step;

  private RoutedCall(
      BrandRouter plan,
      CallRequest request,
      Predicate<CallStep.Dial> dialled,
      List<Leg> legs,
      CallStep step) {
    this.plan = plan;
    this.request = request;
    this.dialled = dialled;
    this.legs = List.copyOf(legs);
    this.step = step;
  }

  /**
   * Starts a call. An emergency call goes through whatever else the request says. Any other that
   * was forwarded more often than it may be before it came here is a loop, and is rejected.
   *
   * @param dialled whether the host dials a friend; it dials all remote ones
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the destination is empty or
   *     too long
   * @throws IllegalArgumentException when there is no such client or calling friend
   */
  public static RoutedCall start(
      BrandRouter plan, CallRequest request, Predicate<CallStep.Dial> dialled) {
    CallRequest counted =
        isEmergency(plan, request.client(), request.destination())
            ? CallRequest.of(request.client(), request.destination())
            : request;
    CallFlow flow = plan.call(counted);
    RoutedCall start = new RoutedCall(plan, counted, dialled, List.of(Leg.of(flow)), flow.step());
    return counted.redirects() > counted.maxRedirects()
        ? start.rejected(RejectionReason.TOO_MANY_REDIRECTS)
        : start.settled(start.legs);
  }

  /** Returns whether a number is an emergency number of a client, in any of its forms. */
  public static boolean isEmergency(BrandRouter plan, String client, String number) {
    try {
      return plan.hasClient(client)
          && plan.client(client).route(number).kind() == RouteKind.EMERGENCY;
    } catch (InvalidDestinationException e) {
      return false;
    }
  }

  /**
   * Returns the call after what its step dials has failed.
   *
   * @param elapsed how long it was dialled
   */
  public RoutedCall after(DialOutcome outcome, Duration elapsed) {
    List<Leg> rest = new ArrayList<>();
    legs.forEach(leg -> rest.add(new Leg(leg.flow(), leg.spent().plus(elapsed))));
    if (!(step instanceof CallStep.Dial)) {
      // Not a friend: nothing forwards the call from there, but from the friend that led there.
      rest.remove(rest.size() - 1);
      if (rest.isEmpty() || outcome == DialOutcome.CANCELLED) {
        return rejected(DialOutcomes.rejectionAfter(outcome));
      }
    }
    rest.add(rest.remove(rest.size() - 1).after(outcome));
    return settled(rest);
  }

  private RoutedCall settled(List<Leg> from) {
    List<Leg> now = new ArrayList<>(from);
    for (int i = 0; i < MAX_STEPS_AT_ONCE; i++) {
      int last = now.size() - 1;
      CallFlow flow = now.get(last).flow();
      Optional<CallFlow> followed =
          flow instanceof CallFlow.Dialling dialling && !dialled.test(dialling.step())
              ? dialling.nested()
              : Optional.empty();
      if (followed.isPresent()) {
        now.add(Leg.of(followed.get()));
      } else if (flow instanceof CallFlow.Forwarding forwarding) {
        now.set(last, Leg.of(forwarding.next()));
      } else if (last > 0
          && flow.step() instanceof CallStep.Reject reject
          && reject.reason() != RejectionReason.CANCELLED) {
        now.remove(last);
        now.set(last - 1, now.get(last - 1).after(DialOutcomes.ofRejection(reject.reason())));
      } else {
        return new RoutedCall(plan, request, dialled, now, flow.step());
      }
    }
    return rejected(RejectionReason.TOO_MANY_HOPS);
  }

  private RoutedCall rejected(RejectionReason reason) {
    return new RoutedCall(plan, request, dialled, legs, CallStep.Reject.of(step.client(), reason));
  }

  /**
   * Returns the call on another plan; empty unless that leads to the same steps.
   *
   * @param dialledThere whether the host dials a friend of that plan
   */
  public Optional<RoutedCall> on(BrandRouter other, Predicate<CallStep.Dial> dialledThere) {
    List<Leg> moved = new ArrayList<>();
    for (Leg leg : legs) {
      StepFingerprint steps = StepFingerprint.of(plan, request, leg.flow().history());
      Optional<CallFlow> flow = steps.resume(other, request, leg.flow().history());
      if (flow.isEmpty()) {
        return Optional.empty();
      }
      moved.add(new Leg(flow.get(), leg.spent()));
    }
    CallStep there = isOver() ? step : moved.get(moved.size() - 1).flow().step();
    return Optional.of(new RoutedCall(other, request, dialledThere, moved, there));
  }

  /** Returns what to do now: never a forward, and a dial only of a friend that the host dials. */
  public CallStep step() {
    return step;
  }

  /** Returns whether the call has ended without an answer. */
  public boolean isOver() {
    return step instanceof CallStep.Reject;
  }

  /** Returns the forwards that the call has been through here, oldest first. */
  public List<Diversion> diversions() {
    return last().state().diversions();
  }

  /** Returns how often the call has been forwarded, before it came here too. */
  public int redirects() {
    return last().state().redirects();
  }

  /**
   * Returns how long to wait for an answer, in whole seconds, rounded up: the time of a friend, or
   * what is left for the internal friend that the call is inside of; empty when neither is dialled.
   */
  public Optional<Duration> ringTime() {
    Optional<Duration> time =
        step instanceof CallStep.Dial dial
            ? Optional.of(dial.timeout())
            : last().state().timeLeft();
    return time.map(
        left -> Duration.ofSeconds(Math.max(1, left.plusNanos(999_999_999).toSeconds())));
  }

  private CallFlow last() {
    return legs.get(legs.size() - 1).flow();
  }
}
