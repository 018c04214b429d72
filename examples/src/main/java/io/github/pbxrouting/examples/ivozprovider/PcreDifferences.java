package io.github.pbxrouting.examples.ivozprovider;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a pattern means one thing to {@code preg_match('/pattern/', number)}, as IvozProvider calls
 * it, and another to RE2. Source: PCRE2's pattern syntax page and RE2's.
 */
final class PcreDifferences {

  private PcreDifferences() {}

  /**
   * What differs, a sentence for each kind of difference, with where it comes first; empty when
   * both mean the same. Linear in the pattern's length.
   */
  static List<String> of(String pattern) {
    List<String> differences = new ArrayList<>();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (quoted) {
        quoted = !pattern.startsWith("\\E", i);
      } else if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        escape(pattern, i, differences);
        quoted = pattern.charAt(i) == 'Q';
      } else if (c == '{' && pattern.startsWith("{,", i)) {
        add(
            differences,
            "{,n} is literal text to RE2 and to older PCRE, a repetition to PCRE2 10.43 and later",
            i);
      } else if (c > 127) {
        add(
            differences,
            "PCRE counts the bytes of a character outside ASCII, RE2 counts it as one",
            i);
        break;
      }
      if (c == '/' && (i == 0 || pattern.charAt(i - 1) != '\\')) {
        add(
            differences,
            "an unescaped / ends the pattern in IvozProvider, which then never matches",
            i);
      }
    }
    return differences;
  }

  /**
   * Whether IvozProvider's {@code preg_match} fails on a pattern that RE2 accepts, so that it never
   * matches there.
   */
  static boolean neverMatchesThere(String pattern) {
    return of(pattern).stream().anyMatch(difference -> difference.contains("never matches"));
  }

  private static void escape(String pattern, int at, List<String> differences) {
    switch (pattern.charAt(at)) {
      case 'v' ->
          add(differences, "\\v is any vertical white space to PCRE, one character to RE2", at - 1);
      case 'x' -> {
        if (pattern.startsWith("{", at + 1) && pattern.indexOf('}', at) > at + 4) {
          add(
              differences,
              "\\x{...} above FF is an error to PCRE without /u, which then never matches",
              at - 1);
        }
      }
      case 'C' -> add(differences, "\\C is one byte to PCRE", at - 1);
      default -> {}
    }
  }

  private static void add(List<String> differences, String difference, int offset) {
    if (differences.stream().noneMatch(known -> known.startsWith(difference))) {
      differences.add(difference + " (offset " + offset + ")");
    }
  }
}
