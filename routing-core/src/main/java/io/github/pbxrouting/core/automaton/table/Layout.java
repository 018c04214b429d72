package io.github.pbxrouting.core.automaton.table;

import io.github.pbxrouting.core.automaton.dfa.Dfa;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a {@link Dfa} is laid out: as a {@link SparseTable} when it is a small client's, else
 * as a {@link DenseTable}. A small client's has at most {@value #MAX_PACKED_PATTERNS} patterns
 * beside its literals and packs into {@value #MAX_PACKED_BYTES} bytes; but one that has patterns
 * and at most {@value #MAX_TINY_STATES} states is laid out as rows, some 2 KB.
 *
 * <p>Hot, rows are walked two to three times faster; they take some ten times as many bytes. A
 * client with a couple of dozen extensions and a few friends is one of many, with few calls each:
 * there bytes count, and memory access decides the time as well. A plan of many patterns, or of
 * little more than a pattern, is a carrier's, with calls all day.
 */
public final class Layout {

  /** The maximum number of patterns of a plan that is packed. */
  public static final int MAX_PACKED_PATTERNS = 16;

  /**
   * The maximum number of states of a plan with patterns that is laid out as rows however small it
   * packs.
   */
  public static final int MAX_TINY_STATES = 20;

  /**
   * The maximum number of bytes of a packed automaton: all but a few in 100,000 of such clients
   * take fewer.
   */
  public static final int MAX_PACKED_BYTES = 768;

  private Layout() {}

  /**
   * Returns the automaton of {@code dfa}, which {@code patterns} patterns were compiled to, or null
   * when no layout fits into {@code maxBytes} bytes.
   */
  public static @Nullable Automaton of(Dfa dfa, int patterns, long maxBytes) {
    SparseTable packed =
        (dfa.states() <= MAX_TINY_STATES && patterns > 0) || patterns > MAX_PACKED_PATTERNS
            ? null
            : SparseTableBuilder.pack(dfa, MAX_PACKED_BYTES);
    if (packed != null && packed.bytes() <= maxBytes) {
      return packed;
    }
    DenseTable rows = new DenseTable(dfa);
    return rows.bytes() <= maxBytes
        ? rows
        : SparseTableBuilder.pack(dfa, (int) Math.min(maxBytes, Integer.MAX_VALUE));
  }
}
