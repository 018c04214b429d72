package io.github.pbxrouting.core.analysis.numbers;

import io.github.pbxrouting.core.analysis.numbers.NumberNode.Maker;
import io.github.pbxrouting.core.analysis.numbers.NumberNode.Operation;
import io.github.pbxrouting.core.automaton.dfa.LazyAutomaton;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.RegexLimits;
import io.github.pbxrouting.core.regex.RegexParser;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of numbers of a {@link NumberSpace}. Immutable; sets are equal when they have the same
 * space and the same numbers.
 *
 * <p>A set is kept as a graph of the ends that its numbers share, so that sets of billions of
 * numbers are small. The operations cost as much as the pairs of nodes they go through; beyond two
 * million they throw {@link UndecidedException}.
 */
public final class NumberSet {

  /** How many states the automaton of patterns may have. */
  private static final int MAX_STATES = 200_000;

  private final NumberSpace space;

  /** For each length of the space, the numbers of that length. */
  private final List<@Nullable NumberNode> roots;

  private NumberSet(NumberSpace space, List<@Nullable NumberNode> roots) {
    this.space = space;
    this.roots = Collections.unmodifiableList(roots);
  }

  /** Makes the numbers of a length, or null for none. */
  private interface Root {
    @Nullable NumberNode of(int length);
  }

  private static NumberSet made(NumberSpace space, Root root) {
    Objects.requireNonNull(space, "space must not be null");
    List<@Nullable NumberNode> roots = new ArrayList<>();
    for (int length = space.minLength(); length <= space.maxLength(); length++) {
      roots.add(root.of(length));
    }
    return new NumberSet(space, roots);
  }

  /** Returns the set without any number. */
  public static NumberSet none(NumberSpace space) {
    return made(space, length -> null);
  }

  /** Returns the set of all numbers of a space. */
  public static NumberSet all(NumberSpace space) {
    return matching(space, NumberPatterns.ALL);
  }

  /**
   * Returns the set of those numbers.
   *
   * @throws IllegalArgumentException when one of them is not in the space
   */
  public static NumberSet of(NumberSpace space, Collection<String> numbers) {
    Objects.requireNonNull(space, "space must not be null");
    Objects.requireNonNull(numbers, "numbers must not be null");
    for (String number : numbers) {
      if (!space.contains(number)) {
        throw new IllegalArgumentException(
            "\"" + number + "\" is not a number of the space " + space);
      }
    }
    Maker maker = new Maker();
    return made(
        space,
        length ->
            node(
                maker,
                space,
                numbers.stream().filter(number -> number.length() == length).distinct().toList(),
                0));
  }

  /** Returns the ends, from an offset on, of different numbers that are alike up to there. */
  private static @Nullable NumberNode node(
      Maker maker, NumberSpace space, List<String> numbers, int offset) {
    if (numbers.isEmpty()) {
      return null;
    }
    if (offset == numbers.get(0).length()) {
      return NumberNode.END;
    }
    Map<Integer, List<String>> bySymbol = new TreeMap<>();
    for (String number : numbers) {
      bySymbol
          .computeIfAbsent(space.alphabet().indexOf(number.charAt(offset)), s -> new ArrayList<>())
          .add(number);
    }
    IdentityHashMap<NumberNode, Long> masks = new IdentityHashMap<>();
    bySymbol.forEach((symbol, those) -> {
      NumberNode child = node(maker, space, those, offset + 1);
      if (child != null) {
        masks.merge(child, 1L << symbol, (one, other) -> one | other);
      }
    });
    return maker.node(masks);
  }

  /**
   * Returns the set of the numbers that are described.
   *
   * @throws UndecidedException when the patterns take too many states
   */
  public static NumberSet matching(NumberSpace space, NumberPatterns numbers) {
    Objects.requireNonNull(space, "space must not be null");
    Objects.requireNonNull(numbers, "numbers must not be null");
    List<RankedPattern> patterns = new ArrayList<>();
    for (String pattern : numbers.patterns()) {
      if (RegexParser.parse(pattern, RegexLimits.DEFAULT) instanceof ParsedPattern.Parsed parsed) {
        patterns.add(new RankedPattern(parsed.syntax(), true, true, 0));
      }
    }
    LazyDfa automaton =
        new LazyDfa(
            List.of(), patterns, space.alphabet(), MAX_STATES, new StepCounter(10L * MAX_STATES));
    NumberSet all = accepted(space, of(automaton));
    return made(
        space, length -> numbers.allows(length) ? all.roots.get(length - space.minLength()) : null);
  }

  private static NumberAutomaton of(LazyAutomaton automaton) {
    return new NumberAutomaton() {
      @Override
      public int start(int length) {
        automaton.forget();
        return automaton.start(length);
      }

      @Override
      public int step(int state, int symbol) {
        return automaton.step(state, symbol);
      }

      @Override
      public boolean accepts(int state) {
        return automaton.rank(state) == 0;
      }

      @Override
      public boolean isDead(int state) {
        return automaton.isDead(state);
      }
    };
  }

  /**
   * Returns the set that an automaton accepts.
   *
   * @throws UndecidedException when its states exceed its budget
   */
  public static NumberSet accepted(NumberSpace space, NumberAutomaton automaton) {
    Objects.requireNonNull(space, "space must not be null");
    Objects.requireNonNull(automaton, "automaton must not be null");
    Maker maker = new Maker();
    return made(
        space,
        length -> {
          List<Map<Integer, Optional<NumberNode>>> known = new ArrayList<>();
          for (int i = 0; i < length; i++) {
            known.add(new HashMap<>());
          }
          return accepted(space, automaton, maker, automaton.start(length), 0, length, known);
        });
  }

  private static @Nullable NumberNode accepted(
      NumberSpace space,
      NumberAutomaton automaton,
      Maker maker,
      int state,
      int offset,
      int length,
      List<Map<Integer, Optional<NumberNode>>> known) {
    if (state == NumberAutomaton.OVER_BUDGET) {
      throw new UndecidedException(
          "numbers of " + length + " characters could not be decided within the budget of states");
    }
    if (automaton.isDead(state)) {
      return null;
    }
    if (offset == length) {
      return automaton.accepts(state) ? NumberNode.END : null;
    }
    Optional<NumberNode> before = known.get(offset).get(state);
    if (before != null) {
      return before.orElse(null);
    }
    IdentityHashMap<NumberNode, Long> masks = new IdentityHashMap<>();
    for (int symbol = 0; symbol < space.alphabet().length(); symbol++) {
      if (space.allows(symbol, offset)) {
        NumberNode child =
            accepted(
                space, automaton, maker, automaton.step(state, symbol), offset + 1, length, known);
        if (child != null) {
          masks.merge(child, 1L << symbol, (one, other) -> one | other);
        }
      }
    }
    NumberNode node = maker.node(masks);
    known.get(offset).put(state, Optional.ofNullable(node));
    return node;
  }

  /** Returns the automaton that accepts this set. */
  public NumberAutomaton automaton() {
    List<NumberNode> states = new ArrayList<>();
    IdentityHashMap<NumberNode, Integer> known = new IdentityHashMap<>();
    return new NumberAutomaton() {
      private static final int DEAD = Integer.MAX_VALUE;

      @Override
      public int start(int length) {
        boolean inside = length >= space.minLength() && length <= space.maxLength();
        return inside ? state(roots.get(length - space.minLength())) : DEAD;
      }

      @Override
      public int step(int state, int symbol) {
        return isDead(state) ? DEAD : state(states.get(state).child(symbol));
      }

      private int state(@Nullable NumberNode node) {
        if (node == null) {
          return DEAD;
        }
        Integer state = known.putIfAbsent(node, states.size());
        if (state == null) {
          states.add(node);
        }
        return state == null ? states.size() - 1 : state;
      }

      @Override
      public boolean accepts(int state) {
        return !isDead(state) && states.get(state).masks.length == 0;
      }

      @Override
      public boolean isDead(int state) {
        return state == DEAD;
      }
    };
  }

  /** Returns the space that the numbers are from. */
  public NumberSpace space() {
    return space;
  }

  /** Returns whether the number is in the set. */
  public boolean contains(String number) {
    Objects.requireNonNull(number, "number must not be null");
    if (!space.contains(number)) {
      return false;
    }
    NumberNode node = roots.get(number.length() - space.minLength());
    for (int i = 0; i < number.length() && node != null; i++) {
      node = node.child(space.alphabet().indexOf(number.charAt(i)));
    }
    return node != null;
  }

  /** Returns whether no number is in the set. */
  public boolean isEmpty() {
    return roots.stream().allMatch(Objects::isNull);
  }

  /** Returns how many numbers there are. */
  public BigInteger count() {
    return NumberCount.sum(byLength().values());
  }

  /** Returns how many numbers of a length there are. */
  public BigInteger count(int length) {
    return byLength().getOrDefault(length, BigInteger.ZERO);
  }

  /** Returns how many numbers there are of each length, without the lengths that have none. */
  public SortedMap<Integer, BigInteger> byLength() {
    SortedMap<Integer, BigInteger> counts = new TreeMap<>();
    for (int i = 0; i < roots.size(); i++) {
      NumberNode root = roots.get(i);
      if (root != null) {
        counts.put(space.minLength() + i, root.count);
      }
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Returns the first number: the shortest, and the least of those. */
  public Optional<String> witness() {
    for (NumberNode root : roots) {
      if (root != null) {
        StringBuilder number = new StringBuilder();
        for (NumberNode node = root; node.masks.length > 0; node = node.children[0]) {
          number.append(space.alphabet().charAt(Long.numberOfTrailingZeros(node.masks[0])));
        }
        return Optional.of(number.toString());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the numbers that are in both sets.
   *
   * @throws IllegalArgumentException when the spaces differ
   */
  public NumberSet intersection(NumberSet other) {
    return apply(Operation.INTERSECTION, other);
  }

  /**
   * Returns the numbers that are in one of the sets.
   *
   * @throws IllegalArgumentException when the spaces differ
   */
  public NumberSet union(NumberSet other) {
    return apply(Operation.UNION, other);
  }

  /**
   * Returns the numbers of this set that are not in the other.
   *
   * @throws IllegalArgumentException when the spaces differ
   */
  public NumberSet difference(NumberSet other) {
    return apply(Operation.DIFFERENCE, other);
  }

  /** Returns the numbers of the space that are not in this set. */
  public NumberSet complement() {
    return all(space).difference(this);
  }

  private NumberSet apply(Operation operation, NumberSet other) {
    Objects.requireNonNull(other, "other must not be null");
    if (!space.equals(other.space)) {
      throw new IllegalArgumentException(
          "both sets must be of one space, but one is of " + space + ", the other " + other.space);
    }
    Maker maker = new Maker();
    return made(
        space,
        length -> {
          int index = length - space.minLength();
          return maker.apply(operation, roots.get(index), other.roots.get(index));
        });
  }

  /**
   * Returns RE2 patterns of whole numbers that match exactly this set, shortest first, or empty
   * when it takes more than {@code most}.
   */
  public Optional<List<String>> patterns(int most) {
    return NumberTexts.patterns(space, roots, most);
  }

  /**
   * Returns the numbers of this set that consist of digits, as ranges in ascending order, shortest
   * numbers first, or empty when there are more than {@code most} ranges.
   */
  public Optional<List<Range>> ranges(int most) {
    return NumberTexts.ranges(space, roots, most);
  }

  /**
   * All numbers of digits from one to another of the same length.
   *
   * @param first the first number
   * @param last the last number
   */
  public record Range(String first, String last) {

    /** Checks that nothing is null. */
    public Range {
      Objects.requireNonNull(first, "first must not be null");
      Objects.requireNonNull(last, "last must not be null");
    }

    /** Returns the range as a policy writes it, for example {@code 910000000-919999999}. */
    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberSet set
        && space.equals(set.space)
        && byLength().equals(set.byLength())
        && difference(set).isEmpty();
  }

  @Override
  public int hashCode() {
    return Arrays.asList(space, byLength(), witness()).hashCode();
  }

  /** Returns how many numbers there are, and the first. */
  @Override
  public String toString() {
    return witness().map(first -> count() + " numbers from " + first).orElse("no number");
  }
}
