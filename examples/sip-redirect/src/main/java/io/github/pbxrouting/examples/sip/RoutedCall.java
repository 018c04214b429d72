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
 * A call that was answered with an address, with the plan it began with. Immutable.
 *
 * <p>An internal friend without an address of its own is not dialled: the call goes on in the
 * friend's target client. What fails there is the outcome of dialling that friend, whose forwards
 * may then have the call. So a call is a stack of levels: the last is where it is now, and all
 * others are at such a friend, whose no-answer time goes on running.
 */
final class RoutedCall {

  /**
   * The flows of one call end by themselves; a stack of them could take long in a plan of loops.
   */
  private static final int MAX_STEPS_AT_ONCE = 200;

  /**
   * One flow.
   *
   * @param spent how long the levels above have taken since this one is at its step
   */
  private record Level(CallFlow flow, Duration spent) {
    static Level of(CallFlow flow) {
      return new Level(flow, Duration.ZERO);
    }

    /** The flow after the internal friend that it is at has ended so. */
    Level after(DialOutcome outcome) {
      return of(((CallFlow.Dialling) flow).after(outcome, spent));
    }
  }

  private final ServedPlan plan;
  private final List<Level> levels;
  private final CallStep step;

  private RoutedCall(ServedPlan plan, List<Level> levels, CallStep step) {
    this.plan = plan;
    this.levels = List.copyOf(levels);
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
    return settle(plan, new ArrayList<>(List.of(Level.of(plan.router().call(request)))));
  }

  /** Returns the call after its address has failed with that outcome. */
  RoutedCall after(DialOutcome outcome, Duration elapsed) {
    List<Level> rest = new ArrayList<>();
    for (Level level : levels.subList(0, levels.size() - 1)) {
      rest.add(new Level(level.flow(), level.spent().plus(elapsed)));
    }
    if (current().flow() instanceof CallFlow.Dialling dialling) {
      rest.add(Level.of(dialling.after(outcome, elapsed)));
    } else if (rest.isEmpty() || outcome == DialOutcome.CANCELLED) {
      // Not a friend's address: nothing can forward the call from there.
      return new RoutedCall(
          plan, levels, CallStep.Reject.of(step.client(), DialOutcomes.rejectionAfter(outcome)));
    } else {
      rest.add(rest.remove(rest.size() - 1).after(outcome));
    }
    return settle(plan, rest);
  }

  private static RoutedCall settle(ServedPlan plan, List<Level> levels) {
    for (int i = 0; i < MAX_STEPS_AT_ONCE; i++) {
      int last = levels.size() - 1;
      CallFlow flow = levels.get(last).flow();
      CallStep step = flow.step();
      if (flow instanceof CallFlow.Forwarding forwarding) {
        levels.set(last, Level.of(forwarding.next()));
      } else if (flow instanceof CallFlow.Dialling dialling && plan.contact(step) == null) {
        levels.add(Level.of(dialling.nested().orElseThrow()));
      } else if (step instanceof CallStep.Reject reject
          && last > 0
          && reject.reason() != RejectionReason.CANCELLED) {
        levels.remove(last);
        DialOutcome outcome = DialOutcomes.ofRejection(reject.reason());
        levels.set(last - 1, levels.get(last - 1).after(outcome));
      } else {
        return new RoutedCall(plan, levels, step);
      }
    }
    String client = levels.get(0).flow().step().client();
    return new RoutedCall(plan, levels, CallStep.Reject.of(client, RejectionReason.TOO_MANY_HOPS));
  }

  private Level current() {
    return levels.get(levels.size() - 1);
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
    return current().flow().state().diversions();
  }

  /**
   * How long to wait for an answer, in whole seconds, rounded up: what is left for a friend, or for
   * the internal friend that the call is inside of; empty when neither is dialled.
   */
  OptionalLong ringSeconds() {
    Optional<Duration> timeout =
        step instanceof CallStep.Dial dial
            ? Optional.of(dial.timeout())
            : current().flow().state().timeLeft();
    return timeout.isPresent()
        ? OptionalLong.of(Math.max(1, timeout.get().plusMillis(999).toSeconds()))
        : OptionalLong.empty();
  }
}
