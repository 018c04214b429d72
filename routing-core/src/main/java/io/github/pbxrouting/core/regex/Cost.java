package io.github.pbxrouting.core.regex;

/**
 * The cost of a part of a pattern for RE2/J: the size of its program, and the depth of its
 * recursion. All figures are upper bounds, and saturate far above any limit.
 *
 * <p>RE2/J recurses in two places. The compiler recurses over the tree, in which {@code x{0,3}} is
 * {@code (x(x(x)?)?)?} and branches share common prefixes. The matcher recurses once for every
 * instruction on a path that reads no character. The longest such path counts; a path never visits
 * an instruction twice.
 *
 * @param size the number of instructions
 * @param levels the depth of the tree
 * @param parts the number of branches or factors that RE2/J could factor out of the beginning
 * @param through the longest path from start to end without reading, or -1 for none
 * @param enter the longest path from the start, to the end or not
 * @param leave the longest path from a character to the end, or -1 for none
 * @param longest the longest path anywhere
 */
record Cost(
    long size, long levels, long parts, long through, long enter, long leave, long longest) {

  /** The cost of a character class. */
  static final Cost CHARACTER = new Cost(1, 1, 1, -1, 1, 0, 1);

  /** The cost of an assertion, or of an empty part. */
  static final Cost EMPTY = new Cost(1, 1, 1, 1, 1, -1, 1);

  /** The neutral element of {@link #then}. */
  static final Cost NO_PART = new Cost(0, 0, 0, 0, 0, -1, 0);

  /** The neutral element of {@link #or}. */
  static final Cost NO_BRANCH = new Cost(0, 0, 0, -1, 0, -1, 0);

  private static final long MUCH = 1L << 40;

  /** Returns the maximum product of capturing groups and size; RE2/J copies every group often. */
  static long groupsTimesSize(RegexLimits limits) {
    return 100L * limits.size();
  }

  /** Returns the cost of {@code count} characters in sequence. */
  static Cost characters(int count) {
    return count == 0 ? NO_PART : new Cost(count, 1, count, -1, 1, 0, 1);
  }

  /** Returns the cost of this part followed by another. */
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
   * Returns the cost of this part inside one more level, with half of the given instructions in
   * front and half behind.
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

  /** Returns the cost of this part as a branch behind {@code choices} choices. */
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

  /** Returns the cost of this part or another, without that of the choice itself. */
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
   * Returns the cost of an alternation of {@link #chosen} branches joined by {@link #or}.
   *
   * @param branches the number of branches, at least two
   * @param shared the maximum number of leading parts that two of them share
   */
  Cost alternated(int branches, long shared) {
    // One choice fewer than branches, and an empty branch where a common prefix was factored out.
    return new Cost(
        sum(size, 2L * branches),
        sum(levels, 1 + 2 * shared),
        parts,
        through,
        enter,
        leave,
        longest);
  }

  /** Returns the cost of {@code min} to {@code max} repetitions; {@code max} may be unbounded. */
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

  /** Returns the cost of the sequence joined by {@link #then}. */
  Cost sequenced() {
    return new Cost(size, levels + 1, parts, through, enter, leave, longest);
  }

  private Cost within() {
    return new Cost(size, levels + 1, 1, through, enter, leave, longest);
  }

  /** Returns the cost of {@code n} copies in a row, at least one. */
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

  /** Returns the cost of {@code (x(x(x)?)?)?}, {@code n} deep, at least one. */
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

  /** Returns the cost of {@code x*}, or of {@code x+} when it cannot be skipped. */
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

  /** Returns the sum, or -1 when either is -1. */
  private static long both(long a, long b) {
    return a < 0 || b < 0 ? -1 : sum(a, b);
  }

  private static long sum(long a, long b) {
    return Math.min(MUCH, a + b);
  }

  /** Returns the product; {@code n} is at most 1,000, so that nothing overflows. */
  private static long product(long a, long n) {
    return Math.min(MUCH, a * n);
  }
}
