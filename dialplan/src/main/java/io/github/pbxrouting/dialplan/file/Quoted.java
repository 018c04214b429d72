package io.github.pbxrouting.dialplan.file;

/**
 * Text from outside, made fit for a message: short, on one line, and without power over a terminal.
 */
public final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** The text in quotes; cut after 60 characters. */
  public static String of(String text) {
    boolean cut = text.length() > LONGEST;
    return "\"" + plain(cut ? text.substring(0, LONGEST) : text) + (cut ? "\"..." : "\"");
  }

  /** The text with each character that is no visible one replaced by a dot. */
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
}
