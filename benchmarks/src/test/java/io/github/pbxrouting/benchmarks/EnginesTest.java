package io.github.pbxrouting.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pbxrouting.api.RouteDecision;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {
  @ParameterizedTest
  @ValueSource(strings = {"router", "reference", "jur", "lucene", "safere", "floor"})
  void every_engine_agrees_with_re2j(String name) {
    assumeTrue(!name.equals("safere") || SafeReEngine.runsHere());
    RealisticPlan realistic = RealisticPlan.ofFriends(100);
    RivalPlan plan = RivalPlan.of(realistic.regexes());
    Traffic traffic = Traffic.of(realistic, 300);
    IntFunction<RouteDecision> engine = Engines.create(name, plan, traffic.numbers());
    EngineCheck.check(engine, plan, traffic);
    assertEquals(plan.decision(traffic.friends()[0]), engine.apply(0), "first number");
  }

  @ParameterizedTest
  @CsvSource({"1234, 0", "9120, 1", "5512, 2", "0, -1"})
  void lucene_finds_patterns_without_anchors_as_the_router_does(String number, int friend) {
    RivalPlan plan = RivalPlan.of(List.of(List.of("34$"), List.of("^9.*2"), List.of("5.?2", "77")));
    Engine lucene = new LuceneEngine(plan);
    assertEquals(friend, plan.friendOf(lucene.route(number)));
  }

  @Test
  void an_engine_that_answers_wrongly_is_not_timed() {
    RealisticPlan realistic = RealisticPlan.ofFriends(10);
    RivalPlan plan = RivalPlan.of(realistic.regexes());
    Traffic traffic = Traffic.of(realistic, 30);
    assertThrows(
        IllegalStateException.class, () -> EngineCheck.check(i -> plan.decision(9), plan, traffic));
  }

  @Test
  void an_unknown_engine_is_refused() {
    RivalPlan plan = RivalPlan.of(List.of(List.of("1")));
    assertThrows(IllegalArgumentException.class, () -> Engines.create("magic", plan));
  }
}
