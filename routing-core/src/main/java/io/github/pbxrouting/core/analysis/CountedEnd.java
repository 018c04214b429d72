package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.regex.AsciiSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.List;

/**
 * Tells patterns that end in a count of characters, such as {@code ^2[0-9]{3}} or {@code ^2\d\d\d},
 * from those that end in a prefix, such as {@code ^2[0-9]} or {@code ^34[67][0-9]}: who counts
 * means whole numbers.
 */
final class CountedEnd {

  /** So many digits in a row, not to be repeated without end, are a count. */
  private static final int LEAST = 2;

  private static final AsciiSet DIGITS = AsciiSet.range('0', '9');

  private CountedEnd() {}

  /** Whether the pattern, or one of its branches, ends in a count of characters. */
  static boolean isCounted(Syntax syntax) {
    if (syntax instanceof Alternate alternate) {
      return alternate.branches().stream().anyMatch(CountedEnd::isCounted);
    }
    return trailing(syntax) >= LEAST;
  }

  /**
   * How many characters the tree ends in that may be any digit, or have a class and a count; none
   * when it may go on without end.
   */
  private static int trailing(Syntax syntax) {
    if (syntax instanceof Chars chars) {
      return chars.set().and(DIGITS).equals(DIGITS) ? 1 : 0;
    }
    if (syntax instanceof Repeat repeat) {
      if (repeat.max() > 1 && repeat.body() instanceof Chars chars && chars.set().size() > 1) {
        return repeat.max();
      }
      return repeat.max() == Repeat.UNBOUNDED ? 0 : trailing(repeat.body()) * repeat.max();
    }
    if (syntax instanceof Concat concat) {
      int count = 0;
      List<Syntax> parts = concat.parts();
      for (int i = parts.size() - 1; i >= 0; i--) {
        Syntax part = parts.get(i);
        int more = trailing(part);
        count += more;
        if (more == 0 || !isAllClasses(part)) {
          break;
        }
      }
      return count;
    }
    if (syntax instanceof Alternate alternate) {
      return alternate.branches().stream().mapToInt(CountedEnd::trailing).max().orElse(0);
    }
    return 0;
  }

  private static boolean isAllClasses(Syntax syntax) {
    return syntax instanceof Chars
        || (syntax instanceof Repeat repeat && repeat.body() instanceof Chars);
  }
}
