package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where numbers go, or where calls may end: the values of some fields, all of which have to hold.
 * Immutable.
 *
 * <p>{@link Field#EXTENSION} without a route, a friend or a target client means an extension of the
 * client itself. Where calls end, {@link Field#FRIEND} and {@link Field#EXTENSION} without {@link
 * Field#CLIENT} mean those of the client in which the number is dialled.
 */
public final class Destination {

  /** What is known of a destination. */
  public enum Field {
    /** The kind of the destination, a {@link RouteKind#token()}. */
    ROUTE("route"),
    /** The friend that takes the number, or answers the call. */
    FRIEND("friend"),
    /** The client that the internal friend points to. */
    TARGET_CLIENT("targetClient"),
    /** The extension of the client, or of the target client. */
    EXTENSION("extension"),
    /** The service code. */
    CODE("code"),
    /** What follows the service code. */
    ARGUMENTS("arguments"),
    /** Why the number or the call is rejected, a {@link RejectionReason#token()}. */
    REASON("reason"),
    /** The number that is sent, when a numbering rule changed it; for ends, every number. */
    NUMBER("number"),
    /** The external number that is called; for ends of calls alone. */
    EXTERNAL("external"),
    /** The mailbox that is reached; for ends of calls alone. */
    VOICEMAIL("voicemail"),
    /** The endpoint that rings, as kind and id with a slash; for ends of calls alone. */
    ENDPOINT("endpoint"),
    /** The client in which the call ends; for ends of calls alone. */
    CLIENT("client");

    private final String token;

    Field(String token) {
      this.token = token;
    }

    /** Returns the field's name in JSON, for example {@code targetClient}. */
    public String token() {
      return token;
    }

    /** Returns whether the field tells ends of calls apart, and no routes. */
    public boolean isOfEnds() {
      return this == CLIENT || this == EXTERNAL || this == VOICEMAIL || this == ENDPOINT;
    }

    /** Returns whether the value may differ between numbers that one rule of the plan takes. */
    boolean dependsOnNumber() {
      return this == NUMBER || this == ARGUMENTS || this == EXTERNAL;
    }
  }

  private final Map<Field, String> fields;

  private Destination(Map<Field, String> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /**
   * Returns the destination with that value of a field.
   *
   * @throws IllegalArgumentException when a route or reason is none of those there are
   */
  public static Destination of(Field field, String value) {
    return new Destination(new EnumMap<>(Field.class)).and(field, value);
  }

  /** Returns the friend of that name. */
  public static Destination friend(String name) {
    Objects.requireNonNull(name, "name must not be null");
    return of(Field.FRIEND, name);
  }

  /** Returns the kind of destination. */
  public static Destination route(RouteKind kind) {
    Objects.requireNonNull(kind, "kind must not be null");
    return of(Field.ROUTE, kind.token());
  }

  /**
   * Returns those of these destinations that have the value too.
   *
   * @throws IllegalArgumentException when a route or reason is none of those there are
   */
  public Destination and(Field field, String value) {
    Objects.requireNonNull(field, "field must not be null");
    Objects.requireNonNull(value, "value must not be null");
    if (field == Field.ROUTE) {
      requireOneOf(field, value, Arrays.stream(RouteKind.values()).map(RouteKind::token).toList());
    } else if (field == Field.REASON) {
      requireOneOf(
          field,
          value,
          Arrays.stream(RejectionReason.values()).map(RejectionReason::token).toList());
    }
    Map<Field, String> more = new EnumMap<>(Field.class);
    more.putAll(fields);
    more.put(field, value);
    return new Destination(more);
  }

  private static void requireOneOf(Field field, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          field.token() + " must be one of " + String.join(", ", known) + ", but was " + value);
    }
  }

  /** Returns the values, in the order of the fields. */
  public Map<Field, String> fields() {
    return fields;
  }

  Optional<String> get(Field field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** Returns this destination without what depends on the number dialled. */
  public Destination withoutNumber() {
    Map<Field, String> rest = new EnumMap<>(fields);
    rest.keySet().removeIf(Field::dependsOnNumber);
    return new Destination(rest);
  }

  /** Returns whether a field depends on the number dialled. */
  public boolean isOfNumbers() {
    return fields.keySet().stream().anyMatch(Field::dependsOnNumber);
  }

  /** Returns this destination with what it leaves out for a number dialled in a client. */
  public Destination in(String client, boolean endToEnd) {
    Objects.requireNonNull(client, "client must not be null");
    Destination whole = this;
    boolean alone =
        !fields.containsKey(Field.ROUTE)
            && !fields.containsKey(Field.FRIEND)
            && !fields.containsKey(Field.TARGET_CLIENT);
    if (fields.containsKey(Field.EXTENSION) && alone) {
      whole = whole.and(Field.ROUTE, RouteKind.EXTENSION.token());
    }
    boolean isOfClient = fields.containsKey(Field.EXTENSION) || fields.containsKey(Field.FRIEND);
    return endToEnd && isOfClient && !fields.containsKey(Field.CLIENT)
        ? whole.and(Field.CLIENT, client)
        : whole;
  }

  /** Returns whether all fields of the other destination have the same values here. */
  public boolean has(Destination other) {
    Objects.requireNonNull(other, "other must not be null");
    return fields.entrySet().containsAll(other.fields.entrySet());
  }

  /** Returns all that is known of where a number is routed. */
  public static Destination of(RouteDecision decision) {
    Destination place = of(Route.of(decision));
    if (decision instanceof RouteDecision.ToService to) {
      place = place.and(Field.ARGUMENTS, to.arguments());
    }
    return decision.number().isPresent() ? place.and(Field.NUMBER, decision.number().get()) : place;
  }

  /** Returns all that is known of a route. */
  public static Destination of(Route to) {
    Objects.requireNonNull(to, "to must not be null");
    Destination place = route(to.kind());
    for (Map.Entry<Field, Optional<String>> entry :
        Map.of(
                Field.FRIEND, to.friend(),
                Field.TARGET_CLIENT, to.targetClient(),
                Field.EXTENSION, to.extension(),
                Field.CODE, to.code(),
                Field.REASON, to.reason().map(RejectionReason::token))
            .entrySet()) {
      if (entry.getValue().isPresent()) {
        place = place.and(entry.getKey(), entry.getValue().get());
      }
    }
    return place;
  }

  private Destination at(Friend friend, @Nullable Extension extension) {
    return friend instanceof InternalFriend internal && extension != null
        ? and(Field.TARGET_CLIENT, internal.targetClient()).and(Field.EXTENSION, extension.number())
        : this;
  }

  /** Returns all that is known of where a call ends. */
  public static Destination of(CallStep end) {
    Objects.requireNonNull(end, "end must not be null");
    Destination place = of(Field.CLIENT, end.client());
    if (end instanceof CallStep.RingEndpoint ring) {
      return place
          .and(Field.ROUTE, RouteKind.EXTENSION.token())
          .and(Field.EXTENSION, ring.extension().number())
          .and(Field.ENDPOINT, ring.endpoint().toString());
    }
    if (end instanceof CallStep.CallExternal external) {
      return place
          .and(Field.ROUTE, RouteKind.EXTERNAL.token())
          .and(Field.EXTERNAL, external.number())
          .and(Field.NUMBER, external.number());
    }
    if (end instanceof CallStep.CallEmergency emergency) {
      return place
          .and(Field.ROUTE, RouteKind.EMERGENCY.token())
          .and(Field.NUMBER, emergency.number());
    }
    if (end instanceof CallStep.RunService service) {
      return place
          .and(Field.ROUTE, RouteKind.SERVICE.token())
          .and(Field.CODE, service.code().code())
          .and(Field.ARGUMENTS, service.arguments());
    }
    if (end instanceof CallStep.LeaveVoicemail voicemail) {
      return place.and(Field.VOICEMAIL, voicemail.mailbox());
    }
    if (end instanceof CallStep.Answered answered) {
      return place
          .and(Field.ROUTE, RouteKind.FRIEND.token())
          .and(Field.FRIEND, answered.friend().name())
          .at(answered.friend(), answered.targetExtension().orElse(null));
    }
    if (end instanceof CallStep.Reject reject) {
      return place
          .and(Field.ROUTE, RouteKind.REJECTED.token())
          .and(Field.REASON, reject.reason().token());
    }
    throw new IllegalArgumentException("a call does not end with " + end);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Destination destination && fields.equals(destination.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /**
   * Returns the destination in a few words, for example {@code friend bilbao} or {@code external}.
   */
  @Override
  public String toString() {
    Map<Field, String> shown = new TreeMap<>(fields);
    String route = shown.remove(Field.ROUTE);
    if (shown.containsKey(Field.EXTERNAL)) {
      shown.remove(Field.NUMBER, shown.get(Field.EXTERNAL));
    }
    String rest =
        shown.entrySet().stream()
            .map(entry -> entry.getKey().token() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    if (route == null) {
      return rest;
    }
    boolean implied =
        (route.equals(RouteKind.FRIEND.token()) && shown.containsKey(Field.FRIEND))
            || (route.equals(RouteKind.EXTENSION.token()) && shown.containsKey(Field.EXTENSION))
            || (route.equals(RouteKind.EXTERNAL.token()) && shown.containsKey(Field.EXTERNAL));
    return implied ? rest : rest.isEmpty() ? route : route + ", " + rest;
  }
}
