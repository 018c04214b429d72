package io.github.pbxrouting.core.automaton.ints;

import java.util.Arrays;

/** A growing array of ints, with its array open to the loops of this package. */
public final class IntList {

  /** The elements; those at {@link #size} and beyond mean nothing. */
  public int[] items;

  public int size;

  public IntList(int capacity) {
    items = new int[capacity];
  }

  public void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(8, size * 2));
    }
    items[size++] = item;
  }

  public int get(int index) {
    return items[index];
  }

  public void fill(int item, int count) {
    int end = size + count;
    if (end > items.length) {
      items = Arrays.copyOf(items, Math.max(end, items.length * 2));
    }
    Arrays.fill(items, size, end, item);
    size = end;
  }

  public void clear() {
    size = 0;
  }

  public int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
