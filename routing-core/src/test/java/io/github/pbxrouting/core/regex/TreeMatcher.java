package io.github.pbxrouting.core.regex;

import java.util.BitSet;

/**
 * What a tree means, said in the plainest way: the set of offsets where a match may end, for a set
 * of offsets where it may begin.
 */
public final class TreeMatcher {

  private TreeMatcher() {}

  /** Whether the tree matches a part of the text. */
  public static boolean find(Syntax syntax, String text) {
    BitSet anywhere = new BitSet();
    anywhere.set(0, text.length() + 1);
    return !ends(syntax, text, anywhere).isEmpty();
  }

  /** Whether the tree matches the whole text. */
  public static boolean matches(Syntax syntax, String text) {
    return ends(syntax, text, start()).get(text.length());
  }

  /** Whether the tree matches the text from its beginning on. */
  static boolean matchesPrefix(Syntax syntax, String text) {
    return !ends(syntax, text, start()).isEmpty();
  }

  private static BitSet start() {
    BitSet start = new BitSet();
    start.set(0);
    return start;
  }

  private static BitSet ends(Syntax syntax, String text, BitSet from) {
    BitSet to = new BitSet();
    if (syntax instanceof Syntax.Empty) {
      to.or(from);
    } else if (syntax instanceof Syntax.Chars chars) {
      for (int i = from.nextSetBit(0); i >= 0 && i < text.length(); i = from.nextSetBit(i + 1)) {
        to.set(i + 1, chars.set().contains(text.charAt(i)));
      }
    } else if (syntax instanceof Syntax.Assertion assertion) {
      for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
        to.set(i, holds(assertion, text, i));
      }
    } else if (syntax instanceof Syntax.Concat concat) {
      to.or(from);
      for (Syntax part : concat.parts()) {
        BitSet ends = ends(part, text, to);
        to.clear();
        to.or(ends);
      }
    } else if (syntax instanceof Syntax.Alternate alternate) {
      alternate.branches().forEach(branch -> to.or(ends(branch, text, from)));
    } else if (syntax instanceof Syntax.Repeat repeat) {
      BitSet reached = from;
      for (int i = 0; i < repeat.min(); i++) {
        reached = ends(repeat.body(), text, reached);
      }
      to.or(reached);
      for (int i = repeat.min(); i != repeat.max(); i++) {
        int before = to.cardinality();
        reached = ends(repeat.body(), text, reached);
        to.or(reached);
        if (to.cardinality() == before && repeat.max() == Syntax.Repeat.UNBOUNDED) {
          break;
        }
        reached = (BitSet) to.clone();
      }
    }
    return to;
  }

  private static boolean holds(Syntax.Assertion assertion, String text, int i) {
    return switch (assertion) {
      case BEGIN_TEXT -> i == 0;
      case END_TEXT -> i == text.length();
      case BEGIN_LINE -> i == 0 || text.charAt(i - 1) == '\n';
      case END_LINE -> i == text.length() || text.charAt(i) == '\n';
      case WORD_BOUNDARY -> isWord(text, i - 1) != isWord(text, i);
      case NOT_WORD_BOUNDARY -> isWord(text, i - 1) == isWord(text, i);
    };
  }

  private static boolean isWord(String text, int i) {
    return i >= 0
        && i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
  }
}
