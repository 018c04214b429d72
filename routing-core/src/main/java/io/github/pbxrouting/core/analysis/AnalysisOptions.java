package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis is about, and what it may cost. Begin with {@link #DEFAULT}. Immutable; each
 * {@code with} method returns changed options.
 */
public final class AnalysisOptions {

  /**
   * {@link NumberSpace#DIALABLE}, 200,000 states, and {@link CountryNumbers#EVERYWHERE} as the only
   * numbering that is known.
   */
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(NumberSpace.DIALABLE, 200_000, null, List.of(), false, Progress.NONE);

  private final NumberSpace space;
  private final int maxStates;
  private final @Nullable List<CountryNumbers> countries;
  private final List<CountryNumbers> knownCountries;
  private final boolean failover;
  private final Progress progress;

  private AnalysisOptions(
      NumberSpace space,
      int maxStates,
      @Nullable List<CountryNumbers> countries,
      List<CountryNumbers> knownCountries,
      boolean failover,
      Progress progress) {
    this.space = space;
    this.maxStates = maxStates;
    this.countries = countries;
    this.knownCountries = knownCountries;
    this.failover = failover;
    this.progress = progress;
  }

  /** Returns the numbers that there are. */
  public NumberSpace space() {
    return space;
  }

  /**
   * Returns how many states one automaton may hold while a client is analysed. Ten times as many
   * may be made for a client to tell who wins the numbers of its friends, as many to search for a
   * number where counting did not end, and as many for its patterns by themselves. A table of
   * counts may have 16 entries a state, and 20,000 may be computed. Work is counted, not timed:
   * every machine decides the same.
   */
  public int maxStates() {
    return maxStates;
  }

  /**
   * Returns the countries whose numbers matter to every client. Empty: {@link
   * CountryNumbers#EVERYWHERE}, and of the {@link #knownCountries()} those that a client calls.
   */
  public Optional<List<CountryNumbers>> countries() {
    return Optional.ofNullable(countries);
  }

  /**
   * Returns the countries whose numbers matter to a client that calls them: one of its extensions
   * or forwards leads to a number with the country's code.
   */
  public List<CountryNumbers> knownCountries() {
    return knownCountries;
  }

  /** Returns whether calls go on at the next friend that takes the number; false by default. */
  public boolean failover() {
    return failover;
  }

  /** Returns the listener for what is looked at; not part of what makes options equal. */
  public Progress progress() {
    return progress;
  }

  /** Returns these options for other numbers. */
  public AnalysisOptions withSpace(NumberSpace other) {
    Objects.requireNonNull(other, "other must not be null");
    return new AnalysisOptions(other, maxStates, countries, knownCountries, failover, progress);
  }

  /**
   * Returns these options with another budget.
   *
   * @throws IllegalArgumentException when {@code states} is below 1
   */
  public AnalysisOptions withMaxStates(int states) {
    if (states < 1) {
      throw new IllegalArgumentException("maxStates must be 1 or more, but was " + states);
    }
    return new AnalysisOptions(space, states, countries, knownCountries, failover, progress);
  }

  /** Returns these options for clients in those countries, whatever their plans call. */
  public AnalysisOptions withCountries(List<CountryNumbers> others) {
    Objects.requireNonNull(others, "others must not be null");
    return new AnalysisOptions(
        space, maxStates, List.copyOf(others), knownCountries, failover, progress);
  }

  /** Returns these options with a table of countries, each for the clients that call it. */
  public AnalysisOptions withKnownCountries(List<CountryNumbers> others) {
    Objects.requireNonNull(others, "others must not be null");
    return new AnalysisOptions(
        space, maxStates, countries, List.copyOf(others), failover, progress);
  }

  /**
   * Returns these options with failover or without. With it, {@link PlanAnalysis#check} takes a
   * call to go on at the next friend that takes the number: a friend that wins no number is reached
   * where all friends before it can fail without a forward rule for it.
   */
  public AnalysisOptions withFailover(boolean asked) {
    return new AnalysisOptions(space, maxStates, countries, knownCountries, asked, progress);
  }

  /** Returns these options with a listener for what an analysis looks at. */
  public AnalysisOptions withProgress(Progress listener) {
    Objects.requireNonNull(listener, "listener must not be null");
    return new AnalysisOptions(space, maxStates, countries, knownCountries, failover, listener);
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(space, maxStates, countries, knownCountries, failover);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AnalysisOptions options && parts().equals(options.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "AnalysisOptions[space=" + space + ", maxStates=" + maxStates + "]";
  }
}
