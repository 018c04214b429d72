package io.github.pbxrouting.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1000, 10_000})
  void a_third_of_the_numbers_are_misses(int friends) {
    Traffic traffic = Traffic.of(RealisticPlan.ofFriends(friends), Traffic.CYCLED);
    long misses = Arrays.stream(traffic.friends()).filter(friend -> friend < 0).count();
    assertEquals(Traffic.CYCLED / 3, misses);
  }

  @Test
  void a_third_of_the_numbers_are_taken_by_the_weaker_half_of_the_friends() {
    Traffic traffic = Traffic.of(RealisticPlan.ofFriends(1000), Traffic.CYCLED);
    long late = Arrays.stream(traffic.friends()).filter(friend -> friend >= 500).count();
    assertEquals(Traffic.CYCLED / 3, late);
  }

  @Test
  void no_number_comes_twice() {
    Traffic traffic = Traffic.of(RealisticPlan.ofFriends(1), 20_000);
    assertEquals(20_000, Arrays.stream(traffic.numbers()).distinct().count());
  }

  @Test
  void the_same_plan_gets_the_same_numbers() {
    RealisticPlan plan = RealisticPlan.ofFriends(10);
    assertArrayEquals(Traffic.of(plan, 500).numbers(), Traffic.of(plan, 500).numbers());
  }

  @Test
  void the_index_says_what_the_linear_scan_says() {
    RealisticPlan realistic = RealisticPlan.ofFriends(1000);
    RivalPlan plan = RivalPlan.of(realistic.regexes());
    Traffic traffic = Traffic.of(realistic, 300);
    Engine reference = Engines.create("reference", plan);
    int[] expected =
        IntStream.range(0, 300)
            .map(i -> plan.friendOf(reference.route(traffic.numbers()[i])))
            .toArray();
    assertArrayEquals(expected, traffic.friends());
  }
}
