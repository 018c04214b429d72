package io.github.pbxrouting.core.regex;

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
public final class LengthBound {

  private final int most;

  /** The length of the shortest match of what was simplified last, at most one more than may be. */
  private int least;

  private LengthBound(int most) {
    this.most = most;
  }

  /**
   * The syntax of a pattern that matches the same texts of at most {@code most} characters, or null
   * when it matches none of them. The same object, where nothing is simpler.
   */
  public static @Nullable Syntax simplify(Syntax syntax, int most) {
    LengthBound texts = new LengthBound(most);
    Syntax simple = texts.simplify(syntax);
    return texts.least > most ? null : simple;
  }

  private Syntax simplify(Syntax syntax) {
    if (syntax instanceof Concat concat) {
      return simplify(concat);
    }
    if (syntax instanceof Alternate alternate) {
      return simplify(alternate);
    }
    if (syntax instanceof Repeat repeat) {
      return simplify(repeat);
    }
    least = syntax instanceof Chars ? 1 : 0;
    return syntax;
  }

  private Syntax simplify(Concat concat) {
    List<Syntax> parts = new ArrayList<>();
    int sum = 0;
    for (Syntax part : concat.parts()) {
      parts.add(simplify(part));
      sum += least;
      if (sum > most) {
        break; // there is no such text, whatever follows
      }
    }
    least = Math.min(sum, most + 1);
    return sum > most || parts.equals(concat.parts()) ? concat : new Concat(parts);
  }

  private Syntax simplify(Alternate alternate) {
    List<Syntax> branches = new ArrayList<>();
    int shortest = most + 1;
    for (Syntax branch : alternate.branches()) {
      Syntax simple = simplify(branch);
      if (least <= most) {
        branches.add(simple);
        shortest = Math.min(shortest, least);
      }
    }
    least = shortest;
    if (branches.equals(alternate.branches()) || branches.isEmpty()) {
      return alternate;
    }
    return branches.size() == 1 ? branches.get(0) : new Alternate(branches);
  }

  private Syntax simplify(Repeat repeat) {
    Syntax body = simplify(repeat.body());
    long shortest = least;
    least = (int) Math.min(shortest * repeat.min(), most + 1);
    boolean endless = repeat.max() != Repeat.UNBOUNDED && shortest * repeat.max() >= most;
    boolean counts = repeat.max() > 1 && endless;
    return counts || !body.equals(repeat.body())
        ? new Repeat(body, repeat.min(), counts ? Repeat.UNBOUNDED : repeat.max())
        : repeat;
  }
}
