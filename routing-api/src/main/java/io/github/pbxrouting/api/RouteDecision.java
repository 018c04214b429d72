package io.github.pbxrouting.api;

/**
 * Where a dialled number goes. Immutable, and built when the plan is compiled: the same number gets
 * the same object every time, except for {@link ToService} with arguments, which differ from number
 * to number.
 */
public sealed interface RouteDecision
    permits RouteDecision.ToEmergency,
        RouteDecision.ToService,
        RouteDecision.ToExtension,
        RouteDecision.ToFriend,
        RouteDecision.ToExternal,
        RouteDecision.Rejected {

  /**
   * To the emergency services, whatever else would take the number.
   *
   * @param emergency the number as declared
   */
  record ToEmergency(EmergencyNumber emergency) implements RouteDecision {
    /** Checks that nothing is null. */
    public ToEmergency {
      Text.notNull("emergency", emergency);
    }
  }

  /**
   * To a service of the platform.
   *
   * @param code the code as declared; the longest one that took the number
   * @param arguments what followed the code; empty when nothing did
   */
  record ToService(ServiceCode code, String arguments) implements RouteDecision {
    /** Checks that nothing is null. */
    public ToService {
      Text.notNull("code", code);
      Text.notNull("arguments", arguments);
    }
  }

  /**
   * To an extension of the client.
   *
   * @param extension the extension with exactly the number dialled
   */
  record ToExtension(Extension extension) implements RouteDecision {
    /** Checks that nothing is null. */
    public ToExtension {
      Text.notNull("extension", extension);
    }
  }

  /** To a friend. */
  sealed interface ToFriend extends RouteDecision permits ToRemoteFriend, ToInternalFriend {
    /** The first friend in precedence order that takes the number. */
    Friend friend();
  }

  /**
   * To a remote friend, one of whose patterns matches the number.
   *
   * @param friend the friend
   */
  record ToRemoteFriend(RemoteFriend friend) implements ToFriend {
    /** Checks that nothing is null. */
    public ToRemoteFriend {
      Text.notNull("friend", friend);
    }
  }

  /**
   * To an internal friend, whose target client has the number as an extension.
   *
   * @param friend the friend; its target client is {@link InternalFriend#targetClient()}
   * @param extension the target client's extension, so that no second look-up is needed
   */
  record ToInternalFriend(InternalFriend friend, Extension extension) implements ToFriend {
    /** Checks that nothing is null. */
    public ToInternalFriend {
      Text.notNull("friend", friend);
      Text.notNull("extension", extension);
    }
  }

  /** To the public network, with the number as dialled: nobody in the plan takes it. */
  enum ToExternal implements RouteDecision {
    /** The one decision of this kind. */
    EXTERNAL
  }

  /**
   * Nowhere.
   *
   * @param reason why
   */
  record Rejected(RejectionReason reason) implements RouteDecision {
    /** Checks that nothing is null. */
    public Rejected {
      Text.notNull("reason", reason);
    }
  }
}
