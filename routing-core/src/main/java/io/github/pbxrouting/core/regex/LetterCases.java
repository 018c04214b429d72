package io.github.pbxrouting.core.regex;

import java.util.List;

/**
 * Finds the patterns in which RE2J 1.8 may mistake a letter for its other case.
 *
 * <p>RE2J takes common beginnings out of the branches of an alternation, and compares them by
 * letter without regard to whether case is ignored: it reads {@code [Aa][xy]|A[zw]} as {@code
 * [Aa][xyzw]}. It can happen only where there are branches, a letter without regard to case, which
 * RE2J keeps as its upper-case form, and the same upper-case letter alone.
 */
final class LetterCases {

  private static final AsciiSet UPPER = AsciiSet.range('A', 'Z');
  private static final AsciiSet LOWER = AsciiSet.range('a', 'z');

  private AsciiSet upper = AsciiSet.NONE;
  private AsciiSet either = AsciiSet.NONE;
  private boolean branches;

  /** Takes note of a literal. */
  void read(int c) {
    if (c >= 'A' && c <= 'Z') {
      upper = upper.with(c);
    }
  }

  /** Takes note of a character class, or of a literal where case is ignored. */
  void read(AsciiSet set) {
    if (set.size() == 1) {
      upper = upper.or(set.and(UPPER));
    } else if (set.size() == 2 && CaseFolding.fold(set).equals(set)) {
      either = either.or(set.and(UPPER));
    }
  }

  /** Takes note of an alternation: two of its branches may make a letter and its other case one. */
  void alternated(List<Node> nodes) {
    branches = true;
    AsciiSet single = AsciiSet.NONE;
    for (Node node : nodes) {
      if (node.syntax() instanceof Syntax.Chars chars && chars.set().size() == 1) {
        single = single.or(chars.set());
      }
    }
    AsciiSet lowerFolded = CaseFolding.fold(single.and(LOWER));
    either = either.or(lowerFolded.and(single).and(UPPER));
  }

  /** Whether the mistake is possible. */
  boolean mixed() {
    return branches && !upper.and(either).isEmpty();
  }
}
