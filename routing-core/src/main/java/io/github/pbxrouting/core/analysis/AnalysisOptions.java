package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis is about, and what it may cost.
 *
 * @param world the numbers that there are
 * @param maxStates how many states one automaton may hold while a client is looked at; 1 or more.
 *     Ten times as many may be made for a client in all to count the numbers of its friends, shared
 *     among them; as many to search for a number where counting did not end; and as many for its
 *     patterns by themselves. Work is counted, not timed: the same plan is decided on every machine
 *     or on none
 * @param countries the numbering of the countries whose emergency and premium-rate numbers matter,
 *     or null for {@link CountryNumbers#known() those known} whose code the client itself calls
 */
public record AnalysisOptions(
    NumberSpace world, int maxStates, @Nullable List<CountryNumbers> countries) {

  /** {@link NumberSpace#DIALABLE}, 200,000 states, and the countries the plan itself calls. */
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(NumberSpace.DIALABLE, 200_000, null);

  /**
   * Checks the bounds and copies the list.
   *
   * @throws IllegalArgumentException when {@code maxStates} is below 1
   */
  public AnalysisOptions {
    Objects.requireNonNull(world, "world must not be null");
    if (maxStates < 1) {
      throw new IllegalArgumentException("maxStates must be 1 or more, and is " + maxStates);
    }
    countries = countries == null ? null : List.copyOf(countries);
  }

  /** These options about other numbers. */
  public AnalysisOptions withWorld(NumberSpace other) {
    return new AnalysisOptions(other, maxStates, countries);
  }

  /** These options with another budget. */
  public AnalysisOptions withMaxStates(int states) {
    return new AnalysisOptions(world, states, countries);
  }

  /** These options for clients in those countries, whatever their plans call. */
  public AnalysisOptions withCountries(List<CountryNumbers> others) {
    return new AnalysisOptions(world, maxStates, others);
  }
}
