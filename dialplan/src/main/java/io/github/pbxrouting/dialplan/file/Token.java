package io.github.pbxrouting.dialplan.file;

/**
 * Where a value stands in a text: a scalar with its quotes, or the first character of a list or an
 * object. Counted from 1, columns in UTF-16 units, as editors count them.
 *
 * @param line its line
 * @param column the column of its first character
 * @param endColumn the column after its last character
 * @param escaped whether a backslash in it begins an escape, as in JSON
 */
public record Token(int line, int column, int endColumn, boolean escaped) {

  /** Returns a text as it is written in place of the token, without its quotes. */
  public String written(String text) {
    return escaped ? Quoted.inJson(text) : text;
  }
}
