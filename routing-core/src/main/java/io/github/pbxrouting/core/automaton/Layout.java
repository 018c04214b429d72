package io.github.pbxrouting.core.automaton;

import org.jspecify.annotations.Nullable;

/**
 * Chooses how a {@link Dfa} is laid out: as a {@link RowAutomaton}, unless it has more than {@value
 * #MOST_TINY_STATES} states and takes at most {@value #MOST_PACKED_BYTES} bytes as a {@link
 * PackedAutomaton}.
 *
 * <p>Hot, rows are walked three to four times faster (12 against 42 ns for 136 states); they take
 * some ten times as many bytes. A plan that packs into that few bytes belongs to a client with a
 * couple of dozen extensions, of which there are many, with seldom a call each: there bytes count,
 * and what has to come from memory decides the time as well. A plan of hardly any state takes
 * little either way.
 */
final class Layout {

  /** The most states that are laid out as rows however small they would pack: some 2 KB. */
  static final int MOST_TINY_STATES = 20;

  /** The most bytes of a packed automaton: all but a few in 100,000 of such clients take fewer. */
  static final int MOST_PACKED_BYTES = 768;

  private Layout() {}

  /** The automaton of {@code dfa}, or null when no layout fits into {@code maxBytes} bytes. */
  static @Nullable Automaton of(Dfa dfa, long maxBytes) {
    PackedAutomaton packed =
        dfa.states() <= MOST_TINY_STATES ? null : Packing.pack(dfa, MOST_PACKED_BYTES);
    if (packed != null && packed.bytes() <= maxBytes) {
      return packed;
    }
    RowAutomaton rows = new RowAutomaton(dfa);
    return rows.bytes() <= maxBytes
        ? rows
        : Packing.pack(dfa, (int) Math.min(maxBytes, Integer.MAX_VALUE));
  }
}
