package io.github.pbxrouting.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host does next with a call. Immutable and compared by value.
 *
 * <p>Switch over {@link #kind()}, or test for the class that has the details. The library builds
 * steps; the static factories serve tests of hosts.
 */
public sealed interface CallStep
    permits CallStep.Dial,
        CallStep.Forward,
        CallStep.RingEndpoint,
        CallStep.CallExternal,
        CallStep.CallEmergency,
        CallStep.RunService,
        CallStep.LeaveVoicemail,
        CallStep.Answered,
        CallStep.Reject {

  /**
   * The timeout of a dial step when no no-answer rule fits the call: 10,800 seconds, as in
   * IvozProvider.
   */
  Duration DEFAULT_TIMEOUT = Duration.ofHours(3);

  /** Returns what kind of step it is, for a {@code switch} over all kinds. */
  StepKind kind();

  /** Returns the id of the client the call is in. */
  String client();

  /** Returns whether the call's flow ends with this step. */
  default boolean isLast() {
    return kind() != StepKind.DIAL && kind() != StepKind.FORWARD;
  }

  /** Dial a friend, and report the outcome with {@link CallFlow.Dialling#after(DialOutcome)}. */
  final class Dial extends Value implements CallStep {
    private final String client;
    private final Friend friend;
    private final String number;
    private final Duration timeout;
    private final @Nullable Extension targetExtension;

    private Dial(
        String client,
        Friend friend,
        String number,
        Duration timeout,
        @Nullable Extension targetExtension) {
      this.client = Checks.notNull("client", client);
      this.friend = Checks.notNull("friend", friend);
      this.number = Checks.notNull("number", number);
      this.timeout = Checks.notNull("timeout", timeout);
      this.targetExtension = targetExtension;
    }

    /**
     * Returns a dial step.
     *
     * @param targetExtension the extension of an internal friend's target client, or null
     * @throws IllegalArgumentException when the timeout is not above zero, or above 10,800 seconds
     */
    public static Dial of(
        String client,
        Friend friend,
        String number,
        Duration timeout,
        @Nullable Extension targetExtension) {
      Checks.notNull("timeout", timeout);
      if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(DEFAULT_TIMEOUT) > 0) {
        throw Checks.invalid(
            "timeout", "must be more than PT0S and at most PT3H, but was " + timeout);
      }
      return new Dial(client, friend, number, timeout, targetExtension);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the friend. */
    public Friend friend() {
      return friend;
    }

    /** Returns what to dial there. */
    public String number() {
      return number;
    }

    /** Returns how long to wait for an answer: more than zero, at most 10,800 seconds. */
    public Duration timeout() {
      return timeout;
    }

    /**
     * Returns the extension of the target client that has the number; empty for a remote friend.
     */
    public Optional<Extension> targetExtension() {
      return Optional.ofNullable(targetExtension);
    }

    @Override
    public StepKind kind() {
      return StepKind.DIAL;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "client",
        client,
        "friend",
        friend,
        "number",
        number,
        "timeout",
        timeout,
        "targetExtension",
        targetExtension
      };
    }
  }

  /**
   * The call is forwarded: notify whoever must know, and go on with {@link
   * CallFlow.Forwarding#next()}.
   */
  final class Forward extends Value implements CallStep {
    private final String client;
    private final Friend friend;
    private final String number;
    private final ForwardRule rule;
    private final int redirects;

    private Forward(String client, Friend friend, String number, ForwardRule rule, int redirects) {
      this.client = Checks.notNull("client", client);
      this.friend = Checks.notNull("friend", friend);
      this.number = Checks.notNull("number", number);
      this.rule = Checks.notNull("rule", rule);
      this.redirects = redirects;
    }

    /**
     * Returns a forward step.
     *
     * @throws IllegalArgumentException when redirects is below 1
     */
    public static Forward of(
        String client, Friend friend, String number, ForwardRule rule, int redirects) {
      Checks.atLeast(1, "redirects", redirects);
      return new Forward(client, friend, number, rule, redirects);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the friend that forwards. */
    public Friend friend() {
      return friend;
    }

    /** Returns the number the friend was reached with. */
    public String number() {
      return number;
    }

    /** Returns the rule that fired. */
    public ForwardRule rule() {
      return rule;
    }

    /** Returns how often the call has been forwarded, this time included; at least 1. */
    public int redirects() {
      return redirects;
    }

    @Override
    public StepKind kind() {
      return StepKind.FORWARD;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "client", client, "friend", friend, "number", number, "rule", rule, "redirects", redirects
      };
    }
  }

  /** Ring an endpoint managed by the host; the flow ends. */
  final class RingEndpoint extends Value implements CallStep {
    private final String client;
    private final Extension extension;
    private final ExtensionTarget.Endpoint endpoint;
    private final @Nullable Duration timeLeft;

    private RingEndpoint(
        String client,
        Extension extension,
        ExtensionTarget.Endpoint endpoint,
        @Nullable Duration timeLeft) {
      this.client = Checks.notNull("client", client);
      this.extension = Checks.notNull("extension", extension);
      this.endpoint = Checks.notNull("endpoint", endpoint);
      this.timeLeft = timeLeft;
    }

    /**
     * Returns a step that rings an endpoint.
     *
     * @param timeLeft the rest of the outer timeout, or null when the leg is not nested
     */
    public static RingEndpoint of(
        String client,
        Extension extension,
        ExtensionTarget.Endpoint endpoint,
        @Nullable Duration timeLeft) {
      return new RingEndpoint(client, extension, endpoint, timeLeft);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the extension that leads to the endpoint. */
    public Extension extension() {
      return extension;
    }

    /** Returns the endpoint. */
    public ExtensionTarget.Endpoint endpoint() {
      return endpoint;
    }

    /**
     * Returns how long the endpoint may ring: the rest of the outer dial step's timeout inside the
     * target client of an internal friend; empty elsewhere.
     */
    public Optional<Duration> timeLeft() {
      return Optional.ofNullable(timeLeft);
    }

    @Override
    public StepKind kind() {
      return StepKind.RING_ENDPOINT;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "client", client, "extension", extension, "endpoint", endpoint, "timeLeft", timeLeft
      };
    }
  }

  /** Make an external call; the flow ends. */
  final class CallExternal extends Value implements CallStep {
    private final String client;
    private final String number;
    private final boolean dialled;

    private CallExternal(String client, String number, boolean dialled) {
      this.client = Checks.notNull("client", client);
      this.number = Checks.notNull("number", number);
      this.dialled = dialled;
    }

    /** Returns a step that makes an external call. */
    public static CallExternal of(String client, String number, boolean dialled) {
      return new CallExternal(client, number, dialled);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the number to call. */
    public String number() {
      return number;
    }

    /**
     * Returns whether the caller dialled the number; false when an extension or a forward rule of
     * the plan names it. Call barring usually applies to dialled numbers only.
     */
    public boolean dialled() {
      return dialled;
    }

    @Override
    public StepKind kind() {
      return StepKind.CALL_EXTERNAL;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"client", client, "number", number, "dialled", dialled};
    }
  }

  /** Call an emergency number; the flow ends. */
  final class CallEmergency extends Value implements CallStep {
    private final String client;
    private final String number;

    private CallEmergency(String client, String number) {
      this.client = Checks.notNull("client", client);
      this.number = Checks.notNull("number", number);
    }

    /** Returns a step that calls an emergency number. */
    public static CallEmergency of(String client, String number) {
      return new CallEmergency(client, number);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the number to call. */
    public String number() {
      return number;
    }

    @Override
    public StepKind kind() {
      return StepKind.CALL_EMERGENCY;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"client", client, "number", number};
    }
  }

  /** Run a service of the platform; the flow ends. */
  final class RunService extends Value implements CallStep {
    private final String client;
    private final ServiceCode code;
    private final String arguments;

    private RunService(String client, ServiceCode code, String arguments) {
      this.client = Checks.notNull("client", client);
      this.code = Checks.notNull("code", code);
      this.arguments = Checks.notNull("arguments", arguments);
    }

    /** Returns a step that runs a service. */
    public static RunService of(String client, ServiceCode code, String arguments) {
      return new RunService(client, code, arguments);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the service's code. */
    public ServiceCode code() {
      return code;
    }

    /** Returns what was dialled after the code; empty when nothing was. */
    public String arguments() {
      return arguments;
    }

    @Override
    public StepKind kind() {
      return StepKind.RUN_SERVICE;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"client", client, "code", code, "arguments", arguments};
    }
  }

  /** Let the caller leave a message; the flow ends. */
  final class LeaveVoicemail extends Value implements CallStep {
    private final String client;
    private final String mailbox;

    private LeaveVoicemail(String client, String mailbox) {
      this.client = Checks.notNull("client", client);
      this.mailbox = Checks.notNull("mailbox", mailbox);
    }

    /** Returns a step that leads to a voicemail box. */
    public static LeaveVoicemail of(String client, String mailbox) {
      return new LeaveVoicemail(client, mailbox);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the voicemail box. */
    public String mailbox() {
      return mailbox;
    }

    @Override
    public StepKind kind() {
      return StepKind.LEAVE_VOICEMAIL;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"client", client, "mailbox", mailbox};
    }
  }

  /** A friend has answered; the flow ends. */
  final class Answered extends Value implements CallStep {
    private final String client;
    private final Friend friend;
    private final @Nullable Extension targetExtension;

    private Answered(String client, Friend friend, @Nullable Extension targetExtension) {
      this.client = Checks.notNull("client", client);
      this.friend = Checks.notNull("friend", friend);
      this.targetExtension = targetExtension;
    }

    /** Returns the step after a friend has answered. */
    public static Answered of(String client, Friend friend, @Nullable Extension targetExtension) {
      return new Answered(client, friend, targetExtension);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns the friend. */
    public Friend friend() {
      return friend;
    }

    /**
     * Returns the extension of the target client that has the number; empty for a remote friend.
     */
    public Optional<Extension> targetExtension() {
      return Optional.ofNullable(targetExtension);
    }

    @Override
    public StepKind kind() {
      return StepKind.ANSWERED;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "client", client, "friend", friend, "targetExtension", targetExtension
      };
    }
  }

  /** End the call without an answer; the flow ends. */
  final class Reject extends Value implements CallStep {
    private final String client;
    private final RejectionReason reason;

    private Reject(String client, RejectionReason reason) {
      this.client = Checks.notNull("client", client);
      this.reason = Checks.notNull("reason", reason);
    }

    /** Returns a step that rejects the call. */
    public static Reject of(String client, RejectionReason reason) {
      return new Reject(client, reason);
    }

    @Override
    public String client() {
      return client;
    }

    /** Returns why. */
    public RejectionReason reason() {
      return reason;
    }

    /** Returns the number of the Q.850 cause that a host answers with. */
    public int cause() {
      return reason.cause();
    }

    @Override
    public StepKind kind() {
      return StepKind.REJECT;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"client", client, "reason", reason};
    }
  }
}
