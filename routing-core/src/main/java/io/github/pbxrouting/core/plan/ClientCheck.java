package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.ServiceCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the problems of one client. A list that is too long is one problem and is not looked into;
 * what refers to it is not checked either.
 */
final class ClientCheck {

  private final Client client;
  private final PlanLimits limits;
  private final List<PlanProblem> problems;

  ClientCheck(Client client, PlanLimits limits, List<PlanProblem> problems) {
    this.client = client;
    this.limits = limits;
    this.problems = problems;
  }

  /** Looks at the lengths of the client's lists alone. */
  void sizes() {
    numberingFits();
    emergencyNumbersFit();
    serviceCodesFit();
    extensionsFit();
    friendsFit();
  }

  /** Looks at everything, where lengths allow. */
  void everything(Predicate<String> isClient, PatternPool patterns) {
    if (numberingFits()) {
      numbering();
    }
    if (emergencyNumbersFit()) {
      emergencyNumbers();
    }
    boolean codesFit = serviceCodesFit();
    if (codesFit) {
      serviceCodes();
    }
    Set<String> extensions = null;
    if (extensionsFit()) {
      extensions = extensions(codesFit);
    }
    if (friendsFit()) {
      friends(isClient, patterns, extensions);
    }
  }

  private boolean numberingFits() {
    return fits(
        "numbering",
        "numbering rules",
        client.numbering().size(),
        limits.codesPerClient(),
        "codesPerClient");
  }

  /** Checks that no rule makes a number longer than a destination may be. */
  private void numbering() {
    for (int i = 0; i < client.numbering().size(); i++) {
      NumberingRule rule = client.numbering().get(i);
      int shortest = rule.prefix().length() + rule.minDigits();
      int most = Math.min(rule.maxDigits(), limits.destinationLength() - rule.prefix().length());
      int length = rule.replaceWith().length() + most;
      if (shortest <= limits.destinationLength() && length > limits.destinationLength()) {
        add(
            ProblemCode.NUMBERING_TOO_LONG,
            null,
            null,
            "numbering[" + i + "]",
            "the rule can make a number of "
                + length
                + " characters, and a destination has at most "
                + limits.destinationLength(),
            "lower maxDigits by " + (length - limits.destinationLength()) + " or more");
      }
    }
  }

  private boolean emergencyNumbersFit() {
    return fits(
        "emergencyNumbers",
        "emergency numbers",
        client.emergencyNumbers().size(),
        limits.codesPerClient(),
        "codesPerClient");
  }

  private boolean serviceCodesFit() {
    return fits(
        "serviceCodes",
        "service codes",
        client.serviceCodes().size(),
        limits.codesPerClient(),
        "codesPerClient");
  }

  private boolean extensionsFit() {
    return fits(
        "extensions",
        "extensions",
        client.extensions().size(),
        limits.extensionsPerClient(),
        "extensionsPerClient");
  }

  private boolean friendsFit() {
    return fits(
        "friends",
        "friends",
        client.friends().size(),
        limits.friendsPerClient(),
        "friendsPerClient");
  }

  private boolean fits(String field, String things, int size, int limit, String limitName) {
    if (size <= limit) {
      return true;
    }
    add(
        ProblemCode.TOO_LARGE,
        null,
        null,
        field,
        "the client has " + size + " " + things,
        "use at most " + limit + ", or raise the limit named " + limitName);
    return false;
  }

  private void emergencyNumbers() {
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < client.emergencyNumbers().size(); i++) {
      String number = client.emergencyNumbers().get(i).number();
      Integer first = firsts.putIfAbsent(number, i);
      if (first != null) {
        add(
            ProblemCode.DUPLICATE_EMERGENCY_NUMBER,
            null,
            null,
            "emergencyNumbers[" + i + "]",
            "\"" + number + "\" is declared before, as emergencyNumbers[" + first + "]",
            "declare it once");
      }
    }
  }

  private void serviceCodes() {
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < client.serviceCodes().size(); i++) {
      String code = client.serviceCodes().get(i).code();
      Integer first = firsts.putIfAbsent(code, i);
      if (first != null) {
        add(
            ProblemCode.DUPLICATE_SERVICE_CODE,
            null,
            null,
            "serviceCodes[" + i + "].code",
            "\"" + code + "\" is declared before, as serviceCodes[" + first + "]",
            "declare it once, with or without arguments");
      }
    }
  }

  private Set<String> extensions(boolean checkCodes) {
    NavigableSet<String> codes = checkCodes ? shortestCodes() : new TreeSet<>();
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < client.extensions().size(); i++) {
      Extension extension = client.extensions().get(i);
      String number = extension.number();
      Integer first = firsts.putIfAbsent(number, i);
      if (first != null) {
        add(
            ProblemCode.DUPLICATE_EXTENSION,
            null,
            number,
            "extensions[" + i + "].number",
            "the number is declared before, as extensions[" + first + "]",
            "declare it once, or give it another number");
      }
      String code = codes.floor(number);
      if (code != null && number.startsWith(code)) {
        add(
            ProblemCode.EXTENSION_UNDER_SERVICE_CODE,
            null,
            number,
            "extensions[" + i + "].number",
            "the number starts with the service code \"" + code + "\"",
            "give the extension a number that starts with no service code of the client");
      }
      if (extension.target() instanceof ExtensionTarget.ThroughFriends through
          && through.number().length() > limits.destinationLength()) {
        add(
            ProblemCode.TOO_LARGE,
            null,
            number,
            "extensions[" + i + "].target",
            "the number for the friends has " + through.number().length() + " characters",
            "use at most "
                + limits.destinationLength()
                + ", or raise the limit named destinationLength");
      }
    }
    return firsts.keySet();
  }

  /**
   * The service codes that start with no other one. A number that starts with any code starts with
   * the greatest of these that is not greater than it, in the order of characters: what lies
   * between a text and a longer text that starts with it starts with it too.
   */
  private NavigableSet<String> shortestCodes() {
    TreeSet<String> all = new TreeSet<>();
    for (ServiceCode code : client.serviceCodes()) {
      all.add(code.code());
    }
    TreeSet<String> shortest = new TreeSet<>();
    for (String code : all) {
      if (shortest.isEmpty() || !code.startsWith(shortest.last())) {
        shortest.add(code);
      }
    }
    return shortest;
  }

  private void friends(
      Predicate<String> isClient, PatternPool patterns, @Nullable Set<String> extensions) {
    Map<String, Integer> firsts = new HashMap<>();
    Map<String, String> targets = new HashMap<>();
    for (int i = 0; i < client.friends().size(); i++) {
      Friend friend = client.friends().get(i);
      Integer first = firsts.putIfAbsent(friend.name(), i);
      if (first != null) {
        add(
            ProblemCode.DUPLICATE_FRIEND,
            friend.name(),
            null,
            "friends[" + i + "].name",
            "\"" + friend.name() + "\" is the name of friends[" + first + "] too",
            "give each friend of a client a name of its own");
      }
      new FriendCheck(client, friend, limits, problems)
          .everything(isClient, targets, patterns, extensions);
      if (friend instanceof InternalFriend internal) {
        targets.putIfAbsent(internal.targetClient(), internal.name());
      }
    }
  }

  private void add(
      ProblemCode code,
      @Nullable String friend,
      @Nullable String extension,
      String field,
      String message,
      String suggestion) {
    PlanProblem problem = PlanProblem.of(code, field, message, suggestion).withClient(client.id());
    if (friend != null) {
      problem = problem.withFriend(friend);
    }
    problems.add(extension == null ? problem : problem.withExtension(extension));
  }
}
