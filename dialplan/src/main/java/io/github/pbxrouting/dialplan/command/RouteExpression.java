package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.EmergencyNumber;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision.Rejected;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A client's plan as an SQL expression, which has the key of where a number goes. Its conditions
 * stand in the order of precedence, so that the first that holds decides, as a router does.
 */
final class RouteExpression {

  private static final String LINE = "\n        ";

  private final SqlDialect dialect;
  private final Client client;
  private final Function<String, Client> clientOf;
  private final List<String> cases = new ArrayList<>();

  /**
   * Prepares the expression of a client.
   *
   * @param clientOf returns the client of an id of its brand
   */
  RouteExpression(SqlDialect dialect, Client client, Function<String, Client> clientOf) {
    this.dialect = dialect;
    this.client = client;
    this.clientOf = clientOf;
  }

  /** Returns the normalised form of a column. */
  String normalised(String number) {
    if (client.numbering().isEmpty()) {
      return number;
    }
    StringBuilder rules = new StringBuilder("CASE");
    for (NumberingRule rule : client.numbering()) {
      String fits =
          "%s[0-9]{%d,%d}".formatted(quoted(rule.prefix()), rule.minDigits(), rule.maxDigits());
      rules.append(
          " WHEN %s THEN concat(%s, %s)"
              .formatted(
                  dialect.matches(number, fits),
                  dialect.literal(rule.replaceWith()),
                  part(number, rule.prefix().length(), rule.maxDigits())));
    }
    return rules.append(" ELSE ").append(number).append(" END").toString();
  }

  /** Returns the key of where a number goes whose normalised form is in another column. */
  String key(String number, String normalised) {
    cases.clear();
    List<String> emergencies =
        client.emergencyNumbers().stream().map(EmergencyNumber::number).toList();
    whenIn(number, emergencies, "emergency");
    whenIn(normalised, emergencies, "emergency");
    client.serviceCodes().stream()
        .sorted(Comparator.comparingInt(code -> -code.code().length()))
        .forEach(code ->
            when(
                code.arguments()
                    ? begins(number, code.code())
                    : number + " = " + dialect.literal(code.code()),
                ToService.of(code, "").key()));
    List<String> extensions = client.extensions().stream().map(Extension::number).toList();
    if (!extensions.isEmpty()) {
      cases.add(in(number, extensions) + " THEN concat('extension:', " + number + ")");
    }
    if (client.rejectUnknownCodes() || !client.serviceCodes().isEmpty()) {
      when(begins(number, "*"), Rejected.of(RejectionReason.UNKNOWN_SERVICE_CODE).key());
    }
    String hasOneForm = number + " = " + normalised + " AND ";
    for (Friend friend : client.friendsByPriority()) {
      friend(friend, number, friend.normalizedOnly() ? hasOneForm : "");
    }
    if (!client.numbering().isEmpty()) {
      client.friendsByPriority().forEach(friend -> friend(friend, normalised, ""));
    }
    String external = dialect.literal(ToExternal.of().key());
    return cases.isEmpty()
        ? external
        : cases.stream()
            .map(each -> "WHEN " + each)
            .collect(Collectors.joining(LINE, "CASE" + LINE, LINE + "ELSE " + external + " END"));
  }

  private void friend(Friend friend, String number, String condition) {
    if (friend instanceof RemoteFriend remote) {
      for (String pattern : remote.patterns()) {
        when(
            condition
                + (client.match() == MatchMode.FULL
                    ? dialect.matches(number, pattern)
                    : dialect.finds(number, pattern)),
            ToRemoteFriend.of(remote).key());
      }
    } else if (friend instanceof InternalFriend internal) {
      List<Extension> extensions = clientOf.apply(internal.targetClient()).extensions();
      if (!extensions.isEmpty()) {
        when(
            condition + in(number, extensions.stream().map(Extension::number).toList()),
            ToInternalFriend.of(internal, extensions.get(0)).key());
      }
    }
  }

  private void when(String condition, String key) {
    cases.add(condition + " THEN " + dialect.literal(key));
  }

  private void whenIn(String column, List<String> numbers, String key) {
    if (!numbers.isEmpty()) {
      when(in(column, numbers), key);
    }
  }

  private String in(String column, List<String> numbers) {
    return numbers.stream()
        .map(dialect::literal)
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }

  private String begins(String column, String text) {
    return part(column, 0, text.length()) + " = " + dialect.literal(text);
  }

  private static String part(String column, int from, int length) {
    return "substring(%s, %d, %d)".formatted(column, from + 1, length);
  }

  /** Returns a pattern that matches a text alone. */
  private static String quoted(String text) {
    return text.replaceAll("[^0-9A-Za-z]", "\\\\$0");
  }
}
