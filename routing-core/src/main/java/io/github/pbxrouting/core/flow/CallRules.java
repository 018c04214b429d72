package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a call: where it goes from each point of its way. Pure functions of the snapshot,
 * the request and what the call carries.
 *
 * <p>No rule calls itself, directly or through others, but for failover, which tries fewer friends
 * each time: {@code started}, {@code forwarded} and {@code nested} come to an extension or a
 * friend, an extension comes to at most one friend, and a friend always makes a step.
 */
final class CallRules {

  private static final RouteOptions FRIENDS_ONLY = RouteOptions.NONE.skippingExtensions();

  /** The snapshot the call was started from. */
  private final BrandRouter brand;

  /** Gives the limits, hairpin guard and failover; the {@link CallState} has what changes. */
  private final CallRequest request;

  CallRules(BrandRouter brand, CallRequest request) {
    this.brand = brand;
    this.request = request;
  }

  /** Returns the first position of the call. */
  Position started() {
    CallState state = CallState.of(request);
    String number = request.destination();
    if (request.throughFriends()) {
      return throughFriends(state, number);
    }
    RouteDecision decision = route(state, number, RouteOptions.NONE);
    if (decision instanceof RouteDecision.ToExtension to) {
      return atExtension(state, to.extension());
    }
    if (decision instanceof RouteDecision.ToExternal) {
      String toSend = decision.number().orElse(number);
      return Position.of(state, CallStep.CallExternal.of(state.client(), toSend, true));
    }
    return pastExtensions(state, number, decision, RouteOptions.NONE);
  }

  /** Returns the position after the friend of a dial step was dialled. */
  Position after(Position position, CallStep.Dial dial, DialOutcome outcome, Duration elapsed) {
    CallState state = position.state();
    if (outcome == DialOutcome.ANSWERED) {
      return Position.of(
          state,
          CallStep.Answered.of(state.client(), dial.friend(), dial.targetExtension().orElse(null)));
    }
    if (outcome == DialOutcome.CANCELLED) {
      return reject(state, RejectionReason.CANCELLED);
    }
    if (state.timeLeft().isPresent()) {
      Duration left = state.timeLeft().get().minus(elapsed);
      if (left.isZero() || left.isNegative()) {
        return reject(state.withTimeLeft(Duration.ZERO), RejectionReason.NO_ANSWER);
      }
      state = state.withTimeLeft(left);
    }
    Optional<ForwardRule> rule = dial.friend().forward(condition(outcome), state.type());
    if (rule.isPresent()) {
      return forward(state, dial.friend(), dial.number(), rule.get());
    }
    return request.failover().contains(outcome) && !position.candidates().isEmpty()
        ? atFriend(state, dial.number(), position.candidates())
        : reject(state, reason(outcome));
  }

  private static ForwardCondition condition(DialOutcome outcome) {
    return switch (outcome) {
      case NO_ANSWER -> ForwardCondition.NO_ANSWER;
      case NOT_REGISTERED -> ForwardCondition.NOT_REGISTERED;
      case BUSY, CONGESTION -> ForwardCondition.BUSY;
      case ANSWERED, CANCELLED -> throw new AssertionError(outcome + " is not forwarded");
    };
  }

  private static RejectionReason reason(DialOutcome outcome) {
    return switch (outcome) {
      case NO_ANSWER -> RejectionReason.NO_ANSWER;
      case NOT_REGISTERED -> RejectionReason.NOT_REGISTERED;
      case BUSY, CONGESTION -> RejectionReason.BUSY;
      case ANSWERED, CANCELLED -> throw new AssertionError(outcome + " has been handled");
    };
  }

  /** Returns the position after a forward step: from here on the forwarding friend calls. */
  Position forwarded(CallState state, CallStep.Forward forward) {
    String client = state.client();
    String friend = forward.friend().name();
    List<Diversion> diversions = new ArrayList<>(state.diversions());
    diversions.add(new Diversion(client, friend, forward.number(), forward.rule().condition()));
    CallState onwards = state.withCaller(Caller.friend(client, friend)).withDiversions(diversions);
    ForwardTarget target = forward.rule().target();
    if (target instanceof ExtensionTarget.Voicemail voicemail) {
      return Position.of(onwards, CallStep.LeaveVoicemail.of(client, voicemail.mailbox()));
    }
    if (target instanceof ExtensionTarget.External external) {
      return Position.of(onwards, CallStep.CallExternal.of(client, external.number(), false));
    }
    // The compiler has checked that the extension exists. It is not dialled: the rule names it, so
    // no emergency number or service code comes before it.
    String number = ((ForwardTarget.ToExtension) target).number();
    return atExtension(onwards, brand.client(client).extension(number).orElseThrow());
  }

  /** Returns the position inside the client that the dialled internal friend points to. */
  Position nested(CallState state, CallStep.Dial dial, InternalFriend friend, Extension extension) {
    String target = friend.targetClient();
    Caller back = pointingBack(target, state.client());
    CallState inside =
        state
            .withCaller(back == null ? state.caller() : back)
            .withClient(target)
            .withType(CallType.INTERNAL)
            .withTimeLeft(dial.timeout());
    return atExtension(inside, extension);
  }

  private Position atExtension(CallState state, Extension extension) {
    ExtensionTarget target = extension.target();
    if (target instanceof ExtensionTarget.Endpoint endpoint) {
      Duration timeLeft = state.timeLeft().orElse(null);
      return Position.of(
          state, CallStep.RingEndpoint.of(state.client(), extension, endpoint, timeLeft));
    }
    if (target instanceof ExtensionTarget.External external) {
      return Position.of(state, CallStep.CallExternal.of(state.client(), external.number(), false));
    }
    if (target instanceof ExtensionTarget.Voicemail voicemail) {
      return Position.of(state, CallStep.LeaveVoicemail.of(state.client(), voicemail.mailbox()));
    }
    return throughFriends(state, ((ExtensionTarget.ThroughFriends) target).number());
  }

  private Position throughFriends(CallState state, String number) {
    RouteDecision decision = route(state, number, FRIENDS_ONLY);
    return decision instanceof RouteDecision.ToExternal
        ? reject(state, RejectionReason.NO_FRIEND_TAKES_NUMBER)
        : pastExtensions(state, number, decision, FRIENDS_ONLY);
  }

  /** Returns the position of a decision that means the same with and without extensions. */
  private Position pastExtensions(
      CallState state, String number, RouteDecision decision, RouteOptions options) {
    if (decision instanceof RouteDecision.ToEmergency) {
      return Position.of(
          state, CallStep.CallEmergency.of(state.client(), decision.number().orElse(number)));
    }
    if (decision instanceof RouteDecision.ToService to) {
      return Position.of(state, CallStep.RunService.of(state.client(), to.code(), to.arguments()));
    }
    if (decision instanceof RouteDecision.Rejected rejected) {
      return reject(state, rejected.reason());
    }
    return atFriend(state, number, candidates(state, number, (ToFriend) decision, options));
  }

  /** Returns the friends to try, the first one first; the others matter for failover only. */
  private List<ToFriend> candidates(
      CallState state, String number, ToFriend first, RouteOptions options) {
    return request.failover().isEmpty()
        ? List.of(first)
        : router(state).candidates(number, guarded(state, options));
  }

  /**
   * Returns the position at the first candidate.
   *
   * @param dialled the number to send where the candidate does not say another
   */
  private Position atFriend(CallState state, String dialled, List<ToFriend> candidates) {
    if (state.hops() >= request.maxHops()) {
      return reject(state, RejectionReason.TOO_MANY_HOPS);
    }
    CallState here = state.withHops(state.hops() + 1);
    Friend friend = candidates.get(0).friend();
    String number = candidates.get(0).number().orElse(dialled);
    Optional<ForwardRule> always = friend.forward(ForwardCondition.UNCONDITIONAL, state.type());
    if (always.isPresent()) {
      return forward(here, friend, number, always.get());
    }
    Duration timeout =
        friend
            .forward(ForwardCondition.NO_ANSWER, state.type())
            .flatMap(ForwardRule::after)
            .orElse(CallStep.DEFAULT_TIMEOUT);
    Duration left = state.timeLeft().orElse(timeout);
    CallStep.Dial dial =
        CallStep.Dial.of(
            state.client(),
            friend,
            number,
            timeout.compareTo(left) < 0 ? timeout : left,
            candidates.get(0) instanceof RouteDecision.ToInternalFriend internal
                ? internal.extension()
                : null);
    return new Position(here, dial, candidates.subList(1, candidates.size()));
  }

  private Position forward(CallState state, Friend friend, String number, ForwardRule rule) {
    if (state.redirects() >= request.maxRedirects()) {
      return reject(state, RejectionReason.TOO_MANY_REDIRECTS);
    }
    int redirects = state.redirects() + 1;
    return Position.of(
        state.withRedirects(redirects),
        CallStep.Forward.of(state.client(), friend, number, rule, redirects));
  }

  /**
   * Returns the internal friend of {@code client} whose target is {@code back}; there is at most
   * one.
   */
  private @Nullable Caller pointingBack(String client, String back) {
    for (Friend friend : brand.client(client).client().friends()) {
      if (friend instanceof InternalFriend internal && internal.targetClient().equals(back)) {
        return Caller.friend(client, internal.name());
      }
    }
    return null;
  }

  private RouteDecision route(CallState state, String number, RouteOptions options) {
    return router(state).route(number, guarded(state, options));
  }

  private CallRouter router(CallState state) {
    return brand.client(state.client());
  }

  /** Returns the options, leaving out the calling friend where the request asks for that. */
  private RouteOptions guarded(CallState state, RouteOptions options) {
    return request.hairpinGuard() && state.client().equals(state.caller().client())
        ? options.withoutFriend(state.caller().name())
        : options;
  }

  private static Position reject(CallState state, RejectionReason reason) {
    return Position.of(state, CallStep.Reject.of(state.client(), reason));
  }
}
