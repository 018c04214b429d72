package io.github.pbxrouting.core.regex;

import java.util.stream.Collectors;

/** Writes trees briefly, so that a table can hold them. */
final class SyntaxText {

  private SyntaxText() {}

  /**
   * Characters as a class of printable ranges, other ones as hexadecimal; {@code ~} for the empty
   * text; sequences in parentheses, branches in angle brackets; assertions by name.
   */
  static String of(Syntax syntax) {
    if (syntax instanceof Syntax.Chars chars) {
      return of(chars.set());
    } else if (syntax instanceof Syntax.Concat concat) {
      return concat.parts().stream().map(SyntaxText::of).collect(Collectors.joining(" ", "(", ")"));
    } else if (syntax instanceof Syntax.Alternate alternate) {
      return alternate.branches().stream()
          .map(SyntaxText::of)
          .collect(Collectors.joining("|", "<", ">"));
    } else if (syntax instanceof Syntax.Repeat repeat) {
      String max = repeat.max() == Syntax.Repeat.UNBOUNDED ? "" : "" + repeat.max();
      return of(repeat.body()) + "{" + repeat.min() + "," + max + "}";
    }
    return syntax instanceof Syntax.Empty ? "~" : syntax.toString();
  }

  private static String of(SymbolSet set) {
    SymbolSet ascii = set.and(SymbolSet.range(0, 127));
    if (ascii.size() > 64) {
      return "^" + of(set.complement());
    }
    StringBuilder out = new StringBuilder();
    for (int c = 0; c < 128; c++) {
      if (set.contains(c)) {
        int last = c;
        while (last < 127 && set.contains(last + 1)) {
          last++;
        }
        out.append(of(c));
        if (last > c) {
          out.append(last > c + 1 ? "-" : "").append(of(last));
        }
        c = last;
      }
    }
    return ascii.size() == 1 ? out.toString() : "[" + out + "]";
  }

  private static String of(int c) {
    return c > ' ' && c < 127 ? String.valueOf((char) c) : String.format("x%02x", c);
  }
}
