package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.automaton.ints.IntList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table that a {@link DialCursor} walks: a row a state, with what is known about the number
 * that ends there and about those that go on. Immutable.
 *
 * <p>A number has a longest length, so a row does not say whether something follows, but how many
 * characters away it is.
 */
public final class DialTable {

  /** The characters that are distinguished; all others lead to {@link #sink}. */
  static final int CHARACTERS = 128;

  /** A distance that no number has. */
  private static final int NEVER = 0xff;

  // A row: the label of the decision, the facts, then the target of each class.
  private static final int FACTS = 1;
  private static final int HEAD = 2;

  // The facts: three distances, each in a byte, and two flags.
  private static final int MORE = 8;
  private static final int UNKNOWN = 16;
  private static final int TAKEN = 1 << 24;
  private static final int DEPENDS = 1 << 25;

  /** The characters that may follow, ascending. */
  private final String continuation;

  /** For each character, where its class lies in a row. */
  final char[] columns = new char[CHARACTERS];

  /** A target is the offset of a row. */
  final int[] rows;

  /** The row of the empty number. */
  final int start;

  /** The row of numbers about which the table knows nothing. */
  final int sink;

  private final int stride;

  /** The columns of the classes that may follow. */
  private final int[] following;

  private final RouteDecision[] decisions;

  /** The strongest label that a number may have beside that of the table. */
  private final int unknownFrom;

  /**
   * Builds a table.
   *
   * @param decisions of each label, the last one external
   * @param unknownFrom the strongest label of numbers that the walk does not know
   */
  DialTable(DialWalk walk, RouteDecision[] decisions, int unknownFrom, String continuation) {
    this.continuation = checked(continuation);
    this.decisions = decisions;
    this.unknownFrom = unknownFrom;
    int[] symbols = classes(walk);
    this.stride = HEAD + symbols.length;
    int[] columnsThatFollow = new int[symbols.length];
    int count = 0;
    for (int k = 0; k < symbols.length; k++) {
      if (mayFollow(symbols[k])) {
        columnsThatFollow[count++] = HEAD + k;
      }
    }
    this.following = Arrays.copyOf(columnsThatFollow, count);
    IntList building = new IntList(16 * stride);
    int states = walk.start() == DialWalk.OVER_BUDGET ? 0 : walk.start() + 1;
    for (int state = 0; state < states; state++) {
      building.add(walk.label(state));
      building.add(facts(walk, state));
      for (int symbol : symbols) {
        int target = walk.step(state, symbol);
        building.add(target);
        states = Math.max(states, target + 1);
      }
    }
    this.start = 0;
    this.sink = states * stride;
    building.add(decisions.length - 1);
    building.add(NEVER | NEVER << MORE | DEPENDS);
    building.fill(DialWalk.OVER_BUDGET, symbols.length);
    this.rows = building.toArray();
    for (int row = 0; row < rows.length; row += stride) {
      for (int column = HEAD; column < stride; column++) {
        int target = rows[row + column];
        rows[row + column] = target == DialWalk.OVER_BUDGET ? sink : target * stride;
      }
    }
    boolean shorter = true;
    while (shorter) {
      shorter = measure();
    }
  }

  /** Returns the characters, each once and ascending, when they may follow a number. */
  static String checked(String continuation) {
    Objects.requireNonNull(continuation, "continuation must not be null");
    BitSet characters = new BitSet();
    for (int i = 0; i < continuation.length(); i++) {
      char c = continuation.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException(
            "continuation has a character at offset "
                + i
                + " that is no printable ASCII: give the characters that may follow, such as "
                + DialCursor.KEYPAD);
      }
      characters.set(c);
    }
    if (continuation.isEmpty()) {
      throw new IllegalArgumentException(
          "continuation is empty: give the characters that may follow, such as "
              + DialCursor.KEYPAD);
    }
    StringBuilder ascending = new StringBuilder();
    characters.stream().forEach(c -> ascending.append((char) c));
    return ascending.toString();
  }

  /** Returns whether this table is one for these characters. */
  boolean serves(String characters) {
    return continuation.equals(characters) || continuation.equals(checked(characters));
  }

  private boolean mayFollow(int character) {
    return continuation.indexOf(character) >= 0;
  }

  /** Tells the characters apart; returns the first of each class. */
  private int[] classes(DialWalk walk) {
    IntList symbols = new IntList(16);
    for (int character = 0; character < CHARACTERS; character++) {
      int k = 0;
      while (k < symbols.size
          && !(mayFollow(character) == mayFollow(symbols.get(k))
              && walk.areAlike(character, symbols.get(k)))) {
        k++;
      }
      if (k == symbols.size) {
        symbols.add(character);
      }
      columns[character] = (char) (HEAD + k);
    }
    return symbols.toArray();
  }

  /** Returns the facts of a state as far as they are known before {@link #measure}. */
  private int facts(DialWalk walk, int state) {
    RouteDecision decision = decisions[walk.label(state)];
    boolean unknown = walk.isUnknown(state);
    boolean depends =
        unknown
            || walk.hasNumber(state)
            || (decision instanceof ToService to && to.code().arguments());
    return NEVER
        | NEVER << MORE
        | (unknown ? 0 : NEVER << UNKNOWN)
        | (isTaken(decision) && !unknown ? TAKEN : 0)
        | (depends ? DEPENDS : 0);
  }

  static boolean isTaken(RouteDecision decision) {
    return decision.kind() != RouteKind.EXTERNAL && decision.kind() != RouteKind.REJECTED;
  }

  /**
   * Shortens the distances of all rows by those of their targets; returns whether any became so.
   */
  private boolean measure() {
    boolean shorter = false;
    for (int row = sink - stride; row >= 0; row -= stride) {
      int facts = rows[row + FACTS];
      int change = change(facts);
      int more = more(facts);
      int unknown = unknown(facts);
      for (int column : following) {
        int target = rows[row + column];
        int ahead = rows[target + FACTS];
        unknown = Math.min(unknown, 1 + unknown(ahead));
        more = Math.min(more, (ahead & TAKEN) != 0 ? 1 : 1 + more(ahead));
        if (unknown(ahead) > 0) {
          change = Math.min(change, rows[target] == rows[row] ? 1 + change(ahead) : 1);
        }
      }
      int measured = (facts & (TAKEN | DEPENDS)) | change | (more << MORE) | (unknown << UNKNOWN);
      shorter |= measured != facts;
      rows[row + FACTS] = measured;
    }
    return shorter;
  }

  /** Returns how far the next number is that has another decision. */
  private static int change(int facts) {
    return facts & 0xff;
  }

  /** Returns how far the next number is that the plan takes, the number itself aside. */
  private static int more(int facts) {
    return facts >>> MORE & 0xff;
  }

  /** Returns how far the next number is that the table does not know. */
  private static int unknown(int facts) {
    return facts >>> UNKNOWN & 0xff;
  }

  /** Returns the row of the empty number. */
  public int start() {
    return start;
  }

  /** Returns the row that an ASCII character leads to. */
  public int next(int row, char character) {
    return rows[row + columns[character]];
  }

  /** Returns whether the plan takes the number of a row, and no longer number of any length. */
  public boolean isComplete(int row) {
    return isTaken(row) && more(rows[row + FACTS]) == NEVER && unknown(rows[row + FACTS]) == NEVER;
  }

  /** Returns whether the table knows the number of a row. */
  public boolean isKnown(int row) {
    return unknown(rows[row + FACTS]) > 0;
  }

  /** Returns the decision of a row, or null where it depends on the number. */
  @Nullable RouteDecision decision(int row) {
    return (rows[row + FACTS] & DEPENDS) == 0 ? decisions[rows[row]] : null;
  }

  /** Returns whether the plan is known to take the number of a row. */
  boolean isTaken(int row) {
    return (rows[row + FACTS] & TAKEN) != 0;
  }

  /** Returns whether no number of up to {@code left} more characters has another decision. */
  boolean isSettled(int row, int left) {
    int facts = rows[row + FACTS];
    return left == 0 || (change(facts) > left && unknown(facts) > left);
  }

  /** Returns whether a number of up to {@code left} more characters may be taken. */
  boolean mayMatchMore(int row, int left) {
    int facts = rows[row + FACTS];
    return left > 0 && Math.min(more(facts), unknown(facts)) <= left;
  }

  /** Returns whether the table knows all numbers of up to {@code left} more characters. */
  boolean isExact(int row, int left) {
    return left == 0 || unknown(rows[row + FACTS]) > left;
  }

  /**
   * Returns the decisions of the numbers of up to {@code left} more characters, strongest first.
   *
   * @param itself whether the number of the row is one of them
   */
  List<RouteDecision> possible(int row, int left, boolean itself) {
    BitSet labels = new BitSet(decisions.length);
    BitSet seen = new BitSet(rows.length / stride);
    if (itself) {
      addLabels(row, labels);
    }
    IntList reached = new IntList(64);
    reached.add(row);
    int next = 0;
    for (int distance = 0; distance < left && next < reached.size; distance++) {
      for (int end = reached.size; next < end; next++) {
        for (int column : following) {
          int target = rows[reached.get(next) + column];
          if (!seen.get(target / stride)) {
            seen.set(target / stride);
            addLabels(target, labels);
            reached.add(target);
          }
        }
      }
    }
    return labels.stream().mapToObj(label -> decisions[label]).toList();
  }

  private void addLabels(int row, BitSet labels) {
    if (row == sink) {
      labels.set(0, decisions.length);
    } else if (unknown(rows[row + FACTS]) == 0) {
      labels.set(rows[row]);
      labels.set(unknownFrom, decisions.length);
    } else {
      labels.set(rows[row]);
    }
  }
}
