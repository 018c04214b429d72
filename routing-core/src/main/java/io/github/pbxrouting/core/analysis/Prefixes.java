package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.BitSet;

/** Tells whether a pattern names a prefix, or merely lets it through. */
final class Prefixes {

  /** A class of so many characters or fewer was put together character by character. */
  private static final int MOST_PICKED = 5;

  private Prefixes() {}

  /**
   * Whether some way through the pattern begins with the prefix, each character by itself or in a
   * class of few.
   */
  static boolean spells(Syntax syntax, String prefix) {
    BitSet begin = new BitSet();
    begin.set(0);
    return after(syntax, prefix, begin).get(prefix.length());
  }

  /** How much of the prefix may have been spelled behind the tree; all of it stays all of it. */
  private static BitSet after(Syntax syntax, String prefix, BitSet before) {
    BitSet after = new BitSet();
    if (syntax instanceof Chars chars) {
      for (int i = before.nextSetBit(0); i >= 0; i = before.nextSetBit(i + 1)) {
        if (i == prefix.length()) {
          after.set(i);
        } else if (chars.set().size() <= MOST_PICKED && chars.set().contains(prefix.charAt(i))) {
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
}
