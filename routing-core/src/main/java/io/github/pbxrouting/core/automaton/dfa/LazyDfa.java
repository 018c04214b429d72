package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.EpsilonClosure;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.NfaBuilder;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.automaton.table.Automaton;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.Arrays;
import java.util.List;

/**
 * A deterministic automaton of ranked patterns over a small alphabet, built state by state as it is
 * walked. The {@link Automaton} that routes is walked again from later offsets for patterns that
 * may match anywhere. This one is walked once, as counting and comparing require, and is larger.
 *
 * <p>There are two ways to walk it. With {@link #ANY_LENGTH}, the states serve texts of every
 * length. With a given number of remaining characters, NFA states that cannot accept after exactly
 * that many are dropped. Then patterns that count from the end of the text, such as {@code
 * 3[0-9]{9}$}, stay small, at the price of separate states for every length.
 *
 * <p>As in {@link SubsetConstruction}, everything weaker than a committed rank is pruned by
 * priority.
 *
 * <p>Not thread-safe, because walking builds states. Deterministic: equal walks number the states
 * alike.
 */
public final class LazyDfa implements LazyAutomaton {

  /** The number of remaining characters when any number may follow. */
  public static final int ANY_LENGTH = -1;

  /** The result of {@link #step} and {@link #start} when another state would exceed the budget. */
  public static final int OVER_BUDGET = -1;

  /** The maximum length of a text that is walked with a given length. */
  public static final int MAX_LENGTH = 63;

  private static final int UNKNOWN = -2;

  private static final long[] NO_LENGTHS = {};

  /** The average size of a state's key, in ints, beyond which the budget counts as spent. */
  private static final int KEY_INTS_PER_STATE = 64;

  /** The NFA states per state beyond which the budget counts as spent. */
  private static final int NFA_STATES_PER_STATE = 16;

  private final Nfa nfa;
  private final int symbols;
  private final int maxStates;
  private final StepCounter allowance;

  /** For each set of the automaton, the symbols in it. */
  private final long[] setSymbols;

  private final int[] context;
  private final EpsilonClosure closure;

  /** For each NFA state, a bit for each number of characters after which it may accept. */
  private final long[] lengths;

  // The key of a state: committed rank, look-behind context, remaining characters, NFA states.
  private static final int HEAD = 3;
  private IntSequences keys = new IntSequences();
  private final IntList next = new IntList(256);
  private final IntList end = new IntList(64);

  /**
   * Creates the automaton of the given patterns and literals.
   *
   * @param alphabet at most 64 characters; a symbol is an index into it
   * @param maxStates the maximum number of states at a time; {@link #forget()} makes room
   * @param allowance the number of states that all automata sharing it may build
   */
  public LazyDfa(
      List<Literal> literals,
      List<RankedPattern> patterns,
      String alphabet,
      int maxStates,
      StepCounter allowance) {
    int maxNfaStates = (int) Math.min((long) NFA_STATES_PER_STATE * maxStates, Integer.MAX_VALUE);
    Nfa fitting = NfaBuilder.build(literals, patterns, maxNfaStates);
    this.nfa = fitting == null ? new NfaBuilder(0).build() : fitting;
    this.symbols = alphabet.length();
    this.maxStates = fitting == null ? 0 : maxStates;
    this.allowance = allowance;
    this.setSymbols = symbols(nfa, alphabet);
    this.context = new int[symbols];
    for (int symbol = 0; symbol < symbols; symbol++) {
      context[symbol] = Look.context(SymbolSet.symbol(alphabet.charAt(symbol)));
    }
    boolean[] relevant = new boolean[setSymbols.length];
    for (int set = 0; set < relevant.length; set++) {
      relevant[set] = setSymbols[set] != 0;
    }
    this.closure =
        new EpsilonClosure(
            nfa, relevant, new StepCounter(Long.MAX_VALUE)); // the allowance bounds it
    this.lengths = lengths(nfa, setSymbols);
  }

  /** Returns, for each set of the automaton, the symbols in it. */
  static long[] symbols(Nfa nfa, String alphabet) {
    long[] setSymbols = new long[nfa.sets.size()];
    for (int symbol = 0; symbol < alphabet.length(); symbol++) {
      int c = SymbolSet.symbol(alphabet.charAt(symbol));
      for (int set = 0; set < setSymbols.length; set++) {
        if (nfa.sets.get(set).contains(c)) {
          setSymbols[set] |= 1L << symbol;
        }
      }
    }
    return setSymbols;
  }

  /**
   * Returns, for each NFA state, a bit for each number of characters after which it may accept: a
   * fixed point. Transitions mostly lead to later states, so that few rounds suffice.
   */
  static long[] lengths(Nfa nfa, long[] setSymbols) {
    long[] bits = new long[nfa.size];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int nfaState = nfa.size - 1; nfaState >= 0; nfaState--) {
        long reached = bits[nfaState];
        for (int a = nfa.acceptStart[nfaState]; a < nfa.acceptStart[nfaState + 1]; a++) {
          reached |= nfa.accept[a] < 0 ? 1L : ~0L;
        }
        for (int e = nfa.transitionStart[nfaState]; e < nfa.transitionStart[nfaState + 1]; e++) {
          reached |= setSymbols[nfa.transitionSet[e]] == 0 ? 0 : bits[nfa.transitionTarget[e]] << 1;
        }
        for (int e = nfa.epsilonStart[nfaState]; e < nfa.epsilonStart[nfaState + 1]; e++) {
          reached |= bits[nfa.epsilonTarget[e]];
        }
        changed |= reached != bits[nfaState];
        bits[nfaState] = reached;
      }
    }
    return bits;
  }

  @Override
  public int states() {
    return end.size;
  }

  @Override
  public void forget() {
    keys = new IntSequences();
    next.clear();
    end.clear();
  }

  @Override
  public int start(int toCome, int limit) {
    closure.open(limit);
    closure.enter(Nfa.ANCHORED_START, Look.OUTSIDE);
    closure.enter(Nfa.UNANCHORED_START, Look.OUTSIDE);
    return close(Look.OUTSIDE, toCome);
  }

  @Override
  public int step(int state, int symbol) {
    int entry = state * symbols + symbol;
    int known = next.items[entry];
    if (known != UNKNOWN) {
      return known;
    }
    int target = isFinal(state) ? state : successor(state, symbol);
    if (target >= 0) {
      next.items[entry] = target;
    }
    return target;
  }

  @Override
  public int rank(int state) {
    return end.items[state];
  }

  @Override
  public boolean isFinal(int state) {
    int from = keys.start(state);
    return keys.stop(state) == from + HEAD && !mayRestart(keys.get(from), keys.get(from + 2));
  }

  @Override
  public boolean isDead(int state) {
    return end.items[state] == Rank.NONE && isFinal(state);
  }

  @Override
  public int matched(int state) {
    return keys.get(keys.start(state));
  }

  @Override
  public boolean isCovered(int less, int more) {
    int i = keys.start(less);
    int k = keys.start(more);
    for (int head = i + HEAD; i < head; i++, k++) {
      if (keys.get(i) != keys.get(k)) {
        return false;
      }
    }
    while (i < keys.stop(less) && k < keys.stop(more)) {
      if (keys.get(i) < keys.get(k)) {
        return false;
      }
      i += keys.get(i) == keys.get(k) ? 1 : 0;
      k++;
    }
    return i == keys.stop(less);
  }

  /** Returns whether a match that begins later could be stronger than {@code rank}. */
  private boolean mayRestart(int rank, int toCome) {
    return nfa.reachable[Nfa.UNANCHORED_START] < rank
        && (toCome == ANY_LENGTH || (lengths[Nfa.UNANCHORED_START] & (2L << toCome) - 1) != 0);
  }

  private int successor(int state, int symbol) {
    int from = keys.start(state);
    int to = keys.stop(state);
    int before = keys.get(from + 1);
    int toCome = keys.get(from + 2);
    closure.resolve(keys, from + HEAD, to, before, context[symbol], keys.get(from));
    int[] passed = closure.states.toArray();
    closure.open(closure.matched);
    for (int i = from + HEAD; i < to; i++) {
      follow(keys.get(i), symbol);
    }
    for (int nfaState : passed) {
      follow(nfaState, symbol);
    }
    closure.enter(Nfa.UNANCHORED_START, context[symbol]);
    return close(context[symbol], toCome == ANY_LENGTH ? ANY_LENGTH : toCome - 1);
  }

  private void follow(int nfaState, int symbol) {
    for (int e = nfa.transitionStart[nfaState]; e < nfa.transitionStart[nfaState + 1]; e++) {
      if ((setSymbols[nfa.transitionSet[e]] >>> symbol & 1) != 0) {
        closure.enter(nfa.transitionTarget[e], context[symbol]);
      }
    }
  }

  /** Returns the state of the closure, after building it if it is new. */
  private int close(int before, int toCome) {
    boolean pending = closure.prune(toCome == ANY_LENGTH ? NO_LENGTHS : lengths, toCome);
    int kept = closure.states.size;
    int[] nfaStates = closure.states.items;
    Arrays.sort(nfaStates, 0, kept);
    boolean goesOn = kept > 0 || mayRestart(closure.matched, toCome);
    keys.write(closure.matched);
    keys.write(pending ? before : Look.OTHER);
    keys.write(goesOn ? toCome : 0);
    for (int i = 0; i < kept; i++) {
      keys.write(nfaStates[i]);
    }
    int known = keys.find();
    if (known >= 0
        || states() >= maxStates
        || keys.size() / KEY_INTS_PER_STATE > maxStates
        || allowance.left() == 0) {
      keys.discard();
      return known >= 0 ? known : OVER_BUDGET;
    }
    allowance.take(1);
    int state = keys.intern();
    next.fill(UNKNOWN, symbols);
    int from = keys.start(state);
    end.add(closure.atEnd(keys, from + HEAD, keys.stop(state), before, keys.get(from)));
    return state;
  }
}
