package io.github.pbxrouting.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealisticPlanTest {
  @ParameterizedTest
  @CsvSource({"1, 2", "10, 24", "100, 192", "1000, 1851", "10000, 18757"})
  void a_plan_has_about_two_patterns_a_friend(int friends, int patterns) {
    assertEquals(patterns, RealisticPlan.ofFriends(friends).patternCount());
  }

  @Test
  void the_plan_of_few_friends_is_the_beginning_of_the_plan_of_many() {
    List<List<String>> few = RealisticPlan.ofFriends(10).regexes();
    assertEquals(few, RealisticPlan.ofFriends(100).regexes().subList(0, 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, RealisticPlan.MAX_FRIENDS + 1})
  void more_friends_than_the_data_suffices_for_are_refused(int friends) {
    assertThrows(IllegalArgumentException.class, () -> RealisticPlan.ofFriends(friends));
  }

  @Test
  void the_published_data_is_read_whole() {
    PublishedNumbering published = PublishedNumbering.load();
    assertEquals(28_712, published.carrierPrefixes().size());
    assertEquals(1_006, published.nationalPatterns().size());
  }

  @Test
  void every_pattern_takes_the_numbers_that_are_made_up_for_it() {
    RealisticPlan plan = RealisticPlan.ofFriends(RealisticPlan.MAX_FRIENDS);
    NumberSampler sampler = new NumberSampler(new java.util.Random(1));
    for (List<PlanPattern> friend : plan.friends()) {
      for (PlanPattern pattern : friend) {
        String number = sampler.sample(pattern);
        assertTrue(
            Pattern.compile(pattern.regex()).matcher(number).find(),
            () -> pattern.regex() + " should take " + number);
        assertTrue(
            number.startsWith(pattern.beginning()),
            () -> pattern.regex() + " should only take what begins with " + pattern.beginning());
      }
    }
  }
}
