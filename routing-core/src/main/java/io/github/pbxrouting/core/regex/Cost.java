package io.github.pbxrouting.core.regex;

/**
 * What a part of a pattern costs RE2J: how large a program it makes of it, and how deep it recurses
 * over it. All figures are upper bounds, and saturate far above any limit.
 *
 * <p>RE2J recurses in two places. Compiling, it recurses over its tree, in which {@code x{0,3}} is
 * {@code (x(x(x)?)?)?} and branches share what they begin with. Matching, it recurses once for
 * every instruction that it passes without reading a character, so the longest such path counts; it
 * never passes an instruction twice on the way.
 *
 * @param size the instructions
 * @param levels the depth of RE2J's tree
 * @param parts how many branches or factors RE2J could take out of this part's beginning, one by
 *     one
 * @param through the longest path from the start to the end without reading, or -1 for none
 * @param enter the longest path from the start, whether it gets to the end or not
 * @param leave the longest path from behind a character to the end, or -1 for none
 * @param longest the longest path anywhere
 */
record Cost(
    long size, long levels, long parts, long through, long enter, long leave, long longest) {

  /** A character class. */
  static final Cost CHARACTER = new Cost(1, 1, 1, -1, 1, 0, 1);

  /** An assertion, or nothing at all. */
  static final Cost EMPTY = new Cost(1, 1, 1, 1, 1, -1, 1);

  /** What {@link #then} takes for no part yet. */
  static final Cost NO_PART = new Cost(0, 0, 0, 0, 0, -1, 0);

  /** What {@link #or} takes for no branch yet. */
  static final Cost NO_BRANCH = new Cost(0, 0, 0, -1, 0, -1, 0);

  private static final long MUCH = 1L << 40;

  /** What may be of the product of capturing groups and size, for RE2J copies every group often. */
  static long groupsTimesSize(RegexLimits limits) {
    return 100L * limits.size();
  }

  /** So many times {@link #CHARACTER}, one after the other. */
  static Cost characters(int count) {
    return count == 0 ? NO_PART : new Cost(count, 1, count, -1, 1, 0, 1);
  }

  /** This part and then the other. */
  Cost then(Cost next) {
    return new Cost(
        sum(size, next.size),
        Math.max(levels, next.levels),
        sum(parts, next.parts),
        both(through, next.through),
        Math.max(enter, both(through, next.enter)),
        Math.max(next.leave, both(leave, next.through)),
        Math.max(Math.max(longest, next.longest), both(leave, next.enter)));
  }

  /**
   * This part inside one more level, with so many instructions around it, as many in front as
   * behind.
   */
  Cost wrapped(int instructions) {
    long path = instructions / 2;
    return new Cost(
        sum(size, instructions),
        levels + 1,
        1,
        both(through, instructions),
        Math.max(sum(path, enter), both(through, instructions)),
        both(leave, path),
        sum(longest, instructions));
  }

  /** This part as a branch, with so many choices on the way to it. */
  Cost chosen(long choices) {
    return new Cost(
        size,
        levels,
        parts,
        both(through, choices),
        sum(enter, choices),
        both(leave, choices),
        sum(longest, choices));
  }

  /** This part or the other, without what a choice costs: the other methods add that. */
  Cost or(Cost other) {
    return new Cost(
        sum(size, other.size),
        Math.max(levels, other.levels),
        Math.max(parts, other.parts),
        Math.max(through, other.through),
        Math.max(enter, other.enter),
        Math.max(leave, other.leave),
        Math.max(longest, other.longest));
  }

  /**
   * The choice between {@link #chosen} branches that {@link #or} has put together.
   *
   * @param branches how many there are, at least two
   * @param shared how many parts two of them can have in common at their beginnings
   */
  Cost alternated(int branches, long shared) {
    // One choice less than branches, and an empty branch where a common beginning was taken out.
    return new Cost(
        sum(size, 2L * branches),
        sum(levels, 1 + 2 * shared),
        parts,
        through,
        enter,
        leave,
        longest);
  }

  /** This part {@code min} to {@code max} times, {@code max} being -1 for no end. */
  Cost repeated(int min, int max) {
    if (max == 0) {
      return new Cost(1, levels, 1, 1, 1, -1, 1);
    }
    if (max == Syntax.Repeat.UNBOUNDED) {
      Cost loop = looped(min == 0);
      return min <= 1 ? loop : times(min - 1L).then(loop).within();
    }
    if (max == min) {
      return times(min).within();
    }
    Cost optional = optionally(max - min);
    return min == 0 ? optional : times(min).then(optional).within();
  }

  /** This part as the sequence that {@link #then} has put together. */
  Cost sequenced() {
    return new Cost(size, levels + 1, parts, through, enter, leave, longest);
  }

  private Cost within() {
    return new Cost(size, levels + 1, 1, through, enter, leave, longest);
  }

  /** {@code n} copies in a row, {@code n} at least 1. */
  private Cost times(long n) {
    long others = through < 0 ? 0 : product(through, n - 1);
    return new Cost(
        product(size, n),
        levels,
        1,
        through < 0 ? -1 : product(through, n),
        sum(others, enter),
        both(leave, others),
        n == 1 ? longest : Math.max(longest, sum(others, sum(Math.max(leave, 0), enter))));
  }

  /** {@code (x(x(x)?)?)?}, {@code n} deep, {@code n} at least 1. */
  private Cost optionally(long n) {
    long step = through < 0 ? 0 : through + 1;
    long others = n == 1 ? 0 : sum(1, product(step, n - 1));
    long on = sum(others, enter + 1);
    return new Cost(
        product(size + 1, n),
        sum(levels, 2 * n),
        1,
        Math.max(1, product(step, n)),
        on,
        both(leave, others),
        n == 1 ? longest : Math.max(longest, sum(Math.max(leave, 0), on)));
  }

  /** {@code x*} or, when it may not be skipped, {@code x+}. */
  private Cost looped(boolean skippable) {
    long passing = both(through, 2);
    return new Cost(
        sum(size, 2),
        levels + 1,
        1,
        skippable ? Math.max(1, passing) : passing,
        enter + 2,
        both(leave, 1),
        Math.max(longest, sum(Math.max(leave, 0), enter + 2)));
  }

  /** The sum, or -1 when one of the two is. */
  private static long both(long a, long b) {
    return a < 0 || b < 0 ? -1 : sum(a, b);
  }

  private static long sum(long a, long b) {
    return Math.min(MUCH, a + b);
  }

  /** {@code n} is a count, at most 1,000, so that nothing overflows. */
  private static long product(long a, long n) {
    return Math.min(MUCH, a * n);
  }
}
