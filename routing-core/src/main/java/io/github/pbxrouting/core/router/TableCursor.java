package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.RouteDecision;
import java.util.List;
import java.util.Objects;

/** Walks a {@link DialTable}: a step of the table a character. */
final class TableCursor implements DialCursor {

  private final CallRouter router;
  private final DialTable table;
  private final int[] rows;
  private final char[] columns;
  private final char[] number;
  private int length;
  private int row;

  TableCursor(CallRouter router, DialTable table, int maxLength) {
    this.router = router;
    this.table = table;
    this.rows = table.rows;
    this.columns = table.columns;
    this.number = new char[maxLength];
    this.row = table.start;
  }

  @Override
  public DialCursor append(char character) {
    if (length == number.length) {
      throw Destinations.invalid(number(), length + 1, length);
    }
    number[length++] = character;
    row = character < DialTable.CHARACTERS ? rows[row + columns[character]] : table.sink;
    return this;
  }

  @Override
  public DialCursor append(String characters) {
    Objects.requireNonNull(characters, "characters must not be null");
    for (int i = 0; i < characters.length(); i++) {
      append(characters.charAt(i));
    }
    return this;
  }

  @Override
  public DialCursor reset() {
    length = 0;
    row = table.start;
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public String number() {
    return String.valueOf(number, 0, length);
  }

  @Override
  public RouteDecision decision() {
    RouteDecision decision = length == 0 ? null : table.decision(row);
    return decision == null ? router.route(number()) : decision;
  }

  @Override
  public boolean settled() {
    return length == 0 ? exact() && possible().size() == 1 : table.isSettled(row, left());
  }

  @Override
  public boolean matchMore() {
    return table.mayMatchMore(row, left());
  }

  @Override
  public boolean mayBeComplete() {
    return length > 0
        && (table.isTaken(row)
            || !table.mayMatchMore(row, left())
            || (!table.isExact(row, left()) && DialTable.isTaken(decision())));
  }

  @Override
  public boolean exact() {
    return table.isExact(row, left());
  }

  @Override
  public List<RouteDecision> possible() {
    return left() == 0
        ? List.of(LiteralCursor.destination(decision()))
        : table.possible(row, left(), length > 0);
  }

  private int left() {
    return number.length - length;
  }

  /** Returns the number so far and the client. */
  @Override
  public String toString() {
    return "DialCursor[client=" + router.client().id() + ", number=" + number() + "]";
  }
}
