package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.automaton.table.RowTable;
import java.util.function.IntFunction;

/**
 * No engine but a bound: the plan's table of rows, walked over characters that were classified
 * beforehand, with nothing checked and nothing else to do. What the router takes longer is the
 * price of reading text and of refusing what is no number.
 */
final class FloorEngine implements IntFunction<RouteDecision> {
  private final RivalPlan plan;
  private final RowTable table;
  private final int[] rows;
  private final int start;
  private final byte[][] numbers;

  FloorEngine(RivalPlan plan, String[] texts) {
    this.plan = plan;
    table = RowTable.of(plan.regexes());
    rows = table.rows();
    start = table.start();
    byte[] columns = table.columns();
    numbers = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      numbers[i] = classify(texts[i], columns);
    }
  }

  private static byte[] classify(String number, byte[] columns) {
    byte[] classes = new byte[number.length()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = columns[number.charAt(i)];
    }
    return classes;
  }

  @Override
  public RouteDecision apply(int i) {
    int[] rows = this.rows;
    int row = start;
    for (byte column : numbers[i]) {
      row = rows[row + column];
      if (row < 0) {
        return decision(~row);
      }
    }
    return decision(table.end(row));
  }

  private RouteDecision decision(int rank) {
    return plan.decision(rank == Integer.MAX_VALUE ? RivalPlan.NO_FRIEND : rank);
  }
}
