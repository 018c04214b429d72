package io.github.pbxrouting.core.automaton.ints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IntSequencesTest {

  private static final int MANY = 5_000;

  private static int intern(IntSequences keys, int... items) {
    for (int item : items) {
      keys.write(item);
    }
    return keys.intern();
  }

  @Test
  void keys_are_numbered_in_the_order_they_first_come_and_found_again() {
    IntSequences keys = new IntSequences();
    int ints = 0;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < MANY; i++) {
        int[] key = i % 3 == 0 ? new int[] {i} : new int[] {i % 7, i, i % 3 - 5};
        assertEquals(i, intern(keys, key));
        ints += round == 0 ? key.length : 0;
        assertEquals(ints, keys.size());
        assertEquals(key.length, keys.stop(i) - keys.start(i));
        assertEquals(key[0], keys.get(keys.start(i)));
        assertEquals(key[key.length - 1], keys.get(keys.stop(i) - 1));
      }
      assertEquals(MANY, keys.count());
    }
  }

  @Test
  void a_key_that_begins_or_ends_like_another_is_another() {
    IntSequences keys = new IntSequences();
    assertEquals(0, intern(keys));
    assertEquals(1, intern(keys, 1, 2));
    assertEquals(2, intern(keys, 1));
    assertEquals(3, intern(keys, 2));
    assertEquals(4, intern(keys, 2, 1));
    assertEquals(1, intern(keys, 1, 2));
    assertEquals(0, intern(keys));
  }
}
