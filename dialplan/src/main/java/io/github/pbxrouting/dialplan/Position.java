package io.github.pbxrouting.dialplan;

/**
 * Where a value stands in a plan file: the whole text or number, with its quotes, or the first
 * character of a list or an object. Counted from 1; columns in UTF-16 units, as editors count them.
 *
 * @param line its line
 * @param column the column of its first character
 * @param endColumn the column after its last character on that line
 */
public record Position(int line, int column, int endColumn) {}
