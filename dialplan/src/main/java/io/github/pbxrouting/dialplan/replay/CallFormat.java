package io.github.pbxrouting.dialplan.replay;

import org.jspecify.annotations.Nullable;

/**
 * How call records are written: the CSV dialect, and which columns matter. A column is given by its
 * name, or by its position from 1.
 *
 * @param delimiter what parts two fields, an ASCII character
 * @param quote what a field may be quoted with, an ASCII character; {@link #NO_QUOTE} for none
 * @param header whether the first record names the columns
 * @param client the client of all calls, or null when a column names it
 * @param clientColumn the column with the id of the client
 * @param numberColumn the column with the number dialled
 * @param fromColumn the column with the friend that the call came from, or null for none
 */
public record CallFormat(
    char delimiter,
    char quote,
    boolean header,
    @Nullable String client,
    String clientColumn,
    String numberColumn,
    @Nullable String fromColumn) {

  /** Fields are never quoted. It is no byte, so that no field holds it. */
  public static final char NO_QUOTE = '\uffff';

  /** Checks that the dialect tells delimiters, quotes and line ends apart. */
  public CallFormat {
    check("delimiter", delimiter);
    if (quote != NO_QUOTE) {
      check("quote", quote);
    }
    if (delimiter == quote) {
      throw new IllegalArgumentException("delimiter and quote must differ");
    }
  }

  private static void check(String what, char c) {
    if (c >= 128 || c == '\n' || c == '\r' || c == 0) {
      throw new IllegalArgumentException(what + " must be one ASCII character, and no line end");
    }
  }
}
