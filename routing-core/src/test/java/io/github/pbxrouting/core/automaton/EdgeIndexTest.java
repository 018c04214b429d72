package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EdgeIndexTest {

  @Test
  void everyChildIsFoundAndNoOther() {
    EdgeIndex index = new EdgeIndex();
    for (int node = 0; node < 300; node++) {
      for (int set = -20; set < 20; set++) {
        assertEquals(-1, index.get(node, set));
        index.put(node, set, 40 * node + set + 20);
      }
    }
    for (int node = 0; node < 300; node++) {
      for (int set = -20; set < 20; set++) {
        assertEquals(40 * node + set + 20, index.get(node, set));
      }
      assertEquals(-1, index.get(node, 20));
    }
    assertEquals(-1, index.get(300, 0));
  }
}
