package io.github.pbxrouting.core.analysis;

import io.github.pbxrouting.core.automaton.Automaton;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares one client of two plans: walks both automata of decisions at once. */
final class Comparison {

  /** The ranks that the old and the new plan give a number. */
  private record Move(int from, int to) {}

  private static final class Cell {
    final SortedMap<Integer, BigInteger> byLength = new TreeMap<>();
    final String witness;
    final NumberPatterns patterns;

    Cell(String witness, World world) {
      this.witness = witness;
      this.patterns = new NumberPatterns(world);
    }
  }

  private final ClientView older;
  private final ClientView newer;
  private final Map<Move, Cell> moves = new LinkedHashMap<>();

  private Comparison(ClientView older, ClientView newer) {
    this.older = older;
    this.newer = newer;
  }

  /**
   * Adds the numbers of a client that move from one place to another.
   *
   * @return the length up to which, included, the plans were compared
   */
  static int compare(ClientView older, ClientView newer, List<PlanDiff.Change> changes) {
    return new Comparison(older, newer).run(changes);
  }

  private int run(List<PlanDiff.Change> changes) {
    World world = older.world();
    if (older.plan().firstUnread() != Automaton.NONE
        || newer.plan().firstUnread() != Automaton.NONE) {
      return 0;
    }
    int decidedTo =
        Sweep.walk(
            older.decisions(),
            newer.decisions(),
            Automaton.NONE,
            world,
            this::isSettledAlike,
            this::add);
    moves.forEach((move, cell) ->
        changes.add(
            new PlanDiff.Change(
                older.id(),
                older.plan().route(move.from()),
                newer.plan().route(move.to()),
                new NumberSet(cell.byLength, cell.witness),
                cell.patterns.describe())));
    return decidedTo;
  }

  private boolean isSettledAlike(int left, int right) {
    return older.decisions().isFinal(left)
        && newer.decisions().isFinal(right)
        && isAlike(older.decisions().rank(left), newer.decisions().rank(right));
  }

  private boolean isAlike(int from, int to) {
    return older.plan().route(from).equals(newer.plan().route(to));
  }

  private void add(Sweep sweep, int length) {
    Sweep.Level level = sweep.level(length);
    Map<Move, List<Integer>> pairs = new LinkedHashMap<>();
    for (int pair = 0; pair < level.size; pair++) {
      Move move = new Move(sweep.leftRank(length, pair), sweep.rightRank(length, pair));
      if (!isAlike(move.from(), move.to())) {
        pairs.computeIfAbsent(move, m -> new ArrayList<>()).add(pair);
      }
    }
    pairs.forEach((move, those) -> {
      String first = sweep.first(length, those.get(0));
      Cell cell = moves.computeIfAbsent(move, m -> new Cell(first, older.world()));
      BigInteger count =
          those.stream().map(pair -> level.count[pair]).reduce(BigInteger.ZERO, BigInteger::add);
      cell.byLength.merge(length, count, BigInteger::add);
      cell.patterns.add(sweep, length, those);
    });
  }

  /** Adds all numbers of a client that only one of the plans has. */
  static int alone(ClientView view, boolean removed, List<PlanDiff.Change> changes) {
    if (view.plan().firstUnread() != Automaton.NONE) {
      return 0;
    }
    Map<Route, NumberSet> byRoute = new LinkedHashMap<>();
    Tally tally = view.tally();
    tally.numbers().forEach((rank, numbers) -> byRoute.put(view.plan().route(rank), numbers));
    byRoute.entrySet().stream()
        .sorted((one, other) ->
            NumberSet.precedes(one.getValue().witness(), other.getValue().witness()) ? -1 : 1)
        .forEach(entry ->
            changes.add(
                new PlanDiff.Change(
                    view.id(),
                    removed ? entry.getKey() : null,
                    removed ? null : entry.getKey(),
                    entry.getValue(),
                    List.of())));
    return tally.decidedTo();
  }
}
