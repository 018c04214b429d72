package io.github.pbxrouting.core.automaton.ints;

import java.util.Arrays;

/**
 * A hash map from pairs of ints, such as two states, to ints that are not negative. Uses open
 * addressing, at most half full.
 */
public final class IntPairMap {

  private static final int FREE = -1;

  private long[] keys = new long[16];
  private int[] values = new int[16];
  private int size;

  /** Creates an empty map. */
  public IntPairMap() {
    Arrays.fill(values, FREE);
  }

  /** Returns the value of the pair, or -1. */
  public int find(int left, int right) {
    return values[slot(key(left, right))];
  }

  /** Adds a pair that is not in the map yet. */
  public void add(int left, int right, int value) {
    if (++size * 2 > keys.length) {
      grow();
    }
    long key = key(left, right);
    int slot = slot(key);
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(values, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed ^ mixed >>> 32) & mask;
    while (values[slot] != FREE && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static long key(int left, int right) {
    return (long) left << 32 | (right & 0xFFFF_FFFFL);
  }
}
