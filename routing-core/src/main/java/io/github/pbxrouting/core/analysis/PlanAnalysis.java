package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.answers.Explanation;
import io.github.pbxrouting.core.analysis.answers.MovedPattern;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.answers.Policy;
import io.github.pbxrouting.core.analysis.answers.PolicyResult;
import io.github.pbxrouting.core.analysis.answers.Reach;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.core.analysis.checks.PlanCheck;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Proves things about a compiled brand, for all numbers of a {@link NumberSpace} at once.
 *
 * <p>Nothing is sampled or guessed: what is said holds for every number of the space, and what
 * could not be decided within the budget of the {@link AnalysisOptions} is said to be undecided.
 *
 * <p>An analysis ends early when its thread is interrupted: what it did not look at by then is
 * undecided, and the thread stays interrupted.
 *
 * <p>Immutable and safe for use by any number of threads; each call works for itself and keeps
 * nothing. The results of equal plans are equal, order included.
 */
public final class PlanAnalysis {

  private final BrandRouter router;
  private final AnalysisOptions options;

  private PlanAnalysis(BrandRouter router, AnalysisOptions options) {
    this.router = Objects.requireNonNull(router, "router must not be null");
    this.options = Objects.requireNonNull(options, "options must not be null");
  }

  /** Analyses that snapshot with {@link AnalysisOptions#DEFAULT}. */
  public static PlanAnalysis of(BrandRouter router) {
    return new PlanAnalysis(router, AnalysisOptions.DEFAULT);
  }

  /** Analyses that snapshot. */
  public static PlanAnalysis of(BrandRouter router, AnalysisOptions options) {
    return new PlanAnalysis(router, options);
  }

  /** Returns the snapshot that is analysed. */
  public BrandRouter router() {
    return router;
  }

  /** Returns what the analysis is about, and what it may cost. */
  public AnalysisOptions options() {
    return options;
  }

  /**
   * Returns everything worth saying about the plan, client by client in the order of the brand; in
   * a client, by friend, strongest first, and then in the order of {@link FindingCode}.
   */
  public List<Finding> check() {
    return PlanCheck.findings(
        router,
        options.space(),
        options.maxStates(),
        options.countries().orElse(null),
        options.knownCountries(),
        options.failover(),
        options.progress());
  }

  /**
   * Returns why a number goes where it goes. The number may be outside the space.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the number is empty or too
   *     long
   */
  public Explanation explain(String client, String number) {
    return Explanation.of(router, client, number);
  }

  /**
   * Returns why a number goes where it goes when a friend of the client calls: the friend is left
   * out, as with {@link io.github.pbxrouting.api.RouteOptions#leavingOut}.
   *
   * @throws IllegalArgumentException when the brand has no client of that id, or the name is blank
   *     or too long
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the number is empty or too
   *     long
   */
  public Explanation explain(String client, String number, String from) {
    return Explanation.of(router, client, number, from);
  }

  /**
   * Returns how many numbers each friend of a client takes, and how many go elsewhere.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   */
  public Coverage coverage(String client) {
    return Coverage.of(router, client, options.space(), options.maxStates(), options.progress());
  }

  /**
   * Returns which numbers a newer plan routes differently, over the space of this analysis.
   *
   * @param newer the newer plan; its options do not matter
   */
  public PlanDiff diff(BrandRouter newer) {
    return PlanDiff.between(
        router, newer, clients(newer), options.space(), options.maxStates(), options.progress());
  }

  /**
   * Returns which numbers a newer plan moves, over the space of this analysis, as a regular
   * expression for each client and move. Clients stand in the order of the old plan, then of the
   * new.
   *
   * @param newer the newer plan; its options do not matter
   * @throws MovedPattern.TooComplexException when a client cannot be described in that way
   */
  public List<MovedPattern> movedPatterns(BrandRouter newer)
      throws MovedPattern.TooComplexException {
    return MovedPattern.between(
        router, newer, clients(newer), options.space(), options.maxStates());
  }

  /**
   * Returns which numbers a newer plan moves in one client, over the space of this analysis, as a
   * regular expression for each move.
   *
   * @param newer the newer plan; its options do not matter
   * @throws MovedPattern.TooComplexException when the client cannot be described in that way
   * @throws IllegalArgumentException when neither brand has a client of that id
   */
  public List<MovedPattern> movedPatterns(BrandRouter newer, String client)
      throws MovedPattern.TooComplexException {
    Objects.requireNonNull(newer, "newer must not be null");
    Objects.requireNonNull(client, "client must not be null");
    return MovedPattern.between(
        router, newer, Set.of(client), options.space(), options.maxStates());
  }

  /**
   * Returns which numbers a newer plan routes differently in one client.
   *
   * @throws IllegalArgumentException when neither brand has a client of that id
   */
  public PlanDiff diff(BrandRouter newer, String client) {
    Objects.requireNonNull(newer, "newer must not be null");
    Objects.requireNonNull(client, "client must not be null");
    return PlanDiff.between(
        router, newer, Set.of(client), options.space(), options.maxStates(), options.progress());
  }

  /**
   * Returns the numbers that this plan and a newer one send to the same place in a client with
   * another number to send, since a numbering rule changed.
   *
   * @param newer the newer plan; its options do not matter
   * @param route where both plans send them
   * @throws IllegalArgumentException when one of the brands has no client of that id
   * @throws io.github.pbxrouting.core.analysis.numbers.UndecidedException when the budget does not
   *     suffice
   */
  public NumberSet renumbered(BrandRouter newer, String client, Route route) {
    return PlanDiff.renumbered(router, newer, client, route, options.space(), options.maxStates());
  }

  /**
   * Checks policies: each is proved for every number of the space, or refuted by the first number
   * that breaks it.
   *
   * @return a result for each policy, in order
   * @throws io.github.pbxrouting.core.analysis.answers.InvalidPolicyException when a policy speaks
   *     of a client, friend, extension, service code, mailbox or endpoint that the plan does not
   *     have, or of no number of the space; with the problems of all policies
   */
  public List<PolicyResult> test(List<Policy> policies) {
    return PolicyResult.of(
        router, policies, options.space(), options.maxStates(), options.progress());
  }

  /**
   * Returns the numbers of the space that a client routes to a destination.
   *
   * @throws IllegalArgumentException when the plan does not have the client, or the friend,
   *     extension or service code of the destination, or the destination says where calls end
   * @throws io.github.pbxrouting.core.analysis.numbers.UndecidedException when the budget does not
   *     suffice
   */
  public NumberSet numbers(String client, Destination destination) {
    return Reach.numbers(router, client, destination, options.space(), options.maxStates());
  }

  /**
   * Returns where calls to a set of numbers can end, through forwards, internal friends and every
   * outcome of dialling a friend, with the ways.
   *
   * @param numbers a set of numbers of the space of this analysis
   * @param type the type of the calls
   * @throws IllegalArgumentException when the brand has no client of that id, or the set is of
   *     another space
   */
  public Reach reach(String client, NumberSet numbers, CallType type) {
    return Reach.of(router, client, numbers, type, options.space(), options.maxStates());
  }

  /** Returns the ids of the clients of both plans. */
  private Set<String> clients(BrandRouter newer) {
    Objects.requireNonNull(newer, "newer must not be null");
    Set<String> ids = new LinkedHashSet<>();
    for (BrandRouter brand : List.of(router, newer)) {
      for (Client client : brand.brand().clients()) {
        ids.add(client.id());
      }
    }
    return ids;
  }
}
