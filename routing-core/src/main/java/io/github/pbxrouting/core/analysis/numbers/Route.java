package io.github.pbxrouting.core.analysis.numbers;

import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import java.util.Objects;

/**
 * Where a plan sends a number, by name: what is left of a {@link RouteDecision} when two plans are
 * compared. Two routes are equal when they read the same, whatever else their plans say about the
 * friend or extension.
 */
public sealed interface Route
    permits Route.ToEmergency,
        Route.ToService,
        Route.ToExtension,
        Route.ToFriend,
        Route.ToInternalFriend,
        Route.ToExternal,
        Route.Rejected {

  /** The route of a decision; of a service code without its arguments. */
  static Route of(RouteDecision decision) {
    if (decision instanceof RouteDecision.ToEmergency) {
      return ToEmergency.EMERGENCY;
    }
    if (decision instanceof RouteDecision.ToService to) {
      return new ToService(to.code().code());
    }
    if (decision instanceof RouteDecision.ToExtension to) {
      return new ToExtension(to.extension().number());
    }
    if (decision instanceof RouteDecision.ToRemoteFriend to) {
      return new ToFriend(to.friend().name());
    }
    if (decision instanceof RouteDecision.ToInternalFriend to) {
      return new ToInternalFriend(
          to.friend().name(), to.friend().targetClient(), to.extension().number());
    }
    if (decision instanceof RouteDecision.Rejected rejected) {
      return new Rejected(rejected.reason());
    }
    return ToExternal.EXTERNAL;
  }

  /** To the emergency services, by the emergency number that was dialled. */
  enum ToEmergency implements Route {
    /** The one route of this kind. */
    EMERGENCY
  }

  /**
   * To a service of the platform, with whatever arguments.
   *
   * @param code the service code
   */
  record ToService(String code) implements Route {
    /** Checks that nothing is null. */
    public ToService {
      Objects.requireNonNull(code, "code");
    }
  }

  /**
   * To an extension of the client.
   *
   * @param extension its number
   */
  record ToExtension(String extension) implements Route {
    /** Checks that nothing is null. */
    public ToExtension {
      Objects.requireNonNull(extension, "extension");
    }
  }

  /**
   * To a remote friend.
   *
   * @param friend its name
   */
  record ToFriend(String friend) implements Route {
    /** Checks that nothing is null. */
    public ToFriend {
      Objects.requireNonNull(friend, "friend");
    }
  }

  /**
   * To an internal friend.
   *
   * @param friend its name
   * @param targetClient the client it points to
   * @param extension the number of that client's extension
   */
  record ToInternalFriend(String friend, String targetClient, String extension) implements Route {
    /** Checks that nothing is null. */
    public ToInternalFriend {
      Objects.requireNonNull(friend, "friend");
      Objects.requireNonNull(targetClient, "targetClient");
      Objects.requireNonNull(extension, "extension");
    }
  }

  /** To the public network: nobody in the plan takes the number. */
  enum ToExternal implements Route {
    /** The one route of this kind. */
    EXTERNAL
  }

  /**
   * Nowhere.
   *
   * @param reason why
   */
  record Rejected(RejectionReason reason) implements Route {
    /** Checks that nothing is null. */
    public Rejected {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
