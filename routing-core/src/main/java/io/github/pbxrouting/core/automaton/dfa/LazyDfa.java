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
 * The deterministic automaton of the whole languages of ranked patterns, over a small alphabet,
 * made state by state as it is walked. Where the {@link Automaton} that routes is walked again from
 * later offsets for patterns that may match anywhere, this one is walked once: that is what
 * counting and comparing need, and what makes it larger.
 *
 * <p>It is walked in one of two ways. With {@link #ANY_LENGTH} the states serve texts of every
 * length. When the number of characters still to come is given, nodes that cannot accept after
 * exactly so many are dropped; then patterns that count from the end of the text, such as {@code
 * 3[0-9]{9}$}, stay small, at the price of states for every length.
 *
 * <p>As in {@link SubsetConstruction}, once a rank is matched beyond recall everything weaker is
 * dropped.
 *
 * <p>Not thread-safe: walking makes states. Deterministic: the same walks number the states alike.
 */
public final class LazyDfa {

  /** The number of characters to come, when it is left open. */
  public static final int ANY_LENGTH = -1;

  /** What {@link #step} and {@link #start} return when a state more would be too much. */
  public static final int OVER_BUDGET = -1;

  /** The longest text that can be walked with a given length. */
  public static final int MOST_LENGTH = 63;

  private static final int UNKNOWN = -2;

  private static final long[] NO_LENGTHS = {};

  /** How many ints of keys the states may have on average before the budget counts as spent. */
  private static final int KEY_INTS_PER_STATE = 64;

  /** How many nodes the patterns may expand to for each state before the budget counts as spent. */
  private static final int NODES_PER_STATE = 16;

  private final Nfa nfa;
  private final int symbols;
  private final int maxStates;
  private final StepCounter allowance;

  /** For each set of the automaton, the symbols in it. */
  private final long[] setSymbols;

  private final int[] neighbour;
  private final EpsilonClosure open;

  /** For each node, the numbers of characters after which it may accept, a bit each. */
  private final long[] lengths;

  // The key of a state: strongest rank matched, what lies before, characters to come, nodes.
  private static final int HEAD = 3;
  private IntSequences keys = new IntSequences();
  private final IntList next = new IntList(256);
  private final IntList end = new IntList(64);

  private final IntList passed = new IntList(16);

  /**
   * The automaton of those patterns and literals.
   *
   * @param alphabet at most 64 characters; a symbol is an index into it
   * @param maxStates the most states it holds at a time; {@link #forget()} makes room
   * @param allowance shared with other automata; every state made is taken from it
   */
  public LazyDfa(
      List<Literal> literals,
      List<RankedPattern> patterns,
      String alphabet,
      int maxStates,
      StepCounter allowance) {
    NfaBuilder builder =
        new NfaBuilder((int) Math.min((long) NODES_PER_STATE * maxStates, Integer.MAX_VALUE));
    boolean fits = true;
    for (Literal literal : literals) {
      fits &= builder.add(literal);
    }
    for (RankedPattern pattern : patterns) {
      fits &= builder.add(pattern);
    }
    this.nfa = builder.build();
    this.symbols = alphabet.length();
    this.maxStates = fits ? maxStates : 0;
    this.allowance = allowance;
    this.setSymbols = new long[nfa.sets.size()];
    this.neighbour = new int[symbols];
    for (int symbol = 0; symbol < symbols; symbol++) {
      int c = SymbolSet.symbol(alphabet.charAt(symbol));
      neighbour[symbol] = Look.neighbour(c);
      for (int set = 0; set < setSymbols.length; set++) {
        if (nfa.sets.get(set).contains(c)) {
          setSymbols[set] |= 1L << symbol;
        }
      }
    }
    boolean[] edges = new boolean[setSymbols.length];
    for (int set = 0; set < edges.length; set++) {
      edges[set] = setSymbols[set] != 0;
    }
    this.open =
        new EpsilonClosure(nfa, edges, new StepCounter(Long.MAX_VALUE)); // the allowance bounds it
    this.lengths = lengths();
  }

  /** Repeats until nothing changes; patterns are laid out forwards, so few rounds suffice. */
  private long[] lengths() {
    long[] bits = new long[nfa.size];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int node = nfa.size - 1; node >= 0; node--) {
        long reached = bits[node];
        for (int a = nfa.acceptStart[node]; a < nfa.acceptStart[node + 1]; a++) {
          reached |= nfa.accept[a] < 0 ? 1L : ~0L;
        }
        for (int e = nfa.edgeStart[node]; e < nfa.edgeStart[node + 1]; e++) {
          reached |= setSymbols[nfa.edgeSet[e]] == 0 ? 0 : bits[nfa.edgeTarget[e]] << 1;
        }
        for (int e = nfa.emptyStart[node]; e < nfa.emptyStart[node + 1]; e++) {
          reached |= bits[nfa.emptyTarget[e]];
        }
        changed |= reached != bits[node];
        bits[node] = reached;
      }
    }
    return bits;
  }

  /** How many states it holds. */
  public int states() {
    return end.size;
  }

  /** Drops all states; those that callers hold mean nothing any more. */
  public void forget() {
    keys = new IntSequences();
    next.clear();
    end.clear();
  }

  /**
   * The state before the first character.
   *
   * @param toCome how many characters follow, 0 to {@value #MOST_LENGTH}, or {@link #ANY_LENGTH}
   * @return a state, or {@link #OVER_BUDGET}
   */
  public int start(int toCome) {
    return start(toCome, Rank.NONE);
  }

  /**
   * The state before the first character, when only ranks below {@code limit} count; all others are
   * as good as none, and cost nothing.
   *
   * @param toCome as for {@link #start(int)}
   * @param limit what {@link #rank} says of texts that match nothing stronger
   * @return a state, or {@link #OVER_BUDGET}
   */
  public int start(int toCome, int limit) {
    open.open(limit);
    open.enter(Nfa.START_ROOT, Look.EDGE);
    open.enter(Nfa.ANYWHERE_ROOT, Look.EDGE);
    return close(Look.EDGE, toCome);
  }

  /**
   * The state that {@code symbol} leads to.
   *
   * @return a state, or {@link #OVER_BUDGET}
   */
  public int step(int state, int symbol) {
    int cell = state * symbols + symbol;
    int known = next.items[cell];
    if (known != UNKNOWN) {
      return known;
    }
    int target = isFinal(state) ? state : successor(state, symbol);
    if (target >= 0) {
      next.items[cell] = target;
    }
    return target;
  }

  /**
   * The strongest rank that matches a text that ends in {@code state}, or else the limit it was
   * started with, {@link Rank#NONE} unless given.
   */
  public int rank(int state) {
    return end.items[state];
  }

  /** Whether every text that goes on from {@code state} has the rank of {@code state}. */
  public boolean isFinal(int state) {
    int from = keys.start(state);
    return keys.stop(state) == from + HEAD && !mayRestart(keys.get(from), keys.get(from + 2));
  }

  /** Whether no text that goes on from {@code state} matches anything. */
  public boolean isDead(int state) {
    return end.items[state] == Rank.NONE && isFinal(state);
  }

  /** The rank that is matched beyond recall in {@code state}: texts that go on have no weaker. */
  public int matched(int state) {
    return keys.get(keys.start(state));
  }

  /**
   * Whether every text that matches when it goes on from {@code less} also does from {@code more},
   * as far as comparing the two states can tell. Of interest are states of one limit in which
   * nothing is matched, with as many characters to come.
   */
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

  /** Whether a match that begins later could still beat {@code rank}. */
  private boolean mayRestart(int rank, int toCome) {
    return nfa.reachable[Nfa.ANYWHERE_ROOT] < rank
        && (toCome == ANY_LENGTH || (lengths[Nfa.ANYWHERE_ROOT] & (2L << toCome) - 1) != 0);
  }

  private int successor(int state, int symbol) {
    int from = keys.start(state);
    int to = keys.stop(state);
    int before = keys.get(from + 1);
    int toCome = keys.get(from + 2);
    open.resolve(keys, from + HEAD, to, before, neighbour[symbol], keys.get(from));
    passed.clear();
    for (int i = 0; i < open.nodes.size; i++) {
      passed.add(open.nodes.items[i]);
    }
    open.open(open.matched);
    for (int i = from + HEAD; i < to; i++) {
      follow(keys.get(i), symbol);
    }
    for (int i = 0; i < passed.size; i++) {
      follow(passed.items[i], symbol);
    }
    open.enter(Nfa.ANYWHERE_ROOT, neighbour[symbol]);
    return close(neighbour[symbol], toCome == ANY_LENGTH ? ANY_LENGTH : toCome - 1);
  }

  private void follow(int node, int symbol) {
    for (int e = nfa.edgeStart[node]; e < nfa.edgeStart[node + 1]; e++) {
      if ((setSymbols[nfa.edgeSet[e]] >>> symbol & 1) != 0) {
        open.enter(nfa.edgeTarget[e], neighbour[symbol]);
      }
    }
  }

  /** The state of the open set, made if it is new. */
  private int close(int before, int toCome) {
    boolean pending = open.cut(toCome == ANY_LENGTH ? NO_LENGTHS : lengths, toCome);
    int kept = open.nodes.size;
    int[] nodes = open.nodes.items;
    Arrays.sort(nodes, 0, kept);
    boolean goesOn = kept > 0 || mayRestart(open.matched, toCome);
    keys.write(open.matched);
    keys.write(pending ? before : Look.OTHER);
    keys.write(goesOn ? toCome : 0);
    for (int i = 0; i < kept; i++) {
      keys.write(nodes[i]);
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
    end.add(open.atEnd(keys, from + HEAD, keys.stop(state), before, keys.get(from)));
    return state;
  }
}
