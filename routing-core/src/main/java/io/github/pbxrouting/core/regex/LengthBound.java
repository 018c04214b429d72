package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Simplifies a pattern for texts of a bounded length. A repetition that exceeds the bound need not
 * be counted, and a branch that exceeds it matches nothing. For numbers of at most 128 characters,
 * {@code (?:[0-9]{0,30}){0,30}} is {@code [0-9]*}: one state instead of 900.
 */
public final class LengthBound {

  private final int maxLength;

  /** The minimum match length of the part simplified last, capped at one more than the bound. */
  private int minLength;

  private LengthBound(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Returns a syntax that matches the same texts of at most {@code maxLength} characters, or null
   * when it matches none of them. Returns the same object when nothing can be simplified.
   */
  public static @Nullable Syntax simplify(Syntax syntax, int maxLength) {
    LengthBound texts = new LengthBound(maxLength);
    Syntax simple = texts.simplify(syntax);
    return texts.minLength > maxLength ? null : simple;
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
    minLength = syntax instanceof Chars ? 1 : 0;
    return syntax;
  }

  private Syntax simplify(Concat concat) {
    List<Syntax> parts = new ArrayList<>();
    int sum = 0;
    for (Syntax part : concat.parts()) {
      parts.add(simplify(part));
      sum += minLength;
      if (sum > maxLength) {
        break; // no text is that long
      }
    }
    minLength = Math.min(sum, maxLength + 1);
    return sum > maxLength || parts.equals(concat.parts()) ? concat : new Concat(parts);
  }

  private Syntax simplify(Alternate alternate) {
    List<Syntax> branches = new ArrayList<>();
    int shortest = maxLength + 1;
    for (Syntax branch : alternate.branches()) {
      Syntax simple = simplify(branch);
      if (minLength <= maxLength) {
        branches.add(simple);
        shortest = Math.min(shortest, minLength);
      }
    }
    minLength = shortest;
    if (branches.equals(alternate.branches()) || branches.isEmpty()) {
      return alternate;
    }
    return branches.size() == 1 ? branches.get(0) : new Alternate(branches);
  }

  private Syntax simplify(Repeat repeat) {
    Syntax body = simplify(repeat.body());
    long shortest = minLength;
    minLength = (int) Math.min(shortest * repeat.min(), maxLength + 1);
    boolean endless = repeat.max() != Repeat.UNBOUNDED && shortest * repeat.max() >= maxLength;
    boolean counts = repeat.max() > 1 && endless;
    return counts || !body.equals(repeat.body())
        ? new Repeat(body, repeat.min(), counts ? Repeat.UNBOUNDED : repeat.max())
        : repeat;
  }
}
