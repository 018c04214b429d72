package io.github.pbxrouting.core.regex;

/**
 * The flags in force at a place in a pattern. {@code U} is read and ignored, because it only swaps
 * lazy and greedy.
 *
 * @param fold {@code i}: case is ignored
 * @param dotAll {@code s}: {@code .} matches a line feed too
 * @param multiLine {@code m}: {@code ^} and {@code $} match at line boundaries
 */
record GroupFlags(boolean fold, boolean dotAll, boolean multiLine) {

  static final GroupFlags NONE = new GroupFlags(false, false, false);

  /** Returns these flags with the one of {@code letter} switched; unchanged for {@code U}. */
  GroupFlags with(int letter, boolean on) {
    return switch (letter) {
      case 'i' -> new GroupFlags(on, dotAll, multiLine);
      case 's' -> new GroupFlags(fold, on, multiLine);
      case 'm' -> new GroupFlags(fold, dotAll, on);
      default -> this;
    };
  }
}
