package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.RouteKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every end that a call can come to, with a shortest way to each: breadth first through all
 * outcomes of each dial, all forwards and all nested legs. What the rest of a call depends on is
 * gone through once, however many ways lead there.
 */
final class CallWays {

  private final Map<Destination, CallWay> ends = new LinkedHashMap<>();
  private final boolean complete;

  private CallWays(CallFlow start, long maxSteps) {
    complete = follow(start, maxSteps);
  }

  /**
   * Follows a call that asks for no hairpin guard and no failover.
   *
   * @param maxSteps how many steps may be gone through
   */
  static CallWays of(CallFlow start, long maxSteps) {
    return new CallWays(start, maxSteps);
  }

  /** Returns whether calls of this kind end at once, with the number as it was dialled. */
  static boolean endAsDialled(RouteKind kind) {
    return kind == RouteKind.EXTERNAL || kind == RouteKind.EMERGENCY || kind == RouteKind.SERVICE;
  }

  /** Returns the ends with a shortest way to each, nearest first. */
  Map<Destination, CallWay> ends() {
    return Collections.unmodifiableMap(ends);
  }

  /** Returns whether every end is known. */
  boolean isComplete() {
    return complete;
  }

  private record Reached(CallFlow flow, @Nullable Reached before) {}

  /** All that the rest of a call depends on; of friends, only their names are compared. */
  private record Point(
      String client,
      String friend,
      @Nullable Extension target,
      @Nullable Duration timeout,
      @Nullable ForwardRule rule,
      CallType type,
      int redirects,
      int hops,
      @Nullable Duration timeLeft) {}

  private boolean follow(CallFlow start, long maxSteps) {
    Set<Point> seen = new HashSet<>();
    Queue<Reached> open = new ArrayDeque<>();
    open.add(new Reached(start, null));
    for (long steps = 0; !open.isEmpty(); steps++) {
      if (steps >= maxSteps || Thread.currentThread().isInterrupted()) {
        return false;
      }
      Reached reached = open.remove();
      CallFlow flow = reached.flow();
      if (flow instanceof CallFlow.Ended ended) {
        Destination end = Destination.of(ended.step());
        if (!ends.containsKey(end)) {
          ends.put(end, way(reached));
        }
      } else if (seen.add(point(flow))) {
        if (flow instanceof CallFlow.Forwarding forwarding) {
          open.add(new Reached(forwarding.next(), reached));
        } else if (flow instanceof CallFlow.Dialling dialling) {
          for (DialOutcome outcome : DialOutcome.values()) {
            open.add(new Reached(dialling.after(outcome), reached));
          }
          dialling.nested().ifPresent(nested -> open.add(new Reached(nested, reached)));
        }
      }
    }
    return true;
  }

  private static Point point(CallFlow flow) {
    CallState state = flow.state();
    CallStep step = flow.step();
    CallStep.Dial dial = step instanceof CallStep.Dial dialled ? dialled : null;
    CallStep.Forward forward = step instanceof CallStep.Forward forwarded ? forwarded : null;
    return new Point(
        step.client(),
        dial != null ? dial.friend().name() : forward != null ? forward.friend().name() : "",
        dial != null ? dial.targetExtension().orElse(null) : null,
        dial != null ? dial.timeout() : null,
        forward != null ? forward.rule() : null,
        state.type(),
        state.redirects(),
        state.hops(),
        state.timeLeft().orElse(null));
  }

  private static CallWay way(Reached end) {
    List<CallStep> steps = new ArrayList<>();
    for (Reached at = end; at != null; at = at.before()) {
      steps.add(at.flow().step());
    }
    Collections.reverse(steps);
    return CallWay.of(steps, end.flow().history());
  }
}
