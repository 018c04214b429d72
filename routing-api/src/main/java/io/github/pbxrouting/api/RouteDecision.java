package io.github.pbxrouting.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a dialled number goes. Immutable, compared by value, and built when the plan is compiled:
 * the same number gets the same object every time, except for {@link ToService} with arguments and
 * decisions with a {@link #number()}, which differ from number to number.
 *
 * <p>Switch over {@link #kind()}, or test for the class that has the details. The library builds
 * decisions; the static factories serve tests of hosts.
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
   * Returns the number to send in place of the number dialled: its normalised form, when a
   * numbering rule of the client changed it and the decision was made on that form. Empty when the
   * number is sent as dialled.
   */
  default Optional<String> number() {
    return Optional.empty();
  }

  private static String escaped(String friend) {
    return friend.replace("%", "%25").replace("/", "%2F");
  }

  /** To an emergency number, which nothing else in the plan can take. */
  final class ToEmergency extends NumberedDecision implements RouteDecision {
    private final EmergencyNumber emergency;

    private ToEmergency(EmergencyNumber emergency, @Nullable String number) {
      super(number);
      this.emergency = Checks.notNull("emergency", emergency);
    }

    /** Returns the decision for an emergency number. */
    public static ToEmergency of(EmergencyNumber emergency) {
      return new ToEmergency(emergency, null);
    }

    /** Returns the number as declared. */
    public EmergencyNumber emergency() {
      return emergency;
    }

    /** Returns this decision with a number to send in place of the number dialled. */
    public ToEmergency withNumber(String number) {
      return new ToEmergency(emergency, Checks.notNull("number", number));
    }

    @Override
    public RouteKind kind() {
      return RouteKind.EMERGENCY;
    }

    @Override
    public String key() {
      return "emergency:" + emergency.number();
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"emergency", emergency, "number", sent()};
    }
  }

  /** To a service of the platform. */
  final class ToService extends Value implements RouteDecision {
    private final ServiceCode code;
    private final String arguments;

    private ToService(ServiceCode code, String arguments) {
      this.code = Checks.notNull("code", code);
      this.arguments = Checks.notNull("arguments", arguments);
    }

    /** Returns the decision for a service code and the arguments dialled after it. */
    public static ToService of(ServiceCode code, String arguments) {
      return new ToService(code, arguments);
    }

    /** Returns the code as declared: the longest that takes the number. */
    public ServiceCode code() {
      return code;
    }

    /** Returns what followed the code in the number; empty when nothing did. */
    public String arguments() {
      return arguments;
    }

    @Override
    public RouteKind kind() {
      return RouteKind.SERVICE;
    }

    @Override
    public String key() {
      return "service:" + code.code();
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"code", code, "arguments", arguments};
    }
  }

  /** To an extension of the client. */
  final class ToExtension extends Value implements RouteDecision {
    private final Extension extension;

    private ToExtension(Extension extension) {
      this.extension = Checks.notNull("extension", extension);
    }

    /** Returns the decision for an extension. */
    public static ToExtension of(Extension extension) {
      return new ToExtension(extension);
    }

    /** Returns the extension that has exactly the number dialled. */
    public Extension extension() {
      return extension;
    }

    @Override
    public RouteKind kind() {
      return RouteKind.EXTENSION;
    }

    @Override
    public String key() {
      return "extension:" + extension.number();
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"extension", extension};
    }
  }

  /** To a friend. */
  sealed interface ToFriend extends RouteDecision permits ToRemoteFriend, ToInternalFriend {
    /** Returns the first friend in order of precedence that takes the number. */
    Friend friend();

    /** Returns this decision with a number to send in place of the number dialled. */
    ToFriend withNumber(String number);

    /**
     * Returns this decision with the number to send that a rule makes of the number dialled, which
     * it must fit. The text is made when {@link #number()} is first asked for it.
     */
    ToFriend withNumber(NumberingRule rule, String dialled);

    @Override
    default RouteKind kind() {
      return RouteKind.FRIEND;
    }
  }

  /** To a remote friend, one of whose patterns matches the number. */
  final class ToRemoteFriend extends NumberedDecision implements ToFriend {
    private final RemoteFriend friend;

    private ToRemoteFriend(RemoteFriend friend, @Nullable String number) {
      super(number);
      this.friend = Checks.notNull("friend", friend);
    }

    private ToRemoteFriend(RemoteFriend friend, NumberingRule rule, String dialled) {
      super(rule, dialled);
      this.friend = friend;
    }

    /** Returns the decision for a remote friend. */
    public static ToRemoteFriend of(RemoteFriend friend) {
      return new ToRemoteFriend(friend, null);
    }

    @Override
    public RemoteFriend friend() {
      return friend;
    }

    @Override
    public ToRemoteFriend withNumber(String number) {
      return new ToRemoteFriend(friend, Checks.notNull("number", number));
    }

    @Override
    public ToRemoteFriend withNumber(NumberingRule rule, String dialled) {
      return new ToRemoteFriend(friend, rule, dialled);
    }

    @Override
    public String key() {
      return "friend:" + escaped(friend.name());
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"friend", friend, "number", sent()};
    }
  }

  /** To an internal friend, whose target client has the number as an extension. */
  final class ToInternalFriend extends NumberedDecision implements ToFriend {
    private final InternalFriend friend;
    private final Extension extension;

    private ToInternalFriend(InternalFriend friend, Extension extension, @Nullable String number) {
      super(number);
      this.friend = Checks.notNull("friend", friend);
      this.extension = Checks.notNull("extension", extension);
    }

    private ToInternalFriend(
        InternalFriend friend, Extension extension, NumberingRule rule, String dialled) {
      super(rule, dialled);
      this.friend = friend;
      this.extension = extension;
    }

    /** Returns the decision for an internal friend and an extension of its target client. */
    public static ToInternalFriend of(InternalFriend friend, Extension extension) {
      return new ToInternalFriend(friend, extension, null);
    }

    @Override
    public InternalFriend friend() {
      return friend;
    }

    /** Returns the extension of the target client, so that no second look-up is needed. */
    public Extension extension() {
      return extension;
    }

    @Override
    public ToInternalFriend withNumber(String number) {
      return new ToInternalFriend(friend, extension, Checks.notNull("number", number));
    }

    @Override
    public ToInternalFriend withNumber(NumberingRule rule, String dialled) {
      return new ToInternalFriend(friend, extension, rule, dialled);
    }

    @Override
    public String key() {
      return "friend:" + escaped(friend.name()) + "/" + friend.targetClient();
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"friend", friend, "extension", extension, "number", sent()};
    }
  }

  /** To an external call: nothing in the plan takes the number. */
  final class ToExternal extends NumberedDecision implements RouteDecision {
    private static final ToExternal AS_DIALLED = new ToExternal(null);

    private ToExternal(@Nullable String number) {
      super(number);
    }

    private ToExternal(NumberingRule rule, String dialled) {
      super(rule, dialled);
    }

    /** Returns the decision for an external call to the number as dialled. */
    public static ToExternal of() {
      return AS_DIALLED;
    }

    /** Returns this decision with a number to send in place of the number dialled. */
    public ToExternal withNumber(String number) {
      return new ToExternal(Checks.notNull("number", number));
    }

    /**
     * Returns this decision with the number to send that a rule makes of the number dialled, which
     * it must fit. The text is made when {@link #number()} is first asked for it.
     */
    public ToExternal withNumber(NumberingRule rule, String dialled) {
      return new ToExternal(rule, dialled);
    }

    @Override
    public RouteKind kind() {
      return RouteKind.EXTERNAL;
    }

    @Override
    public String key() {
      return "external";
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"number", sent()};
    }
  }

  /** Nowhere: the number is rejected. */
  final class Rejected extends Value implements RouteDecision {
    private final RejectionReason reason;

    private Rejected(RejectionReason reason) {
      this.reason = Checks.notNull("reason", reason);
    }

    /** Returns the decision to reject a number. */
    public static Rejected of(RejectionReason reason) {
      return new Rejected(reason);
    }

    /** Returns why. */
    public RejectionReason reason() {
      return reason;
    }

    @Override
    public RouteKind kind() {
      return RouteKind.REJECTED;
    }

    @Override
    public String key() {
      return "rejected:" + reason.token();
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"reason", reason};
    }
  }
}
