package io.github.pbxrouting.dialplan.command;

/** How databases whose regular expressions are RE2's write that one matches a whole text. */
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
  },

  /** ClickHouse, where a backslash in a literal is written twice. */
  CLICKHOUSE {
    @Override
    String literal(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    String matches(String column, String pattern) {
      return "match(" + column + ", " + literal("^(?:" + pattern + ")$") + ")";
    }
  };

  /** Returns a string literal. */
  abstract String literal(String text);

  /** Returns the condition that a pattern matches a column as a whole. */
  abstract String matches(String column, String pattern);
}
