package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.PlanLimits;
import java.util.Objects;

/**
 * A call at one of its steps: a pure state machine over a compiled brand.
 *
 * <p>Every flow ends. A dial step and a forward step both stand at a friend; reaching a friend
 * takes one of the request's hops, forwarding takes one of its redirects, and neither is ever given
 * back, whether the host reports outcomes or follows nested flows. So no path has more than {@code
 * maxHops + maxRedirects + 1} steps, whatever the plan. Between two steps at most two numbers are
 * looked up, so a step costs a small constant beyond the router's own work.
 *
 * <p>Immutable and safe for use by any number of threads, as long as the brand router is.
 */
public final class CallMachine implements CallFlow {

  private final CallRules rules;
  private final CallState state;
  private final CallStep step;

  CallMachine(CallRules rules, CallState state, CallStep step) {
    this.rules = rules;
    this.state = state;
    this.step = step;
  }

  /**
   * Starts a call. Looks a calling friend up by its name, in time linear in the friends of its
   * client.
   *
   * @throws InvalidDestinationException when the destination is empty or too long
   * @throws IllegalArgumentException when the brand has no such client, the calling friend's client
   *     no such friend, or the request's limits are above those of the brand's options
   * @throws NullPointerException when an argument is null
   */
  public static CallFlow start(BrandRouter brand, CallRequest request) {
    Objects.requireNonNull(brand, "brand must not be null");
    Objects.requireNonNull(request, "request must not be null");
    requireClient(brand, "client", request.client());
    if (request.caller().client() != null) {
      requireFriend(brand, request.caller().client(), request.caller().name());
    }
    PlanLimits limits = brand.options().limits();
    requireAtMost("maxRedirects", request.maxRedirects(), limits.redirects());
    requireAtMost("maxHops", request.maxHops(), limits.hops());
    return new CallRules(brand, request).dialled(CallState.of(request), request.destination());
  }

  @Override
  public CallStep step() {
    return step;
  }

  @Override
  public CallState state() {
    return state;
  }

  @Override
  public CallFlow after(DialOutcome outcome) {
    Objects.requireNonNull(outcome, "outcome must not be null");
    if (step instanceof CallStep.Dial dial) {
      return rules.after(state, dial, outcome);
    }
    throw misuse("no friend is being dialled");
  }

  @Override
  public CallFlow next() {
    if (step instanceof CallStep.Forward forward) {
      return rules.forwarded(state, forward);
    }
    throw misuse("the call is not being forwarded");
  }

  @Override
  public CallFlow nested() {
    if (step instanceof CallStep.Dial dial
        && dial.friend() instanceof InternalFriend friend
        && dial.targetExtension().isPresent()) {
      return rules.nested(state, friend, dial.targetExtension().get());
    }
    throw misuse("no internal friend is being dialled");
  }

  /** The step and what the call carries. */
  @Override
  public String toString() {
    return step + " with " + state;
  }

  private IllegalStateException misuse(String problem) {
    String instead;
    if (step instanceof CallStep.Dial dial) {
      String nested = dial.friend() instanceof InternalFriend ? " or nested()" : "";
      instead = "dial the friend and call after(outcome)" + nested + " instead";
    } else if (step instanceof CallStep.Forward) {
      instead = "call next() instead";
    } else {
      instead = "the flow has ended: start another call";
    }
    return new IllegalStateException(problem + " at the step " + step + ": " + instead);
  }

  private static CallRouter requireClient(BrandRouter brand, String field, String id) {
    if (!brand.hasClient(id)) {
      throw new IllegalArgumentException(
          field
              + " \""
              + id
              + "\" is not in the brand \""
              + brand.brand().name()
              + "\": use the id of one of its clients");
    }
    return brand.client(id);
  }

  private static void requireFriend(BrandRouter brand, String client, String name) {
    CallRouter router = requireClient(brand, "caller client", client);
    for (Friend friend : router.client().friends()) {
      if (friend.name().equals(name)) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "caller friend \""
            + name
            + "\" is not in the client \""
            + client
            + "\": use the name of one of its friends, or Caller.party(id) for anybody else");
  }

  private static void requireAtMost(String field, int value, int most) {
    if (value > most) {
      throw new IllegalArgumentException(
          field
              + " is "
              + value
              + ", and the brand's limits allow "
              + most
              + ": ask for less, or compile the brand with wider PlanLimits");
    }
  }
}
