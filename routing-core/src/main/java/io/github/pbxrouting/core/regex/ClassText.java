package io.github.pbxrouting.core.regex;

import java.util.BitSet;

/** Writes sets of printable ASCII characters so that RE2 reads exactly them. */
public final class ClassText {

  private static final String SPECIAL_IN_CLASS = "[]\\^-";

  private ClassText() {}

  /**
   * Returns what stands between the brackets of a class. Digits and letters are written as ranges
   * where three or more are consecutive; marks are written one by one.
   */
  public static String members(BitSet characters) {
    StringBuilder text = new StringBuilder();
    for (int from = characters.nextSetBit(0); from >= 0; ) {
      int to = from;
      while (characters.get(to + 1) && isInOneRange(from, to + 1)) {
        to++;
      }
      text.append(SPECIAL_IN_CLASS.indexOf(from) >= 0 ? "\\" : "").append((char) from);
      if (to > from) {
        text.append(to > from + 1 ? "-" : "").append((char) to);
      }
      from = characters.nextSetBit(to + 1);
    }
    return text.toString();
  }

  private static boolean isInOneRange(int from, int to) {
    return (from >= '0' && to <= '9') || (from >= 'A' && to <= 'Z') || (from >= 'a' && to <= 'z');
  }
}
