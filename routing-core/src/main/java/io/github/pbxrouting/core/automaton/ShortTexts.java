package io.github.pbxrouting.core.automaton;

import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Simplifies what a pattern means by how long a text may be: a repetition that may go on beyond any
 * such text need not be counted, and what is longer matches nothing. {@code (?:[0-9]{0,30}){0,30}}
 * is {@code [0-9]*} to numbers of at most 128 characters, and a state instead of 900.
 */
public final class ShortTexts {

  private final int most;

  private ShortTexts(int most) {
    this.most = most;
  }

  /**
   * The syntax of a pattern that matches the same texts of at most {@code most} characters, or null
   * when it matches none of them. The same object, where nothing is simpler.
   */
  public static @Nullable Syntax simplify(Syntax syntax, int most) {
    Simplified simple = new ShortTexts(most).simplify(syntax);
    return simple.least > most ? null : simple.syntax;
  }

  /** A simplified part. */
  private static final class Simplified {

    private final Syntax syntax;

    /** The length of its shortest match, at most one more than texts may have. */
    private final int least;

    Simplified(Syntax syntax, int least) {
      this.syntax = syntax;
      this.least = least;
    }
  }

  private Simplified simplify(Syntax syntax) {
    if (syntax instanceof Chars) {
      return new Simplified(syntax, 1);
    }
    if (syntax instanceof Concat concat) {
      List<Syntax> parts = new ArrayList<>();
      int least = 0;
      for (Syntax part : concat.parts()) {
        Simplified simple = simplify(part);
        parts.add(simple.syntax);
        least += simple.least;
        if (least > most) {
          return new Simplified(concat, most + 1);
        }
      }
      return new Simplified(parts.equals(concat.parts()) ? concat : new Concat(parts), least);
    }
    if (syntax instanceof Alternate alternate) {
      List<Syntax> branches = new ArrayList<>();
      int least = most + 1;
      for (Syntax branch : alternate.branches()) {
        Simplified simple = simplify(branch);
        if (simple.least <= most) {
          branches.add(simple.syntax);
          least = Math.min(least, simple.least);
        }
      }
      if (branches.equals(alternate.branches()) || branches.isEmpty()) {
        return new Simplified(alternate, least);
      }
      return new Simplified(
          branches.size() == 1 ? branches.get(0) : new Alternate(branches), least);
    }
    if (syntax instanceof Repeat repeat) {
      Simplified body = simplify(repeat.body());
      int least = (int) Math.min((long) body.least * repeat.min(), most + 1);
      boolean endless =
          repeat.max() != Repeat.UNBOUNDED && (long) body.least * repeat.max() >= most;
      boolean counts = repeat.max() > 1 && endless;
      return counts || !body.syntax.equals(repeat.body())
          ? new Simplified(
              new Repeat(body.syntax, repeat.min(), counts ? Repeat.UNBOUNDED : repeat.max()),
              least)
          : new Simplified(repeat, least);
    }
    return new Simplified(syntax, 0);
  }
}
