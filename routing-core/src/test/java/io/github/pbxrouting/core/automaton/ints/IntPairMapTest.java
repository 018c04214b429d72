package io.github.pbxrouting.core.automaton.ints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IntPairMapTest {

  @Test
  void every_pair_is_found_and_no_other() {
    IntPairMap index = new IntPairMap();
    for (int node = 0; node < 300; node++) {
      for (int set = -20; set < 20; set++) {
        assertEquals(-1, index.find(node, set));
        index.add(node, set, 40 * node + set + 20);
      }
    }
    for (int node = 0; node < 300; node++) {
      for (int set = -20; set < 20; set++) {
        assertEquals(40 * node + set + 20, index.find(node, set));
      }
      assertEquals(-1, index.find(node, 20));
    }
    assertEquals(-1, index.find(300, 0));
  }
}
