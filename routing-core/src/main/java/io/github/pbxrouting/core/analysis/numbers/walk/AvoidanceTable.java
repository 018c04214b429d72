package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa.Due;
import io.github.pbxrouting.core.automaton.ints.IntList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Counts the numbers that no active rank takes. Ranks are activated one after the other; what a
 * rank adds is the difference of the counts before and after.
 *
 * <p>The table holds, for each state of a {@link FailureDfa}, for each number of characters to
 * come, how many continuations no active rank takes: all of them, those that begin with {@code n}
 * digits for each {@code n}, and those of digits alone. A state differs from its failure state by
 * what differs behind its own transitions: a row costs these, and not the alphabet. A match that
 * needs {@code n} more digits takes the column of {@code n} digits from all others.
 *
 * <p>Activating a rank recomputes the states that depend on it: a few where matches begin at offset
 * 0, all where they may begin anywhere. A state that leads to no active rank is like its failure
 * state, and costs nothing: its <em>representative</em> has its row.
 */
final class AvoidanceTable {

  /** The column of continuations of digits alone; behind it, those that begin with 0, 1, ... */
  private static final int DIGITS_ALONE = 0;

  private final FailureDfa automaton;
  private final NumberSpace space;
  private final int maxLength;
  private final int anywhere;
  private final int digits;
  private final int plus;

  /** The largest number of leading digits with a column, or -1 when only digits alone count. */
  private final int maxDigits;

  private final int columns;
  private final int[] failure;
  private final int[] ownStart;
  private final int[] ownTarget;

  /** For each state, the states whose own transitions lead to it. */
  private final int[][] parents;

  /** The states that lead to active ranks by their own transitions, and the root and the start. */
  private final BitSet live = new BitSet();

  private final IntList lastLive = new IntList(16);

  /** For each state, the first live one along its failure links, beginning with itself. */
  private final int[] representative;

  /** Of the changed states, the representatives before. */
  private final int[] oldRepresentative;

  /** The last activation's values come first, then those before it, of the changed states. */
  private Values values;

  private Values old;

  private final BitSet changed = new BitSet();

  /** What a table holds, by the number of characters to come. */
  private static final class Values {

    /** Before what is due in the state itself is taken off. */
    final long[][] entering;

    final long[][] avoiding;

    /** What is due in the state itself. */
    final byte[][] own;

    /** What is due in the state or one that it fails to. */
    final byte[][] due;

    Values(int levels, int states, int columns) {
      entering = new long[levels][states * columns];
      avoiding = new long[levels][states * columns];
      own = new byte[levels][states];
      due = new byte[levels][states];
    }

    void copy(int state, int columns, Values to) {
      int at = state * columns;
      for (int toCome = 0; toCome < own.length; toCome++) {
        System.arraycopy(entering[toCome], at, to.entering[toCome], at, columns);
        System.arraycopy(avoiding[toCome], at, to.avoiding[toCome], at, columns);
        to.own[toCome][state] = own[toCome][state];
        to.due[toCome][state] = due[toCome][state];
      }
    }
  }

  private final List<Due> dues;

  /** For each rank, where its dues begin in {@link #byRank}; one more at the end. */
  private final int[] rankStart;

  private final int[] byRank;
  private final int[][] dependents;

  private AvoidanceTable(FailureDfa automaton, NumberSpace space, int ranks, boolean digitsAlone) {
    this.automaton = automaton;
    this.space = space;
    this.maxLength = space.maxLength();
    this.plus = space.alphabet().indexOf('+');
    this.digits = (int) space.alphabet().chars().filter(c -> c >= '0' && c <= '9').count();
    this.anywhere = space.alphabet().length() - (plus < 0 ? 0 : 1);
    this.dues = automaton.dues();
    this.maxDigits = digitsAlone ? -1 : maxDigits(automaton, maxLength);
    this.columns = maxDigits + 2;
    this.failure = new int[automaton.size()];
    this.ownStart = new int[automaton.size() + 1];
    for (int state = 0; state < automaton.size(); state++) {
      failure[state] = automaton.failure(state);
      ownStart[state + 1] = automaton.ownStart(state + 1);
    }
    this.ownTarget = new int[ownStart[automaton.size()]];
    Arrays.setAll(ownTarget, automaton::ownTarget);
    this.values = new Values(maxLength + 1, automaton.size(), columns);
    this.old = new Values(maxLength + 1, automaton.size(), columns);
    this.rankStart = new int[ranks + 1];
    this.byRank = new int[dues.size()];
    orderByRank();
    this.parents = new int[failure.length][];
    this.dependents = new int[failure.length][];
    findDependents();
    this.representative = new int[failure.length];
    this.oldRepresentative = new int[failure.length];
    live.set(FailureDfa.ROOT);
    live.set(FailureDfa.START);
    for (byte[] own : values.own) {
      Arrays.fill(own, FailureDfa.NEVER);
    }
    changed.set(0, failure.length);
    represent();
    compute();
    changed.clear();
  }

  /** Returns a table in which no rank is active yet. */
  static AvoidanceTable of(FailureDfa automaton, NumberSpace space, int ranks) {
    return new AvoidanceTable(automaton, space, ranks, false);
  }

  /** Returns a table in which no rank is active yet, for numbers that go on in digits alone. */
  static AvoidanceTable ofDigits(FailureDfa automaton, NumberSpace space, int ranks) {
    return new AvoidanceTable(automaton, space, ranks, true);
  }

  /** Returns how many entries a table of the automaton has. */
  static long entries(FailureDfa automaton, NumberSpace space) {
    return (long) automaton.size()
        * (space.maxLength() + 1)
        * (maxDigits(automaton, space.maxLength()) + 2);
  }

  /** Returns the most digits that any due asks for at the beginning of a longer continuation. */
  private static int maxDigits(FailureDfa automaton, int maxLength) {
    int most = 0;
    for (Due each : automaton.dues()) {
      for (int toCome = 0; toCome <= maxLength; toCome++) {
        int asked = each.digits()[toCome];
        most = asked < toCome ? Math.max(most, asked) : most;
      }
    }
    return most;
  }

  private void orderByRank() {
    for (Due each : dues) {
      rankStart[each.rank() + 1]++;
    }
    for (int rank = 1; rank < rankStart.length; rank++) {
      rankStart[rank] += rankStart[rank - 1];
    }
    int[] at = rankStart.clone();
    for (int i = 0; i < dues.size(); i++) {
      byRank[at[dues.get(i).rank()]++] = i;
    }
  }

  /** Finds, for each state, its parents and all states whose row is made of its row. */
  private void findDependents() {
    IntList[] byOwn = new IntList[failure.length];
    IntList[] all = new IntList[failure.length];
    for (int state = 0; state < all.length; state++) {
      byOwn[state] = new IntList(2);
      all[state] = new IntList(2);
    }
    for (int state = 0; state < all.length; state++) {
      if (failure[state] >= 0) {
        all[failure[state]].add(state);
      }
      for (int t = ownStart[state]; t < ownStart[state + 1]; t++) {
        byOwn[ownTarget[t]].add(state);
        all[ownTarget[t]].add(state);
      }
    }
    if (plus >= 0) {
      all[automaton.step(FailureDfa.START, plus)].add(FailureDfa.START);
    }
    for (int state = 0; state < all.length; state++) {
      parents[state] = byOwn[state].toArray();
      dependents[state] = all[state].toArray();
    }
  }

  /** A range of ranks, without the last. */
  record Ranks(int from, int to) {

    Ranks shifted(int by) {
      return new Ranks(from + by, to + by);
    }
  }

  /**
   * Activates some ranks.
   *
   * @return how many entries were computed
   */
  long activate(Ranks... ranges) {
    IntList activated = new IntList(16);
    for (Ranks range : ranges) {
      for (int i = rankStart[range.from()]; i < rankStart[range.to()]; i++) {
        activated.add(byRank[i]);
      }
    }
    changed.clear();
    lastLive.clear();
    for (int i = 0; i < activated.size; i++) {
      Due each = dues.get(activated.get(i));
      if (isStronger(each)) {
        change(each.state());
      }
    }
    keep();
    for (int i = 0; i < activated.size; i++) {
      Due each = dues.get(activated.get(i));
      if (changed.get(each.state())) {
        revive(each.state());
      }
    }
    represent();
    for (int i = 0; i < activated.size; i++) {
      Due each = dues.get(activated.get(i));
      for (int toCome = 0; toCome <= maxLength; toCome++) {
        byte[] own = values.own[toCome];
        own[each.state()] = (byte) Math.min(own[each.state()], each.digits()[toCome]);
      }
    }
    compute();
    return (long) changed.cardinality() * (maxLength + 1) * columns;
  }

  private boolean isStronger(Due each) {
    for (int toCome = 0; toCome <= maxLength; toCome++) {
      if (each.digits()[toCome] < values.due[toCome][representative[each.state()]]) {
        return true;
      }
    }
    return false;
  }

  /** Marks a state and all that depends on it; on the root, all depend. */
  private void change(int from) {
    IntList open = new IntList(16);
    open.add(from);
    while (open.size > 0 && !changed.get(FailureDfa.ROOT)) {
      int state = open.items[--open.size];
      if (!changed.get(state)) {
        changed.set(state);
        for (int dependent : dependents[state]) {
          open.add(dependent);
        }
      }
    }
    if (changed.get(FailureDfa.ROOT)) {
      changed.set(0, failure.length);
    }
  }

  /** Makes a state live, and all that lead to it by their own transitions. */
  private void revive(int from) {
    IntList open = new IntList(16);
    open.add(from);
    while (open.size > 0) {
      int state = open.items[--open.size];
      if (!live.get(state)) {
        live.set(state);
        lastLive.add(state);
        for (int parent : parents[state]) {
          open.add(parent);
        }
      }
    }
  }

  private void represent() {
    for (int state = changed.nextSetBit(0); state >= 0; state = changed.nextSetBit(state + 1)) {
      representative[state] = live.get(state) ? state : representative[failure[state]];
    }
  }

  /** Keeps the values of the changed states. */
  private void keep() {
    boolean all = changed.cardinality() == failure.length;
    for (int state = changed.nextSetBit(0); state >= 0; state = changed.nextSetBit(state + 1)) {
      oldRepresentative[state] = representative[state];
      if (!all) {
        values.copy(state, columns, old);
      }
    }
    if (all) { // every row is recomputed
      swap();
      for (int toCome = 0; toCome <= maxLength; toCome++) {
        System.arraycopy(old.own[toCome], 0, values.own[toCome], 0, failure.length);
      }
    }
  }

  private void swap() {
    Values kept = values;
    values = old;
    old = kept;
  }

  /** Takes back the last activation. Only once after each. */
  void undo() {
    boolean all = changed.cardinality() == failure.length;
    for (int state = changed.nextSetBit(0); state >= 0; state = changed.nextSetBit(state + 1)) {
      representative[state] = oldRepresentative[state];
      if (!all) {
        old.copy(state, columns, values);
      }
    }
    if (all) {
      swap();
    }
    for (int i = 0; i < lastLive.size; i++) {
      live.clear(lastLive.get(i));
    }
    lastLive.clear();
    changed.clear();
  }

  /** Computes the rows of the changed states, those of few characters to come first. */
  private void compute() {
    // For each state its number, that of its failure state's representative, and behind them the
    // own transitions: target, what the failure state's leads to, symbols, digits.
    IntList program = new IntList(256);
    IntList ends = new IntList(64);
    IntList depths = new IntList(64);
    for (int state = changed.nextSetBit(0); state >= 0; state = changed.nextSetBit(state + 1)) {
      if (live.get(state)) {
        program.add(state);
        program.add(failure[state] < 0 ? -1 : representative[failure[state]]);
        for (int t = ownStart[state]; t < ownStart[state + 1]; t++) {
          if (live.get(ownTarget[t])) {
            program.add(ownTarget[t]);
            program.add(representative[failure[ownTarget[t]]]);
            program.add(automaton.ownSymbols(t));
            program.add(automaton.ownDigits(t));
          }
        }
        ends.add(program.size);
        depths.add(automaton.depth(state));
      }
    }
    int reached = ends.size;
    for (int toCome = 0; toCome <= maxLength; toCome++) {
      // A number that has reached a state at depth d has at most maxLength - d characters to come.
      while (reached > 0 && depths.get(reached - 1) > maxLength - toCome) {
        reached--;
      }
      int at = 0;
      for (int i = 0; i < reached; i++) {
        enter(program.items, at, ends.items[i], toCome);
        takeOff(program.items[at], program.items[at + 1], toCome);
        at = ends.items[i];
      }
    }
  }

  private void enter(int[] program, int from, int to, int toCome) {
    long[] entering = values.entering[toCome];
    int state = program[from];
    int at = state * columns;
    if (toCome == 0) {
      entering[at + DIGITS_ALONE] = 1;
      if (columns > 1) {
        entering[at + 1] = 1;
      }
      return;
    }
    long[] behind = values.avoiding[toCome - 1];
    if (program[from + 1] < 0) {
      for (int column = 0; column < columns; column++) {
        entering[at + column] =
            (column == 1 ? anywhere : digits)
                * behind[at + Math.max(column - 1, Math.min(column, 1))];
      }
    } else {
      System.arraycopy(entering, program[from + 1] * columns, entering, at, columns);
    }
    for (int t = from + 2; t < to; t += 4) {
      int target = program[t] * columns;
      int other = program[t + 1] * columns;
      int ofDigits = program[t + 3];
      entering[at] += ofDigits * (behind[target] - behind[other]);
      if (columns > 1) {
        entering[at + 1] += program[t + 2] * (behind[target + 1] - behind[other + 1]);
      }
      // One digit read, one fewer to begin with.
      for (int column = 2; column < columns; column++) {
        entering[at + column] +=
            ofDigits * (behind[target + column - 1] - behind[other + column - 1]);
      }
    }
    if (state == FailureDfa.START && plus >= 0 && columns > 1) {
      int target = representative[automaton.step(state, plus)];
      entering[at + 1] += behind[target * columns + 1];
    }
  }

  private void takeOff(int state, int from, int toCome) {
    int least = values.own[toCome][state];
    if (from >= 0) {
      least = Math.min(least, values.due[toCome][from]);
    }
    values.due[toCome][state] = (byte) least;
    long[] entering = values.entering[toCome];
    long[] avoiding = values.avoiding[toCome];
    int at = state * columns;
    if (least == FailureDfa.NEVER) {
      System.arraycopy(entering, at, avoiding, at, columns);
      return;
    }
    avoiding[at + DIGITS_ALONE] = 0;
    if (columns > 1) {
      long taken = entering[at + column(least)];
      for (int begin = 0; begin <= maxDigits; begin++) {
        avoiding[at + 1 + begin] = begin >= least ? 0 : entering[at + 1 + begin] - taken;
      }
    }
  }

  /**
   * Returns the column of continuations that begin with this many digits; past the last, of digits
   * alone.
   */
  private int column(int begin) {
    return begin <= maxDigits ? begin + 1 : DIGITS_ALONE;
  }

  /**
   * Returns how many numbers no active rank takes.
   *
   * @param prefix what the numbers begin with
   * @param toCome how many characters follow
   * @param digitsAlone whether only digits may follow
   * @param before whether the last activation does not count
   */
  long count(String prefix, int toCome, boolean digitsAlone, boolean before) {
    int state = FailureDfa.START;
    int left = prefix.length() + toCome;
    int pending = pending(state, left, before);
    for (int i = 0; i < prefix.length() && pending > 0; i++) {
      char c = prefix.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      state = automaton.step(state, space.alphabet().indexOf(c));
      left--;
      pending = digit && pending != FailureDfa.NEVER ? pending - 1 : FailureDfa.NEVER;
      pending = Math.min(pending, pending(state, left, before));
    }
    if (pending == 0 || (digitsAlone && pending != FailureDfa.NEVER)) {
      return 0;
    }
    int row = row(state, before);
    long[] avoiding = of(row, before).avoiding[left];
    int at = row * columns;
    if (digitsAlone) {
      return avoiding[at + DIGITS_ALONE];
    }
    return avoiding[at + 1] - (pending == FailureDfa.NEVER ? 0 : avoiding[at + column(pending)]);
  }

  private int pending(int state, int toCome, boolean before) {
    int row = row(state, before);
    return of(row, before).due[toCome][row];
  }

  private int row(int state, boolean before) {
    return (before && changed.get(state) ? oldRepresentative : representative)[state];
  }

  private Values of(int row, boolean before) {
    return before && changed.get(row) ? old : values;
  }
}
