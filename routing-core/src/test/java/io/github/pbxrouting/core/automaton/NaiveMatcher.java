package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.BitSet;
import java.util.List;

/**
 * The obvious way to match, kept as the oracle: for each tree, the set of offsets where a match
 * from a given offset may end.
 */
public final class NaiveMatcher {

  private NaiveMatcher() {}

  public static int strongest(List<Literal> literals, List<RankedPattern> patterns, String text) {
    int best = Rank.NONE;
    for (Literal literal : literals) {
      if (literal.prefix() ? text.startsWith(literal.text()) : text.equals(literal.text())) {
        best = Math.min(best, literal.rank());
      }
    }
    for (RankedPattern pattern : patterns) {
      if (matches(pattern, text)) {
        best = Math.min(best, pattern.rank());
      }
    }
    return best;
  }

  public static boolean matches(RankedPattern pattern, String text) {
    for (int start = 0; start <= (pattern.atStart() ? 0 : text.length()); start++) {
      if (start > 0
          && start < text.length()
          && Character.isSurrogatePair(text.charAt(start - 1), text.charAt(start))) {
        continue;
      }
      BitSet from = new BitSet();
      from.set(start);
      BitSet ends = ends(pattern.syntax(), text, from);
      if (pattern.atEnd() ? ends.get(text.length()) : !ends.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static BitSet ends(Syntax syntax, String text, BitSet from) {
    BitSet to = new BitSet();
    if (syntax instanceof Syntax.Empty) {
      to.or(from);
    } else if (syntax instanceof Syntax.Chars chars) {
      from.stream()
          .filter(i -> i < text.length())
          .filter(i -> chars.set().contains(Math.min(text.codePointAt(i), SymbolSet.BEYOND)))
          .forEach(i -> to.set(i + Character.charCount(text.codePointAt(i))));
    } else if (syntax instanceof Syntax.Concat concat) {
      to.or(from);
      for (Syntax part : concat.parts()) {
        BitSet ends = ends(part, text, to);
        to.clear();
        to.or(ends);
      }
    } else if (syntax instanceof Syntax.Alternate alternate) {
      for (Syntax branch : alternate.branches()) {
        to.or(ends(branch, text, from));
      }
    } else if (syntax instanceof Syntax.Repeat repeat) {
      BitSet reached = (BitSet) from.clone();
      for (int k = 0; k < repeat.min(); k++) {
        reached = ends(repeat.body(), text, reached);
      }
      to.or(reached);
      // As many further rounds as the text has offsets reach every end there is.
      int rounds =
          repeat.max() == Syntax.Repeat.UNBOUNDED ? text.length() + 1 : repeat.max() - repeat.min();
      for (int k = 0; k < rounds; k++) {
        reached = ends(repeat.body(), text, reached);
        to.or(reached);
      }
    } else if (syntax instanceof Syntax.Assertion assertion) {
      from.stream().filter(i -> holds(assertion, text, i)).forEach(to::set);
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
        && text.charAt(i) < 128
        && "_0123456789abcdefghijklmnopqrstuvwxyz".indexOf(Character.toLowerCase(text.charAt(i)))
            >= 0;
  }
}
