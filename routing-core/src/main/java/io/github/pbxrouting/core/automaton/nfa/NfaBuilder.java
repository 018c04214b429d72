package io.github.pbxrouting.core.automaton.nfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntPairMap;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Empty;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Nfa} from ranked patterns and literals, added in any order.
 *
 * <p>Invariant: a state that patterns share (a <em>trie state</em>) is entered by one transition
 * only, and by the characters that it loops on. What follows a trie state in a single pattern
 * leaves it and never leads back into it. So no pattern can follow the transitions of another. Ends
 * are shared last, when everything has been added.
 */
public final class NfaBuilder {

  /**
   * Marks the end of a list in the key of a right language; sets and assertions are not negative.
   */
  private static final int NO_MORE = -1;

  /** Marks a transition of a state to itself in the key of a right language. */
  private static final int SELF = Integer.MIN_VALUE;

  private final IntList reachable = new IntList(16);

  // Singly linked lists, the youngest first; -1 ends a list.
  private final IntList firstTransition = new IntList(16);
  private final IntList nextTransition = new IntList(16);
  private final IntList transitionSet = new IntList(16);
  private final IntList transitionTarget = new IntList(16);
  private final IntList firstEpsilon = new IntList(16);
  private final IntList nextEpsilon = new IntList(16);
  private final IntList epsilonLook = new IntList(16);
  private final IntList epsilonTarget = new IntList(16);
  private final IntList firstAccept = new IntList(16);
  private final IntList nextAccept = new IntList(16);
  private final IntList accept = new IntList(16);

  private final List<SymbolSet> sets = new ArrayList<>();
  private final Map<SymbolSet, Integer> setIndex = new HashMap<>();
  private final int[] singleIndex = new int[128];
  private final IntPairMap trie = new IntPairMap();
  private final int maxStates;
  private int looks;

  /**
   * Creates a builder without patterns.
   *
   * @param maxStates the maximum number of states; {@link #add(RankedPattern)} refuses what does
   *     not fit
   */
  public NfaBuilder(int maxStates) {
    this.maxStates = maxStates;
    Arrays.fill(singleIndex, -1);
    state(Rank.NONE);
    state(Rank.NONE);
  }

  /** Returns the automaton of all of these, or null when it is too large for the budget. */
  public static @Nullable Nfa build(
      List<Literal> literals, List<RankedPattern> patterns, CompileBudget budget) {
    // A state takes some hundred bytes while it is built, several times its bytes in the automaton.
    return build(literals, patterns, (int) Math.min(budget.maxBytes() / 32, 1 << 22));
  }

  /** Returns the automaton of all of these, or null when it has more than {@code maxStates}. */
  public static @Nullable Nfa build(
      List<Literal> literals, List<RankedPattern> patterns, int maxStates) {
    NfaBuilder builder = new NfaBuilder(maxStates);
    for (Literal literal : literals) {
      if (!builder.add(literal)) {
        return null;
      }
    }
    for (RankedPattern pattern : patterns) {
      if (!builder.add(pattern)) {
        return null;
      }
    }
    return builder.build();
  }

  /**
   * Adds a literal.
   *
   * @return false when it does not fit into the bound on states; then nothing was added
   */
  public boolean add(Literal literal) {
    String text = literal.text();
    if (reachable.size + (long) text.length() > maxStates) {
      return false;
    }
    int rank = literal.rank();
    int state = Nfa.ANCHORED_START;
    claim(state, rank);
    for (int i = 0; i < text.length(); i++) {
      state = child(state, single(text.charAt(i)), rank);
    }
    accept(state, !literal.prefix(), rank);
    return true;
  }

  /**
   * Adds a pattern.
   *
   * @return false when it does not fit into the bound on states; then nothing was added
   */
  public boolean add(RankedPattern pattern) {
    if (reachable.size + states(pattern.syntax()) > maxStates) {
      return false;
    }
    addBranch(List.of(pattern.syntax()), pattern.atStart(), pattern.atEnd(), pattern.rank());
    return true;
  }

  /** Returns an upper bound for the states of {@code syntax}, and for the steps to expand it. */
  private static double states(Syntax syntax) {
    if (syntax instanceof Repeat repeat) {
      return (states(repeat.body()) + 1) * (Math.max(repeat.min(), repeat.max()) + 1.0);
    }
    double states = 1;
    for (Syntax part : syntax.children()) {
      states += states(part);
    }
    return states;
  }

  private void addBranch(List<Syntax> sequence, boolean atStart, boolean atEnd, int rank) {
    List<Syntax> parts = new ArrayList<>();
    flatten(sequence, parts);
    int from = 0;
    int to = parts.size();
    while (from < to && parts.get(from) == Assertion.BEGIN_TEXT) {
      atStart = true;
      from++;
    }
    while (from < to && parts.get(to - 1) == Assertion.END_TEXT) {
      atEnd = true;
      to--;
    }
    if (from < to && !atEnd && parts.get(to - 1) instanceof Repeat repeat) {
      // Where anything may follow, the minimum number of repetitions suffices.
      Repeat least = new Repeat(repeat.body(), repeat.min(), repeat.min());
      parts.set(to - 1, least);
    }
    if (to - from == 1 && parts.get(from) instanceof Alternate alternate) {
      for (Syntax branch : alternate.branches()) {
        addBranch(List.of(branch), atStart, atEnd, rank);
      }
      return;
    }
    int state = atStart ? Nfa.ANCHORED_START : Nfa.UNANCHORED_START;
    claim(state, rank);
    boolean shared = true;
    for (int i = from; i < to; i++) {
      Syntax part = parts.get(i);
      if (shared && part instanceof Chars chars) {
        state = child(state, index(chars.set()), rank);
      } else if (shared && part instanceof Repeat repeat && repeat.body() instanceof Chars chars) {
        for (int k = 0; k < repeat.min(); k++) {
          state = child(state, index(chars.set()), rank);
        }
        if (atStart && repeat.max() == Repeat.UNBOUNDED) {
          state = child(state, index(chars.set()), true, rank);
        } else if (i > from || atStart) {
          // A match that may begin anywhere may begin at the last leading repetitions, so the
          // minimum number of them suffices.
          shared = repeat.max() == repeat.min();
          state = rest(repeat, state, rank);
        }
      } else {
        shared = false;
        state = build(part, state, rank);
      }
    }
    accept(state, atEnd, rank);
  }

  private static void flatten(List<Syntax> sequence, List<Syntax> parts) {
    for (Syntax part : sequence) {
      if (part instanceof Concat concat) {
        flatten(concat.parts(), parts);
      } else if (part instanceof Repeat repeat && repeat.min() == 1 && repeat.max() == 1) {
        flatten(List.of(repeat.body()), parts);
      } else if (!(part instanceof Empty)) {
        parts.add(part);
      }
    }
  }

  /** Builds {@code syntax} from the state {@code from} on, and returns the state behind it. */
  private int build(Syntax syntax, int from, int rank) {
    if (syntax instanceof Chars chars) {
      int to = state(rank);
      transition(from, index(chars.set()), to);
      return to;
    }
    if (syntax instanceof Concat concat) {
      int state = from;
      for (Syntax part : concat.parts()) {
        state = build(part, state, rank);
      }
      return state;
    }
    if (syntax instanceof Alternate alternate) {
      int join = state(rank);
      for (Syntax branch : alternate.branches()) {
        epsilon(build(branch, from, rank), Look.FREE, join);
      }
      return join;
    }
    if (syntax instanceof Repeat repeat) {
      int state = from;
      for (int k = 0; k < repeat.min(); k++) {
        state = build(repeat.body(), state, rank);
      }
      return rest(repeat, state, rank);
    }
    if (syntax instanceof Assertion assertion) {
      int to = state(rank);
      int look = Look.of(assertion);
      looks |= 1 << look;
      epsilon(from, look, to);
      return to;
    }
    return from;
  }

  /** Builds the repetitions beyond the minimum, and returns the state behind them. */
  private int rest(Repeat repeat, int from, int rank) {
    if (repeat.max() == Repeat.UNBOUNDED) {
      int loop = state(rank);
      epsilon(from, Look.FREE, loop);
      epsilon(build(repeat.body(), loop, rank), Look.FREE, loop);
      return loop;
    }
    if (repeat.max() == repeat.min()) {
      return from;
    }
    int join = state(rank);
    int state = from;
    for (int k = repeat.min(); k < repeat.max(); k++) {
      epsilon(state, Look.FREE, join);
      state = build(repeat.body(), state, rank);
    }
    epsilon(state, Look.FREE, join);
    return join;
  }

  private int state(int rank) {
    reachable.add(rank);
    firstTransition.add(-1);
    firstEpsilon.add(-1);
    firstAccept.add(-1);
    return reachable.size - 1;
  }

  /** Notes that the rank can be reached from the state. */
  private void claim(int state, int rank) {
    reachable.items[state] = Math.min(reachable.items[state], rank);
  }

  /** Returns the trie state behind one character of the set. */
  private int child(int state, int set, int rank) {
    return child(state, set, false, rank);
  }

  /** Returns the trie state behind one character of the set, or behind any number when looping. */
  private int child(int state, int set, boolean looping, int rank) {
    int key = looping ? ~set : set;
    int target = trie.find(state, key);
    if (target >= 0) {
      claim(target, rank);
      return target;
    }
    target = state(rank);
    if (looping) {
      epsilon(state, Look.FREE, target);
    }
    transition(looping ? target : state, set, target);
    trie.add(state, key, target);
    return target;
  }

  private void transition(int from, int set, int to) {
    nextTransition.add(firstTransition.items[from]);
    firstTransition.items[from] = transitionSet.size;
    transitionSet.add(set);
    transitionTarget.add(to);
  }

  private void epsilon(int from, int look, int to) {
    if (from == to) {
      return;
    }
    nextEpsilon.add(firstEpsilon.items[from]);
    firstEpsilon.items[from] = epsilonLook.size;
    epsilonLook.add(look);
    epsilonTarget.add(to);
  }

  private void accept(int state, boolean atEnd, int rank) {
    nextAccept.add(firstAccept.items[state]);
    firstAccept.items[state] = accept.size;
    accept.add(atEnd ? rank | Nfa.AT_END : rank);
  }

  private int single(int c) {
    if (singleIndex[c] < 0) {
      singleIndex[c] = index(SymbolSet.of(c));
    }
    return singleIndex[c];
  }

  private int index(SymbolSet set) {
    Integer index = setIndex.putIfAbsent(set, sets.size());
    if (index == null) {
      sets.add(set);
      return sets.size() - 1;
    }
    return index;
  }

  /** Returns the automaton of everything added so far, in time linear in its size. */
  public Nfa build() {
    IntList kept = new IntList(16);
    int[] name = rightLanguages(kept);
    // Right languages are numbered from the last state on. The states must be numbered from the
    // first.
    int size = kept.size;
    for (int state = 0; state < name.length; state++) {
      name[state] = size - 1 - name[state];
    }
    int[] states = new int[size];
    for (int i = 0; i < size; i++) {
      states[size - 1 - i] = kept.items[i];
    }
    int[] transitionStart = new int[size + 1];
    int[] transitionOrder = order(states, firstTransition, nextTransition, transitionStart);
    int[] epsilonStart = new int[size + 1];
    int[] epsilonOrder = order(states, firstEpsilon, nextEpsilon, epsilonStart);
    int[] acceptStart = new int[size + 1];
    int[] acceptOrder = order(states, firstAccept, nextAccept, acceptStart);
    return new Nfa(
        transitionStart,
        permuted(transitionSet, transitionOrder),
        renamed(transitionTarget, transitionOrder, name),
        epsilonStart,
        permuted(epsilonLook, epsilonOrder),
        renamed(epsilonTarget, epsilonOrder, name),
        acceptStart,
        permuted(accept, acceptOrder),
        permuted(reachable, states),
        sets,
        looks);
  }

  /**
   * Numbers the right languages (Myhill-Nerode classes) of the states, from the last state to the
   * first. States that accept alike and lead to states with equal right languages have equal right
   * languages, so patterns of one rank that end alike share their ends. A transition back to a
   * state built before is compared by that state instead of by its right language.
   *
   * @param kept receives one state for each right language, the one built last
   */
  private int[] rightLanguages(IntList kept) {
    IntSequences languages = new IntSequences();
    int[] rightLanguage = new int[reachable.size];
    for (int state = reachable.size - 1; state >= 0; state--) {
      boolean root = state == Nfa.ANCHORED_START || state == Nfa.UNANCHORED_START;
      languages.write(root ? ~state : reachable.items[state]);
      for (int e = firstTransition.items[state]; e >= 0; e = nextTransition.items[e]) {
        languages.write(transitionSet.items[e]);
        languages.write(target(state, transitionTarget.items[e], rightLanguage));
      }
      languages.write(NO_MORE);
      for (int e = firstEpsilon.items[state]; e >= 0; e = nextEpsilon.items[e]) {
        languages.write(epsilonLook.items[e]);
        languages.write(target(state, epsilonTarget.items[e], rightLanguage));
      }
      languages.write(NO_MORE);
      for (int a = firstAccept.items[state]; a >= 0; a = nextAccept.items[a]) {
        languages.write(accept.items[a]);
      }
      rightLanguage[state] = languages.intern();
      if (rightLanguage[state] == kept.size) {
        kept.add(state);
      }
    }
    return rightLanguage;
  }

  private static int target(int state, int target, int[] rightLanguage) {
    return target > state ? rightLanguage[target] : target == state ? SELF : ~target;
  }

  /**
   * Returns the elements of the lists of all {@code states}, list by list.
   *
   * @param starts receives the index where each list begins
   */
  private static int[] order(int[] states, IntList first, IntList next, int[] starts) {
    IntList order = new IntList(16);
    for (int list = 0; list < states.length; list++) {
      starts[list] = order.size;
      for (int i = first.items[states[list]]; i >= 0; i = next.items[i]) {
        order.add(i);
      }
    }
    starts[states.length] = order.size;
    return order.toArray();
  }

  private static int[] renamed(IntList states, int[] order, int[] names) {
    int[] result = permuted(states, order);
    for (int i = 0; i < result.length; i++) {
      result[i] = names[result[i]];
    }
    return result;
  }

  private static int[] permuted(IntList items, int[] order) {
    int[] result = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = items.items[order[i]];
    }
    return result;
  }
}
