package io.github.pbxrouting.api;

import java.util.Objects;

/**
 * What one client's compiled plan costs, and how far it had to leave the fast way.
 *
 * @param layout how its tables are laid out, a word for people: names and number of layouts may change between versions
 * @param states how many states its automata have
 * @param bytes how much heap its tables take beyond the model's own objects
 * @param patterns how many patterns its remote friends have
 * @param patternsOnRe2j how many of them RE2J answers, one by one, because no automaton could take them
 */
public record RouterFootprint(
    String layout, int states, long bytes, int patterns, int patternsOnRe2j) {

  /** Checks that nothing is null. */
  public RouterFootprint {
    Objects.requireNonNull(layout, "layout");
  }
}
