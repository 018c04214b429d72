package io.github.pbxrouting.core.automaton;

/**
 * Chooses how a {@link Dfa} is laid out: as a {@link PackedAutomaton} when that takes at most
 * {@value #MOST_PACKED_BYTES} bytes, as a {@link RowAutomaton} otherwise.
 *
 * <p>Rows are walked faster, and cost some ten times as many bytes. A plan that packs into that few
 * belongs to a small client, of which there are many: there the bytes count, and their walks are
 * faster too as soon as the tables of all clients do not fit into the caches together.
 */
final class Layout {

  /** The most bytes of a packed automaton. */
  static final int MOST_PACKED_BYTES = 1024;

  private Layout() {}

  static Automaton of(Dfa dfa) {
    PackedAutomaton packed = Packing.pack(dfa, MOST_PACKED_BYTES);
    return packed != null ? packed : new RowAutomaton(dfa);
  }
}
