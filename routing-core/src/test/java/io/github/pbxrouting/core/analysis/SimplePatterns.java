package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;

/** Reads the patterns of a difference the way their documentation says. */
public final class SimplePatterns {

  private SimplePatterns() {}

  public static boolean anyMatches(List<String> patterns, String number, NumberSpace space) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, number, space));
  }

  public static boolean matches(String pattern, String number, NumberSpace space) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '[' || c == '{') {
        int end = pattern.indexOf(c == '[' ? ']' : '}', i);
        regex.append(pattern, i, end + 1);
        i = end;
      } else if (c == 'x') {
        regex.append("[0-9]");
      } else if (c == '.') {
        regex.append('.');
      } else {
        regex.append(Character.isDigit(c) ? "" : "\\").append(c);
      }
    }
    return space.contains(number) && number.matches(regex.toString());
  }
}
