package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallState;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Diversion;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.testing.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second statement of the course of a call: tells it from beginning to end in one recursion over
 * the bare models, with no router and no state machine. Tests hold {@link CallMachine} against it.
 */
final class CallStory {

  /** The condition that a failed outcome meets, and so the reason when no rule fits. */
  private static final Map<DialOutcome, ForwardCondition> FAILED =
      Map.of(
          DialOutcome.NO_ANSWER, ForwardCondition.NO_ANSWER,
          DialOutcome.BUSY, ForwardCondition.BUSY,
          DialOutcome.CONGESTION, ForwardCondition.BUSY,
          DialOutcome.NOT_REGISTERED, ForwardCondition.NOT_REGISTERED);

  /** One step and what the call carried there. */
  record Told(CallStep step, CallState state) {}

  private final Brand brand;
  private final CallRequest request;
  private final Iterator<Choice> choices;
  private final Iterator<Duration> times;
  private final List<Told> story = new ArrayList<>();

  private Client client;
  private CallType type;

  /**
   * What is left of the time of every dial step that the call is inside of, the outermost first.
   */
  private final List<Duration> clocks = new ArrayList<>();

  private Caller caller;
  private int redirects;
  private int hops;
  private final List<Diversion> diversions = new ArrayList<>();

  private CallStory(Brand brand, CallRequest request, List<Choice> choices, List<Duration> times) {
    this.brand = brand;
    this.request = request;
    this.choices = choices.iterator();
    this.times = times.iterator();
    this.client = clientOf(request.client());
    this.caller = request.caller();
    this.type = request.type();
    this.redirects = request.redirects();
    this.diversions.addAll(request.diversions());
  }

  /** The call from its first step to its last; friends answer when no choice is left. */
  static List<Told> tell(
      Brand brand, CallRequest request, List<Choice> choices, List<Duration> times) {
    CallStory story = new CallStory(brand, request, choices, times);
    if (request.throughFriends()) {
      story.throughFriends(request.destination());
    } else {
      story.dialled(request.destination());
    }
    return story.story;
  }

  private void dialled(String number) {
    Optional<Extension> extension = extension(client, number);
    if (!beforeExtensions(number)) {
      if (extension.isPresent()) {
        arriveAt(extension.get());
      } else if (!starred(number) && !friendsTake(number)) {
        tell(CallStep.CallExternal.of(client.id(), number, true));
      }
    }
  }

  private void arriveAt(Extension extension) {
    ExtensionTarget target = extension.target();
    if (target instanceof ExtensionTarget.ThroughFriends friends) {
      throughFriends(friends.number());
    } else if (target instanceof ExtensionTarget.Endpoint endpoint) {
      tell(CallStep.RingEndpoint.of(client.id(), extension, endpoint, shortestClock(null)));
    } else if (target instanceof ExtensionTarget.External external) {
      tell(CallStep.CallExternal.of(client.id(), external.number(), false));
    } else if (target instanceof ExtensionTarget.Voicemail voicemail) {
      tell(CallStep.LeaveVoicemail.of(client.id(), voicemail.mailbox()));
    }
  }

  private void throughFriends(String number) {
    if (!beforeExtensions(number) && !starred(number) && !friendsTake(number)) {
      reject(RejectionReason.NO_FRIEND_TAKES_NUMBER);
    }
  }

  /** Emergency numbers, then the longest service code. */
  private boolean beforeExtensions(String number) {
    if (client.emergencyNumbers().contains(EmergencyNumber.of(number))) {
      tell(CallStep.CallEmergency.of(client.id(), number));
      return true;
    }
    Optional<ServiceCode> service =
        client.serviceCodes().stream()
            .filter(code ->
                number.startsWith(code.code())
                    && (code.arguments() || number.length() == code.code().length()))
            .max(Comparator.comparingInt(code -> code.code().length()));
    service.ifPresent(code ->
        tell(CallStep.RunService.of(client.id(), code, number.substring(code.code().length()))));
    return service.isPresent();
  }

  private boolean starred(String number) {
    boolean unknownCode = number.charAt(0) == '*' && !client.serviceCodes().isEmpty();
    if (unknownCode) {
      reject(RejectionReason.UNKNOWN_SERVICE_CODE);
    }
    return unknownCode;
  }

  private boolean friendsTake(String number) {
    List<Friend> takers = new ArrayList<>();
    for (Friend friend : client.friends()) {
      boolean callsItself =
          request.hairpinGuard() && caller.equals(Caller.friend(client.id(), friend.name()));
      if (!callsItself && takes(friend, number)) {
        int weaker = 0;
        while (weaker < takers.size() && takers.get(weaker).priority() <= friend.priority()) {
          weaker++;
        }
        takers.add(weaker, friend);
      }
    }
    boolean taken = !takers.isEmpty();
    while (!takers.isEmpty() && reach(takers.remove(0), number, takers.isEmpty())) {
      // the next trunk
    }
    return taken;
  }

  private boolean takes(Friend friend, String number) {
    if (friend instanceof InternalFriend internal) {
      return extension(clientOf(internal.targetClient()), number).isPresent();
    }
    return ((RemoteFriend) friend)
        .patterns().stream()
            .map(pattern -> Pattern.compile(pattern).matcher(number))
            .anyMatch(
                matcher -> client.match() == MatchMode.FULL ? matcher.matches() : matcher.find());
  }

  /** Returns whether the call fails over to the next friend. */
  private boolean reach(Friend friend, String number, boolean last) {
    if (hops == request.maxHops()) {
      reject(RejectionReason.TOO_MANY_HOPS);
      return false;
    }
    hops++;
    Optional<ForwardRule> always = rule(friend, ForwardCondition.UNCONDITIONAL);
    if (always.isPresent()) {
      forward(friend, number, always.get());
      return false;
    }
    Optional<Extension> inside =
        friend instanceof InternalFriend internal
            ? extension(clientOf(internal.targetClient()), number)
            : Optional.empty();
    Duration timeout =
        rule(friend, ForwardCondition.NO_ANSWER)
            .map(rule -> rule.after().orElseThrow())
            .orElse(Duration.ofHours(3));
    Duration longest = Objects.requireNonNull(shortestClock(timeout));
    tell(CallStep.Dial.of(client.id(), friend, number, longest, inside.orElse(null)));
    Choice choice = choices.hasNext() ? choices.next() : Choice.ANSWERED;
    Duration byDefault = choice == Choice.NO_ANSWER ? longest : Duration.ZERO;
    Duration elapsed = times.hasNext() ? times.next() : byDefault;
    if (choice == Choice.NESTED && friend instanceof InternalFriend internal) {
      enter(internal, inside.orElseThrow(), longest);
    } else if (choice == Choice.ANSWERED) {
      tell(CallStep.Answered.of(client.id(), friend, inside.orElse(null)));
    } else if (choice == Choice.CANCELLED) {
      reject(RejectionReason.CANCELLED);
    } else if (timeIsUp(elapsed)) {
      reject(RejectionReason.NO_ANSWER);
    } else {
      ForwardCondition condition = FAILED.get(choice.outcome());
      Optional<ForwardRule> rule = rule(friend, condition);
      boolean failsOver = request.failover().contains(choice.outcome()) && !last;
      if (rule.isPresent()) {
        forward(friend, number, rule.get());
      } else if (failsOver) {
        return true;
      } else {
        reject(RejectionReason.valueOf(condition.name()));
      }
    }
    return false;
  }

  /** Lets time pass on every clock. */
  private boolean timeIsUp(Duration elapsed) {
    clocks.replaceAll(clock -> clock.minus(elapsed));
    return clocks.stream().anyMatch(clock -> clock.compareTo(Duration.ZERO) <= 0);
  }

  /** The shortest of the clocks and that time. */
  private @Nullable Duration shortestClock(@Nullable Duration time) {
    return Stream.concat(clocks.stream(), Stream.ofNullable(time))
        .min(Comparator.naturalOrder())
        .map(shortest -> shortest.isNegative() ? Duration.ZERO : shortest)
        .orElse(null);
  }

  private void enter(InternalFriend friend, Extension extension, Duration timeout) {
    clocks.add(timeout);
    type = CallType.INTERNAL;
    Client from = client;
    client = clientOf(friend.targetClient());
    for (Friend back : client.friends()) {
      if (back instanceof InternalFriend internal && internal.targetClient().equals(from.id())) {
        caller = Caller.friend(client.id(), back.name());
      }
    }
    arriveAt(extension);
  }

  private void forward(Friend friend, String number, ForwardRule rule) {
    if (redirects >= request.maxRedirects()) {
      reject(RejectionReason.TOO_MANY_REDIRECTS);
      return;
    }
    redirects++;
    tell(CallStep.Forward.of(client.id(), friend, number, rule, redirects));
    caller = Caller.friend(client.id(), friend.name());
    diversions.add(new Diversion(client.id(), friend.name(), number, rule.condition()));
    ForwardTarget target = rule.target();
    if (target instanceof ForwardTarget.ToExtension to) {
      arriveAt(extension(client, to.number()).orElseThrow());
    } else if (target instanceof ExtensionTarget.External external) {
      tell(CallStep.CallExternal.of(client.id(), external.number(), false));
    } else if (target instanceof ExtensionTarget.Voicemail voicemail) {
      tell(CallStep.LeaveVoicemail.of(client.id(), voicemail.mailbox()));
    }
  }

  private Optional<ForwardRule> rule(Friend friend, ForwardCondition condition) {
    return friend.forwards().stream()
        .filter(ForwardRule::enabled)
        .filter(rule -> rule.condition() == condition)
        .filter(rule -> rule.calls().accepts(type))
        .findFirst();
  }

  private void reject(RejectionReason reason) {
    tell(CallStep.Reject.of(client.id(), reason));
  }

  private void tell(CallStep step) {
    story.add(
        new Told(
            step,
            CallState.of(request)
                .withCaller(caller)
                .withClient(client.id())
                .withType(type)
                .withTimeLeft(shortestClock(null))
                .withRedirects(redirects)
                .withHops(hops)
                .withDiversions(diversions)));
  }

  private Client clientOf(String id) {
    return brand.clients().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Optional<Extension> extension(Client client, String number) {
    return client.extensions().stream().filter(one -> one.number().equals(number)).findFirst();
  }
}
