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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the problems of one client. A list that is too long is one problem. Its entries, and
 * references to them, are not checked.
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

  /** Checks the lengths of the client's lists only. */
  void sizes() {
    numberingFits();
    emergencyNumbersFit();
    serviceCodesFit();
    extensionsFit();
    friendsFit();
  }

  /** Checks everything, except the entries of lists that are too long. */
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
    return codesFit("numbering", "numbering rules", client.numbering());
  }

  /** Checks that no rule makes a number longer than the limit of destinations. */
  private void numbering() {
    for (int i = 0; i < client.numbering().size(); i++) {
      NumberingRule rule = client.numbering().get(i);
      int shortest = rule.prefix().length() + rule.minDigits();
      int most = Math.min(rule.maxDigits(), limits.destinationLength() - rule.prefix().length());
      int length = rule.replaceWith().length() + most;
      if (shortest <= limits.destinationLength() && length > limits.destinationLength()) {
        add(
            ProblemCode.NUMBERING_TOO_LONG,
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
    return codesFit("emergencyNumbers", "emergency numbers", client.emergencyNumbers());
  }

  private boolean serviceCodesFit() {
    return codesFit("serviceCodes", "service codes", client.serviceCodes());
  }

  private boolean extensionsFit() {
    int limit = limits.extensionsPerClient();
    return fits("extensions", "extensions", client.extensions(), limit, "extensionsPerClient");
  }

  private boolean friendsFit() {
    int limit = limits.friendsPerClient();
    return fits("friends", "friends", client.friends(), limit, "friendsPerClient");
  }

  private boolean codesFit(String field, String things, List<?> list) {
    return fits(field, things, list, limits.codesPerClient(), "codesPerClient");
  }

  private boolean fits(String field, String things, List<?> list, int limit, String limitName) {
    if (list.size() <= limit) {
      return true;
    }
    add(
        ProblemCode.TOO_LARGE,
        field,
        "the client has " + list.size() + " " + things,
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
            "extensions[" + i + "].number",
            "the number is declared before, as extensions[" + first + "]",
            "declare it once, or give it another number",
            problem -> problem.withExtension(number));
      }
      String code = codes.floor(number);
      if (code != null && number.startsWith(code)) {
        add(
            ProblemCode.EXTENSION_UNDER_SERVICE_CODE,
            "extensions[" + i + "].number",
            "the number starts with the service code \"" + code + "\"",
            "give the extension a number that starts with no service code of the client",
            problem -> problem.withExtension(number));
      }
      if (extension.target() instanceof ExtensionTarget.ThroughFriends through
          && through.number().length() > limits.destinationLength()) {
        add(
            ProblemCode.TOO_LARGE,
            "extensions[" + i + "].target",
            "the number for the friends has " + through.number().length() + " characters",
            "use at most "
                + limits.destinationLength()
                + ", or raise the limit named destinationLength",
            problem -> problem.withExtension(number));
      }
    }
    return firsts.keySet();
  }

  /**
   * Returns the service codes that start with no other one. If a number starts with any code, it
   * starts with the greatest of these that is not greater than the number. The reason: in the order
   * of characters, what lies between a text and its extension starts with that text too.
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
            "friends[" + i + "].name",
            "\"" + friend.name() + "\" is the name of friends[" + first + "] too",
            "give each friend of a client a different name",
            problem -> problem.withFriend(friend.name()));
      }
      new FriendCheck(client, i, limits, problems)
          .everything(isClient, targets, patterns, extensions);
      if (friend instanceof InternalFriend internal) {
        targets.putIfAbsent(internal.targetClient(), internal.name());
      }
    }
  }

  private void add(ProblemCode code, String field, String message, String suggestion) {
    add(code, field, message, suggestion, problem -> problem);
  }

  private void add(
      ProblemCode code,
      String field,
      String message,
      String suggestion,
      UnaryOperator<PlanProblem> place) {
    PlanProblem problem = PlanProblem.of(code, field, message, suggestion);
    problems.add(place.apply(problem.withClient(client.id())));
  }
}
