package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Caller;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.answers.Destination.Field;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.FirstNumber;
import io.github.pbxrouting.core.analysis.numbers.walk.FirstNumber.Found;
import io.github.pbxrouting.core.analysis.numbers.walk.ProductWalk;
import io.github.pbxrouting.core.analysis.numbers.walk.SetAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks policies of one brand: searches the product of a policy's automaton with that of its
 * client's decisions for the first number that breaks it.
 *
 * <p>Where a number goes depends on the rank it has in the client's plan, and so does where calls
 * to it may end. Exceptions are destinations that name a number: those few numbers that may go
 * there are tried one by one, and stand in the policy's automaton with their own ranks.
 */
final class PolicyCheck {

  /** How many times the states of one automaton may be made for the set of a policy. */
  private static final int ALLOWANCE_FACTOR = 10;

  // The ranks of a policy's automaton.
  private static final int GOES_AND_IN_SET = 0;
  private static final int GOES = 1;
  private static final int IN_SET = 2;

  private static final String ENDED_EARLY = "was ended early: give it more time";

  private static final String TOO_MANY_WAYS =
      "calls have more ways than can be followed within the budget of states";

  private final BrandView brand;
  private final Map<String, ClientView> views = new HashMap<>();
  private final Map<Calls, CallWays> ways = new HashMap<>();

  /** The clients on whose views a policy has been checked. */
  private final Set<String> used = new HashSet<>();

  PolicyCheck(BrandView brand) {
    this.brand = brand;
  }

  /** The calls to all numbers of one rank. */
  private record Calls(String client, @Nullable String from, CallType type, int rank) {}

  /** Returns why a policy cannot be checked, or null. */
  @Nullable String problem(Policy policy) {
    try {
      PolicyNames.check(brand, policy);
    } catch (IllegalArgumentException unknown) {
      return unknown.getMessage();
    }
    return new Run(policy, view(policy)).speaksOfNumbers()
        ? null
        : "no number of "
            + brand.space().minLength()
            + " to "
            + brand.space().maxLength()
            + " characters out of "
            + brand.space().alphabet()
            + " is one of "
            + policy.numbers().inWords()
            + ": the policy says nothing";
  }

  private ClientView view(Policy policy) {
    ClientView known = views.get(policy.client());
    ClientView view = known == null ? brand.view(policy.client()) : known;
    views.put(policy.client(), view);
    return view;
  }

  /**
   * Checks a policy that has no {@link #problem}. In an interrupted thread, what is not decided yet
   * is undecided for that reason.
   */
  PolicyResult check(Policy policy) {
    PolicyResult result =
        isEndedEarly() ? PolicyResult.undecided(policy, ENDED_EARLY) : decided(policy);
    return isEndedEarly() && result.verdict() == PolicyResult.Verdict.UNDECIDED
        ? PolicyResult.undecided(policy, ENDED_EARLY)
        : result;
  }

  private static boolean isEndedEarly() {
    return Thread.currentThread().isInterrupted();
  }

  private PolicyResult decided(Policy policy) {
    boolean isFirst = used.add(policy.client());
    PolicyResult result = new Run(policy, view(policy)).result();
    if (result.verdict() == PolicyResult.Verdict.UNDECIDED && !isFirst) {
      // What the policies before have used up is not to be this one's fault.
      views.remove(policy.client());
      result = new Run(policy, view(policy)).result();
    }
    return result;
  }

  /**
   * Returns the numbers that go to a destination.
   *
   * @throws IllegalArgumentException when the brand has no client of that id, or the destination is
   *     one of ends of calls
   */
  static NumberSet numbers(BrandView brand, String client, Destination destination) {
    ClientView view = brand.view(client);
    PolicyNames.check(brand, Policy.of(client, NumberPatterns.ALL, Policy.Rule.NEVER, destination));
    Destination whole = destination.in(client, false);
    if (whole.isOfNumbers()) {
      return NumberSet.of(
          brand.space(),
          candidates(view, whole).stream()
              .filter(number -> Destination.of(view.router().route(number)).has(whole))
              .toList());
    }
    return SetAutomaton.numbers(view, rank -> Destination.of(view.plan().route(rank)).has(whole));
  }

  /** Returns the ways of calls to a number. */
  private CallWays follow(Policy policy, String number) {
    CallRequest request = CallRequest.of(policy.client(), number).withType(policy.type());
    CallFlow start =
        brand
            .router()
            .call(
                policy
                    .from()
                    .map(friend -> request.withCaller(Caller.friend(policy.client(), friend)))
                    .orElse(request));
    return CallWays.of(start, (long) ALLOWANCE_FACTOR * brand.maxStates());
  }

  /** Returns the numbers that may go to a destination that names a number. */
  static SortedSet<String> candidates(ClientView view, Destination destination) {
    SortedSet<String> numbers = new TreeSet<>();
    destination.get(Field.NUMBER).ifPresent(number -> addForms(view, number, numbers));
    destination.get(Field.EXTERNAL).ifPresent(number -> addForms(view, number, numbers));
    destination
        .get(Field.ARGUMENTS)
        .ifPresent(arguments -> {
          for (ServiceCode code : view.client().serviceCodes()) {
            numbers.add(code.code() + arguments);
          }
        });
    numbers.removeIf(number -> !view.space().contains(number));
    return numbers;
  }

  /** Adds a number, and those that a numbering rule makes into it. */
  private static void addForms(ClientView view, String number, SortedSet<String> numbers) {
    numbers.add(number);
    for (NumberingRule rule : view.client().numbering()) {
      if (number.startsWith(rule.replaceWith())) {
        numbers.add(rule.prefix() + number.substring(rule.replaceWith().length()));
      }
    }
  }

  /** The check of one policy. */
  private final class Run {

    private final Policy policy;
    private final ClientView view;
    private final Destination destination;
    private final boolean isOfNumbers;
    private final NumberSpace space;
    private final LazyDfa set;
    private final Map<Integer, Boolean> goes = new HashMap<>();
    private boolean unknownEnds;

    Run(Policy policy, ClientView view) {
      this.policy = policy;
      this.view = view;
      this.destination = policy.destination().in(policy.client(), policy.isEndToEnd());
      this.isOfNumbers = destination.isOfNumbers();
      this.space = searched();
      this.set = set();
    }

    /** Returns the space up to the last length that the policy allows. */
    private NumberSpace searched() {
      NumberSpace whole = brand.space();
      SortedSet<Integer> lengths = policy.numbers().lengths();
      return policy.rule() == Policy.Rule.ONLY
              || lengths.isEmpty()
              || lengths.last() < whole.minLength()
          ? whole
          : new NumberSpace(
              whole.alphabet(), whole.minLength(), Math.min(whole.maxLength(), lengths.last()));
    }

    private LazyDfa set() {
      List<RankedPattern> patterns = new ArrayList<>();
      for (String pattern : policy.numbers().patterns()) {
        patterns.add(new RankedPattern(brand.syntax(pattern), true, true, IN_SET));
      }
      List<Literal> literals = new ArrayList<>();
      if (isOfNumbers) {
        LazyDfa alone = automaton(List.of(), patterns);
        for (String number : candidates(view, destination)) {
          if (goesItself(number)) {
            int rank = isInSet(alone, number) ? GOES_AND_IN_SET : GOES;
            literals.add(new Literal(number, false, rank));
          }
        }
      }
      return automaton(literals, patterns);
    }

    private LazyDfa automaton(List<Literal> literals, List<RankedPattern> patterns) {
      return new LazyDfa(
          literals,
          patterns,
          brand.space().alphabet(),
          brand.maxStates(),
          new StepCounter((long) ALLOWANCE_FACTOR * brand.maxStates()));
    }

    private boolean isInSet(LazyDfa alone, String number) {
      int state = alone.start(number.length());
      for (int i = 0; i < number.length() && state != LazyDfa.OVER_BUDGET; i++) {
        state = alone.step(state, brand.space().alphabet().indexOf(number.charAt(i)));
      }
      return state != LazyDfa.OVER_BUDGET
          && alone.rank(state) != Rank.NONE
          && policy.numbers().allows(number.length());
    }

    private boolean goesItself(String number) {
      return policy.isEndToEnd()
          ? mayEndThere(follow(policy, number))
          : Destination.of(view.router().route(number)).has(destination);
    }

    private boolean mayEndThere(CallWays calls) {
      return calls.ends().keySet().stream().anyMatch(end -> end.has(destination));
    }

    /** Returns whether numbers of a rank go there, but for those that are tried one by one. */
    private boolean goes(int rank, Supplier<String> number) {
      Boolean known = goes.get(rank);
      if (known == null) {
        known = policy.isEndToEnd() ? mayEnd(rank, number) : isRouted(rank);
        goes.put(rank, known);
      }
      return known;
    }

    private boolean isRouted(int rank) {
      return !isOfNumbers && Destination.of(view.plan().route(rank)).has(destination);
    }

    private boolean mayEnd(int rank, Supplier<String> number) {
      if (isOfNumbers && CallWays.endAsDialled(view.plan().route(rank).kind())) {
        return false;
      }
      CallWays calls = ways(rank, number);
      boolean included = mayEndThere(calls);
      unknownEnds |= !included && !calls.isComplete();
      return included;
    }

    private CallWays ways(int rank, Supplier<String> number) {
      Calls calls = new Calls(policy.client(), policy.from().orElse(null), policy.type(), rank);
      CallWays known = ways.get(calls);
      if (known == null) {
        known = follow(policy, number.get());
        ways.put(calls, known);
      }
      return known;
    }

    private boolean breaks(int length, int setRank, int rank, Supplier<String> number) {
      boolean in = isInSet(length, setRank);
      boolean goesThere =
          switch (policy.rule()) {
            case NEVER, ALWAYS -> in && (setRank <= GOES || goes(rank, number));
            case ONLY -> !in && (setRank <= GOES || goes(rank, number));
          };
      return policy.rule() == Policy.Rule.ALWAYS ? in && !goesThere : goesThere;
    }

    private boolean isInSet(int length, int setRank) {
      return setRank == GOES_AND_IN_SET || (setRank == IN_SET && policy.numbers().allows(length));
    }

    PolicyResult result() {
      Found found = search(hopeless(), this::breaks);
      String witness = found.number();
      if (witness != null) {
        return refuted(witness);
      }
      if (found.decidedTo() < space.maxLength()) {
        return PolicyResult.undecided(policy, undecided(found.decidedTo()));
      }
      return unknownEnds
          ? PolicyResult.undecided(policy, TOO_MANY_WAYS)
          : PolicyResult.proved(policy);
    }

    /** Returns whether a number of the space is in the set, as far as that can be decided. */
    boolean speaksOfNumbers() {
      LazyDfa any = automaton(List.of(new Literal("", true, 0)), List.of());
      Found first =
          FirstNumber.search(
              set,
              any,
              space,
              steadyFrom(),
              maxPairs(),
              ProductWalk.within(set),
              (length, setRank, rank, number) -> isInSet(length, setRank));
      return first.number() != null || first.decidedTo() < space.maxLength();
    }

    private Found search(ProductWalk.Filter hopeless, FirstNumber.Wanted wanted) {
      return FirstNumber.search(
          set, view.decisions(), space, steadyFrom(), maxPairs(), hopeless, wanted);
    }

    private int steadyFrom() {
      SortedSet<Integer> lengths = policy.numbers().lengths();
      return lengths.isEmpty() ? 1 : Math.min(lengths.last() + 1, space.maxLength());
    }

    private int maxPairs() {
      return (int) Math.min((long) ALLOWANCE_FACTOR * brand.maxStates(), Integer.MAX_VALUE);
    }

    /** Returns which pairs no number comes from that breaks the policy. */
    private ProductWalk.Filter hopeless() {
      if (policy.rule() != Policy.Rule.ONLY) {
        return ProductWalk.within(set);
      }
      boolean allLengths = policy.numbers().lengths().isEmpty();
      return (left, right) -> allLengths && set.isFinal(left) && isInSet(1, set.rank(left));
    }

    private PolicyResult refuted(String witness) {
      RouteDecision decision = view.router().route(witness);
      if (!policy.isEndToEnd()) {
        String place = Destination.of(decision).toString();
        return PolicyResult.refuted(policy, witness, decision, null, "goes to " + place);
      }
      CallWays calls = follow(policy, witness);
      for (Map.Entry<Destination, CallWay> end : calls.ends().entrySet()) {
        if (end.getKey().has(destination)) {
          return PolicyResult.refuted(
              policy, witness, decision, end.getValue(), "a call can end at " + end.getKey());
        }
      }
      if (!calls.isComplete()) {
        return PolicyResult.undecided(policy, witness + ": " + TOO_MANY_WAYS);
      }
      CallWay first = Objects.requireNonNull(calls.ends().values().iterator().next());
      String ends =
          String.join("; ", calls.ends().keySet().stream().map(Destination::toString).toList());
      return PolicyResult.refuted(
          policy, witness, decision, first, "no call ends there, but at " + ends);
    }

    private String undecided(int decidedTo) {
      return "numbers "
          + (decidedTo < space.minLength()
              ? "of every length"
              : "longer than " + decidedTo + " characters")
          + " could not be decided within "
          + brand.maxStates()
          + " states";
    }
  }
}
