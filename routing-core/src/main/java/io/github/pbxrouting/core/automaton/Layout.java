package io.github.pbxrouting.core.automaton;

import org.jspecify.annotations.Nullable;

/**
 * Chooses how a {@link Dfa} is laid out: as a {@link RowAutomaton}, unless it is a small client's.
 * That is one of at most {@value #MOST_PACKED_PATTERNS} patterns beside its literals, with more
 * than {@value #MOST_TINY_STATES} states, that takes at most {@value #MOST_PACKED_BYTES} bytes as a
 * {@link PackedAutomaton}.
 *
 * <p>Hot, rows are walked two to three times faster; they take some ten times as many bytes. A
 * client with a couple of dozen extensions and a few friends is one of many, with seldom a call
 * each: there bytes count, and what has to come from memory decides the time as well. A plan of
 * many patterns is a carrier's, which is asked all day. A plan of hardly any state takes little
 * either way.
 */
final class Layout {

  /** The most patterns of a plan that is packed. */
  static final int MOST_PACKED_PATTERNS = 16;

  /** The most states that are laid out as rows however small they would pack: some 2 KB. */
  static final int MOST_TINY_STATES = 20;

  /** The most bytes of a packed automaton: all but a few in 100,000 of such clients take fewer. */
  static final int MOST_PACKED_BYTES = 768;

  private Layout() {}

  /**
   * The automaton of {@code dfa}, which {@code patterns} patterns were compiled to, or null when no
   * layout fits into {@code maxBytes} bytes.
   */
  static @Nullable Automaton of(Dfa dfa, int patterns, long maxBytes) {
    PackedAutomaton packed =
        dfa.states() <= MOST_TINY_STATES || patterns > MOST_PACKED_PATTERNS
            ? null
            : Packing.pack(dfa, MOST_PACKED_BYTES);
    if (packed != null && packed.bytes() <= maxBytes) {
      return packed;
    }
    RowAutomaton rows = new RowAutomaton(dfa);
    return rows.bytes() <= maxBytes
        ? rows
        : Packing.pack(dfa, (int) Math.min(maxBytes, Integer.MAX_VALUE));
  }
}
