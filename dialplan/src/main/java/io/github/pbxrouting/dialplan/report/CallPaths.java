package io.github.pbxrouting.dialplan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.InvalidPlanException;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExtension;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.json.StepFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the calls go that a friend or an extension takes, as the library's own call flow plays them,
 * whatever number was dialled: a graph of steps, equal ones shared.
 *
 * <p>A friend is dialled by a number that it alone takes, in a copy of the brand where every friend
 * takes such a number, and else only the numbers that extensions send through the friends to it.
 * Everything behind the first step is the plan's. In the steps, null is that number.
 */
final class CallPaths {

  /** The maximum number of steps that are played from one start; what lies behind is left out. */
  private static final int MAX_STEPS = 2_000;

  /** The beginning of the number that one friend alone takes. */
  private static final String DIALLED = "dialled-to-friend-";

  /** The step in place of those that are left out. */
  private static final String CUT = "{\"step\":\"cut\"}";

  private final BrandRouter copy;
  private final Map<String, String> numbers;
  private final Map<String, Integer> steps = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private int left;
  private String number = "";

  private CallPaths(BrandRouter copy, Map<String, String> numbers) {
    this.copy = copy;
    this.numbers = numbers;
  }

  /** Prepares the calls of those clients of a brand. */
  static CallPaths of(BrandRouter brand, Set<String> ids) {
    Map<String, String> numbers = new HashMap<>();
    Map<String, List<String>> more = new HashMap<>();
    for (Client client : brand.brand().clients()) {
      for (Friend friend : client.friends()) {
        if (ids.contains(client.id())) {
          String own = DIALLED + numbers.size();
          numbers.put(key(client.id(), friend.name()), own);
          if (friend instanceof InternalFriend internal) {
            more.computeIfAbsent(internal.targetClient(), unused -> new ArrayList<>()).add(own);
          }
        }
      }
    }
    List<Client> clients = new ArrayList<>();
    for (Client client : brand.brand().clients()) {
      Client.Builder changed = client.toBuilder().clearNumbering().match(MatchMode.FULL);
      for (String number : more.getOrDefault(client.id(), List.of())) {
        changed.extension(number, ExtensionTarget.endpoint("user", "nobody"));
      }
      changed.clearFriends();
      if (ids.contains(client.id())) {
        changed.friends(friends(brand, client, numbers));
      }
      clients.add(changed.build());
    }
    try {
      return new CallPaths(
          RouterCompiler.load().compile(Brand.of(brand.brand().name(), clients), brand.options()),
          numbers);
    } catch (InvalidPlanException full) {
      // The plan is at its limits: only the calls that extensions take are played.
      return new CallPaths(brand, Map.of());
    }
  }

  private static List<Friend> friends(
      BrandRouter brand, Client client, Map<String, String> numbers) {
    Map<String, List<String>> sent = new HashMap<>();
    for (Extension extension : client.extensions()) {
      if (extension.target() instanceof ExtensionTarget.ThroughFriends through
          && brand
                  .client(client.id())
                  .route(through.number(), RouteOptions.NONE.skippingExtensions())
              instanceof ToFriend to) {
        sent.computeIfAbsent(to.friend().name(), unused -> new ArrayList<>()).add(through.number());
      }
    }
    List<Friend> friends = new ArrayList<>();
    for (Friend friend : client.friends()) {
      if (friend instanceof RemoteFriend remote) {
        RemoteFriend.Builder changed = remote.toBuilder().clearPatterns().normalizedOnly(false);
        changed.pattern(exactly(numbers.getOrDefault(key(client.id(), friend.name()), "")));
        sent.getOrDefault(friend.name(), List.of()).stream()
            .map(CallPaths::exactly)
            .forEach(changed::pattern);
        friends.add(changed.build());
      } else if (friend instanceof InternalFriend internal) {
        friends.add(internal.toBuilder().normalizedOnly(false).build());
      }
    }
    return friends;
  }

  private static String exactly(String number) {
    return number
        .codePoints()
        .mapToObj(c -> String.format("\\x{%x}", c))
        .reduce("", String::concat);
  }

  private static String key(String client, String friend) {
    return client.length() + ":" + client + friend;
  }

  /** Returns the step with which calls begin that this decision takes; empty where it is plain. */
  OptionalInt start(String client, RouteDecision decision, CallType type) throws IOException {
    String dialled =
        decision instanceof ToFriend to
            ? numbers.get(key(client, to.friend().name()))
            : decision instanceof ToExtension to ? to.extension().number() : null;
    // An emergency number or a service code may take the number of an extension.
    if (dialled == null || !same(decision, copy.client(client).route(dialled))) {
      return OptionalInt.empty();
    }
    number = dialled;
    left = MAX_STEPS;
    return OptionalInt.of(step(copy.call(CallRequest.of(client, number).withType(type))));
  }

  private static boolean same(RouteDecision one, RouteDecision other) {
    return one.kind() == other.kind()
        && (!(one instanceof ToFriend friend)
            || (other instanceof ToFriend taken
                && taken.friend().name().equals(friend.friend().name())));
  }

  /** Returns all steps, each as a JSON object. */
  List<String> steps() {
    return texts;
  }

  private int step(CallFlow flow) throws IOException {
    if (--left < 0) {
      return shared(CUT);
    }
    int next = -1;
    Map<DialOutcome, Integer> after = new EnumMap<>(DialOutcome.class);
    if (flow instanceof CallFlow.Forwarding forwarding) {
      next = step(forwarding.next());
    } else if (flow instanceof CallFlow.Dialling dialling) {
      for (DialOutcome outcome : DialOutcome.values()) {
        after.put(outcome, step(dialling.after(outcome)));
      }
    }
    return shared(text(flow.step(), next, after));
  }

  private String text(CallStep step, int next, Map<DialOutcome, Integer> after) throws IOException {
    String text =
        PageJson.text(json -> {
          json.writeStartObject();
          StepFields.write(json, step);
          if (next >= 0) {
            json.writeNumberField("next", next);
          }
          if (!after.isEmpty()) {
            write(json, after);
          }
          json.writeEndObject();
        });
    return number.startsWith(DIALLED) ? text.replace('"' + number + '"', "null") : text;
  }

  private static void write(JsonGenerator json, Map<DialOutcome, Integer> after)
      throws IOException {
    json.writeObjectFieldStart("after");
    for (Map.Entry<DialOutcome, Integer> outcome : after.entrySet()) {
      json.writeNumberField(Words.word(outcome.getKey()), outcome.getValue());
    }
    json.writeEndObject();
  }

  private int shared(String text) {
    Integer known = steps.putIfAbsent(text, texts.size());
    if (known == null) {
      texts.add(text);
      return texts.size() - 1;
    }
    return known;
  }
}
