package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Nfa;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton with failure links, as in Aho-Corasick, over sets of characters: for
 * counting the texts that some of its ranks do <em>not</em> take. One automaton serves every choice
 * of ranks.
 *
 * <p>A state is what the oldest match in progress has come to, and a failure state: the state
 * without that match. Where the oldest match ends, the automaton goes on from the failure state. So
 * the transitions of a state are those of its failure state, but for a few.
 *
 * <p>What a pattern wants at its end is no state. Once only digits have to follow, or only any
 * characters, a state carries a {@link Due} instead: how many digits must come next, given how many
 * characters are to come. So {@code 34944[0-9]{6}$} takes five states, and not eleven.
 */
public final class FailureDfa {

  /** The state in which no match is in progress, at any offset but the first. */
  public static final int ROOT = 0;

  /** The state at offset 0. */
  public static final int START = 1;

  /** The number of digits of a {@link Due} that never takes a text. */
  public static final byte NEVER = Byte.MAX_VALUE;

  /**
   * What takes a text in a state.
   *
   * @param state the state; the due counts in all states that fail to it, too
   * @param rank the rank that takes the text
   * @param digits for each number of characters to come, how many digits must come next for the
   *     text to be taken: 0 when it is taken in any case, {@link #NEVER} when it is not
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one place to one other
  public record Due(int state, int rank, byte[] digits) {}

  private static final int UNKNOWN = -1;

  /** What the key of the start has for a failure state. */
  private static final int AT_START = -2;

  /** The average size of a state's key, in ints, beyond which the budget counts as spent. */
  private static final int KEY_INTS_PER_STATE = 64;

  private final Nfa nfa;
  private final int symbols;
  private final long digits;
  private final int maxLength;
  private final int[] limits;
  private final int maxStates;
  private final StepCounter allowance;
  private final long[] setSymbols;
  private final long[] lengths;

  /** For each NFA state, whether nothing but digits can follow. */
  private final boolean[] digitTail;

  /** For each NFA state, whether nothing but any characters can follow. */
  private final boolean[] anyTail;

  // Scratch space of the closure.
  private final int[] mark;
  private int generation;
  private final IntList stack = new IntList(16);
  private final IntList entered = new IntList(16);
  private int limit;

  // The key of a state: failure state, NFA states of the oldest match.
  private final IntSequences keys = new IntSequences();
  private final IntList failure = new IntList(64);
  private final IntList depths = new IntList(64);

  /** For each state, the rank from which on a match in progress cannot matter any more. */
  private final IntList bounds = new IntList(64);

  private final IntList next = new IntList(256);
  private final List<Due> dues = new ArrayList<>();
  private final Map<Integer, Map<Integer, byte[]>> duesOf = new HashMap<>();

  // Own transitions, state by state: target, number of symbols, number of digits among them.
  private final IntList ownStart = new IntList(64);
  private final IntList ownTarget = new IntList(64);
  private final IntList ownSymbols = new IntList(64);
  private final IntList ownDigits = new IntList(64);

  private FailureDfa(
      Nfa nfa, String alphabet, int maxLength, int[] limits, int maxStates, StepCounter allowance) {
    this.nfa = nfa;
    this.symbols = alphabet.length();
    this.maxLength = maxLength;
    this.limits = limits;
    this.maxStates = maxStates;
    this.allowance = allowance;
    this.setSymbols = LazyDfa.symbols(nfa, alphabet);
    this.lengths = LazyDfa.lengths(nfa, setSymbols);
    long ofDigits = 0;
    for (int symbol = 0; symbol < symbols; symbol++) {
      char c = alphabet.charAt(symbol);
      ofDigits |= c >= '0' && c <= '9' ? 1L << symbol : 0;
    }
    this.digits = ofDigits;
    this.digitTail = tails(ofDigits);
    this.anyTail = tails(-1L >>> (Long.SIZE - symbols));
    this.mark = new int[nfa.size];
  }

  /**
   * Builds the automaton.
   *
   * @param alphabet at most 64 characters; a symbol is an index into it; a {@code +} can be the
   *     first character of a text only
   * @param maxLength the length of the longest text
   * @param limits for each rank, one beyond the last rank that matters where that rank has matched
   * @param maxStates the maximum number of states
   * @param allowance the number of states that all automata sharing it may build
   * @return null when it has more states, a pattern looks at lines or words, or the thread is
   *     interrupted
   */
  public static @Nullable FailureDfa of(
      Nfa nfa, String alphabet, int maxLength, int[] limits, int maxStates, StepCounter allowance) {
    if ((nfa.looks & (Look.WORD_LOOKS | Look.LINE_LOOKS)) != 0) {
      return null;
    }
    FailureDfa automaton = new FailureDfa(nfa, alphabet, maxLength, limits, maxStates, allowance);
    return automaton.build(alphabet.indexOf('+')) ? automaton : null;
  }

  /** Computes which states only wait for characters of a set: the greatest fixed point. */
  private boolean[] tails(long set) {
    boolean[] tail = new boolean[nfa.size];
    Arrays.fill(tail, set != 0);
    boolean changed = set != 0;
    while (changed) {
      changed = false;
      for (int state = nfa.size - 1; state >= 0; state--) {
        if (tail[state] && !staysTail(state, set, tail)) {
          tail[state] = false;
          changed = true;
        }
      }
    }
    return tail;
  }

  private boolean staysTail(int state, long set, boolean[] tail) {
    for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
      long on = setSymbols[nfa.transitionSet[e]];
      if (on != 0 && (on != set || !tail[nfa.transitionTarget[e]])) {
        return false;
      }
    }
    for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
      if (nfa.epsilonLook[e] != Look.FREE || !tail[nfa.epsilonTarget[e]]) {
        return false;
      }
    }
    return true;
  }

  private boolean build(int plus) {
    open(Rank.MAX + 1);
    enter(Nfa.UNANCHORED_START, false);
    if (close(UNKNOWN, 0) == LazyDfa.OVER_BUDGET) {
      return false;
    }
    open(bounds.get(ROOT));
    enter(Nfa.ANCHORED_START, true);
    enter(Nfa.UNANCHORED_START, true);
    // A state that no other is like: a plus may follow.
    intern(AT_START, ROOT, kept(ROOT), 0);
    if (size() <= START) {
      return false;
    }
    for (int state = 0; state < size(); state++) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      ownStart.add(ownTarget.size);
      if (depths.get(state) < maxLength) {
        for (int symbol = 0; symbol < symbols; symbol++) {
          int target = target(state, symbol);
          if (target == LazyDfa.OVER_BUDGET) {
            return false;
          }
          next.items[state * symbols + symbol] = target;
          if (symbol != plus && target != failureTarget(state, symbol)) {
            own(state, target, symbol);
          }
        }
      }
    }
    ownStart.add(ownTarget.size);
    return true;
  }

  /** Returns where the failure state goes; what no match follows leads to the root. */
  private int failureTarget(int state, int symbol) {
    return state == ROOT ? ROOT : next.items[failure.get(state) * symbols + symbol];
  }

  private int target(int state, int symbol) {
    int from = failureTarget(state, symbol);
    open(bounds.get(from));
    for (int i = keys.start(state) + 1; i < keys.stop(state); i++) {
      int nfaState = keys.get(i);
      if (!digitTail[nfaState] && !anyTail[nfaState]) {
        follow(nfaState, symbol);
      }
    }
    return close(from, depths.get(state) + 1);
  }

  private void follow(int nfaState, int symbol) {
    for (int e = nfa.transitionStart[nfaState]; e < nfa.transitionStart[nfaState + 1]; e++) {
      if ((setSymbols[nfa.transitionSet[e]] >>> symbol & 1) != 0) {
        enter(nfa.transitionTarget[e], false);
      }
    }
  }

  private void own(int state, int target, int symbol) {
    int at = ownStart.get(state);
    while (at < ownTarget.size && ownTarget.get(at) != target) {
      at++;
    }
    if (at == ownTarget.size) {
      ownTarget.add(target);
      ownSymbols.add(0);
      ownDigits.add(0);
    }
    ownSymbols.items[at]++;
    ownDigits.items[at] += (int) (digits >>> symbol & 1);
  }

  private void open(int bound) {
    limit = bound;
    entered.clear();
    generation++;
  }

  private void enter(int from, boolean atStart) {
    stack.add(from);
    while (stack.size > 0) {
      int state = stack.items[--stack.size];
      if (mark[state] == generation || nfa.reachable[state] >= limit) {
        continue;
      }
      mark[state] = generation;
      boolean kept = nfa.transitionStart[state] < nfa.transitionStart[state + 1];
      for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
        kept = true;
        if (nfa.accept[a] >= 0) {
          limit = Math.min(limit, limits[nfa.accept[a]]);
        }
      }
      for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
        if (nfa.epsilonLook[e] == Look.END_TEXT) {
          kept = true;
        } else if (nfa.epsilonLook[e] == Look.FREE || atStart) {
          stack.add(nfa.epsilonTarget[e]);
        }
      }
      if (kept) {
        entered.add(state);
      }
    }
  }

  /** Returns the state of the closure, after building it if it is new. */
  private int close(int from, int depth) {
    int kept = kept(from);
    return kept == 0 && from >= 0 ? from : intern(from, from, kept, depth);
  }

  /** Keeps, of the closure, what the failure state does not have already, and can still accept. */
  private int kept(int from) {
    generation++;
    for (int older = from; older >= 0; older = failure.get(older)) {
      for (int i = keys.start(older) + 1; i < keys.stop(older); i++) {
        mark[keys.get(i)] = generation;
      }
    }
    long inTime = (2L << maxLength) - 1;
    int kept = 0;
    for (int i = 0; i < entered.size; i++) {
      int state = entered.get(i);
      if (mark[state] != generation
          && nfa.reachable[state] < limit
          && (lengths[state] & inTime) != 0) {
        entered.items[kept++] = state;
      }
    }
    return kept;
  }

  private int intern(int key, int from, int kept, int depth) {
    Arrays.sort(entered.items, 0, kept);
    keys.write(key);
    for (int i = 0; i < kept; i++) {
      keys.write(entered.get(i));
    }
    int known = keys.find();
    if (known >= 0
        || size() >= maxStates
        || keys.size() / KEY_INTS_PER_STATE > maxStates
        || allowance.left() == 0) {
      keys.discard();
      return known >= 0 ? known : LazyDfa.OVER_BUDGET;
    }
    allowance.take(1);
    int state = keys.intern();
    failure.add(from);
    bounds.add(limit);
    depths.add(depth);
    next.fill(UNKNOWN, symbols);
    for (int i = 0; i < kept; i++) {
      duesOf
          .computeIfAbsent(entered.get(i), this::dues)
          .forEach((rank, due) -> dues.add(new Due(state, rank, due)));
    }
    return state;
  }

  /** Returns what takes a text in an NFA state, by rank. */
  private Map<Integer, byte[]> dues(int nfaState) {
    Map<Integer, byte[]> byRank = new HashMap<>();
    boolean any = anyTail[nfaState];
    IntList level = new IntList(4);
    level.add(nfaState);
    for (int read = 0; level.size > 0 && read <= maxLength; read++) {
      IntList following = new IntList(4);
      for (int i = 0; i < level.size; i++) {
        int state = level.get(i);
        for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
          boolean atOnce = nfa.accept[a] >= 0;
          due(byRank, nfa.accept[a] & ~Nfa.AT_END, read, atOnce ? maxLength : read, any);
        }
        for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
          if (nfa.epsilonLook[e] == Look.END_TEXT) {
            dueAtEnd(byRank, nfa.epsilonTarget[e]);
          } else if (any || digitTail[nfaState]) {
            addOnce(level, nfa.epsilonTarget[e]);
          }
        }
        for (int e = nfa.transitionStart[state]; e < nfa.transitionStart[state + 1]; e++) {
          if ((any || digitTail[nfaState]) && setSymbols[nfa.transitionSet[e]] != 0) {
            addOnce(following, nfa.transitionTarget[e]);
          }
        }
      }
      level = following;
    }
    return byRank;
  }

  private static void addOnce(IntList list, int item) {
    for (int i = 0; i < list.size; i++) {
      if (list.get(i) == item) {
        return;
      }
    }
    list.add(item);
  }

  private void due(Map<Integer, byte[]> byRank, int rank, int read, int most, boolean any) {
    byte[] due =
        byRank.computeIfAbsent(
            rank,
            r -> {
              byte[] never = new byte[maxLength + 1];
              Arrays.fill(never, NEVER);
              return never;
            });
    for (int toCome = read; toCome <= most; toCome++) {
      due[toCome] = (byte) Math.min(due[toCome], any ? 0 : read);
    }
  }

  /** Adds what accepts when the text ends where that NFA state is reached. */
  private void dueAtEnd(Map<Integer, byte[]> byRank, int from) {
    IntList reached = new IntList(4);
    reached.add(from);
    for (int i = 0; i < reached.size; i++) {
      int state = reached.get(i);
      for (int a = nfa.acceptStart[state]; a < nfa.acceptStart[state + 1]; a++) {
        due(byRank, nfa.accept[a] & ~Nfa.AT_END, 0, 0, false);
      }
      for (int e = nfa.epsilonStart[state]; e < nfa.epsilonStart[state + 1]; e++) {
        if (nfa.epsilonLook[e] == Look.FREE || nfa.epsilonLook[e] == Look.END_TEXT) {
          addOnce(reached, nfa.epsilonTarget[e]);
        }
      }
    }
  }

  /** Returns the number of states. A state comes after its failure state. */
  public int size() {
    return failure.size;
  }

  /** Returns the failure state, or -1 for {@link #ROOT}. */
  public int failure(int state) {
    return failure.get(state);
  }

  /** Returns how many characters lead to the state at least; ascending with the states. */
  public int depth(int state) {
    return depths.get(state);
  }

  /** Returns the state that a symbol leads to, from a state before the longest text's end. */
  public int step(int state, int symbol) {
    return next.items[state * symbols + symbol];
  }

  /**
   * Returns the index of the first of the state's own transitions; they end where those of the next
   * state begin. Own are those that do not lead where the failure state's do, on all symbols but
   * the plus, with one transition for each target.
   */
  public int ownStart(int state) {
    return ownStart.get(state);
  }

  /** Returns the target of an own transition. */
  public int ownTarget(int transition) {
    return ownTarget.get(transition);
  }

  /** Returns on how many symbols an own transition is taken. */
  public int ownSymbols(int transition) {
    return ownSymbols.get(transition);
  }

  /** Returns on how many digits an own transition is taken. */
  public int ownDigits(int transition) {
    return ownDigits.get(transition);
  }

  /** Returns everything that takes a text, by state. */
  public List<Due> dues() {
    return dues;
  }
}
