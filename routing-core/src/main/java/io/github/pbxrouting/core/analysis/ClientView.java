package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.core.automaton.Allowance;
import io.github.pbxrouting.core.automaton.LanguageDfa;
import io.github.pbxrouting.core.automaton.Literal;
import io.github.pbxrouting.core.automaton.RankedPattern;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client under analysis: its plan and the router compiled from it, and the automaton of its
 * decisions. Used by one thread, for one analysis, since all automata share one allowance.
 */
final class ClientView {

  /** How many times the states of one automaton may be made in all. */
  private static final int ALLOWANCE_FACTOR = 10;

  private final BrandRouter brand;
  private final Client client;
  private final AnalysisOptions options;
  private final PatternReader reader;
  private final RankedPlan plan;
  private final Allowance allowance;
  private final LanguageDfa decisions;
  private final Map<String, PatternFacts> facts = new HashMap<>();

  /**
   * Looks at a client.
   *
   * @param clients the clients of the brand
   */
  ClientView(
      BrandRouter brand,
      Client client,
      ClientIndex clients,
      AnalysisOptions options,
      PatternReader reader) {
    this.brand = brand;
    this.client = client;
    this.options = options;
    this.reader = reader;
    this.plan = new RankedPlan(client, clients, reader);
    this.allowance = new Allowance((long) ALLOWANCE_FACTOR * options.maxStates());
    this.decisions = plan.automaton(world(), options.maxStates(), allowance);
  }

  BrandRouter brand() {
    return brand;
  }

  Client client() {
    return client;
  }

  String id() {
    return client.id();
  }

  /** The compiled router of the client. */
  CallRouter router() {
    return brand.client(client.id());
  }

  AnalysisOptions options() {
    return options;
  }

  World world() {
    return options.world();
  }

  PatternReader reader() {
    return reader;
  }

  RankedPlan plan() {
    return plan;
  }

  /** The automaton that gives each number the rank it has in {@link #plan()}. */
  LanguageDfa decisions() {
    return decisions;
  }

  /** The numbers that a friend would take, sorted by the ranks they have. */
  Tally tally(RankedPlan.RankedFriend friend) {
    return Tally.of(
        RankedPlan.automaton(friend, world(), options.maxStates(), allowance), decisions, world());
  }

  /** The numbers that those patterns match, sorted by the ranks they have. */
  Tally tally(List<RankedPattern> patterns) {
    return Tally.of(automaton(patterns), decisions, world());
  }

  /** All numbers of the world, sorted by the ranks they have. */
  Tally tally() {
    return Tally.of(everything(), decisions, world());
  }

  /** All numbers of the world, sorted by the ranks of those patterns. */
  Tally tallyBy(List<RankedPattern> patterns) {
    return Tally.of(everything(), automaton(patterns), world());
  }

  /** What the pattern matches, or null when only RE2/J knows. */
  @Nullable PatternFacts facts(String pattern) {
    Syntax syntax = reader.read(pattern);
    if (syntax == null) {
      return null;
    }
    PatternFacts known = facts.get(pattern);
    if (known == null) {
      known = PatternFacts.of(this, syntax);
      facts.put(pattern, known);
    }
    return known;
  }

  /** The automaton of the numbers that those patterns match. */
  LanguageDfa automaton(List<RankedPattern> patterns) {
    return new LanguageDfa(List.of(), patterns, world().alphabet(), options.maxStates(), allowance);
  }

  private LanguageDfa everything() {
    return new LanguageDfa(
        List.of(new Literal("", true, 0)),
        List.of(),
        world().alphabet(),
        options.maxStates(),
        allowance);
  }
}
