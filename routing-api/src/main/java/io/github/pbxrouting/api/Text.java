package io.github.pbxrouting.api;

import java.util.HexFormat;
import java.util.List;

/** What the models ask of the text and the lists they are given; each refusal names the field. */
final class Text {

  /** The most UTF-16 units a name may have. */
  static final int MAX_NAME_LENGTH = 128;

  private static final int SHOWN_LENGTH = 40;

  private Text() {}

  /**
   * A name: not blank, at most {@link #MAX_NAME_LENGTH} units, no control character, no half
   * surrogate pair.
   */
  static String name(String field, String value) {
    notNull(field, value);
    if (value.isBlank()) {
      throw invalid(field, "must not be blank: give it a name");
    }
    requireLength(field, value, MAX_NAME_LENGTH);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw invalid(
            field,
            "has the control character "
                + unit(c)
                + " at offset "
                + i
                + ": write "
                + shown(value)
                + " without it");
      }
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (!paired) {
          throw invalid(
              field, "has half a surrogate pair at offset " + i + ": write whole characters");
        }
        i++;
      }
    }
    return value;
  }

  /** A number as a plan declares it: 1 to 128 printable ASCII characters, no space. */
  static String number(String field, String value) {
    notNull(field, value);
    if (value.isEmpty()) {
      throw invalid(field, "must not be empty: give it a number");
    }
    requireLength(field, value, CallRouter.MAX_DESTINATION_LENGTH);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~') {
        throw invalid(
            field,
            "has the character "
                + unit(c)
                + " at offset "
                + i
                + ": use digits, *, #, + or other printable ASCII characters without spaces");
      }
    }
    return value;
  }

  /** An external number: {@code +} and 3 to 15 digits (E.164), or 1 to 32 plain digits. */
  static String externalNumber(String field, String value) {
    notNull(field, value);
    boolean plus = value.startsWith("+");
    int digits = plus ? value.length() - 1 : value.length();
    boolean good = plus ? digits >= 3 && digits <= 15 : digits >= 1 && digits <= 32;
    for (int i = plus ? 1 : 0; good && i < value.length(); i++) {
      good = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    if (!good) {
      throw invalid(
          field,
          "is no external number: "
              + shown(value)
              + "; write + and 3 to 15 digits as in +34944123456, or 1 to 32 plain digits");
    }
    return value;
  }

  static <T> T notNull(String field, T value) {
    if (value == null) {
      throw new NullPointerException(field + " must not be null");
    }
    return value;
  }

  static <T> List<T> list(String field, List<T> values) {
    int index = 0;
    for (T value : notNull(field, values)) {
      if (value == null) {
        notNull(field + "[" + index + "]", value);
      }
      index++;
    }
    return List.copyOf(values);
  }

  static void atLeast(long least, String field, long value) {
    if (value < least) {
      throw invalid(field, "must be " + least + " or more, and is " + value);
    }
  }

  static void between(long least, long most, String field, long value) {
    if (value < least || value > most) {
      throw invalid(field, "must be " + least + " to " + most + ", and is " + value);
    }
  }

  /** The text in quotes, cut when it is long and with its control characters shown as dots. */
  static String shown(String value) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < value.length() && i < SHOWN_LENGTH; i++) {
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '.' : c);
    }
    return shown.append(value.length() > SHOWN_LENGTH ? "\"..." : "\"").toString();
  }

  /** U+0000 to U+FFFF. */
  private static String unit(char c) {
    return "U+" + HexFormat.of().withUpperCase().toHexDigits(c);
  }

  private static void requireLength(String field, String value, int most) {
    if (value.length() > most) {
      throw invalid(field, "has " + value.length() + " characters: use at most " + most);
    }
  }

  static IllegalArgumentException invalid(String field, String problem) {
    return new IllegalArgumentException(field + " " + problem);
  }
}
