package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.answers.MovedPattern;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that counts the moved calls of a table {@code calls(client, number)}, in one pass. A
 * client's moves are regular expressions; where these would be too long, the query routes the
 * client's calls by both plans.
 */
final class MovedCallsQuery {

  private static final String NOWHERE = "null";

  private final SqlDialect dialect;
  private final NumberSpace space;
  private final BrandRouter older;
  private final BrandRouter newer;

  MovedCallsQuery(SqlDialect dialect, NumberSpace space, BrandRouter older, BrandRouter newer) {
    this.dialect = dialect;
    this.space = space;
    this.older = older;
    this.newer = newer;
  }

  /**
   * Returns the query.
   *
   * @param patterns the moves that are expressions
   * @param routed the clients whose calls are routed by both plans
   */
  String text(List<MovedPattern> patterns, List<String> routed) {
    StringBuilder query = new StringBuilder("SELECT moved, count(*) AS calls\nFROM (\n");
    query.append("  SELECT CASE\n");
    String clients =
        Stream.concat(patterns.stream().map(MovedPattern::client), routed.stream())
            .map(dialect::literal)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!clients.isEmpty()) {
      // Patterns are right for the numbers of the space alone.
      query
          .append("    WHEN client IN (" + clients + ") AND number <> '' AND NOT ")
          .append(dialect.matches("number", numbers()))
          .append(" THEN 'not compared'\n");
    }
    for (MovedPattern each : patterns) {
      String move = each.client() + ": " + place(each.from()) + " to " + place(each.to());
      query
          .append("    WHEN client = " + dialect.literal(each.client()) + " AND ")
          .append(dialect.matches("number", each.pattern()))
          .append("\n      THEN " + dialect.literal(move) + "\n");
    }
    for (String client : routed) {
      query
          .append("    WHEN client = " + dialect.literal(client))
          .append(" AND number <> '' AND older_route <> newer_route\n")
          .append("      THEN concat(" + dialect.literal(client + ": "))
          .append(", older_route, ' to ', newer_route)\n");
    }
    if (clients.isEmpty()) {
      query.append("    WHEN client IS NULL THEN NULL\n");
    }
    return query
        .append("    END AS moved\n")
        .append(routed.isEmpty() ? "  FROM calls\n" : routes(routed))
        .append(") AS routed\n")
        .append("WHERE moved IS NOT NULL\nGROUP BY moved\nORDER BY calls DESC, moved\n")
        .toString();
  }

  /** Returns the calls of some clients with the keys of where both plans send them. */
  private String routes(List<String> clients) {
    return """
      FROM (
        SELECT client, number,
          %s AS older_route,
          %s AS newer_route
        FROM (
          SELECT client, number,
            %s AS older_form,
            %s AS newer_form
          FROM calls
        ) AS forms
      ) AS routes
    """
        .formatted(
            routes(older, clients, "older_form"),
            routes(newer, clients, "newer_form"),
            forms(older, clients),
            forms(newer, clients));
  }

  private String routes(BrandRouter brand, List<String> clients, String form) {
    List<String> cases = new ArrayList<>();
    for (String client : clients) {
      String key =
          brand.hasClient(client)
              ? expression(brand, client).key("number", form)
              : dialect.literal(NOWHERE);
      cases.add("WHEN client = " + dialect.literal(client) + " THEN " + key);
    }
    return cases.stream().collect(Collectors.joining("\n      ", "CASE ", " END"));
  }

  private String forms(BrandRouter brand, List<String> clients) {
    List<String> cases = new ArrayList<>();
    for (String client : clients) {
      if (brand.hasClient(client) && !brand.client(client).client().numbering().isEmpty()) {
        cases.add(
            "WHEN client = "
                + dialect.literal(client)
                + " THEN "
                + expression(brand, client).normalised("number"));
      }
    }
    return cases.isEmpty()
        ? "number"
        : cases.stream().collect(Collectors.joining("\n        ", "CASE ", " ELSE number END"));
  }

  private RouteExpression expression(BrandRouter brand, String client) {
    return new RouteExpression(
        dialect, brand.client(client).client(), id -> brand.client(id).client());
  }

  private static String place(@Nullable String key) {
    return key == null ? NOWHERE : key;
  }

  /** Returns the numbers of the space, as a pattern. */
  private String numbers() {
    StringBuilder first = new StringBuilder();
    StringBuilder later = new StringBuilder();
    for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
      char c = space.alphabet().charAt(symbol);
      String member = Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
      first.append(member);
      later.append(space.allows(symbol, 1) ? member : "");
    }
    return "[%s][%s]{%s,%s}"
        .formatted(first, later, Math.max(0, space.minLength() - 1), space.maxLength() - 1);
  }
}
