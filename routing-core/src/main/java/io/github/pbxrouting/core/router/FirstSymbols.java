package io.github.pbxrouting.core.router;

import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;

/**
 * The symbols that a number can begin with when a pattern matches it, so that RE2/J is asked about
 * few of many patterns.
 */
final class FirstSymbols {

  private FirstSymbols() {}

  /**
   * Returns the first symbols of all numbers that a pattern matches, or more.
   *
   * @param full whether the pattern has to match the whole number
   */
  static SymbolSet of(FriendPattern pattern, boolean full) {
    Syntax syntax = pattern.parsed().syntax();
    // The tree of a pattern that tells characters beyond ASCII apart matches too few numbers.
    return pattern.parsed().tellsApart() ? SymbolSet.ALL : full ? first(syntax) : anchored(syntax);
  }

  private static SymbolSet anchored(Syntax syntax) {
    if (syntax instanceof Concat concat && concat.parts().get(0) == Assertion.BEGIN_TEXT) {
      return first(syntax);
    }
    if (syntax instanceof Alternate alternate) {
      return alternate.branches().stream()
          .map(FirstSymbols::anchored)
          .reduce(SymbolSet.NONE, SymbolSet::or);
    }
    return SymbolSet.ALL;
  }

  /**
   * Returns the first symbols of matches that begin where the number does; all where one may be
   * empty.
   */
  private static SymbolSet first(Syntax syntax) {
    if (syntax instanceof Chars chars) {
      return chars.set();
    }
    if (syntax instanceof Concat concat) {
      SymbolSet first = SymbolSet.NONE;
      for (Syntax part : concat.parts()) {
        if (!isNullable(part)) {
          return first.or(first(part));
        }
        first = first.or(firstOfNullable(part));
      }
      return SymbolSet.ALL;
    }
    if (syntax instanceof Alternate alternate) {
      return alternate.branches().stream()
          .map(FirstSymbols::first)
          .reduce(SymbolSet.NONE, SymbolSet::or);
    }
    return syntax instanceof Repeat repeat && !isNullable(repeat)
        ? first(repeat.body())
        : SymbolSet.ALL;
  }

  private static SymbolSet firstOfNullable(Syntax part) {
    if (part instanceof Repeat repeat && !isNullable(repeat.body())) {
      return first(repeat.body());
    }
    return part instanceof Assertion ? SymbolSet.NONE : SymbolSet.ALL;
  }

  private static boolean isNullable(Syntax syntax) {
    if (syntax instanceof Concat concat) {
      return concat.parts().stream().allMatch(FirstSymbols::isNullable);
    }
    if (syntax instanceof Alternate alternate) {
      return alternate.branches().stream().anyMatch(FirstSymbols::isNullable);
    }
    if (syntax instanceof Repeat repeat) {
      return repeat.min() == 0 || isNullable(repeat.body());
    }
    return !(syntax instanceof Chars);
  }
}
