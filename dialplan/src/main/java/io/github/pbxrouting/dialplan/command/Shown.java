package io.github.pbxrouting.dialplan.command;

import java.util.HexFormat;

/** Text from outside, as the text output shows it. */
final class Shown {

  private Shown() {}

  /**
   * Returns the text with what would move a terminal's cursor, or hide, written as a Java escape.
   */
  static String of(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      boolean hidden =
          Character.isISOControl(c)
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      if (hidden) {
        shown.append("\\u" + HexFormat.of().toHexDigits(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
