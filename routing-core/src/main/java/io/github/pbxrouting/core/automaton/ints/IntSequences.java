package io.github.pbxrouting.core.automaton.ints;

import java.util.Arrays;

/**
 * An interner of int sequences, such as the keys of states or the rows of a table. Distinct
 * sequences are numbered in the order of their first occurrence.
 */
public final class IntSequences {

  /** The keys, one after the other, followed by the key being written. */
  private final IntList items = new IntList(256);

  /** The offset where each key begins, followed by that of the key being written. */
  private final IntList starts = new IntList(64);

  /** Open addressing, at most half full; -1 is free. */
  private int[] table = new int[64];

  /** Creates an interner without keys. */
  public IntSequences() {
    starts.add(0);
    Arrays.fill(table, -1);
  }

  /** Returns the number of keys. */
  public int count() {
    return starts.size - 1;
  }

  /** Returns the number of ints of all keys together. */
  public int size() {
    return items.size;
  }

  /** Returns the offset where the key {@code index} begins. */
  public int start(int index) {
    return starts.get(index);
  }

  /** Returns the offset behind the last int of the key {@code index}. */
  public int stop(int index) {
    return starts.get(index + 1);
  }

  /** Returns the int at {@code offset}. */
  public int get(int offset) {
    return items.get(offset);
  }

  /** Appends an int to the key being written. */
  public void write(int item) {
    items.add(item);
  }

  /** Returns the number of the key being written, or -1 when it is new. */
  public int find() {
    return table[slot()];
  }

  /** Discards the key being written. */
  public void discard() {
    items.size = starts.get(count());
  }

  /**
   * Ends the key being written.
   *
   * @return its number, which is the previous {@link #count} when the key is new
   */
  public int intern() {
    int slot = slot();
    if (table[slot] >= 0) {
      discard();
      return table[slot];
    }
    int index = count();
    table[slot] = index;
    starts.add(items.size);
    if (count() * 2 > table.length) {
      grow();
    }
    return index;
  }

  /** Returns the slot of the key being written, or the free slot for it. */
  private int slot() {
    int start = starts.get(count());
    int slot = hash(start, items.size) & (table.length - 1);
    while (table[slot] >= 0
        && !Arrays.equals(
            items.items, start(table[slot]), stop(table[slot]), items.items, start, items.size)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private int hash(int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + items.items[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private void grow() {
    table = new int[table.length * 2];
    Arrays.fill(table, -1);
    for (int index = 0; index < count(); index++) {
      int slot = hash(start(index), stop(index)) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = index;
    }
  }
}
