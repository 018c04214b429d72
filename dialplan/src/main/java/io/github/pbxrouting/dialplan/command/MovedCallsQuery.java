package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.core.analysis.answers.MovedPattern;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query that counts the moved calls of a table {@code calls(client, number)}, in one pass. */
final class MovedCallsQuery {

  private final SqlDialect dialect;
  private final NumberSpace space;

  MovedCallsQuery(SqlDialect dialect, NumberSpace space) {
    this.dialect = dialect;
    this.space = space;
  }

  /** Returns the query. */
  String text(List<MovedPattern> patterns) {
    StringBuilder query = new StringBuilder("SELECT moved, count(*) AS calls\nFROM (\n");
    query.append("  SELECT CASE\n");
    String clients =
        patterns.stream()
            .map(each -> dialect.literal(each.client()))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!patterns.isEmpty()) {
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
    if (patterns.isEmpty()) {
      query.append("    WHEN client IS NULL THEN NULL\n");
    }
    return query
        .append("    END AS moved\n  FROM calls\n) AS routed\n")
        .append("WHERE moved IS NOT NULL\nGROUP BY moved\nORDER BY calls DESC, moved\n")
        .toString();
  }

  private static String place(@Nullable String key) {
    return key == null ? "null" : key;
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
