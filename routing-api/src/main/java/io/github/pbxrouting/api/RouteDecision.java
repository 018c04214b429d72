package io.github.pbxrouting.api;

import java.util.Optional;

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

  /** Returns what kind of destination it is, for a {@code switch} over all kinds. */
  RouteKind kind();

  /**
   * Returns a short text that tells destinations apart and stays the same across plans and
   * versions:
   *
   * <ul>
   *   <li>{@code emergency:112}
   *   <li>{@code service:*94}, without the arguments
   *   <li>{@code extension:1001}
   *   <li>{@code friend:bilbao}, and {@code friend:sister/barcelona} for an internal friend and its
   *       target client; a {@code /} or {@code %} in a friend's name is written {@code %2F} or
   *       {@code %25}
   *   <li>{@code external}
   *   <li>{@code rejected:unknown-service-code}
   * </ul>
   *
   * <p>Two decisions of one router with the same key go to the same place. Use it for metrics, logs
   * and comparisons: a decision itself holds the whole model of its friend or extension, and is
   * equal only to one with the same model.
   */
  String key();

  /**
   * Returns the number to send in place of the number dialled; empty when the number is sent as
   * dialled.
   */
  default Optional<String> number() {
    return Optional.empty();
  }

  private static String escaped(String friend) {
    return friend.replace("%", "%25").replace("/", "%2F");
  }

  /**
   * To the emergency services, whatever else would take the number.
   *
   * @param emergency the number as declared
   */
  record ToEmergency(EmergencyNumber emergency) implements RouteDecision {
    /** Checks that nothing is null. */
    public ToEmergency {
      Checks.notNull("emergency", emergency);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.EMERGENCY;
    }

    @Override
    public String key() {
      return "emergency:" + emergency.number();
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
      Checks.notNull("code", code);
      Checks.notNull("arguments", arguments);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.SERVICE;
    }

    @Override
    public String key() {
      return "service:" + code.code();
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
      Checks.notNull("extension", extension);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.EXTENSION;
    }

    @Override
    public String key() {
      return "extension:" + extension.number();
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
      Checks.notNull("friend", friend);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.FRIEND;
    }

    @Override
    public String key() {
      return "friend:" + escaped(friend.name());
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
      Checks.notNull("friend", friend);
      Checks.notNull("extension", extension);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.FRIEND;
    }

    @Override
    public String key() {
      return "friend:" + escaped(friend.name()) + "/" + friend.targetClient();
    }
  }

  /** To the public network, with the number as dialled: nobody in the plan takes it. */
  enum ToExternal implements RouteDecision {
    /** The one decision of this kind. */
    EXTERNAL;

    @Override
    public RouteKind kind() {
      return RouteKind.EXTERNAL;
    }

    @Override
    public String key() {
      return "external";
    }
  }

  /**
   * Nowhere.
   *
   * @param reason why
   */
  record Rejected(RejectionReason reason) implements RouteDecision {
    /** Checks that nothing is null. */
    public Rejected {
      Checks.notNull("reason", reason);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.REJECTED;
    }

    @Override
    public String key() {
      return "rejected:" + reason.token();
    }
  }
}
