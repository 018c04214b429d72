package io.github.pbxrouting.dialplan.ivozprovider;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The patterns of a plan that mean something else to IvozProvider, and what to write instead. */
public final class PatternPortability {

  private PatternPortability() {}

  /** Returns a finding for each such pattern, client by client and friend by friend. */
  public static List<Finding> findings(Brand brand) {
    List<Finding> findings = new ArrayList<>();
    for (Client client : brand.clients()) {
      for (Friend friend : client.friends()) {
        if (friend instanceof RemoteFriend remote) {
          for (String pattern : new LinkedHashSet<>(remote.patterns())) {
            List<String> differences = PcreDifferences.of(pattern).found();
            if (!differences.isEmpty()) {
              findings.add(
                  Finding.builder(FindingCode.OTHER_MEANING, client.id())
                      .friend(friend.name())
                      .pattern(pattern)
                      .saying(
                          "in IvozProvider, " + String.join("; ", differences),
                          suggestion(pattern)));
            }
          }
        }
      }
    }
    return findings;
  }

  private static String suggestion(String pattern) {
    String better = spelledOut(pattern);
    return !better.equals(pattern) && PcreDifferences.of(better).found().isEmpty()
        ? "write " + better
        : "write it with characters, classes in brackets, groups and counts alone";
  }

  /**
   * Returns the pattern with classes such as {@code \d} in brackets, {@code \v} as a code, and the
   * delimiter escaped: to RE2 it means the same.
   */
  static String spelledOut(String pattern) {
    StringBuilder text = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int end = i + 1;
      if (c == '\\' && pattern.startsWith("\\Q", i)) {
        int close = pattern.indexOf("\\E", i);
        end = close < 0 ? pattern.length() : close + 2;
      } else if (c == '\\' && end < pattern.length()) {
        end++;
        text.append(escape(pattern.substring(i, end), inClass));
        i = end - 1;
        continue;
      } else if (inClass) {
        boolean named = pattern.startsWith("[:", i) && pattern.indexOf(":]", i) > 0;
        end = named ? pattern.indexOf(":]", i) + 2 : end;
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
        end += pattern.startsWith("^", end) ? 1 : 0;
        end += pattern.startsWith("]", end) ? 1 : 0; // first, it is a character
      }
      text.append(c == '/' ? "\\/" : pattern.substring(i, end));
      i = end - 1;
    }
    return text.toString();
  }

  private static String escape(String escape, boolean inClass) {
    String set =
        switch (escape.charAt(1)) {
          case 'd', 'D' -> "0-9";
          case 'w', 'W' -> "0-9A-Za-z_";
          case 's', 'S' -> "\\t\\n\\f\\r ";
          default -> "";
        };
    boolean negative = "DWS".indexOf(escape.charAt(1)) >= 0;
    if (escape.equals("\\v")) {
      return "\\x0b";
    }
    if (set.isEmpty() || (inClass && negative)) {
      return escape;
    }
    return inClass ? set : (negative ? "[^" : "[") + set + "]";
  }
}
