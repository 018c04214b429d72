package io.github.pbxrouting.api;

import java.util.Optional;

/** What a host does next with a call. */
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

  /** The id of the client the call is in. */
  String client();

  /** Whether the call's flow ends with this step. */
  default boolean isLast() {
    return !(this instanceof Dial || this instanceof Forward);
  }

  /**
   * The timeout of a dial step when no no-answer rule fits the call, in seconds; IvozProvider's
   * number.
   */
  int DEFAULT_TIMEOUT_SECONDS = 10_800;

  /**
   * Dial a friend, and report the outcome with {@link CallFlow#after(DialOutcome)}.
   *
   * @param client the id of the client the call is in
   * @param friend the friend
   * @param number what to dial there
   * @param timeoutSeconds how long to wait for an answer, 1 to 10,800 seconds
   * @param targetExtension for an internal friend, the extension of {@link
   *     InternalFriend#targetClient()} that has the number
   */
  record Dial(
      String client,
      Friend friend,
      String number,
      int timeoutSeconds,
      Optional<Extension> targetExtension)
      implements CallStep {
    /**
     * Checks that nothing is null.
     *
     * @throws IllegalArgumentException when the timeout is not 1 to 10,800 seconds
     */
    public Dial {
      Checks.notNull("client", client);
      Checks.notNull("friend", friend);
      Checks.notNull("number", number);
      Checks.notNull("targetExtension", targetExtension);
      Checks.between(1, DEFAULT_TIMEOUT_SECONDS, "timeoutSeconds", timeoutSeconds);
    }
  }

  /**
   * The call is forwarded; tell whoever must know, and go on with {@link CallFlow#next()}.
   *
   * @param client the id of the client the call is in
   * @param friend the friend that forwards
   * @param number the number the friend was reached with
   * @param rule the rule that fired
   * @param redirects how often the call has been forwarded, this time included; 1 or more
   */
  record Forward(String client, Friend friend, String number, ForwardRule rule, int redirects)
      implements CallStep {
    /**
     * Checks that nothing is null.
     *
     * @throws IllegalArgumentException when the redirects are below 1
     */
    public Forward {
      Checks.notNull("client", client);
      Checks.notNull("friend", friend);
      Checks.notNull("number", number);
      Checks.notNull("rule", rule);
      Checks.atLeast(1, "redirects", redirects);
    }
  }

  /**
   * Ring a thing of the host's own; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param extension the extension that leads to it
   * @param endpoint the thing
   */
  record RingEndpoint(String client, Extension extension, ExtensionTarget.Endpoint endpoint)
      implements CallStep {
    /** Checks that nothing is null. */
    public RingEndpoint {
      Checks.notNull("client", client);
      Checks.notNull("extension", extension);
      Checks.notNull("endpoint", endpoint);
    }
  }

  /**
   * Call a number of the public network; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param number what to dial
   */
  record CallExternal(String client, String number) implements CallStep {
    /** Checks that nothing is null. */
    public CallExternal {
      Checks.notNull("client", client);
      Checks.notNull("number", number);
    }
  }

  /**
   * Call the emergency services; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param number what was dialled
   */
  record CallEmergency(String client, String number) implements CallStep {
    /** Checks that nothing is null. */
    public CallEmergency {
      Checks.notNull("client", client);
      Checks.notNull("number", number);
    }
  }

  /**
   * Run a service of the platform; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param code the service's code
   * @param arguments what was dialled after it; empty when nothing was
   */
  record RunService(String client, ServiceCode code, String arguments) implements CallStep {
    /** Checks that nothing is null. */
    public RunService {
      Checks.notNull("client", client);
      Checks.notNull("code", code);
      Checks.notNull("arguments", arguments);
    }
  }

  /**
   * Take a message; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param mailbox the voicemail box
   */
  record LeaveVoicemail(String client, String mailbox) implements CallStep {
    /** Checks that nothing is null. */
    public LeaveVoicemail {
      Checks.notNull("client", client);
      Checks.notNull("mailbox", mailbox);
    }
  }

  /**
   * A friend has answered; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param friend the friend
   * @param targetExtension for an internal friend, the extension of its target client that was
   *     dialled
   */
  record Answered(String client, Friend friend, Optional<Extension> targetExtension)
      implements CallStep {
    /** Checks that nothing is null. */
    public Answered {
      Checks.notNull("client", client);
      Checks.notNull("friend", friend);
      Checks.notNull("targetExtension", targetExtension);
    }
  }

  /**
   * End the call without an answer; the flow ends.
   *
   * @param client the id of the client the call is in
   * @param reason why; its {@link RejectionReason#cause()} is the Q.850 cause
   */
  record Reject(String client, RejectionReason reason) implements CallStep {
    /** Checks that nothing is null. */
    public Reject {
      Checks.notNull("client", client);
      Checks.notNull("reason", reason);
    }

    /** The number of the Q.850 cause a host answers with. */
    public int cause() {
      return reason.cause();
    }
  }
}
