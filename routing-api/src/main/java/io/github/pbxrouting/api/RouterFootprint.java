package io.github.pbxrouting.api;

/**
 * What one client's compiled plan costs, and how far it had to leave the fast way.
 *
 * @param layout how its tables are laid out, a word for people: names and number of layouts may
 *     change between versions
 * @param states how many states its automata have
 * @param bytes how much heap its tables take beyond the model's own objects
 * @param patterns how many patterns its remote friends have
 * @param patternsOnRe2j how many of them RE2J answers, one by one, because no automaton could take
 *     them
 */
public record RouterFootprint(
    String layout, int states, long bytes, int patterns, int patternsOnRe2j) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException when one is negative, or more patterns are on RE2J than there
   *     are
   * @throws NullPointerException when the layout is null
   */
  public RouterFootprint {
    Checks.notNull("layout", layout);
    Checks.atLeast(0, "states", states);
    Checks.atLeast(0, "bytes", bytes);
    Checks.atLeast(0, "patterns", patterns);
    Checks.between(0, patterns, "patternsOnRe2j", patternsOnRe2j);
  }
}
