package io.github.pbxrouting.core.regex;

/**
 * The flags in force at a place in a pattern. {@code U}, which turns lazy and greedy round, is read
 * and forgotten.
 */
final class GroupFlags {

  static final GroupFlags NONE = new GroupFlags(false, false, false);

  private final boolean fold;
  private final boolean dotAll;
  private final boolean multiLine;

  GroupFlags(boolean fold, boolean dotAll, boolean multiLine) {
    this.fold = fold;
    this.dotAll = dotAll;
    this.multiLine = multiLine;
  }

  /** {@code i}: case is ignored. */
  boolean fold() {
    return fold;
  }

  /** {@code s}: {@code .} is any character, a line feed, too. */
  boolean dotAll() {
    return dotAll;
  }

  /** {@code m}: {@code ^} and {@code $} are about lines. */
  boolean multiLine() {
    return multiLine;
  }

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
