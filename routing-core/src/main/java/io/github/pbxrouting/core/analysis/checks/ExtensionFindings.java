package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Extensions that take numbers from friends, and extensions whose numbers others take. */
final class ExtensionFindings {

  private final ClientView view;
  private final Failover failover;
  private final CallRouter router;
  private final List<Finding> findings;
  private final Map<String, List<String>> named = new HashMap<>();

  private ExtensionFindings(ClientView view, Failover failover, List<Finding> findings) {
    this.view = view;
    this.failover = failover;
    this.router = view.router();
    this.findings = findings;
  }

  /** Reports what there is to say about the extensions of a client and of its friends' targets. */
  static void report(ClientView view, Failover failover, List<Finding> findings) {
    ExtensionFindings extensions = new ExtensionFindings(view, failover, findings);
    extensions.reportCodes();
    extensions.reportUnreachable();
    extensions.reportNamed();
    for (RankedFriend friend : view.plan().friends()) {
      if (friend.friend() instanceof InternalFriend internal) {
        Client target = view.brand().client(internal.targetClient());
        extensions.reportOneWay(internal, target);
        extensions.reportHidden(internal, target.extensions());
      }
    }
  }

  private void reportCodes() {
    for (ServiceCode code : view.client().serviceCodes()) {
      for (ServiceCode other : view.client().serviceCodes()) {
        if (other.arguments()
            && code.code().length() > other.code().length()
            && code.code().startsWith(other.code())) {
          String extension = takenWith(code, other);
          String number = extension == null ? code.code() : other.code() + extension;
          findings.add(
              Finding.builder(FindingCode.OVERLAPPING_CODES, view.id())
                  .subject(code.code() + " " + other.code())
                  .severity(extension == null ? Severity.INFO : Severity.WARNING)
                  .witness(number)
                  .saying(
                      "service code "
                          + code.code()
                          + " takes numbers of service code "
                          + other.code()
                          + ", for example "
                          + number
                          + (extension == null
                              ? ""
                              : ", which is " + other.code() + " with extension " + extension),
                      "leave it so if that is meant; else give one of the two another code"));
        }
      }
    }
  }

  /** Returns the first extension that, dialled behind the other code, is taken by this one. */
  private @Nullable String takenWith(ServiceCode code, ServiceCode other) {
    for (Extension extension : view.client().extensions()) {
      String number = other.code() + extension.number();
      if (code.arguments() ? number.startsWith(code.code()) : number.equals(code.code())) {
        return extension.number();
      }
    }
    return null;
  }

  private void reportOneWay(InternalFriend friend, Client target) {
    for (Friend back : target.friends()) {
      if (back instanceof InternalFriend internal && internal.targetClient().equals(view.id())) {
        return;
      }
    }
    findings.add(
        Finding.builder(FindingCode.ONE_WAY_FRIEND, view.id())
            .friend(friend.name())
            .saying(
                "client "
                    + target.id()
                    + " has no internal friend that points back: its users cannot call back",
                "leave it so if that is meant; else give client "
                    + target.id()
                    + " an internal friend to client "
                    + view.id()));
  }

  private void reportUnreachable() {
    Set<String> emergencies = new HashSet<>();
    for (EmergencyNumber emergency : view.client().emergencyNumbers()) {
      emergencies.add(emergency.number());
    }
    for (Extension extension : view.client().extensions()) {
      if (emergencies.contains(extension.number())) {
        findings.add(
            Finding.builder(FindingCode.UNREACHABLE_EXTENSION, view.id())
                .extension(extension.number())
                .witness(extension.number())
                .saying(
                    "the number is declared as an emergency number, too: dialling it never reaches"
                        + " the extension",
                    "give the extension another number"));
      }
    }
  }

  private void reportNamed() {
    for (Extension extension : view.client().extensions()) {
      String number = extension.number();
      if (view.space().contains(number)
          && !(extension.target() instanceof ExtensionTarget.ThroughFriends)
          && router.route(number) instanceof RouteDecision.ToExtension
          && router.route(number, RouteOptions.NONE.skippingExtensions())
              instanceof ToRemoteFriend to
          && !(to.friend().normalizedOnly() && !view.client().normalize(number).equals(number))) {
        String pattern = namingPattern(to.friend(), number);
        if (pattern != null) {
          findings.add(
              Finding.builder(FindingCode.EXTENSION_OVER_PATTERN, view.id())
                  .friend(to.friend().name())
                  .pattern(pattern)
                  .extension(number)
                  .witness(number)
                  .saying(
                      "the extension takes its number from the friend, whose pattern seems to mean"
                          + " that very number",
                      "remove one of the two, or point the extension to friends"));
        }
      }
    }
  }

  /**
   * Returns the first pattern of the friend that matches the number and few others as long, or
   * null.
   */
  private @Nullable String namingPattern(RemoteFriend friend, String number) {
    int length = number.length();
    return named
        .computeIfAbsent(
            friend.name() + '/' + length,
            added ->
                friend.patterns().stream()
                    .filter(pattern -> view.namesNumbers(pattern, length))
                    .filter(pattern -> view.facts(pattern).count(length).signum() > 0)
                    .toList())
        .stream()
        .filter(pattern -> view.matches(pattern, number))
        .findFirst()
        .orElse(null);
  }

  private void reportHidden(InternalFriend friend, List<Extension> extensions) {
    for (Extension extension : extensions) {
      String number = extension.number();
      if (!view.space().contains(number)) {
        continue;
      }
      RouteDecision decision = router.route(number);
      if (decision instanceof RouteDecision.ToInternalFriend to
          && to.friend().name().equals(friend.name())) {
        continue;
      }
      if (failover.throughFriends(friend.name()).contains(number)
          || failover.goesOn(number, friend.name())) {
        continue;
      }
      Finding.Builder finding =
          Finding.builder(FindingCode.HIDDEN_EXTENSION, view.id())
              .friend(friend.name())
              .extension(number)
              .witness(number);
      if (decision instanceof RouteDecision.ToFriend to) {
        finding.by(List.of(to.friend().name()));
      }
      findings.add(
          finding.saying(
              "extension "
                  + number
                  + " of client "
                  + friend.targetClient()
                  + " cannot be reached through the friend: "
                  + Finding.place(Route.of(decision))
                  + (decision instanceof RouteDecision.ToExtension
                      ? " of the client itself takes the number"
                      : " takes the number"),
              "renumber one of the two, or give the friend a stronger priority"));
    }
  }
}
