package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks of the values that the models are given. Each exception names the field, the value that
 * was given, and what to write instead.
 */
final class Checks {

  /** The maximum length of a name, in UTF-16 units. */
  static final int MAX_NAME_LENGTH = 128;

  private static final int SHOWN_LENGTH = 40;

  private Checks() {}

  /**
   * Checks a name: not blank, at most {@link #MAX_NAME_LENGTH} units, no control character, no
   * unpaired surrogate.
   */
  static String name(String field, String value) {
    notNull(field, value);
    if (value.isBlank()) {
      throw invalid(field, "must not be blank: write a name");
    }
    requireLength(field, value, MAX_NAME_LENGTH);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw invalid(
            field,
            "contains the control character "
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
              field, "has an unpaired surrogate at offset " + i + ": write whole characters");
        }
        i++;
      }
    }
    return value;
  }

  /** Checks a number as a plan declares it: 1 to 128 printable ASCII characters, no space. */
  static String number(String field, String value) {
    notNull(field, value);
    if (value.isEmpty()) {
      throw invalid(field, "must not be empty: write a number");
    }
    requireLength(field, value, CallRouter.MAX_DESTINATION_LENGTH);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c > '~') {
        throw invalid(
            field,
            "contains the character "
                + unit(c)
                + " at offset "
                + i
                + ": use digits, *, #, + or other printable ASCII characters without spaces");
      }
    }
    return value;
  }

  /** Checks an external number: {@code +} and 3 to 15 digits (E.164), or 1 to 32 plain digits. */
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
          "is not an external number: "
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

  /** Returns an immutable copy of the elements, none of which may be null. */
  static <T> List<T> list(String field, Iterable<? extends T> values) {
    List<T> copy = new ArrayList<>();
    for (T value : notNull(field, values)) {
      if (value == null) {
        notNull(field + "[" + copy.size() + "]", value);
      }
      copy.add(value);
    }
    return List.copyOf(copy);
  }

  /** Returns an immutable copy of the elements, none of which may be null. */
  static <T> List<T> list(String field, T[] values) {
    return list(field, Arrays.asList(notNull(field, values)));
  }

  static void atLeast(long min, String field, long value) {
    if (value < min) {
      throw invalid(field, "must be at least " + min + ", but was " + value);
    }
  }

  static void between(long min, long max, String field, long value) {
    if (value < min || value > max) {
      throw invalid(field, "must be between " + min + " and " + max + ", but was " + value);
    }
  }

  /** Returns the text in quotes, cut when it is long, with dots in place of control characters. */
  static String shown(String value) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < value.length() && i < SHOWN_LENGTH; i++) {
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '.' : c);
    }
    return shown.append(value.length() > SHOWN_LENGTH ? "\"..." : "\"").toString();
  }

  /** Returns the code of a unit, U+0000 to U+FFFF. */
  private static String unit(char c) {
    return "U+" + HexFormat.of().withUpperCase().toHexDigits(c);
  }

  private static void requireLength(String field, String value, int max) {
    if (value.length() > max) {
      throw invalid(field, "has " + value.length() + " characters: use at most " + max);
    }
  }

  static IllegalArgumentException invalid(String field, String problem) {
    return new IllegalArgumentException(field + " " + problem);
  }
}
