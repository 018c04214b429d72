package io.github.pbxrouting.dialplan.replay;

import com.google.common.base.CharMatcher;
import java.util.List;

/**
 * Where the fields of a record are, from 0.
 *
 * @param count how many fields a record has
 * @param client the field with the client, or {@link #NONE}
 * @param number the field with the number dialled
 * @param from the field with the friend that the call came from, or {@link #NONE}
 */
record Columns(int count, int client, int number, int from) {

  static final int NONE = -1;

  /**
   * Finds the columns.
   *
   * @param first the first record: the names where the format has a header
   */
  static Columns of(CallFormat format, List<String> first) throws UnreadableCallsException {
    return new Columns(
        first.size(),
        format.client() == null ? find(format, first, "client", format.clientColumn()) : NONE,
        find(format, first, "number", format.numberColumn()),
        format.fromColumn() == null ? NONE : find(format, first, "from", format.fromColumn()));
  }

  private static int find(CallFormat format, List<String> first, String what, String column)
      throws UnreadableCallsException {
    if (format.header()) {
      int named = first.indexOf(column);
      if (named >= 0 && named != first.lastIndexOf(column)) {
        throw new UnreadableCallsException(
            "two columns are named \"%s\": give the position of one with --%s-column"
                .formatted(column, what));
      }
      if (named >= 0) {
        return named;
      }
    }
    if (column.matches("[0-9]{1,9}")) {
      int position = Integer.parseInt(column);
      if (position >= 1 && position <= first.size()) {
        return position - 1;
      }
      throw new UnreadableCallsException(
          "--" + what + "-column must be between 1 and " + first.size() + ", but was " + position);
    }
    throw new UnreadableCallsException(
        format.header()
            ? "no column is named \"%s\", only %s: name it with --%s-column%s"
                .formatted(column, names(first), what, otherDelimiter(first))
            : "without a header, --%s-column must be a position from 1, but was \"%s\""
                .formatted(what, column));
  }

  /** Returns what else may help where all of the first line is one column. */
  private static String otherDelimiter(List<String> columns) {
    return columns.size() == 1 && CharMatcher.anyOf(";\t|").matchesAnyOf(columns.get(0))
        ? ", or what parts the fields with --delimiter"
        : "";
  }

  private static String names(List<String> columns) {
    String names = "\"" + String.join("\", \"", columns) + "\"";
    return names.length() <= 400 ? names : names.substring(0, 400) + "...";
  }
}
