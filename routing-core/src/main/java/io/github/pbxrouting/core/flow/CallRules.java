package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
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
import io.github.pbxrouting.api.RouteOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes from each point of its way: pure functions of the snapshot, the request's
 * limits and what the call carries.
 *
 * <p>None calls itself, not even by way of the others: {@code dialled}, {@code forwarded} and
 * {@code nested} come to an extension or a friend, an extension comes to a friend at the most, and
 * a friend always makes a step.
 */
final class CallRules {

  private static final RouteOptions FRIENDS_ONLY = RouteOptions.NONE.skippingExtensions();

  /** The snapshot the call was started from. */
  private final BrandRouter brand;

  /** Gives the limits and the hairpin guard; who calls and where is in the {@link CallState}. */
  private final CallRequest request;

  CallRules(BrandRouter brand, CallRequest request) {
    this.brand = brand;
    this.request = request;
  }

  /** A number was dialled in the call's client. */
  CallMachine dialled(CallState state, String number) {
    RouteDecision decision = route(state, number, RouteOptions.NONE);
    if (decision instanceof RouteDecision.ToExtension to) {
      return atExtension(state, to.extension());
    }
    String toSend = decision.number().orElse(number);
    if (decision instanceof RouteDecision.ToExternal) {
      return at(state, CallStep.CallExternal.of(state.client(), toSend, true));
    }
    return pastExtensions(state, toSend, decision);
  }

  /** A friend was dialled, with that outcome. */
  CallMachine after(CallState state, CallStep.Dial dial, DialOutcome outcome) {
    if (outcome == DialOutcome.ANSWERED) {
      return at(
          state,
          CallStep.Answered.of(state.client(), dial.friend(), dial.targetExtension().orElse(null)));
    }
    if (outcome == DialOutcome.CANCELLED) {
      return reject(state, RejectionReason.CANCELLED);
    }
    if (outcome == DialOutcome.NO_ANSWER) {
      return unanswered(state, dial, ForwardCondition.NO_ANSWER, RejectionReason.NO_ANSWER);
    }
    if (outcome == DialOutcome.NOT_REGISTERED) {
      return unanswered(
          state, dial, ForwardCondition.NOT_REGISTERED, RejectionReason.NOT_REGISTERED);
    }
    return unanswered(state, dial, ForwardCondition.BUSY, RejectionReason.BUSY); // or congestion
  }

  /** The forward step has been taken: from here on the forwarding friend calls. */
  CallMachine forwarded(CallState state, CallStep.Forward forward) {
    String client = state.client();
    String friend = forward.friend().name();
    List<Diversion> diversions = new ArrayList<>(state.diversions());
    diversions.add(new Diversion(client, friend, forward.number(), forward.rule().condition()));
    CallState onwards = state.withCaller(Caller.friend(client, friend)).withDiversions(diversions);
    ForwardTarget target = forward.rule().target();
    if (target instanceof ExtensionTarget.Voicemail voicemail) {
      return at(onwards, CallStep.LeaveVoicemail.of(client, voicemail.mailbox()));
    }
    if (target instanceof ExtensionTarget.External external) {
      return at(onwards, CallStep.CallExternal.of(client, external.number(), false));
    }
    // The compiler has checked that the extension exists. It is not dialled: the rule names it, so
    // no emergency number or service code comes before it.
    String number = ((ForwardTarget.ToExtension) target).number();
    return atExtension(onwards, brand.client(client).extension(number).orElseThrow());
  }

  /** The call goes on inside the client that the dialled internal friend points to. */
  CallMachine nested(CallState state, InternalFriend friend, Extension extension) {
    String target = friend.targetClient();
    Caller back = pointingBack(target, state.client());
    CallState inside = state.withCaller(back == null ? state.caller() : back).withClient(target);
    return atExtension(inside, extension);
  }

  private CallMachine atExtension(CallState state, Extension extension) {
    ExtensionTarget target = extension.target();
    if (target instanceof ExtensionTarget.Endpoint endpoint) {
      return at(state, CallStep.RingEndpoint.of(state.client(), extension, endpoint, null));
    }
    if (target instanceof ExtensionTarget.External external) {
      return at(state, CallStep.CallExternal.of(state.client(), external.number(), false));
    }
    if (target instanceof ExtensionTarget.Voicemail voicemail) {
      return at(state, CallStep.LeaveVoicemail.of(state.client(), voicemail.mailbox()));
    }
    String number = ((ExtensionTarget.ThroughFriends) target).number();
    RouteDecision decision = route(state, number, FRIENDS_ONLY);
    if (decision instanceof RouteDecision.ToExternal) {
      return reject(state, RejectionReason.NO_FRIEND_TAKES_NUMBER);
    }
    return pastExtensions(state, number, decision);
  }

  /** Decisions that mean the same whether extensions were looked at or not. */
  private CallMachine pastExtensions(CallState state, String number, RouteDecision decision) {
    if (decision instanceof RouteDecision.ToEmergency) {
      return at(state, CallStep.CallEmergency.of(state.client(), number));
    }
    if (decision instanceof RouteDecision.ToService to) {
      return at(state, CallStep.RunService.of(state.client(), to.code(), to.arguments()));
    }
    if (decision instanceof RouteDecision.Rejected rejected) {
      return reject(state, rejected.reason());
    }
    if (decision instanceof RouteDecision.ToInternalFriend to) {
      return atFriend(state, number, to.friend(), to.extension());
    }
    return atFriend(state, number, ((RouteDecision.ToRemoteFriend) decision).friend(), null);
  }

  private CallMachine atFriend(
      CallState state, String number, Friend friend, @Nullable Extension targetExtension) {
    if (state.hops() >= request.maxHops()) {
      return reject(state, RejectionReason.TOO_MANY_HOPS);
    }
    CallState here = counting(state, state.redirects(), state.hops() + 1);
    Optional<ForwardRule> always = friend.forward(ForwardCondition.UNCONDITIONAL, state.type());
    if (always.isPresent()) {
      return forward(here, friend, number, always.get());
    }
    Duration timeout =
        friend
            .forward(ForwardCondition.NO_ANSWER, state.type())
            .flatMap(ForwardRule::after)
            .orElse(CallStep.DEFAULT_TIMEOUT);
    return at(here, CallStep.Dial.of(state.client(), friend, number, timeout, targetExtension));
  }

  private CallMachine unanswered(
      CallState state, CallStep.Dial dial, ForwardCondition condition, RejectionReason otherwise) {
    Optional<ForwardRule> rule = dial.friend().forward(condition, state.type());
    return rule.isPresent()
        ? forward(state, dial.friend(), dial.number(), rule.get())
        : reject(state, otherwise);
  }

  private CallMachine forward(CallState state, Friend friend, String number, ForwardRule rule) {
    if (state.redirects() >= request.maxRedirects()) {
      return reject(state, RejectionReason.TOO_MANY_REDIRECTS);
    }
    int redirects = state.redirects() + 1;
    return at(
        counting(state, redirects, state.hops()),
        CallStep.Forward.of(state.client(), friend, number, rule, redirects));
  }

  /** The internal friend of {@code client} whose target is {@code back}; there is at most one. */
  private @Nullable Caller pointingBack(String client, String back) {
    for (Friend friend : brand.client(client).client().friends()) {
      if (friend instanceof InternalFriend internal && internal.targetClient().equals(back)) {
        return Caller.friend(client, internal.name());
      }
    }
    return null;
  }

  private RouteDecision route(CallState state, String number, RouteOptions options) {
    CallRouter router = brand.client(state.client());
    if (request.hairpinGuard() && state.client().equals(state.caller().client())) {
      String caller = state.caller().name();
      return router.route(number, options.withoutFriend(caller));
    }
    return router.route(number, options);
  }

  private static CallState counting(CallState state, int redirects, int hops) {
    return state.withRedirects(redirects).withHops(hops);
  }

  private CallMachine reject(CallState state, RejectionReason reason) {
    return at(state, CallStep.Reject.of(state.client(), reason));
  }

  private CallMachine at(CallState state, CallStep step) {
    return new CallMachine(this, state, step);
  }
}
