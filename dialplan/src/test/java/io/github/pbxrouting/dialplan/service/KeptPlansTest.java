package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeptPlansTest {

  @Test
  void the_last_eight_plans_are_kept() {
    KeptPlans kept = new KeptPlans(8);
    List<ServedPlan> plans = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      plans.add(plan("brand " + i));
      kept.add(plans.get(i));
    }

    assertEquals(Optional.empty(), kept.find(plans.get(0).version()));
    for (int i = 1; i < 9; i++) {
      assertSame(plans.get(i), kept.find(plans.get(i).version()).orElseThrow());
    }
  }

  @Test
  void a_plan_that_comes_back_is_the_newest_again() {
    KeptPlans kept = new KeptPlans(2);
    ServedPlan first = plan("first");
    ServedPlan again = plan("first");
    kept.add(first);
    kept.add(plan("second"));
    kept.add(again);
    kept.add(plan("third"));

    assertSame(again, kept.find(first.version()).orElseThrow());
    assertEquals(Optional.empty(), kept.find(plan("second").version()));
  }

  private static ServedPlan plan(String brand) {
    return ServedPlan.of(RouterCompiler.load().compile(Brand.of(brand), CompileOptions.DEFAULT));
  }
}
