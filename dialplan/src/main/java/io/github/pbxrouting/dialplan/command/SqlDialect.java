package io.github.pbxrouting.dialplan.command;

/** How databases whose regular expressions are RE2's write conditions and literals. */
enum SqlDialect {
  /** DuckDB. */
  SQL {
    @Override
    String literal(String text) {
      return "'" + text.replace("'", "''") + "'";
    }

    @Override
    String matches(String column, String pattern) {
      return "regexp_full_match(" + column + ", " + literal(pattern) + ")";
    }

    @Override
    String finds(String column, String pattern) {
      // Without the group, DuckDB 1.5 takes 1$2 for the text 12.
      return "regexp_matches(" + column + ", " + literal("(" + closed(pattern) + ")") + ")";
    }
  },

  /** ClickHouse, where a backslash in a literal is written twice. */
  CLICKHOUSE {
    @Override
    String literal(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    String matches(String column, String pattern) {
      return finds(column, "^(?:" + closed(pattern) + ")$");
    }

    @Override
    String finds(String column, String pattern) {
      return "match(" + column + ", " + literal(pattern) + ")";
    }
  };

  /** Returns a string literal. */
  abstract String literal(String text);

  /** Returns the condition that a pattern matches a column as a whole. */
  abstract String matches(String column, String pattern);

  /** Returns the condition that a pattern matches somewhere in a column. */
  abstract String finds(String column, String pattern);

  /** Returns a pattern that has the {@code \E} of its last {@code \Q}. */
  private static String closed(String pattern) {
    boolean isQuoted = false;
    for (int i = 0; i + 1 < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\' && (!isQuoted || pattern.charAt(i + 1) == 'E')) {
        i++;
        isQuoted = !isQuoted && pattern.charAt(i) == 'Q';
      }
    }
    return isQuoted ? pattern + "\\E" : pattern;
  }
}
