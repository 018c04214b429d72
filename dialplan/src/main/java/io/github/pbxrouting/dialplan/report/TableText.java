package io.github.pbxrouting.dialplan.report;

import io.github.pbxrouting.core.analysis.answers.CompiledTable;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * A compiled table as text: numbers of seven bits a byte, low bits first, in Base64. A target is
 * twice a state, or twice a decision and one. A row has the target that most classes have, and the
 * others one by one. {@code walk.js} reads it.
 */
final class TableText {

  private final CompiledTable table;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TableText(CompiledTable table) {
    this.table = table;
  }

  /** Returns the table as text. */
  static String of(CompiledTable table) {
    return new TableText(table).write();
  }

  private String write() {
    number(table.classes());
    for (int symbol = 0; symbol <= CompiledTable.BEYOND_ASCII; ) {
      int characterClass = table.classOf(symbol);
      int from = symbol;
      while (symbol <= CompiledTable.BEYOND_ASCII && table.classOf(symbol) == characterClass) {
        symbol++;
      }
      number(characterClass);
      number(symbol - from);
    }
    target(table.start());
    number(table.restarts() ? 1 : 0);
    for (int context = 0; table.restarts() && context < CompiledTable.CONTEXTS; context++) {
      target(table.restart(context));
    }
    number(table.states());
    for (int state = 0; state < table.states(); state++) {
      number(table.end(state));
      row(state);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void row(int state) {
    int[] row = new int[table.classes()];
    for (int k = 0; k < row.length; k++) {
      row[k] = table.next(state, k);
    }
    int most = mostFrequent(row);
    target(most);
    number((int) Arrays.stream(row).filter(target -> target != most).count());
    for (int k = 0; k < row.length; k++) {
      if (row[k] != most) {
        number(k);
        target(row[k]);
      }
    }
  }

  private static int mostFrequent(int[] row) {
    int[] sorted = row.clone();
    Arrays.sort(sorted);
    int best = sorted[0];
    int longest = 0;
    int from = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != sorted[from]) {
        from = i;
      }
      if (i - from + 1 > longest) {
        longest = i - from + 1;
        best = sorted[i];
      }
    }
    return best;
  }

  private void target(int target) {
    number(target < 0 ? 2 * ~target + 1 : 2 * target);
  }

  private void number(int number) {
    int rest = number;
    while (rest > 127) {
      bytes.write((rest & 127) + 128);
      rest >>>= 7;
    }
    bytes.write(rest);
  }
}
