package io.github.pbxrouting.core.regex;

import org.jspecify.annotations.Nullable;

/** A counted repetition. */
final class RepeatCount {

  private static final int MOST = 1_000;

  private final int min;
  private final int max;

  RepeatCount(int min, int max) {
    this.min = min;
    this.max = max;
  }

  /** At most 1,000. */
  int min() {
    return min;
  }

  /** At least {@code min} and at most 1,000, or {@link Syntax.Repeat#UNBOUNDED}. */
  int max() {
    return max;
  }

  /**
   * Reads {@code {2}}, {@code {2,}} or {@code {2,3}}.
   *
   * @param cursor at the brace; moved past the repetition, if it is one
   * @return null for a brace that begins no repetition and stands for itself, as in {@code {,3}},
   *     {@code {02}} and {@code {2 }}
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
    if (min > MOST || max > MOST || reversed) {
      throw Suggestions.badCount(cursor.text(), from, cursor.offset(), reversed && min <= MOST);
    }
    return new RepeatCount(min, max);
  }

  /** Reads a number, as something above all counts if need be; -1 for none. */
  private static int number(Cursor cursor) {
    int start = cursor.offset();
    int value = 0;
    while (cursor.unit(0) >= '0' && cursor.unit(0) <= '9') {
      value = Math.min(MOST + 1, value * 10 + cursor.unit(0) - '0');
      cursor.skip(1);
    }
    int digits = cursor.offset() - start;
    boolean leadingZero = digits > 1 && cursor.unit(-digits) == '0';
    return digits == 0 || leadingZero ? -1 : value;
  }
}
