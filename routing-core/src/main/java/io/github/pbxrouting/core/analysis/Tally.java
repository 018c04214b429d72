package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.automaton.Automaton;
import io.github.pbxrouting.core.automaton.LanguageDfa;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers that one automaton matches, sorted by the ranks that another gives them: counts and
 * first numbers. Where the budget did not suffice, the tally is complete {@link #decidedTo up to a
 * length} only.
 */
final class Tally {

  private static final class Cell {
    final SortedMap<Integer, BigInteger> byLength = new TreeMap<>();
    final String witness;

    Cell(String witness) {
      this.witness = witness;
    }
  }

  private final SortedMap<Integer, Cell> cells = new TreeMap<>();
  private final World world;
  private final int decidedTo;

  private Tally(LanguageDfa within, LanguageDfa ranks, int limit, World world) {
    this.world = world;
    this.decidedTo = Sweep.walk(within, ranks, limit, world, Sweep.within(within), this::add);
  }

  /**
   * Sorts the numbers that {@code within} matches by {@code ranks}.
   *
   * @param limit the ranks that count are those below it; numbers without one have the limit
   */
  static Tally of(LanguageDfa within, LanguageDfa ranks, int limit, World world) {
    return new Tally(within, ranks, limit, world);
  }

  private void add(Sweep sweep, int length) {
    Sweep.Level level = sweep.level(length);
    for (int pair = 0; pair < level.size; pair++) {
      if (sweep.leftRank(length, pair) != Automaton.NONE) {
        int rank = sweep.rightRank(length, pair);
        Cell cell = cells.get(rank);
        if (cell == null) {
          cell = new Cell(sweep.first(length, pair));
          cells.put(rank, cell);
        }
        cell.byLength.merge(length, level.count[pair], BigInteger::add);
      }
    }
  }

  /** The numbers of each rank that some number has, in the order of the ranks. */
  SortedMap<Integer, NumberSet> numbers() {
    SortedMap<Integer, NumberSet> numbers = new TreeMap<>();
    for (Map.Entry<Integer, Cell> entry : cells.entrySet()) {
      Cell cell = entry.getValue();
      numbers.put(entry.getKey(), new NumberSet(cell.byLength, cell.witness));
    }
    return numbers;
  }

  /** The length up to which, included, the tally is complete. */
  int decidedTo() {
    return decidedTo;
  }

  /** Whether every number of the world was looked at. */
  boolean isComplete() {
    return decidedTo == world.maxLength();
  }
}
