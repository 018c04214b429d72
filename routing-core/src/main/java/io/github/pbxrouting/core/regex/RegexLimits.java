package io.github.pbxrouting.core.regex;

/**
 * The limits of a pattern, checked before anything is built from it and before RE2/J compiles it.
 *
 * <p>They protect RE2/J as much as this library. RE2/J expands counted repetitions. Its compiler
 * recurses over the expanded tree. Its matcher recurses once for every instruction on a path that
 * reads no character.
 *
 * @param length the maximum length in UTF-16 units, at least 1
 * @param depth the maximum nesting depth of groups and repetitions, at least 1
 * @param size the maximum number of RE2/J instructions, at least 1; classes that cost time instead
 *     of instructions count as instructions too
 */
public record RegexLimits(int length, int depth, int size) {

  private static final int MIN_RECURSION = 128;

  /**
   * The limits under which RE2/J compiles and matches any pattern in a JVM with {@code -Xmx128m
   * -Xss512k}.
   *
   * <ul>
   *   <li>4,096 UTF-16 units: the longest pattern for the numbers of a whole country is about
   *       1,500.
   *   <li>100 levels: people nest fewer than ten.
   *   <li>10,000 instructions, a few megabytes at most; {@link #recursion()} is then 625. RE2/J
   *       overflows a stack of 512 KiB from about 1,400 levels of nesting and from about 2,000
   *       instructions passed without reading a character.
   * </ul>
   */
  public static final RegexLimits DEFAULT = new RegexLimits(4_096, 100, 10_000);

  /**
   * Checks the three limits.
   *
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public RegexLimits {
    if (length < 1 || depth < 1 || size < 1) {
      throw new IllegalArgumentException(
          "pattern limits must be at least 1: length "
              + length
              + ", depth "
              + depth
              + ", size "
              + size);
    }
  }

  /**
   * Returns the maximum recursion depth of RE2/J for a pattern, compiling or matching. It is one
   * sixteenth of the size, and at least {@value #MIN_RECURSION}. A frame of RE2/J takes up to 400
   * bytes of stack, so the stack needs about 25 bytes for each unit of size. The default leaves
   * half of 512 KiB to the caller.
   */
  public int recursion() {
    return Math.max(MIN_RECURSION, size / 16);
  }
}
