package io.github.pbxrouting.core.flow;

import static com.google.common.base.Strings.lenientFormat;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.PlanLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call at one of its steps: a pure state machine over a compiled brand.
 *
 * <p>Every flow ends. A dial step and a forward step both stand at a friend; reaching a friend
 * takes one of the request's hops, forwarding takes one of its redirects, and neither is ever given
 * back, whether the host reports outcomes or follows nested legs. So no path has more than {@code
 * maxHops + maxRedirects + 1} steps, whatever the plan. Between two steps at most two numbers are
 * looked up, so a step costs a small constant beyond the router's own work; with failover, the
 * first step at a friend looks up every candidate.
 *
 * <p>Immutable and safe for use by any number of threads, as long as the brand router is.
 */
public abstract class CallMachine {

  final CallRules rules;
  final Position position;

  /** The event that led here and those before it; null at the start. */
  private final @Nullable Reported reported;

  private CallMachine(CallRules rules, Position position, @Nullable Reported reported) {
    this.rules = rules;
    this.position = position;
    this.reported = reported;
  }

  /** An event and those before it. */
  private record Reported(@Nullable Reported before, CallEvent event) {}

  /**
   * Starts a call. Looks a calling friend up by its name, in time linear in the friends of its
   * client.
   *
   * @throws InvalidDestinationException when the destination is empty or too long
   * @throws IllegalArgumentException when the brand has no such client, the calling friend's client
   *     no such friend, or the request's limits are above those of the brand's options
   */
  public static CallFlow start(BrandRouter brand, CallRequest request) {
    Objects.requireNonNull(brand, "brand must not be null");
    Objects.requireNonNull(request, "request must not be null");
    requireClient(brand, "client", request.client());
    requireFriend(brand, request.caller());
    requireFriend(brand, request.origin());
    PlanLimits limits = brand.options().limits();
    requireAtMost("maxRedirects", request.maxRedirects(), limits.redirects());
    requireAtMost("maxHops", request.maxHops(), limits.hops());
    CallRules rules = new CallRules(brand, request);
    return flow(rules, rules.started(), null);
  }

  /**
   * Starts a call and replays what was reported to it.
   *
   * @throws InvalidDestinationException when the destination is empty or too long
   * @throws IllegalArgumentException when the request cannot be started, or an event does not fit
   */
  public static CallFlow resume(BrandRouter brand, CallRequest request, List<CallEvent> history) {
    Objects.requireNonNull(history, "history must not be null");
    CallFlow flow = start(brand, request);
    int index = 0;
    for (CallEvent event : history) {
      String entry = "history[" + index + "]";
      flow = replayed(flow, Objects.requireNonNull(event, entry + " must not be null"), entry);
      index++;
    }
    return flow;
  }

  private static CallFlow replayed(CallFlow flow, CallEvent event, String entry) {
    if (flow instanceof Dialling dialling) {
      if (event instanceof CallEvent.Outcome outcome) {
        return dialling.after(outcome.outcome(), outcome.elapsed());
      }
      if (event instanceof CallEvent.Nested) {
        Optional<CallFlow> nested = dialling.nested();
        if (nested.isPresent()) {
          return nested.get();
        }
      }
    } else if (flow instanceof Forwarding forwarding && event instanceof CallEvent.Forwarded) {
      return forwarding.next();
    }
    throw new IllegalArgumentException(
        lenientFormat(
            "%s is %s, but the events before it lead to the step %s: resume on the plan that the"
                + " history was written down from",
            entry, event, flow.step()));
  }

  private static CallFlow flow(CallRules rules, Position position, @Nullable Reported reported) {
    return switch (position.step().kind()) {
      case DIAL -> new Dialling(rules, position, reported);
      case FORWARD -> new Forwarding(rules, position, reported);
      case RING_ENDPOINT,
          CALL_EXTERNAL,
          CALL_EMERGENCY,
          RUN_SERVICE,
          LEAVE_VOICEMAIL,
          ANSWERED,
          REJECT ->
          new Ended(rules, position, reported);
    };
  }

  final CallFlow then(Position next, CallEvent event) {
    return flow(rules, next, new Reported(reported, event));
  }

  /** Returns what the call carries. */
  public final CallState state() {
    return position.state();
  }

  /** Returns what was reported since the call started. */
  public final List<CallEvent> history() {
    List<CallEvent> events = new ArrayList<>();
    for (Reported each = reported; each != null; each = each.before()) {
      events.add(each.event());
    }
    Collections.reverse(events);
    return Collections.unmodifiableList(events);
  }

  /** Returns the step and what the call carries. */
  @Override
  public final String toString() {
    return position.step() + " with " + position.state();
  }

  private static final class Dialling extends CallMachine implements CallFlow.Dialling {

    private final CallStep.Dial dial;

    Dialling(CallRules rules, Position position, @Nullable Reported reported) {
      super(rules, position, reported);
      this.dial = (CallStep.Dial) position.step();
    }

    @Override
    public CallStep.Dial step() {
      return dial;
    }

    @Override
    public CallFlow after(DialOutcome outcome) {
      return after(outcome, outcome == DialOutcome.NO_ANSWER ? dial.timeout() : Duration.ZERO);
    }

    @Override
    public CallFlow after(DialOutcome outcome, Duration elapsed) {
      CallEvent event = CallEvent.outcome(outcome, elapsed);
      return then(rules.after(position, dial, outcome, elapsed), event);
    }

    @Override
    public Optional<CallFlow> nested() {
      return dial.friend() instanceof InternalFriend friend
          ? dial.targetExtension()
              .map(extension ->
                  then(rules.nested(state(), dial, friend, extension), CallEvent.nested()))
          : Optional.empty();
    }
  }

  private static final class Forwarding extends CallMachine implements CallFlow.Forwarding {

    private final CallStep.Forward forward;

    Forwarding(CallRules rules, Position position, @Nullable Reported reported) {
      super(rules, position, reported);
      this.forward = (CallStep.Forward) position.step();
    }

    @Override
    public CallStep.Forward step() {
      return forward;
    }

    @Override
    public CallFlow next() {
      return then(rules.forwarded(state(), forward), CallEvent.forwarded());
    }
  }

  private static final class Ended extends CallMachine implements CallFlow.Ended {

    Ended(CallRules rules, Position position, @Nullable Reported reported) {
      super(rules, position, reported);
    }

    @Override
    public CallStep step() {
      return position.step();
    }
  }

  private static CallRouter requireClient(BrandRouter brand, String field, String id) {
    if (!brand.hasClient(id)) {
      throw new IllegalArgumentException(
          lenientFormat(
              "%s \"%s\" is not in the brand \"%s\": use the id of one of its clients",
              field, id, brand.brand().name()));
    }
    return brand.client(id);
  }

  /** Checks that a caller that is a friend exists. */
  private static void requireFriend(BrandRouter brand, Caller caller) {
    String client = caller.client();
    if (client == null) {
      return;
    }
    CallRouter router = requireClient(brand, "caller client", client);
    String name = caller.name();
    if (router.client().friend(name).isPresent()) {
      return;
    }
    throw new IllegalArgumentException(
        lenientFormat(
            "caller friend \"%s\" is not in the client \"%s\": use the name of one of its"
                + " friends, or Caller.party(id) for anybody else",
            name, client));
  }

  private static void requireAtMost(String field, int value, int most) {
    if (value > most) {
      throw new IllegalArgumentException(
          lenientFormat(
              "%s is %s, and the brand's limits allow %s: ask for less, or compile the brand"
                  + " with wider PlanLimits",
              field, value, most));
    }
  }
}
