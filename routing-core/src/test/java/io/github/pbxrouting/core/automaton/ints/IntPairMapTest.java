package io.github.pbxrouting.core.automaton.ints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IntPairMapTest {

  @Test
  void every_pair_is_found_and_no_other() {
    IntPairMap index = new IntPairMap();
    for (int left = 0; left < 300; left++) {
      for (int set = -20; set < 20; set++) {
        assertEquals(-1, index.find(left, set));
        index.add(left, set, 40 * left + set + 20);
      }
    }
    for (int left = 0; left < 300; left++) {
      for (int set = -20; set < 20; set++) {
        assertEquals(40 * left + set + 20, index.find(left, set));
      }
      assertEquals(-1, index.find(left, 20));
    }
    assertEquals(-1, index.find(300, 0));
  }
}
