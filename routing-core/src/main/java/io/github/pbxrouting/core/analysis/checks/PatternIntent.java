package io.github.pbxrouting.core.analysis.checks;

import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.BitSet;
import java.util.List;

/** Tells from the tree of a pattern what its writer seems to have meant. */
final class PatternIntent {

  /** A class of at most this many characters was put together character by character. */
  private static final int MAX_PICKED = 5;

  /** This many digits in a row, not repeated without end, are a count. */
  private static final int MIN_COUNTED = 2;

  private static final SymbolSet DIGITS = SymbolSet.range('0', '9');

  private PatternIntent() {}

  /**
   * Returns whether some way through the pattern begins with the prefix, each character by itself
   * or in a class of few.
   */
  static boolean spells(Syntax syntax, String prefix) {
    BitSet begin = new BitSet();
    begin.set(0);
    return after(syntax, prefix, begin).get(prefix.length());
  }

  /**
   * Returns how much of the prefix may have been spelled behind the tree; all of it stays all of
   * it.
   */
  private static BitSet after(Syntax syntax, String prefix, BitSet before) {
    BitSet after = new BitSet();
    if (syntax instanceof Chars chars) {
      for (int i = before.nextSetBit(0); i >= 0; i = before.nextSetBit(i + 1)) {
        if (i == prefix.length()) {
          after.set(i);
        } else if (chars.set().size() <= MAX_PICKED && chars.set().contains(prefix.charAt(i))) {
          after.set(i + 1);
        }
      }
    } else if (syntax instanceof Concat concat) {
      after.or(before);
      for (Syntax part : concat.parts()) {
        BitSet next = after(part, prefix, after);
        after.clear();
        after.or(next);
      }
    } else if (syntax instanceof Alternate alternate) {
      for (Syntax branch : alternate.branches()) {
        after.or(after(branch, prefix, before));
      }
    } else if (syntax instanceof Repeat repeat) {
      BitSet reached = before;
      if (repeat.min() == 0) {
        after.or(before);
      }
      // Beyond as many rounds as the prefix has characters nothing new is spelled.
      int rounds = Math.max(repeat.min(), repeat.max());
      int useful = repeat.max() == Repeat.UNBOUNDED ? repeat.min() + prefix.length() : rounds;
      for (int k = 1; k <= Math.min(useful, repeat.min() + prefix.length() + 1); k++) {
        reached = after(repeat.body(), prefix, reached);
        if (k >= repeat.min()) {
          after.or(reached);
        }
      }
    } else {
      after.or(before);
    }
    return after;
  }

  /**
   * Returns whether the pattern, or one of its branches, ends in a count of characters, such as
   * {@code ^2[0-9]{3}} or {@code ^2\d\d\d}, and not in a prefix, such as {@code ^2[0-9]} or {@code
   * ^34[67][0-9]}: who counts means whole numbers.
   */
  static boolean countsAtEnd(Syntax syntax) {
    return trailing(syntax) >= MIN_COUNTED;
  }

  /**
   * Returns how many characters the tree ends in that may be any digit, or have a class and a
   * count; none when it may go on without end.
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
      int most = 0;
      for (Syntax branch : alternate.branches()) {
        most = Math.max(most, trailing(branch));
      }
      return most;
    }
    return 0;
  }

  private static boolean isAllClasses(Syntax syntax) {
    return syntax instanceof Chars
        || (syntax instanceof Repeat repeat && repeat.body() instanceof Chars);
  }
}
