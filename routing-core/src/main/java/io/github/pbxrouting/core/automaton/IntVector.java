package io.github.pbxrouting.core.automaton;

import java.util.Arrays;

/** A growing array of ints, with its array open to the loops of this package. */
final class IntVector {

  /** The elements; those at {@link #size} and beyond mean nothing. */
  int[] items;

  int size;

  IntVector(int capacity) {
    items = new int[capacity];
  }

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(8, size * 2));
    }
    items[size++] = item;
  }

  int get(int index) {
    return items[index];
  }

  void fill(int item, int count) {
    int end = size + count;
    if (end > items.length) {
      items = Arrays.copyOf(items, Math.max(end, items.length * 2));
    }
    Arrays.fill(items, size, end, item);
    size = end;
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
