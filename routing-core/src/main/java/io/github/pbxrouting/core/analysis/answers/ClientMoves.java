package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.core.analysis.answers.MovedPattern.TooComplexException;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.StateElimination;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.dfa.Minimizer;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one client that move, as regular expressions. The product of both automata of
 * decisions is made as a whole, with a state for "before the first character", minimised, and
 * turned into one expression for each move.
 */
final class ClientMoves extends ClientComparison {

  private static final int MAX_STATES = 20_000;
  private static final int MAX_EXPRESSION = 1 << 14;
  private static final int NOT_MOVED = -1;

  /** Leads nowhere: a character that cannot stand there. */
  private static final int NOWHERE = -1;

  /** Where numbers come from and go to, as keys. */
  private record Move(@Nullable String from, @Nullable String to) {}

  private final String id;
  private final NumberSpace space;
  private final boolean isUnchanged;

  private final List<int[]> transitions = new ArrayList<>();

  /** For each state, the shortest number that leads there. */
  private final List<String> witnesses = new ArrayList<>();

  /** For each state, the move of numbers that end there, or {@link #NOT_MOVED}. */
  private final List<Integer> moves = new ArrayList<>();

  private final Map<Move, Integer> known = new LinkedHashMap<>();

  ClientMoves(BrandView before, BrandView after, String id) {
    super(before, after, id);
    this.id = id;
    this.space = before.space();
    this.isUnchanged =
        inOlder
            && inNewer
            && older.client().equals(newer.client())
            && before
                .plan(older.client())
                .decisions()
                .equals(after.plan(newer.client()).decisions());
  }

  List<MovedPattern> patterns() throws TooComplexException {
    if (isUnchanged) {
      return List.of();
    }
    makeStates();
    int[] classes = classes();
    List<MovedPattern> patterns = new ArrayList<>();
    for (Map.Entry<Move, Integer> move : known.entrySet()) {
      patterns.add(
          new MovedPattern(
              id, move.getKey().from(), move.getKey().to(), expression(classes, move.getValue())));
    }
    return patterns;
  }

  private void makeStates() throws TooComplexException {
    Map<Long, Integer> states = new HashMap<>();
    List<Long> pairs = new ArrayList<>();
    int left = older.decisions().start(LazyDfa.ANY_LENGTH);
    int right = newer.decisions().start(LazyDfa.ANY_LENGTH);
    if (left == LazyDfa.OVER_BUDGET || right == LazyDfa.OVER_BUDGET) {
      throw new TooComplexException(id);
    }
    // The start is a separate state: the empty text is no number, and some characters stand only
    // there.
    pairs.add((long) left << 32 | right);
    witnesses.add("");
    moves.add(NOT_MOVED);
    for (int state = 0; state < pairs.size(); state++) {
      if (state >= MAX_STATES) {
        throw new TooComplexException(id);
      }
      int[] next = new int[space.alphabet().length()];
      for (int symbol = 0; symbol < next.length; symbol++) {
        if (!space.allows(symbol, state == 0 ? 0 : 1)) {
          next[symbol] = NOWHERE;
          continue;
        }
        int l = older.decisions().step((int) (pairs.get(state) >>> 32), symbol);
        int r = newer.decisions().step(pairs.get(state).intValue(), symbol);
        if (l == LazyDfa.OVER_BUDGET || r == LazyDfa.OVER_BUDGET) {
          throw new TooComplexException(id);
        }
        if (isSettledAlike(l, r)) {
          next[symbol] = NOWHERE;
          continue;
        }
        long pair = (long) l << 32 | r;
        Integer target = states.get(pair);
        if (target == null) {
          target = pairs.size();
          states.put(pair, target);
          pairs.add(pair);
          String witness = witnesses.get(state) + space.alphabet().charAt(symbol);
          witnesses.add(witness);
          moves.add(move(l, r, witness));
        }
        next[symbol] = target;
      }
      transitions.add(next);
    }
  }

  private int move(int left, int right, String witness) {
    if (isAlike(older.decisions().rank(left), newer.decisions().rank(right))) {
      return NOT_MOVED;
    }
    Move move =
        new Move(inOlder ? key(older, witness) : null, inNewer ? key(newer, witness) : null);
    // An internal friend may take one number to another extension: the key is the same.
    return inOlder && inNewer && Objects.equals(move.from(), move.to())
        ? NOT_MOVED
        : known.computeIfAbsent(move, added -> known.size());
  }

  private static String key(ClientView view, String number) {
    String key = view.router().route(number).key();
    return key.startsWith("emergency:") ? "emergency" : key;
  }

  /** Returns the class of each state: those of one class continue alike. The start stays alone. */
  private int[] classes() {
    int[] labels = moves.stream().mapToInt(Integer::intValue).toArray();
    labels[0] = NOT_MOVED - 1;
    int[] next = transitions.stream().flatMapToInt(Arrays::stream).toArray();
    return Objects.requireNonNull(
        Minimizer.classes(
            next, space.alphabet().length(), labels, new StepCounter(Long.MAX_VALUE)));
  }

  private String expression(int[] classes, int move) throws TooComplexException {
    int count = Arrays.stream(classes).max().orElse(0) + 1;
    int[] representative = new int[count];
    for (int state = classes.length - 1; state >= 0; state--) {
      representative[classes[state]] = state;
    }
    boolean[] leads = leading(classes, representative, move);
    StateElimination elimination = new StateElimination(count, MAX_EXPRESSION);
    for (int from = 0; from < count; from++) {
      int[] next = transitions.get(representative[from]);
      for (int symbol = 0; symbol < next.length; symbol++) {
        if (leads[from] && next[symbol] != NOWHERE && leads[classes[next[symbol]]]) {
          elimination.add(from, classes[next[symbol]], space.alphabet().charAt(symbol));
        }
      }
      if (moves.get(representative[from]) == move) {
        elimination.accept(from);
      }
    }
    String expression = elimination.expression();
    if (expression == null) {
      throw new TooComplexException(id);
    }
    return expression;
  }

  /** Returns from which classes a number of the move can still be reached. */
  private boolean[] leading(int[] classes, int[] representative, int move) {
    boolean[] leads = new boolean[representative.length];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int each = 0; each < leads.length; each++) {
        if (!leads[each]) {
          leads[each] = moves.get(representative[each]) == move;
          for (int target : transitions.get(representative[each])) {
            leads[each] |= target != NOWHERE && leads[classes[target]];
          }
          changed |= leads[each];
        }
      }
    }
    return leads;
  }
}
