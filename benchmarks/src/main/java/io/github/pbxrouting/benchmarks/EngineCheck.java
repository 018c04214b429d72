package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Holds an engine against RE2/J's answers before it is timed. */
final class EngineCheck {
  /**
   * No engine but the two linear scans comes near it: with thousands of friends they would need
   * hours for a million numbers, and check as many as this allows, a thousand at least.
   */
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int MIN_NUMBERS = Traffic.CYCLED;

  private EngineCheck() {}

  /**
   * Routes all numbers.
   *
   * @throws IllegalStateException when the engine and RE2/J disagree about one
   */
  static void check(IntFunction<RouteDecision> engine, RivalPlan plan, Traffic traffic) {
    String[] numbers = traffic.numbers();
    long start = System.nanoTime();
    for (int i = 0; i < numbers.length; i++) {
      if (i >= MIN_NUMBERS && System.nanoTime() - start > LONGEST_NANOS) {
        System.out.printf("# checked %,d of %,d numbers%n", i, numbers.length);
        return;
      }
      int friend = plan.friendOf(engine.apply(i));
      if (friend != traffic.friends()[i]) {
        throw new IllegalStateException(
            "%s goes to friend %d, but the engine says %d"
                .formatted(numbers[i], traffic.friends()[i], friend));
      }
    }
  }
}
