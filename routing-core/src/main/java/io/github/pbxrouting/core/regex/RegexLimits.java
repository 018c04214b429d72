package io.github.pbxrouting.core.regex;

/**
 * The bounds a pattern is held to before anything is built from it and before RE2J sees it.
 *
 * <p>They are there for RE2J as much as for this library: RE2J expands counted repetitions,
 * recurses over what it expanded when it compiles, and recurses again, once for every instruction
 * it can pass without reading a character, when it matches.
 *
 * @param length the most UTF-16 units a pattern may have, at least 1
 * @param depth the most groups and repetitions that may nest, at least 1
 * @param size the most RE2J instructions that a pattern may expand to, at least 1; classes that
 *     cost RE2J time instead of instructions count as instructions, too
 */
public record RegexLimits(int length, int depth, int size) {

  private static final int LEAST_RECURSION = 128;

  /**
   * The bounds under which RE2J compiles and matches any pattern in a JVM with {@code -Xmx128m
   * -Xss512k}.
   *
   * <ul>
   *   <li>4,096 UTF-16 units: the longest pattern for the numbers of a whole country is about
   *       1,500.
   *   <li>100 levels: people nest fewer than ten.
   *   <li>10,000 instructions, a few megabytes at most; {@link #recursion()} is then 625. RE2J
   *       overflows a stack of 512 KiB from about 1,400 levels of nesting and from about 2,000
   *       instructions passed without reading a character.
   * </ul>
   */
  public static final RegexLimits DEFAULT = new RegexLimits(4_096, 100, 10_000);

  /**
   * Holds the three bounds.
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
   * How deep RE2J may have to recurse for a pattern, compiling or matching: one sixteenth of the
   * size, or {@value #LEAST_RECURSION} if that is more. A RE2J frame takes up to 400 bytes of
   * stack, so the stack needs about 25 bytes for each unit of size; the default leaves half of 512
   * KiB to the caller.
   *
   * @return the most nested calls, at least {@value #LEAST_RECURSION}
   */
  public int recursion() {
    return Math.max(LEAST_RECURSION, size / 16);
  }
}
