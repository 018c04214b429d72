package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that begin with a prefix and go on in digits alone.
 *
 * @param digits how many digits follow the prefix at least
 */
public record PrefixedNumbers(String prefix, int digits) {

  private static final Syntax.Chars DIGIT = new Syntax.Chars(SymbolSet.range('0', '9'));

  /** Returns a pattern that matches them, of rank 0. */
  public RankedPattern pattern() {
    List<Syntax> parts = new ArrayList<>();
    for (int i = 0; i < prefix.length(); i++) {
      parts.add(new Syntax.Chars(SymbolSet.of(prefix.charAt(i))));
    }
    parts.add(new Syntax.Repeat(DIGIT, digits, Syntax.Repeat.UNBOUNDED));
    return new RankedPattern(new Syntax.Concat(parts), true, true, 0);
  }
}
