package io.github.pbxrouting.core.automaton.ints;

import java.util.Arrays;

/** A growing list of ints. Its array is public, for the hot loops of the constructions. */
public final class IntList {

  /** The elements; those from index {@link #size} on are unused. */
  public int[] items;

  /** The number of elements. */
  public int size;

  /** Creates an empty list with room for {@code capacity} elements. */
  public IntList(int capacity) {
    items = new int[capacity];
  }

  /** Appends an element. */
  public void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, Math.max(8, size * 2));
    }
    items[size++] = item;
  }

  /** Returns the element at {@code index}. */
  public int get(int index) {
    return items[index];
  }

  /** Appends {@code item} {@code count} times. */
  public void fill(int item, int count) {
    int end = size + count;
    if (end > items.length) {
      items = Arrays.copyOf(items, Math.max(end, items.length * 2));
    }
    Arrays.fill(items, size, end, item);
    size = end;
  }

  /** Removes all elements. */
  public void clear() {
    size = 0;
  }

  /** Returns a copy of the elements. */
  public int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
