package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.FriendRanks.RankedFriend;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One client under analysis: its plan and the router compiled from it, and the automaton of its
 * decisions. Used by one thread, for one analysis, since all automata share one allowance.
 */
public final class ClientView {

  /** How many times the states of one automaton may be made in all. */
  private static final int ALLOWANCE_FACTOR = 10;

  /** What part of the states of one automaton may be made to tell who wins what from whom. */
  private static final int PAIRS_DIVISOR = 4;

  /** A pattern that matches more numbers of a length than this is for a range of them. */
  private static final BigInteger MAX_NAMED = BigInteger.TEN;

  private final BrandView brand;
  private final Client client;
  private final FriendRanks plan;
  private final StepCounter allowance;
  private final LazyAutomaton decisions;
  private final LazyDfa everything;
  private final Map<String, PatternFacts> facts = new HashMap<>();

  /**
   * The automata of decisions again, by the friends left out: for searches, which have a separate
   * budget.
   */
  private final Map<Set<String>, LazyAutomaton> taken = new HashMap<>();

  /** By the friend that takes them. */
  private @Nullable Map<String, Set<String>> throughFriends;

  private final StepCounter searchAllowance;

  /** Of which {@link FriendCounts} counts what each friend wins. */
  private final Set<PrefixedNumbers> watched = new LinkedHashSet<>();

  private @Nullable FriendCounts friendCounts;
  private boolean friendCountsAsked;

  /** For patterns by themselves. */
  private final StepCounter patternAllowance;

  ClientView(BrandView brand, Client client) {
    this.brand = brand;
    this.client = client;
    this.plan = new FriendRanks(brand, client);
    this.allowance = new StepCounter((long) ALLOWANCE_FACTOR * brand.maxStates());
    this.decisions = decisions(friend -> true, allowance);
    this.patternAllowance = new StepCounter((long) ALLOWANCE_FACTOR * brand.maxStates());
    this.searchAllowance = new StepCounter((long) ALLOWANCE_FACTOR * brand.maxStates());
    this.everything =
        new LazyDfa(
            List.of(new Literal("", true, 0)),
            List.of(),
            space().alphabet(),
            2 * NumberSpace.MAX_LENGTH,
            new StepCounter(Long.MAX_VALUE));
  }

  public BrandView brand() {
    return brand;
  }

  public Client client() {
    return client;
  }

  public String id() {
    return client.id();
  }

  /** Returns the compiled router of the client. */
  public CallRouter router() {
    return brand.router().client(client.id());
  }

  public NumberSpace space() {
    return brand.space();
  }

  public FriendRanks plan() {
    return plan;
  }

  /** Returns the automaton that gives each number the rank it has in {@link #plan()}. */
  public LazyAutomaton decisions() {
    return decisions;
  }

  /**
   * Returns the numbering rule that makes the number to send, for numbers that end in a state of
   * {@link #decisions()}; null where they are sent as dialled.
   */
  public @Nullable NumberingRule sentBy(int state) {
    return decisions instanceof NumberingDfa numbering ? numbering.sentBy(state) : null;
  }

  /** Returns the numbers that a friend would take. */
  public LazyAutomaton automaton(RankedFriend friend) {
    return taking(friend.literals(), friend.patterns(), allowance);
  }

  /** Returns the numbers that a friend would take by those of its patterns. */
  public LazyAutomaton takenBy(List<RankedPattern> patterns) {
    return taking(List.of(), patterns, allowance);
  }

  /** Returns the automaton of decisions with some friends alone, on an allowance. */
  private LazyAutomaton decisions(Predicate<Friend> included, StepCounter counter) {
    return decisions(included, counter, false);
  }

  private LazyAutomaton decisions(
      Predicate<Friend> included, StepCounter counter, boolean secondFormAlone) {
    LazyDfa whole = plan.automaton(included, space().alphabet(), brand.maxStates(), counter);
    if (client.numbering().isEmpty()) {
      return whole;
    }
    Predicate<Friend> dialled = included.and(friend -> !friend.normalizedOnly());
    return new NumberingDfa(
        client.numbering(),
        space().alphabet(),
        plan.emergencyRank(),
        brand.maxStates(),
        counter,
        whole,
        secondFormAlone
            ? plan.friendsUnnamed(dialled, space().alphabet(), brand.maxStates(), counter)
            : plan.automaton(dialled, space().alphabet(), brand.maxStates(), counter),
        alphabet -> plan.friendsAlone(included, alphabet, brand.maxStates(), counter));
  }

  /**
   * Returns the numbers that a friend would take by those of its literals and patterns: as dialled,
   * or in their normalised form.
   */
  private LazyAutomaton taking(
      List<Literal> literals, List<RankedPattern> patterns, StepCounter counter) {
    Function<String, LazyDfa> over =
        alphabet -> new LazyDfa(literals, patterns, alphabet, brand.maxStates(), counter);
    LazyDfa whole = over.apply(space().alphabet());
    if (client.numbering().isEmpty()) {
      return whole;
    }
    RankedFriend friend = plan.friend(literals.isEmpty() ? rank(patterns) : literals.get(0).rank());
    boolean normalizedOnly = friend != null && friend.friend().normalizedOnly();
    return new NumberingDfa(
        client.numbering(),
        space().alphabet(),
        Rank.NONE,
        brand.maxStates(),
        counter,
        whole,
        normalizedOnly
            ? new LazyDfa(List.of(), List.of(), space().alphabet(), brand.maxStates(), counter)
            : over.apply(space().alphabet()),
        over);
  }

  /**
   * Returns the numbers that a friend would take, sorted by the ranks they have in the form in
   * which it would: as dialled, and under numbering rules as normalised.
   */
  public List<RankCounts> tallyByForm(RankedFriend friend) {
    if (client.numbering().isEmpty()) {
      return List.of(tally(automaton(friend)));
    }
    Function<String, LazyDfa> own =
        alphabet ->
            new LazyDfa(
                friend.literals(), friend.patterns(), alphabet, brand.maxStates(), allowance);
    Function<String, LazyDfa> nothing =
        alphabet -> new LazyDfa(List.of(), List.of(), alphabet, brand.maxStates(), allowance);
    Function<String, LazyDfa> dialled = friend.friend().normalizedOnly() ? nothing : own;
    return List.of(
        tally(inForms(own, dialled, nothing)),
        RankCounts.of(
            inForms(nothing, nothing, own),
            decisions(each -> true, allowance, true),
            Rank.NONE,
            space()));
  }

  /** Returns an automaton under the client's numbering rules, by what takes numbers of a form. */
  private NumberingDfa inForms(
      Function<String, LazyDfa> only,
      Function<String, LazyDfa> dialled,
      Function<String, LazyDfa> normalised) {
    return new NumberingDfa(
        client.numbering(),
        space().alphabet(),
        Rank.NONE,
        brand.maxStates(),
        allowance,
        only.apply(space().alphabet()),
        dialled.apply(space().alphabet()),
        normalised);
  }

  private static int rank(List<RankedPattern> patterns) {
    return patterns.isEmpty() ? Rank.NONE : patterns.get(0).rank();
  }

  /** Returns the numbers that {@code within} matches, sorted by the ranks they have. */
  public RankCounts tally(LazyAutomaton within) {
    return tally(within, Rank.NONE);
  }

  /**
   * Returns the numbers that {@code within} matches, all of which have ranks below the limit,
   * sorted.
   */
  public RankCounts tally(LazyAutomaton within, int limit) {
    // With numbering rules a weaker friend may take a number as dialled: no rank can be left out.
    return RankCounts.of(
        within, decisions, client.numbering().isEmpty() ? limit : Rank.NONE, space());
  }

  /** Returns all numbers that one of those matches, whoever wins them, with rank 0. */
  public RankCounts count(List<Literal> literals, List<RankedPattern> patterns) {
    return RankCounts.of(searched(literals, patterns), everything, Rank.NONE, space());
  }

  /** Returns all numbers of the space, sorted by the ranks they have. */
  public RankCounts tally() {
    return tally(everything);
  }

  /** Returns all numbers of the space, sorted by the ranks of those patterns. */
  public RankCounts tallyBy(List<RankedPattern> patterns) {
    return RankCounts.of(
        everything, patternAutomaton(patterns, space().alphabet()), Rank.NONE, space());
  }

  /**
   * Returns the automata of patterns by themselves, one for each form of numbers: as dialled, and
   * under numbering rules as normalised. Numbers without that form match nothing.
   */
  public List<LazyAutomaton> forms(List<RankedPattern> patterns) {
    LazyDfa dialled = patternAutomaton(patterns, space().alphabet());
    return client.numbering().isEmpty()
        ? List.of(dialled)
        : List.of(
            dialled,
            new NumberingDfa(
                client.numbering(),
                space().alphabet(),
                Rank.NONE,
                brand.maxStates(),
                patternAllowance,
                patternAutomaton(List.of(), space().alphabet()),
                patternAutomaton(List.of(), space().alphabet()),
                alphabet -> patternAutomaton(patterns, alphabet)));
  }

  /** Returns the numbers whose normalised form one of those patterns matches, with rank 0. */
  RankCounts normalised(List<RankedPattern> patterns) {
    return RankCounts.of(forms(patterns).get(1), everything, Rank.NONE, space());
  }

  private LazyDfa patternAutomaton(List<RankedPattern> patterns, String alphabet) {
    return new LazyDfa(List.of(), patterns, alphabet, brand.maxStates(), patternAllowance);
  }

  /**
   * Gives the next of {@code friends} friends eight times its share of the remaining budget: most
   * need little, and none may take it all.
   */
  public void share(int friends) {
    allowance.share(Math.max(1, friends / 8));
    searchAllowance.share(Math.max(1, friends / 8));
  }

  /**
   * Returns the first number that matches one of those literals and patterns, and that the friend
   * wins.
   *
   * @return as {@link WitnessSearch#first} does
   */
  public @Nullable String firstWon(
      List<Literal> literals, List<RankedPattern> patterns, RankedFriend friend) {
    return firstWon(literals, patterns, friend, Set.of());
  }

  /**
   * Returns the first number that matches one of those literals and patterns, and that the friend
   * would win if others were not there.
   *
   * @param without the names of the friends to leave out; the friend itself stays
   * @return as {@link WitnessSearch#first} does
   */
  public @Nullable String firstWon(
      List<Literal> literals,
      List<RankedPattern> patterns,
      RankedFriend friend,
      Set<String> without) {
    if (!client.numbering().isEmpty()) {
      LazyAutomaton left =
          without.isEmpty()
              ? decisions
              : decisions(
                  each -> each.name().equals(friend.name()) || !without.contains(each.name()),
                  searchAllowance);
      LazyAutomaton within = taking(literals, patterns, searchAllowance);
      return firstWon(RankCounts.of(within, left, Rank.NONE, space()), friend);
    }
    // Whether the friend itself is there makes no difference: only what is stronger counts.
    LazyAutomaton known =
        taken.computeIfAbsent(
            without, names -> decisions(each -> !names.contains(each.name()), searchAllowance));
    LazyAutomaton one = searched(literals, patterns);
    LazyAutomaton other =
        friend.literals().equals(literals) && friend.patterns().containsAll(patterns)
            ? everything
            : searched(friend.literals(), friend.patterns());
    return WitnessSearch.first(one, other, known, friend.first(), space());
  }

  private @Nullable String firstWon(RankCounts tally, RankedFriend friend) {
    String first = null;
    for (Map.Entry<Integer, NumberCount> entry : tally.numbers().entrySet()) {
      String witness = entry.getValue().witness();
      if (friend.equals(plan.friend(entry.getKey()))
          && (first == null || NumberCount.precedes(witness, first))) {
        first = witness;
      }
    }
    return first != null || !tally.isComplete() ? first : WitnessSearch.NO_NUMBER;
  }

  /** Returns the numbers that match one of those, built on the allowance of searches. */
  LazyAutomaton searched(List<Literal> literals, List<RankedPattern> patterns) {
    return taking(literals, patterns, searchAllowance);
  }

  /**
   * Lets {@link #friendCounts()} count what each friend wins of some numbers, too.
   *
   * @throws IllegalStateException after {@link #friendCounts()}
   */
  public void watch(Collection<PrefixedNumbers> numbers) {
    if (friendCountsAsked) {
      throw new IllegalStateException("the friends are counted already");
    }
    watched.addAll(numbers);
  }

  /** Returns the numbers that are watched. */
  Set<PrefixedNumbers> watched() {
    return watched;
  }

  /**
   * Returns what each friend wins, counted friend by friend. Where nearly all of them can be
   * counted, whom they lose numbers to is worth a smaller allowance.
   */
  public Optional<FriendCounts> friendCounts() {
    if (!friendCountsAsked) {
      friendCountsAsked = true;
      FriendCounts counts = FriendCounts.of(this);
      friendCounts = counts;
      if (counts != null && counts.isNearlyExact()) {
        allowance.limit(brand.maxStates() / PAIRS_DIVISOR);
      }
    }
    return Optional.ofNullable(friendCounts);
  }

  /**
   * Returns the numbers that extensions of the client send through the friends, and this friend
   * takes.
   */
  public Set<String> throughFriends(String friend) {
    Map<String, Set<String>> known = throughFriends;
    if (known == null) {
      known = new HashMap<>();
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.ThroughFriends to
            && router().route(to.number(), RouteOptions.NONE.skippingExtensions())
                instanceof RouteDecision.ToFriend taken) {
          known.computeIfAbsent(taken.friend().name(), name -> new TreeSet<>()).add(to.number());
        }
      }
      throughFriends = known;
    }
    return known.getOrDefault(friend, Set.of());
  }

  /** Returns whether a pattern of the client matches a number. */
  public boolean matches(String pattern, String number) {
    return brand.matches(client, pattern, number);
  }

  /** Returns whether a pattern of the client matches few numbers of a length: it names them. */
  public boolean namesNumbers(String pattern, int length) {
    PatternFacts known = facts(pattern);
    return known.complete() && known.count(length).compareTo(MAX_NAMED) <= 0;
  }

  /** Returns what the pattern matches. */
  public PatternFacts facts(String pattern) {
    PatternFacts known = facts.get(pattern);
    if (known == null) {
      known = PatternFacts.of(this, brand.syntax(pattern));
      facts.put(pattern, known);
    }
    return known;
  }

  /** Returns the automaton of the numbers that those patterns match. */
  public LazyDfa automaton(List<RankedPattern> patterns) {
    return new LazyDfa(List.of(), patterns, space().alphabet(), brand.maxStates(), allowance);
  }
}
