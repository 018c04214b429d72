package io.github.pbxrouting.core.automaton;

import java.util.Arrays;

/**
 * A hash table from (node, set) to the trie child there; open addressing, at most two thirds full.
 */
final class EdgeIndex {

  private static final int FREE = -1;

  private long[] keys = new long[64];
  private int[] children = new int[64];
  private int size;

  EdgeIndex() {
    Arrays.fill(children, FREE);
  }

  /** The child, or -1. */
  int get(int node, int set) {
    return children[slot(key(node, set))];
  }

  /** Adds a child where there is none. */
  void put(int node, int set, int child) {
    if (++size * 3 > keys.length * 2) {
      grow();
    }
    long key = key(node, set);
    int slot = slot(key);
    keys[slot] = key;
    children[slot] = child;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = new long[oldKeys.length * 2];
    children = new int[oldKeys.length * 2];
    Arrays.fill(children, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldChildren[i] != FREE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        children[slot] = oldChildren[i];
      }
    }
  }

  private static long key(int node, int set) {
    return ((long) node << 32) | (set & 0xFFFF_FFFFL);
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (children[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
