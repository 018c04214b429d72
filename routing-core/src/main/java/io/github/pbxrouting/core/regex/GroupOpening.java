package io.github.pbxrouting.core.regex;

import java.util.Set;

/**
 * The beginning of a group, or a complete group of flags.
 *
 * @param opens whether it opens a group; {@code (?i)} does not
 * @param captures whether the group is a capturing one
 * @param flags the flags in force behind it
 */
record GroupOpening(boolean opens, boolean captures, GroupFlags flags) {

  /**
   * Reads {@code (}, {@code (?<name>}, {@code (?P<name>}, {@code (?flags:} or {@code (?flags)}.
   *
   * @param cursor at the parenthesis; moved past the opening
   * @param flags the flags in force before it
   * @param names the names of the groups so far; a new name is added
   */
  static GroupOpening read(Cursor cursor, GroupFlags flags, Set<String> names) throws PatternError {
    if (cursor.unit(1) != '?') {
      cursor.skip(1);
      return new GroupOpening(true, true, flags);
    }
    if (cursor.lookingAt("(?<=")
        || cursor.lookingAt("(?<!")
        || cursor.lookingAt("(?=")
        || cursor.lookingAt("(?!")) {
      throw lookAround(cursor);
    }
    if (cursor.lookingAt("(?<") || cursor.lookingAt("(?P<")) {
      readName(cursor, names);
      return new GroupOpening(true, true, flags);
    }
    return readFlags(cursor, flags);
  }

  private static void readName(Cursor cursor, Set<String> names) throws PatternError {
    int from = cursor.offset();
    String text = cursor.text();
    int start = text.indexOf('<', from) + 1;
    int end = text.indexOf('>', start);
    if (end < 0) {
      throw badName(from, "the group's name has no end", "write > behind the name");
    }
    String name = text.substring(start, end);
    if (!isWord(name)) {
      throw badName(
          from,
          "a group cannot be named " + Suggestions.quote(text, start, end),
          "use letters, digits and _, or leave the name out");
    }
    if (!names.add(name)) {
      throw badName(
          from,
          "two groups are named " + Suggestions.quote(text, start, end),
          "use another name, or leave the name out");
    }
    cursor.moveTo(end + 1);
  }

  private static boolean isWord(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 128 || !NamedClasses.WORD.contains(c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static GroupOpening readFlags(Cursor cursor, GroupFlags before) throws PatternError {
    int from = cursor.offset();
    cursor.skip(2);
    GroupFlags flags = before;
    boolean on = true;
    boolean flagSinceMinus = false;
    while (true) {
      int unit = cursor.unit(0);
      switch (unit) {
        case 'i', 'm', 's', 'U' -> {
          flags = flags.with(unit, on);
          flagSinceMinus = true;
        }
        case '-' -> {
          if (!on) {
            throw badGroup(cursor, from);
          }
          on = false;
          flagSinceMinus = false;
        }
        case ':', ')' -> {
          if (!on && !flagSinceMinus) {
            throw badGroup(cursor, from);
          }
          cursor.skip(1);
          return new GroupOpening(unit == ':', false, flags);
        }
        default -> throw badGroup(cursor, from);
      }
      cursor.skip(1);
    }
  }

  private static PatternError lookAround(Cursor cursor) {
    int from = cursor.offset();
    boolean behind = cursor.unit(2) == '<';
    String opening = Suggestions.quote(cursor.text(), from, from + (behind ? 4 : 3));
    return new PatternError(
        PatternProblem.LOOK_AROUND,
        from,
        "RE2 has no look-" + (behind ? "behind " : "ahead ") + opening,
        behind
            ? "match what must come before, too, as in ^34[0-9]{3}$ for ^..(?<=34)[0-9]{3}$"
            : "list what may follow instead, as in ^6[0-46-9] for ^6(?!5)");
  }

  private static PatternError badName(int from, String message, String suggestion) {
    return new PatternError(PatternProblem.BAD_GROUP_NAME, from, message, suggestion);
  }

  private static PatternError badGroup(Cursor cursor, int from) {
    String text = cursor.text();
    if (text.startsWith("(?>", from)) {
      return new PatternError(
          PatternProblem.ATOMIC_GROUP,
          from,
          "RE2 has no atomic groups (?>",
          "write "
              + Suggestions.rewrite(text, from, from + 3, "(?:")
              + ": RE2 never backtracks anyway");
    }
    if (text.startsWith("(?P=", from)) {
      return new PatternError(
          PatternProblem.BACK_REFERENCE,
          from,
          "RE2 has no back-references such as (?P=",
          "write out what the group may have matched, as in (?:00|11|22) for ([0-2])\\1");
    }
    int to = Math.min(text.length(), cursor.offset() + 1);
    return new PatternError(
        PatternProblem.BAD_GROUP,
        from,
        "RE2 knows no group that begins with " + Suggestions.quote(text, from, to),
        "use (...), (?:...), (?P<name>...) or flags out of i, m, s and U, as in (?i:...); leave"
            + " comments, conditions and recursion out");
  }
}
