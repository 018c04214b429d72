package io.github.pbxrouting.core.router;

import io.github.pbxrouting.core.plan.BeyondAscii;
import io.github.pbxrouting.core.plan.FriendPattern;
import io.github.pbxrouting.core.regex.AsciiSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Empty;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first characters of a number must be for a pattern to match, in one long: so that of
 * thousands of patterns RE2J is asked of the few that a number begins like.
 *
 * <p>The two highest bits are how many characters are looked at, up to {@value #MOST}; {@value
 * #BITS} bits for each of them say which may stand there. The mask of a pattern that any number may
 * match is 0.
 */
final class PrefixMask {

  private static final int MOST = 3;
  private static final int BITS = 16;
  private static final int COUNT_SHIFT = 62;

  private static final String DIALABLE = "0123456789*#+";
  private static final int OTHER_ASCII = DIALABLE.length();

  /**
   * How all matches of a part begin: what the first characters are, and whether a match has no more
   * characters than that.
   */
  private static final class Prefix {
    final List<AsciiSet> sets;
    final boolean whole;

    Prefix(List<AsciiSet> sets, boolean whole) {
      this.sets = sets;
      this.whole = whole;
    }
  }

  private PrefixMask() {}

  /**
   * The mask of a pattern.
   *
   * @param full whether it has to match the whole number
   */
  static long of(FriendPattern pattern, boolean full) {
    Syntax syntax = pattern.syntax();
    // Of some patterns the syntax says nothing when the number is not ASCII.
    List<AsciiSet> sets =
        syntax == null || pattern.beyondAscii() == BeyondAscii.ASK
            ? digits(pattern.text())
            : sets(syntax, full);
    long mask = (long) sets.size() << COUNT_SHIFT;
    for (int i = 0; i < sets.size(); i++) {
      mask |= bits(sets.get(i)) << (i * BITS);
    }
    return mask;
  }

  /** The digits that a pattern begins with, as they are written, one set each. */
  private static List<AsciiSet> digits(String pattern) {
    List<AsciiSet> sets = new ArrayList<>();
    if (!pattern.startsWith("^") || pattern.contains("|")) {
      return sets;
    }
    for (int i = 1; i < pattern.length() && sets.size() < MOST; i++) {
      char c = pattern.charAt(i);
      boolean repeated = i + 1 < pattern.length() && "*+?{".indexOf(pattern.charAt(i + 1)) >= 0;
      if (c < '0' || c > '9' || repeated) {
        break;
      }
      sets.add(AsciiSet.of(c));
    }
    return sets;
  }

  /** Whether the pattern of a mask may match the number; when not, it does not. */
  static boolean admits(long mask, String number) {
    int count = (int) (mask >>> COUNT_SHIFT);
    if (number.length() < count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      char c = number.charAt(i);
      if (c >= 0x80) {
        return true; // two units may be one character, and nothing is known of it
      }
      if ((mask >>> (i * BITS + index(c)) & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int index(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int index = DIALABLE.indexOf(c);
    return index < 0 ? OTHER_ASCII : index;
  }

  private static long bits(AsciiSet set) {
    long bits = 0;
    AsciiSet rest = set;
    for (int i = 0; i < DIALABLE.length(); i++) {
      char c = DIALABLE.charAt(i);
      if (set.contains(c)) {
        bits |= 1L << i;
        rest = rest.and(AsciiSet.of(c).complement());
      }
    }
    return rest.isEmpty() ? bits : bits | 1L << OTHER_ASCII;
  }

  /** The sets of a pattern; none unless every match begins where the number does. */
  private static List<AsciiSet> sets(Syntax syntax, boolean anchored) {
    if (anchored) {
      return prefix(syntax).sets;
    }
    if (syntax instanceof Concat concat && concat.parts().get(0) == Assertion.BEGIN_TEXT) {
      return prefix(syntax).sets;
    }
    if (syntax instanceof Alternate alternate) {
      List<Prefix> branches = new ArrayList<>();
      for (Syntax branch : alternate.branches()) {
        branches.add(new Prefix(sets(branch, false), false));
      }
      return common(branches);
    }
    return List.of();
  }

  private static Prefix prefix(Syntax syntax) {
    if (syntax instanceof Chars chars) {
      return new Prefix(List.of(chars.set()), true);
    }
    if (syntax instanceof Concat concat) {
      Prefix all = new Prefix(List.of(), true);
      for (Syntax part : concat.parts()) {
        all = then(all, prefix(part));
        if (!all.whole || all.sets.size() == MOST) {
          return new Prefix(all.sets, false);
        }
      }
      return all;
    }
    if (syntax instanceof Alternate alternate) {
      List<Prefix> branches = new ArrayList<>();
      boolean whole = true;
      for (Syntax branch : alternate.branches()) {
        Prefix each = prefix(branch);
        branches.add(each);
        whole &= each.whole && each.sets.size() == branches.get(0).sets.size();
      }
      return new Prefix(common(branches), whole);
    }
    if (syntax instanceof Repeat repeat) {
      Prefix body = prefix(repeat.body());
      Prefix all = new Prefix(List.of(), true);
      for (int i = 0; i < Math.min(repeat.min(), MOST) && all.whole; i++) {
        all = then(all, body);
      }
      return new Prefix(
          all.sets, all.whole && repeat.max() == repeat.min() && repeat.min() <= MOST);
    }
    return new Prefix(List.of(), syntax instanceof Empty || syntax instanceof Assertion);
  }

  private static Prefix then(Prefix first, Prefix second) {
    List<AsciiSet> sets = new ArrayList<>(first.sets);
    for (AsciiSet set : second.sets) {
      if (sets.size() == MOST) {
        return new Prefix(sets, false);
      }
      sets.add(set);
    }
    return new Prefix(sets, second.whole);
  }

  /** What holds of all of them: as many sets as the shortest has, each the union of theirs. */
  private static List<AsciiSet> common(List<Prefix> prefixes) {
    List<AsciiSet> sets = new ArrayList<>(prefixes.get(0).sets);
    for (Prefix each : prefixes) {
      while (sets.size() > each.sets.size()) {
        sets.remove(sets.size() - 1);
      }
      for (int i = 0; i < sets.size(); i++) {
        sets.set(i, sets.get(i).or(each.sets.get(i)));
      }
    }
    return sets;
  }
}
