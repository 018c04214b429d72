package io.github.pbxrouting.core.analysis.checks;

import com.google.common.collect.Table;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.checks.CallCycles.Cycle;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Forwards that never fire, lead nowhere or lead back, and the cycles that calls can walk. */
final class ForwardFindings {

  private static final RouteOptions FRIENDS_ONLY = RouteOptions.NONE.skippingExtensions();

  private final BrandView brand;
  private final NumberSpace space;
  private final Table<String, String, String> firstNumbers;
  private final List<Finding> findings;

  /**
   * Prepares to look.
   *
   * @param firstNumbers the first number that each friend wins, by client and friend
   */
  ForwardFindings(
      BrandView brand, Table<String, String, String> firstNumbers, List<Finding> findings) {
    this.brand = brand;
    this.space = brand.space();
    this.firstNumbers = firstNumbers;
    this.findings = findings;
  }

  /** Reports what there is to say about the forwards and extensions of all clients. */
  void report() {
    for (Client client : brand.clients()) {
      for (Extension extension : client.extensions()) {
        reportDeadEnd(client, extension);
      }
      for (Friend friend : client.friends()) {
        for (ForwardRule rule : friend.forwards()) {
          if (rule.enabled()) {
            reportRule(client, friend, rule);
          }
        }
      }
    }
    reportCycles();
  }

  private CallRouter router(Client client) {
    return brand.router().client(client.id());
  }

  private Finding.Builder finding(FindingCode code, Client client, Friend friend) {
    return Finding.builder(code, client.id())
        .friend(friend.name())
        .witness(firstNumbers.get(client.id(), friend.name()));
  }

  /**
   * Returns where an extension's calls end that points to friends none of which takes the number.
   */
  private @Nullable String deadEnd(Client client, Extension extension) {
    if (!(extension.target() instanceof ExtensionTarget.ThroughFriends to)) {
      return null;
    }
    RouteDecision decision = router(client).route(to.number(), FRIENDS_ONLY);
    if (decision instanceof RouteDecision.ToExternal) {
      return "no friend takes " + to.number();
    }
    return decision instanceof RouteDecision.Rejected rejected
        ? to.number() + " is rejected, " + rejected.reason().token()
        : null;
  }

  private void reportDeadEnd(Client client, Extension extension) {
    String end = deadEnd(client, extension);
    if (end != null) {
      boolean dialled =
          space.contains(extension.number())
              && router(client).route(extension.number()) instanceof RouteDecision.ToExtension;
      findings.add(
          Finding.builder(FindingCode.DEAD_END, client.id())
              .extension(extension.number())
              .witness(dialled ? extension.number() : null)
              .saying(
                  "the extension points to friends, and " + end + ": its calls are rejected",
                  "point it to a number that a friend takes, or give a friend a pattern for it"));
    }
  }

  private void reportRule(Client client, Friend friend, ForwardRule rule) {
    if (rule.condition() != ForwardCondition.UNCONDITIONAL && isAlwaysBeaten(friend, rule)) {
      findings.add(
          finding(FindingCode.DEAD_FORWARD, client, friend)
              .subject(shown(rule))
              .saying(
                  shown(rule) + " never fires: the unconditional forward is always first",
                  "remove one of the two, or keep the unconditional one to some calls"));
      return;
    }
    if (!(rule.target() instanceof ForwardTarget.ToExtension to)) {
      return;
    }
    Extension extension = router(client).extension(to.number()).orElse(null);
    if (extension == null) {
      return;
    }
    String end = deadEnd(client, extension);
    if (end != null) {
      findings.add(
          finding(FindingCode.DEAD_END, client, friend)
              .subject(shown(rule))
              .extension(to.number())
              .saying(
                  shown(rule) + " ends nowhere: the extension points to friends, and " + end,
                  "forward to an extension that is answered, or give a friend a pattern"
                      + " for the number"));
    }
    if (rule.condition() == ForwardCondition.NO_ANSWER && leadsTo(client, extension, friend)) {
      findings.add(
          finding(FindingCode.RETURNING_FORWARD, client, friend)
              .subject(shown(rule))
              .extension(to.number())
              .saying(
                  shown(rule)
                      + " leads back to the friend that did not answer: the extension"
                      + " points to it",
                  "forward to an extension that somebody else answers"));
    }
  }

  private boolean leadsTo(Client client, Extension extension, Friend friend) {
    return extension.target() instanceof ExtensionTarget.ThroughFriends to
        && router(client).route(to.number(), FRIENDS_ONLY) instanceof RouteDecision.ToFriend winner
        && winner.friend().name().equals(friend.name());
  }

  /** Returns whether for every call that the rule is for, an unconditional rule fires first. */
  private static boolean isAlwaysBeaten(Friend friend, ForwardRule rule) {
    for (CallType type : CallType.values()) {
      if (rule.calls().accepts(type)
          && friend.forward(ForwardCondition.UNCONDITIONAL, type).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void reportCycles() {
    Comparator<CallPlace> order = order();
    CallCycles internal = cycles(CallType.INTERNAL, order);
    CallCycles external = cycles(CallType.EXTERNAL, order);
    Set<Cycle> internalCycles = new LinkedHashSet<>(internal.find());
    Set<Cycle> externalCycles = new LinkedHashSet<>(external.find());
    for (Cycle cycle : internalCycles) {
      boolean both = externalCycles.contains(cycle) || entersClient(cycle);
      reportCycle(cycle, internal, both ? "calls" : "internal calls");
    }
    for (Cycle cycle : externalCycles) {
      if (!internalCycles.contains(cycle)) {
        reportCycle(cycle, external, "external calls");
      }
    }
    Set<CallPlace> unfinished = new LinkedHashSet<>(internal.unfinished());
    unfinished.addAll(external.unfinished());
    for (CallPlace place : unfinished) {
      findings.add(
          Finding.builder(FindingCode.UNDECIDED, place.client())
              .friend(place.friend())
              .saying(
                  "calls can go in more cycles through it, and the friends on them, than those"
                      + " that are reported",
                  "break the cycles that are reported, and check again"));
    }
  }

  /** Returns whether the cycle goes on inside a client, where external calls are internal ones. */
  private static boolean entersClient(Cycle cycle) {
    List<CallPlace> places = cycle.places();
    for (int i = 0; i < places.size(); i++) {
      if (!places.get(i).client().equals(places.get((i + 1) % places.size()).client())) {
        return true;
      }
    }
    return false;
  }

  private CallCycles cycles(CallType type, Comparator<CallPlace> order) {
    return new CallCycles(CallGraph.of(brand, type), order);
  }

  private void reportCycle(Cycle cycle, CallCycles cycles, String calls) {
    List<CallPlace> places = cycle.places();
    CallPlace begin = places.get(0);
    StringBuilder way = new StringBuilder(shown(begin, begin.client()));
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Set<ForwardCondition> forwards = cycle.forwards().get(i);
      StringJoiner conditions = new StringJoiner(" or ");
      for (ForwardCondition forward : forwards) {
        conditions.add(token(forward));
      }
      String words = conditions.toString();
      way.append(words.isEmpty() ? " -> " : " -" + words + "-> ");
      way.append(shown(places.get((i + 1) % places.size()), begin.client()));
      if (!words.isEmpty() && !forwards.contains(ForwardCondition.UNCONDITIONAL)) {
        outcomes.add(words);
      }
    }
    String witness = witness(begin.client(), cycles.leadingTo(Set.copyOf(places)));
    Finding.Builder finding =
        Finding.builder(FindingCode.FORWARD_LOOP, begin.client())
            .friend(begin.friend())
            .subject(
                places.stream()
                    .map(place -> place.client() + " " + shown(place, place.client()))
                    .sorted()
                    .collect(Collectors.joining(", ")))
            .severity(cycle.isCertain() ? Severity.ERROR : Severity.WARNING)
            .witness(witness);
    findings.add(
        finding.saying(
            calls
                + " can go in a cycle until the limits end them: "
                + way
                + (outcomes.isEmpty()
                    ? ""
                    : ", when dialling ends with " + String.join(", ", outcomes))
                + (witness == null ? "" : "; dial " + witness + " to walk it"),
            "forward one of them to somewhere else"));
  }

  /**
   * Returns the first number that, dialled in the client, can come to one of those places, or null.
   */
  private @Nullable String witness(String client, Set<CallPlace> places) {
    String first = null;
    for (CallPlace place : places) {
      String number = place.client().equals(client) ? entry(place) : null;
      if (number != null && (first == null || NumberCount.precedes(number, first))) {
        first = number;
      }
    }
    return first;
  }

  /**
   * Returns the first number that, dialled in the place's client, comes straight to it, or null.
   */
  private @Nullable String entry(CallPlace place) {
    String friend = place.friend();
    String number = place.extension();
    if (number == null) {
      return friend == null ? null : firstNumbers.get(place.client(), friend);
    }
    if (!space.contains(number)) {
      return null;
    }
    RouteDecision decision = brand.router().client(place.client()).route(number);
    boolean comes =
        friend == null
            ? decision instanceof RouteDecision.ToExtension
            : decision instanceof RouteDecision.ToFriend to && to.friend().name().equals(friend);
    return comes ? number : null;
  }

  /**
   * Returns the order: clients as declared; in a client friends, strongest first, then extensions.
   */
  private Comparator<CallPlace> order() {
    Map<CallPlace, Integer> positions = PlanCheck.positions(brand);
    return Comparator.comparingInt((CallPlace place) ->
            positions.getOrDefault(new CallPlace(place.client(), null, null), 0))
        .thenComparingInt(place ->
            place.friend() == null
                ? Integer.MAX_VALUE
                : positions.getOrDefault(new CallPlace(place.client(), place.friend(), null), 0))
        .thenComparing(place -> String.valueOf(place.extension()));
  }

  private static String shown(CallPlace place, String home) {
    return (place.friend() == null ? "extension " + place.extension() : "friend " + place.friend())
        + (place.client().equals(home) ? "" : " of client " + place.client());
  }

  private static String shown(ForwardRule rule) {
    String target =
        rule.target() instanceof ForwardTarget.ToExtension to
            ? "extension " + to.number()
            : rule.target() instanceof ExtensionTarget.External external
                ? external.number()
                : "voicemail " + ((ExtensionTarget.Voicemail) rule.target()).mailbox();
    return "the " + token(rule.condition()) + " forward to " + target;
  }

  private static String token(ForwardCondition condition) {
    return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
