package io.github.pbxrouting.core.analysis.numbers;

import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan sends a number, by name: the part of a {@link RouteDecision} that counts when two
 * plans are compared. Two routes are equal when they read the same, whatever else their plans say
 * about the friend or extension. Immutable.
 */
public final class Route {

  /** External: nobody in the plan takes the number. */
  public static final Route EXTERNAL = of(RouteDecision.ToExternal.of());

  private final RouteKind kind;
  private final @Nullable String friend;
  private final @Nullable String targetClient;
  private final @Nullable String extension;
  private final @Nullable String code;
  private final @Nullable RejectionReason reason;

  private Route(
      RouteKind kind,
      @Nullable String friend,
      @Nullable String targetClient,
      @Nullable String extension,
      @Nullable String code,
      @Nullable RejectionReason reason) {
    this.kind = kind;
    this.friend = friend;
    this.targetClient = targetClient;
    this.extension = extension;
    this.code = code;
    this.reason = reason;
  }

  /**
   * Returns the route of a decision: of a service code without its arguments, and to the emergency
   * services without the number.
   */
  public static Route of(RouteDecision decision) {
    Objects.requireNonNull(decision, "decision must not be null");
    String friend = null;
    String targetClient = null;
    String extension = null;
    String code = null;
    RejectionReason reason = null;
    if (decision instanceof RouteDecision.ToService to) {
      code = to.code().code();
    } else if (decision instanceof RouteDecision.ToExtension to) {
      extension = to.extension().number();
    } else if (decision instanceof RouteDecision.ToFriend to) {
      friend = to.friend().name();
      if (to instanceof RouteDecision.ToInternalFriend internal) {
        targetClient = internal.friend().targetClient();
        extension = internal.extension().number();
      }
    } else if (decision instanceof RouteDecision.Rejected rejected) {
      reason = rejected.reason();
    }
    return new Route(decision.kind(), friend, targetClient, extension, code, reason);
  }

  /** Returns what kind of destination it is. */
  public RouteKind kind() {
    return kind;
  }

  /** Returns the name of the friend. */
  public Optional<String> friend() {
    return Optional.ofNullable(friend);
  }

  /** Returns the client that the friend points to, when it is an internal friend. */
  public Optional<String> targetClient() {
    return Optional.ofNullable(targetClient);
  }

  /** Returns the number of the extension: of the client itself, or of the target client. */
  public Optional<String> extension() {
    return Optional.ofNullable(extension);
  }

  /** Returns the service code. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** Returns why the number is rejected. */
  public Optional<RejectionReason> reason() {
    return Optional.ofNullable(reason);
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(kind, friend, targetClient, extension, code, reason);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route route && parts().equals(route.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns the route in a few words, for example {@code friend bilbao}. */
  @Override
  public String toString() {
    return switch (kind) {
      case EMERGENCY, EXTERNAL -> kind.token();
      case SERVICE -> "service " + code;
      case EXTENSION -> "extension " + extension;
      case FRIEND ->
          "friend " + friend + (targetClient == null ? "" : "/" + targetClient + "/" + extension);
      case REJECTED -> "rejected " + reason;
    };
  }
}
