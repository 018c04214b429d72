package io.github.pbxrouting.dialplan.file;

import java.util.Arrays;
import java.util.Collection;

/** What somebody who misspelt a name may have meant. */
public final class Nearest {

  /** Longer names are not compared. */
  private static final int MAX_LENGTH = 40;

  private Nearest() {}

  /** Returns a question with the known name that is nearest to another one; empty when none is. */
  public static String of(String name, Collection<String> known) {
    String nearest = null;
    int fewest = Math.max(1, name.length() / 3) + 1;
    for (String candidate : known) {
      boolean comparable = name.length() <= MAX_LENGTH && candidate.length() <= 2 * MAX_LENGTH;
      int edits = comparable ? edits(name, candidate) : fewest;
      if (edits < fewest) {
        nearest = candidate;
        fewest = edits;
      }
    }
    return nearest == null ? "" : "did you mean \"" + nearest + "\"? ";
  }

  /** Returns the edit distance (Levenshtein) of two short texts. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
