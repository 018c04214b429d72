package io.github.pbxrouting.core.regex;

/**
 * The flags in force at a place in a pattern. {@code U}, which turns lazy and greedy round, is read
 * and forgotten.
 *
 * @param fold {@code i}: case is ignored
 * @param dotAll {@code s}: {@code .} is any character, a line feed, too
 * @param multiLine {@code m}: {@code ^} and {@code $} are about lines
 */
record GroupFlags(boolean fold, boolean dotAll, boolean multiLine) {

  static final GroupFlags NONE = new GroupFlags(false, false, false);

  /** These flags with the one of that letter switched; the same ones for {@code U}. */
  GroupFlags with(int letter, boolean on) {
    return switch (letter) {
      case 'i' -> new GroupFlags(on, dotAll, multiLine);
      case 's' -> new GroupFlags(fold, on, multiLine);
      case 'm' -> new GroupFlags(fold, dotAll, on);
      default -> this;
    };
  }
}
