package io.github.pbxrouting.core.router;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.RouterFootprint;
import io.github.pbxrouting.api.ServiceCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a plan, written as simply as possible: each step of the precedence is looked at in
 * turn, friends one by one, their patterns with RE2/J. Every other router has to give the same
 * answers; tests compare them, and benchmarks measure what the table gains.
 *
 * <p>The answers are equal for ASCII numbers. Beyond ASCII, {@code (?i)} depends on the JVM's
 * version of Unicode, here and there alike. RE2/J's known faults are in {@link
 * io.github.pbxrouting.core.regex.Re2jFaults}.
 *
 * <p>Takes a plan without problems. A look-up takes time linear in the patterns of the client.
 */
public final class ReferenceRouter implements CallRouter {

  private static final Rejected UNKNOWN_CODE = Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE);

  private final Client client;
  private final int maxLength;
  private final Map<String, ToEmergency> emergencies = new HashMap<>();
  private final Map<String, ToExtension> extensions = new HashMap<>();

  /** By name, strongest first: where a number goes that the friend takes, or null. */
  private final Map<String, Function<String, @Nullable RouteDecision>> friends =
      new LinkedHashMap<>();

  /**
   * The router of a client.
   *
   * @param clients gives the clients of its brand by id
   */
  public ReferenceRouter(Client client, Function<String, Client> clients, PlanLimits limits) {
    this.client = client;
    this.maxLength = limits.destinationLength();
    for (EmergencyNumber emergency : client.emergencyNumbers()) {
      emergencies.put(emergency.number(), ToEmergency.of(emergency));
    }
    for (Extension extension : client.extensions()) {
      extensions.put(extension.number(), ToExtension.of(extension));
    }
    for (Friend friend : client.friendsByPriority()) {
      if (friend instanceof RemoteFriend remote) {
        friends.put(friend.name(), taker(remote));
      } else if (friend instanceof InternalFriend internal) {
        friends.put(friend.name(), taker(internal, clients.apply(internal.targetClient())));
      }
    }
  }

  /** Returns the routers of all clients of a brand, by id, in the order of the plan. */
  public static Map<String, ReferenceRouter> ofBrand(Brand brand, PlanLimits limits) {
    Map<String, Client> clients = new HashMap<>();
    brand.clients().forEach(client -> clients.put(client.id(), client));
    Map<String, ReferenceRouter> routers = new LinkedHashMap<>();
    for (Client client : brand.clients()) {
      routers.put(
          client.id(),
          new ReferenceRouter(client, id -> Objects.requireNonNull(clients.get(id)), limits));
    }
    return routers;
  }

  @Override
  public Client client() {
    return client;
  }

  @Override
  public RouteDecision route(String destination) {
    return decide(Destinations.text(destination, maxLength), RouteOptions.NONE);
  }

  @Override
  public RouteDecision route(byte[] buffer, int offset, int length) {
    return decide(Destinations.text(buffer, offset, length, maxLength), RouteOptions.NONE);
  }

  @Override
  public RouteDecision route(String destination, RouteOptions options) {
    String number = Destinations.text(destination, maxLength);
    String leftOut = options.leftOutFriend().orElse(null);
    if (leftOut != null && client.friend(leftOut).isEmpty()) {
      throw Destinations.unknownFriend(client, leftOut);
    }
    return decide(number, options);
  }

  @Override
  public List<ToFriend> candidates(String destination, RouteOptions options) {
    RouteDecision decision = route(destination, options);
    if (!(decision instanceof ToFriend)) {
      return List.of();
    }
    String normalised = options.skipExtensions() ? destination : client.normalize(destination);
    boolean twoForms = !normalised.equals(destination);
    Map<String, ToFriend> candidates = new LinkedHashMap<>();
    friends.forEach((name, taker) -> {
      boolean asked = !(twoForms && client.friend(name).orElseThrow().normalizedOnly());
      if (asked && taker.apply(destination) instanceof ToFriend to) {
        candidates.put(name, to);
      }
    });
    friends.forEach((name, taker) -> {
      if (twoForms && taker.apply(normalised) instanceof ToFriend to) {
        candidates.putIfAbsent(name, to.withNumber(normalised));
      }
    });
    options.leftOutFriend().ifPresent(candidates::remove);
    return List.copyOf(candidates.values());
  }

  /**
   * Decides on both forms of a number in turn, where a numbering rule changes it. What goes through
   * the friends is taken as it is.
   */
  private RouteDecision decide(String number, RouteOptions options) {
    String normalised = options.skipExtensions() ? number : client.normalize(number);
    if (normalised.equals(number)) {
      return decide(number, options, friends.keySet());
    }
    if (!emergencies.containsKey(number) && emergencies.containsKey(normalised)) {
      return emergencies.get(normalised).withNumber(normalised);
    }
    Set<String> asked = new HashSet<>(friends.keySet());
    client.friends().stream()
        .filter(Friend::normalizedOnly)
        .forEach(friend -> asked.remove(friend.name()));
    RouteDecision dialled = decide(number, options, asked);
    if (!(dialled instanceof ToExternal)) {
      return dialled;
    }
    return friend(normalised, options, friends.keySet()) instanceof ToFriend friend
        ? friend.withNumber(normalised)
        : ToExternal.of().withNumber(normalised);
  }

  private RouteDecision decide(String number, RouteOptions options, Set<String> asked) {
    ToEmergency emergency = emergencies.get(number);
    if (emergency != null) {
      return emergency;
    }
    ServiceCode code = longestCode(number);
    if (code != null) {
      return ToService.of(code, number.substring(code.code().length()));
    }
    ToExtension extension = extensions.get(number);
    if (extension != null && !options.skipExtensions()) {
      return extension;
    }
    if (number.startsWith("*")
        && (client.rejectUnknownCodes() || !client.serviceCodes().isEmpty())) {
      return UNKNOWN_CODE;
    }
    RouteDecision friend = friend(number, options, asked);
    return friend == null ? ToExternal.of() : friend;
  }

  private @Nullable RouteDecision friend(String number, RouteOptions options, Set<String> asked) {
    for (Map.Entry<String, Function<String, @Nullable RouteDecision>> friend : friends.entrySet()) {
      if (asked.contains(friend.getKey())
          && !friend.getKey().equals(options.leftOutFriend().orElse(null))) {
        RouteDecision decision = friend.getValue().apply(number);
        if (decision != null) {
          return decision;
        }
      }
    }
    return null;
  }

  private Function<String, @Nullable RouteDecision> taker(RemoteFriend friend) {
    ToRemoteFriend decision = ToRemoteFriend.of(friend);
    boolean full = client.match() == MatchMode.FULL;
    List<Pattern> patterns = friend.patterns().stream().map(Pattern::compile).toList();
    return number -> {
      for (Pattern pattern : patterns) {
        if (full ? pattern.matcher(number).matches() : pattern.matcher(number).find()) {
          return decision;
        }
      }
      return null;
    };
  }

  private static Function<String, @Nullable RouteDecision> taker(
      InternalFriend friend, Client target) {
    Map<String, RouteDecision> decisions = new HashMap<>();
    for (Extension extension : target.extensions()) {
      decisions.put(extension.number(), ToInternalFriend.of(friend, extension));
    }
    return decisions::get;
  }

  private @Nullable ServiceCode longestCode(String number) {
    ServiceCode longest = null;
    for (ServiceCode code : client.serviceCodes()) {
      boolean takes =
          code.arguments() ? number.startsWith(code.code()) : number.equals(code.code());
      if (takes && (longest == null || code.code().length() > longest.code().length())) {
        longest = code;
      }
    }
    return longest;
  }

  /** Returns a cursor that dials every longer number: for worlds of few characters. */
  @Override
  public DialCursor dial(String continuation) {
    return dial(continuation, RouteOptions.NONE);
  }

  @Override
  public DialCursor dial(String continuation, RouteOptions options) {
    return new LiteralCursor(this, options, continuation, maxLength);
  }

  @Override
  public Optional<Extension> extension(String number) {
    return Optional.ofNullable(extensions.get(number)).map(ToExtension::extension);
  }

  /** Counts every pattern as RE2/J's, and no table. */
  @Override
  public RouterFootprint footprint() {
    List<String> patterns =
        client.friendsByPriority().stream()
            .filter(RemoteFriend.class::isInstance)
            .flatMap(friend -> ((RemoteFriend) friend).patterns().stream())
            .toList();
    return RouterFootprint.builder("reference")
        .patterns(patterns.size())
        .patternsOnRe2j(patterns)
        .build();
  }
}
