package io.github.pbxrouting.core.automaton.nfa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What bounds the work and the states of constructions. */
class StepCounterTest {

  private static int taken(StepCounter work) {
    int taken = 0;
    while (work.left() > 0) {
      work.take(1);
      taken++;
    }
    return taken;
  }

  @Test
  void work_is_spent_once_more_is_taken_than_there_was() {
    StepCounter work = new StepCounter(3);
    work.take(2);
    assertEquals(1, work.left());
    work.take(1);
    assertEquals(0, work.left());
    assertFalse(work.isSpent());
    work.take(1);
    assertEquals(0, work.left());
    assertTrue(work.isSpent());
  }

  @Test
  void as_much_is_given_out_as_there_is() {
    assertEquals(7, taken(new StepCounter(7)));
    assertEquals(0, taken(new StepCounter(0)));
  }

  @Test
  void a_share_is_a_part_of_what_is_left() {
    StepCounter work = new StepCounter(40);
    work.share(4);
    assertEquals(10, taken(work));
    work.share(3);
    assertEquals(10, taken(work));
    work.share(1);
    assertEquals(20, taken(work));
    work.share(1);
    assertEquals(0, taken(work));
  }
}
