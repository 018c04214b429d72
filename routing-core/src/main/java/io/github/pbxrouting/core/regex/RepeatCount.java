package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.Nullable;

/**
 * A counted repetition.
 *
 * @param min 0 to 1,000
 * @param max {@code min} to 1,000, or {@link Syntax.Repeat#UNBOUNDED}
 */
record RepeatCount(int min, int max) {

  private static final int MAX_COUNT = 1_000;

  /**
   * Reads {@code {2}}, {@code {2,}} or {@code {2,3}}.
   *
   * @param cursor at the brace; moved past the repetition, if there is one
   * @return null when the brace is an ordinary character, as in {@code {,3}}, {@code {02}} and
   *     {@code {2 }}
   */
  static @Nullable RepeatCount read(Cursor cursor) throws PatternError {
    int from = cursor.offset();
    cursor.skip(1);
    int min = number(cursor);
    int max = min;
    boolean wellFormed = min >= 0;
    if (wellFormed && cursor.unit(0) == ',') {
      cursor.skip(1);
      if (cursor.unit(0) == '}') {
        max = Syntax.Repeat.UNBOUNDED;
      } else {
        max = number(cursor);
        wellFormed = max >= 0;
      }
    }
    if (!wellFormed || cursor.unit(0) != '}') {
      cursor.moveTo(from);
      return null;
    }
    cursor.skip(1);
    boolean reversed = max != Syntax.Repeat.UNBOUNDED && min > max;
    if (min > MAX_COUNT || max > MAX_COUNT || reversed) {
      throw Suggestions.badCount(
          cursor.text(), from, cursor.offset(), reversed && min <= MAX_COUNT);
    }
    return new RepeatCount(min, max);
  }

  /**
   * Reads a number, capped above the maximum count.
   *
   * @return -1 when there is no number
   */
  private static int number(Cursor cursor) {
    int start = cursor.offset();
    int value = 0;
    while (cursor.unit(0) >= '0' && cursor.unit(0) <= '9') {
      value = Math.min(MAX_COUNT + 1, value * 10 + cursor.unit(0) - '0');
      cursor.skip(1);
    }
    int digits = cursor.offset() - start;
    boolean leadingZero = digits > 1 && cursor.unit(-digits) == '0';
    return digits == 0 || leadingZero ? -1 : value;
  }
}
