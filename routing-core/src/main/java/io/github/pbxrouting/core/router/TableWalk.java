package io.github.pbxrouting.core.router;

import io.github.pbxrouting.core.automaton.ints.IntList;
import io.github.pbxrouting.core.automaton.ints.IntPairMap;
import io.github.pbxrouting.core.automaton.ints.IntSequences;
import io.github.pbxrouting.core.automaton.nfa.Look;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.automaton.table.Transitions;
import java.util.Arrays;

/**
 * Walks a table once, digit by digit, also where patterns may match from later offsets: a state is
 * the set of the walks that are under way, and the strongest rank that one of them has decided on.
 * A walk that can find nothing stronger is dropped.
 */
final class TableWalk implements DialWalk {

  /** The maximum number of ints of the sets of one table that has walks from later offsets. */
  private static final int MAX_KEY_INTS = 1 << 20;

  private final Transitions table;
  private final int unknownFrom;
  private final int weakest;
  private final boolean restarts;

  /** For each state of a table with restarts, by its index, the strongest rank ahead. */
  private final IntList ahead = new IntList(16);

  private final IntPairMap indexes = new IntPairMap();

  // The key of a state: the strongest rank decided on, then states of the table.
  private final IntSequences keys = new IntSequences();

  private final IntList open = new IntList(16);

  /**
   * A walk.
   *
   * @param unknownFrom the strongest rank that the table does not have, or {@link Rank#NONE}
   * @param weakest the rank of numbers that match nothing
   */
  TableWalk(Transitions table, int unknownFrom, int weakest) {
    this.table = table;
    this.unknownFrom = unknownFrom;
    this.weakest = weakest;
    this.restarts = table.restartRank() != Rank.NONE;
    if (restarts) {
      lookAhead();
    }
  }

  private void lookAhead() {
    IntList states = new IntList(64);
    int[] symbols = new int[table.classes()];
    for (int character = 0; character < DialTable.CHARACTERS; character++) {
      symbols[table.classOf(character)] = character;
    }
    discover(table.start(), states);
    for (int context = Look.OTHER; context <= Look.LINE; context++) {
      discover(table.restart(context), states);
    }
    for (int i = 0; i < states.size; i++) {
      for (int symbol : symbols) {
        discover(table.next(states.get(i), symbol), states);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = states.size - 1; i >= 0; i--) {
        int strongest = ahead.get(i);
        for (int symbol : symbols) {
          strongest = Math.min(strongest, ahead(table.next(states.get(i), symbol)));
        }
        changed |= strongest != ahead.get(i);
        ahead.items[i] = strongest;
      }
    }
  }

  private void discover(int target, IntList states) {
    if (target >= 0 && indexes.find(target, 0) < 0) {
      indexes.add(target, 0, states.size);
      states.add(target);
      ahead.add(table.end(target));
    }
  }

  private int ahead(int target) {
    return target < 0 ? ~target : ahead.get(indexes.find(target, 0));
  }

  @Override
  public int start() {
    open.clear();
    return close(enter(table.start(), Rank.NONE));
  }

  @Override
  public int step(int state, int character) {
    open.clear();
    int from = keys.start(state);
    int best = keys.get(from);
    for (int i = from + 1; i < keys.stop(state); i++) {
      best = enter(table.next(keys.get(i), character), best);
    }
    if (table.restartRank() < best) {
      best = enter(table.restart(Look.context(character)), best);
    }
    return close(best);
  }

  /** Adds a walk; returns the strongest rank decided on. */
  private int enter(int target, int best) {
    if (target < 0) {
      return Math.min(best, ~target);
    }
    open.add(target);
    return best;
  }

  private int close(int best) {
    Arrays.sort(open.items, 0, open.size);
    keys.write(best);
    for (int i = 0; i < open.size; i++) {
      int state = open.get(i);
      if ((i == 0 || state != open.get(i - 1)) && (!restarts || ahead(state) < best)) {
        keys.write(state);
      }
    }
    int known = keys.find();
    if (known < 0 && restarts && keys.size() > MAX_KEY_INTS) {
      keys.discard();
      return OVER_BUDGET;
    }
    return keys.intern();
  }

  @Override
  public int label(int state) {
    int best = keys.get(keys.start(state));
    for (int i = keys.start(state) + 1; i < keys.stop(state); i++) {
      best = Math.min(best, table.end(keys.get(i)));
    }
    return Math.min(best, weakest);
  }

  @Override
  public boolean hasNumber(int state) {
    return false;
  }

  @Override
  public boolean isUnknown(int state) {
    return label(state) > unknownFrom;
  }

  @Override
  public boolean areAlike(int one, int other) {
    return table.classOf(one) == table.classOf(other)
        && (!restarts || table.restart(Look.context(one)) == table.restart(Look.context(other)));
  }
}
