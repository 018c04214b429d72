package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa;
import io.github.pbxrouting.core.automaton.dfa.FailureDfa.Due;
import io.github.pbxrouting.core.automaton.ints.IntList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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
 * <p>Activating a rank recomputes the rows that depend on it. Where matches begin at offset 0,
 * these are few. Where they may begin anywhere, these are the rows with room for a match. A state
 * that leads to no active rank is like its failure state, and costs nothing: its
 * <em>representative</em> has its row.
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

  /**
   * For each state, where its columns begin; one more at the end. A state has the columns that it
   * or a state whose row is made of its row asks for.
   */
  private final int[] columnStart;

  private final int[] failure;
  private final int[] ownStart;
  private final int[] ownTarget;

  /** For each state, the states whose own transitions lead to it; the start, also by a plus. */
  private final int[][] parents;

  /** For each state, the states that fail to it. */
  private final int[][] failing;

  /** The states that lead to active ranks by their own transitions, and the root and the start. */
  private final BitSet live = new BitSet();

  private final IntList lastLive = new IntList(16);

  /** For each state, the first live one along its failure links, beginning with itself. */
  private final int[] representative;

  /** Of the changed states, the representatives before. */
  private final int[] oldRepresentative;

  private final Values values;

  /** Of the rows that the last activation changed, the values before. */
  private final Values old;

  /** The states of which the last activation changed a row. */
  private final BitSet changed = new BitSet();

  /** Of the changed states, with how many characters to come the first changed row is. */
  private final int[] changedFrom;

  /** States whose rows may change, by the number of characters to come; empty between two calls. */
  private final IntList[] open;

  /** What was activated last, as indices of {@link #dues}. */
  private final IntList activated = new IntList(16);

  /** What a table holds, by the number of characters to come. */
  private static final class Values {

    /** Before what is due in the state itself is taken off, where anything is. */
    final long[][] entering;

    final long[][] avoiding;

    /** What is due in the state itself. */
    final byte[][] own;

    /** What is due in the state or one that it fails to. */
    final byte[][] due;

    Values(int levels, int states, int columns) {
      entering = new long[levels][columns];
      avoiding = new long[levels][columns];
      own = new byte[levels][states];
      due = new byte[levels][states];
    }

    /** Copies a row, without what is due in the state itself. */
    void copyRow(int state, int at, int columns, int toCome, Values to) {
      System.arraycopy(entering[toCome], at, to.entering[toCome], at, columns);
      System.arraycopy(avoiding[toCome], at, to.avoiding[toCome], at, columns);
      to.due[toCome][state] = due[toCome][state];
    }

    void copyOwn(int state, Values to) {
      for (int toCome = 0; toCome < own.length; toCome++) {
        to.own[toCome][state] = own[toCome][state];
      }
    }
  }

  private final List<Due> dues;

  /** For each rank, where its dues begin in {@link #byRank}; one more at the end. */
  private final int[] rankStart;

  private final int[] byRank;

  private AvoidanceTable(FailureDfa automaton, NumberSpace space, int ranks, boolean digitsAlone) {
    this.automaton = automaton;
    this.space = space;
    this.maxLength = space.maxLength();
    this.plus = space.alphabet().indexOf('+');
    this.digits = (int) space.alphabet().chars().filter(c -> c >= '0' && c <= '9').count();
    this.anywhere = space.alphabet().length() - (plus < 0 ? 0 : 1);
    this.dues = automaton.dues();
    this.columnStart = digitsAlone ? oneEach(automaton.size()) : columnStarts(automaton, maxLength);
    this.failure = new int[automaton.size()];
    this.ownStart = new int[automaton.size() + 1];
    for (int state = 0; state < automaton.size(); state++) {
      failure[state] = automaton.failure(state);
      ownStart[state + 1] = automaton.ownStart(state + 1);
    }
    this.ownTarget = new int[ownStart[automaton.size()]];
    Arrays.setAll(ownTarget, automaton::ownTarget);
    this.values = new Values(maxLength + 1, automaton.size(), columnStart[automaton.size()]);
    this.old = new Values(maxLength + 1, automaton.size(), columnStart[automaton.size()]);
    this.rankStart = new int[ranks + 1];
    this.byRank = new int[dues.size()];
    orderByRank();
    this.parents = new int[failure.length][];
    this.failing = new int[failure.length][];
    findDependents();
    this.changedFrom = new int[failure.length];
    this.open = new IntList[maxLength + 2];
    Arrays.setAll(open, toCome -> new IntList(16));
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
    int maxLength = space.maxLength();
    return (maxLength + 1L) * columnStarts(automaton, maxLength)[automaton.size()];
  }

  private static int[] oneEach(int states) {
    return IntStream.rangeClosed(0, states).toArray();
  }

  /**
   * Returns where the columns of each state begin: one of digits alone, and one for 0 digits up.
   */
  private static int[] columnStarts(FailureDfa automaton, int maxLength) {
    int[] starts = new int[automaton.size() + 1];
    int[] most = mostDigits(automaton, maxLength);
    for (int state = 0; state < most.length; state++) {
      starts[state + 1] = starts[state] + most[state] + 2;
    }
    return starts;
  }

  /**
   * Returns for each state the most digits that are asked for at the beginning of a longer
   * continuation: by what is due in it or in a state that it fails to, by a state that fails to it,
   * or, with one more, by a state before it.
   */
  private static int[] mostDigits(FailureDfa automaton, int maxLength) {
    int[] most = new int[automaton.size()];
    for (Due each : automaton.dues()) {
      for (int toCome = 0; toCome <= maxLength; toCome++) {
        int asked = each.digits()[toCome];
        if (asked < toCome) {
          raise(most, each.state(), asked);
        }
      }
    }
    for (int state = 0; state < most.length; state++) {
      if (automaton.failure(state) >= 0) {
        raise(most, state, most[automaton.failure(state)]);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int state = most.length - 1; state >= 0; state--) {
        for (int t = automaton.ownStart(state); t < automaton.ownStart(state + 1); t++) {
          changed |= raise(most, automaton.ownTarget(t), most[state] - 1);
        }
        changed |=
            automaton.failure(state) >= 0 && raise(most, automaton.failure(state), most[state]);
      }
    }
    return most;
  }

  /** Raises the value of a state to the least it must be; returns whether it was less. */
  private static boolean raise(int[] most, int state, int least) {
    boolean less = most[state] < least;
    most[state] = Math.max(most[state], least);
    return less;
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

  /** Finds, for each state, the states whose rows are made of its row. */
  private void findDependents() {
    IntList[] byOwn = new IntList[failure.length];
    IntList[] byFailure = new IntList[failure.length];
    for (int state = 0; state < failure.length; state++) {
      byOwn[state] = new IntList(2);
      byFailure[state] = new IntList(2);
    }
    for (int state = 0; state < failure.length; state++) {
      if (failure[state] >= 0) {
        byFailure[failure[state]].add(state);
      }
      for (int t = ownStart[state]; t < ownStart[state + 1]; t++) {
        byOwn[ownTarget[t]].add(state);
      }
    }
    if (plus >= 0) {
      byOwn[automaton.step(FailureDfa.START, plus)].add(FailureDfa.START);
    }
    for (int state = 0; state < failure.length; state++) {
      parents[state] = byOwn[state].toArray();
      failing[state] = byFailure[state].toArray();
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
    activated.clear();
    for (Ranks range : ranges) {
      for (int i = rankStart[range.from()]; i < rankStart[range.to()]; i++) {
        activated.add(byRank[i]);
      }
    }
    changed.clear();
    lastLive.clear();
    change();
    represent();
    for (int i = 0; i < activated.size; i++) {
      values.copyOwn(dues.get(activated.get(i)).state(), old);
    }
    for (int i = 0; i < activated.size; i++) {
      Due each = dues.get(activated.get(i));
      for (int toCome = 0; toCome <= maxLength; toCome++) {
        byte[] own = values.own[toCome];
        own[each.state()] = (byte) Math.min(own[each.state()], each.digits()[toCome]);
      }
    }
    return compute();
  }

  /**
   * Finds the rows that depend on what is activated: those of its states, with as many characters
   * to come those of the states that fail to them, and with one more those of the states before.
   */
  private void change() {
    for (int i = 0; i < activated.size; i++) {
      Due each = dues.get(activated.get(i));
      int from = strongerFrom(each);
      if (from <= mostToCome(each.state())) {
        open[from].add(each.state());
        revive(each.state());
      }
    }
    for (int from = 0; from < open.length; from++) {
      while (open[from].size > 0) {
        int state = open[from].items[--open[from].size];
        if (from <= mostToCome(state) && change(state, from)) {
          for (int dependent : failing[state]) {
            open[from].add(dependent);
          }
          for (int dependent : parents[state]) {
            open[from + 1].add(dependent);
          }
        }
      }
    }
    // A row that is new has no values yet.
    for (int i = 0; i < lastLive.size; i++) {
      change(lastLive.get(i), 0);
    }
  }

  /** Marks rows of a state; returns whether none of them were, nor rows of fewer to come. */
  private boolean change(int state, int from) {
    if (!changed.get(state)) {
      changed.set(state);
      changedFrom[state] = from;
      oldRepresentative[state] = representative[state];
      return true;
    }
    changedFrom[state] = Math.min(changedFrom[state], from);
    return false;
  }

  /** Returns with how many characters to come it takes more than is taken already. */
  private int strongerFrom(Due each) {
    int from = 0;
    while (from <= maxLength
        && each.digits()[from] >= values.due[from][representative[each.state()]]) {
      from++;
    }
    return from;
  }

  /** Returns how many characters at most follow in the state. */
  private int mostToCome(int state) {
    return maxLength - automaton.depth(state);
  }

  /** Makes a state live, and all that lead to it by their own transitions. */
  private void revive(int from) {
    IntList leading = new IntList(16);
    leading.add(from);
    while (leading.size > 0) {
      int state = leading.items[--leading.size];
      if (!live.get(state)) {
        live.set(state);
        lastLive.add(state);
        for (int parent : parents[state]) {
          leading.add(parent);
        }
      }
    }
  }

  private void represent() {
    for (int state = changed.nextSetBit(0); state >= 0; state = changed.nextSetBit(state + 1)) {
      representative[state] = live.get(state) ? state : representative[failure[state]];
    }
  }

  /** Takes back the last activation. Only once after each. */
  void undo() {
    for (int state = changed.nextSetBit(0); state >= 0; state = changed.nextSetBit(state + 1)) {
      if (live.get(state)) {
        for (int toCome = changedFrom[state]; toCome <= mostToCome(state); toCome++) {
          old.copyRow(state, columnStart[state], columns(state, toCome), toCome, values);
        }
      }
      representative[state] = oldRepresentative[state];
    }
    for (int i = 0; i < activated.size; i++) {
      old.copyOwn(dues.get(activated.get(i)).state(), values);
    }
    for (int i = 0; i < lastLive.size; i++) {
      live.clear(lastLive.get(i));
    }
    activated.clear();
    lastLive.clear();
    changed.clear();
  }

  private int columns(int state) {
    return columnStart[state + 1] - columnStart[state];
  }

  /**
   * Computes the rows of the changed states, those of few characters to come first.
   *
   * @return how many entries were computed
   */
  private long compute() {
    // For each state its number, that of its failure state's representative, and behind them the
    // own transitions: target, what the failure state's leads to, symbols, digits.
    IntList program = new IntList(256);
    IntList ends = new IntList(64);
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
      }
    }
    long computed = 0;
    for (int toCome = 0; toCome <= maxLength; toCome++) {
      int at = 0;
      for (int i = 0; i < ends.size; i++) {
        int state = program.items[at];
        if (toCome > mostToCome(state)) {
          break; // so is it for the deeper ones that follow
        }
        if (toCome >= changedFrom[state]) {
          computed += compute(program.items, at, ends.items[i], toCome);
        }
        at = ends.items[i];
      }
    }
    return computed;
  }

  private int compute(int[] program, int from, int to, int toCome) {
    int state = program[from];
    int fallback = program[from + 1];
    byte[] due = values.due[toCome];
    int least = values.own[toCome][state];
    if (fallback >= 0) {
      least = Math.min(least, due[fallback]);
    }
    int count = columns(state, toCome);
    values.copyRow(state, columnStart[state], count, toCome, old);
    due[state] = (byte) least;
    if (least == FailureDfa.NEVER) {
      enter(program, from, to, toCome, count, values.avoiding[toCome]);
    } else {
      enter(program, from, to, toCome, count, values.entering[toCome]);
      takeOff(columnStart[state], count, toCome, least);
    }
    return count;
  }

  /**
   * Returns how many columns a state has with {@code toCome} characters to come. Continuations that
   * begin with as many digits are of digits alone.
   */
  private int columns(int state, int toCome) {
    return Math.min(columns(state), Math.max(toCome, 1) + 1);
  }

  private void enter(int[] program, int from, int to, int toCome, int count, long[] entering) {
    int state = program[from];
    int fallback = program[from + 1];
    int at = columnStart[state];
    if (toCome == 0) {
      Arrays.fill(entering, at, at + count, 1);
      return;
    }
    long[] behind = values.avoiding[toCome - 1];
    if (fallback < 0) {
      for (int column = 0; column < count; column++) {
        entering[at + column] =
            (column == 1 ? anywhere : digits)
                * behind[at + Math.max(column - 1, Math.min(column, 1))];
      }
    } else {
      long[] same =
          values.due[toCome][fallback] == FailureDfa.NEVER
              ? values.avoiding[toCome]
              : values.entering[toCome];
      System.arraycopy(same, columnStart[fallback], entering, at, count);
    }
    for (int t = from + 2; t < to; t += 4) {
      int target = columnStart[program[t]];
      int other = columnStart[program[t + 1]];
      int ofDigits = program[t + 3];
      entering[at] += ofDigits * (behind[target] - behind[other]);
      if (count > 1) {
        entering[at + 1] += program[t + 2] * (behind[target + 1] - behind[other + 1]);
      }
      // One digit read, one fewer to begin with.
      for (int column = 2; column < count; column++) {
        entering[at + column] +=
            ofDigits * (behind[target + column - 1] - behind[other + column - 1]);
      }
    }
    if (state == FailureDfa.START && plus >= 0 && count > 1) {
      int target = representative[automaton.step(state, plus)];
      entering[at + 1] += behind[columnStart[target] + 1];
    }
  }

  private void takeOff(int at, int count, int toCome, int least) {
    long[] entering = values.entering[toCome];
    long[] avoiding = values.avoiding[toCome];
    avoiding[at + DIGITS_ALONE] = 0;
    long taken = count > 1 ? entering[at + column(least, toCome)] : 0;
    for (int column = 1; column < count; column++) {
      avoiding[at + column] = column > least ? 0 : entering[at + column] - taken;
    }
  }

  /**
   * Returns the column of continuations that begin with this many digits; of digits alone where no
   * more are to come.
   */
  private static int column(int begin, int toCome) {
    return begin < toCome ? begin + 1 : DIGITS_ALONE;
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
    long[] avoiding = of(row, left, before).avoiding[left];
    int at = columnStart[row];
    if (digitsAlone) {
      return avoiding[at + DIGITS_ALONE];
    }
    return avoiding[at + 1]
        - (pending == FailureDfa.NEVER ? 0 : avoiding[at + column(pending, left)]);
  }

  private int pending(int state, int toCome, boolean before) {
    int row = row(state, before);
    return of(row, toCome, before).due[toCome][row];
  }

  private int row(int state, boolean before) {
    return (before && changed.get(state) ? oldRepresentative : representative)[state];
  }

  private Values of(int row, int toCome, boolean before) {
    return before && changed.get(row) && changedFrom[row] <= toCome ? old : values;
  }
}
