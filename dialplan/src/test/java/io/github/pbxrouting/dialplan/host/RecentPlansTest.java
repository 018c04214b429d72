package io.github.pbxrouting.dialplan.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecentPlansTest {

  private final RecentPlans<Integer> plans = new RecentPlans<>();

  @Test
  void the_ninth_plan_takes_the_place_of_the_first() {
    for (int plan = 1; plan <= RecentPlans.MAX_PLANS; plan++) {
      assertEquals(Optional.empty(), plans.begin(plan));
    }

    assertEquals(Optional.of(1), plans.begin(9));
    assertEquals(Optional.of(2), plans.begin(10));
  }

  @Test
  void many_calls_of_one_plan_are_one_plan() {
    for (int call = 0; call < 100; call++) {
      assertEquals(Optional.empty(), plans.begin(1));
    }
  }
}
