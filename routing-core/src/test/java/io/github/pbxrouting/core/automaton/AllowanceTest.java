package io.github.pbxrouting.core.automaton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What bounds the work and the states of constructions. */
class AllowanceTest {

  private static int taken(Allowance allowance) {
    int taken = 0;
    while (taken < 100 && allowance.take()) {
      taken++;
    }
    return taken;
  }

  @Test
  void workIsSpentOnceMoreIsTakenThanThereWas() {
    Work work = new Work(3);
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
  void asMuchIsGivenOutAsThereIs() {
    assertEquals(7, taken(new Allowance(7)));
    assertEquals(0, taken(new Allowance(0)));
  }

  @Test
  void aShareIsAPartOfWhatIsLeft() {
    Allowance allowance = new Allowance(40);
    allowance.share(4);
    assertEquals(10, taken(allowance));
    allowance.share(3);
    assertEquals(10, taken(allowance));
    allowance.share(1);
    assertEquals(20, taken(allowance));
    allowance.share(1);
    assertEquals(0, taken(allowance));
  }
}
