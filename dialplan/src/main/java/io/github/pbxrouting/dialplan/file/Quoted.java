package io.github.pbxrouting.dialplan.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Text from outside, made fit for a message: short, on one line, and without power over a terminal.
 */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** Returns the text in quotes; cut after 60 characters. */
  public static String of(String text) {
    boolean cut = text.length() > LONGEST;
    return "\"" + plain(cut ? text.substring(0, LONGEST) : text) + (cut ? "\"..." : "\"");
  }

  /** Returns the text with each character that is no visible one replaced by a dot. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int type = Character.getType(c);
          boolean visible =
              !Character.isISOControl(c)
                  && type != Character.FORMAT
                  && type != Character.SURROGATE
                  && type != Character.LINE_SEPARATOR
                  && type != Character.PARAGRAPH_SEPARATOR;
          plain.appendCodePoint(visible ? c : '.');
        });
    return plain.toString();
  }

  /** Returns the text as it is written between the quotes of a JSON string. */
  public static String inJson(String text) {
    return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  /**
   * Returns the text with each half of a surrogate pair that stands alone replaced: fit for UTF-8.
   */
  public static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
