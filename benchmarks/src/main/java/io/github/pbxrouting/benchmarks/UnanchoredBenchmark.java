package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to compile plans with forgotten anchors, and to route by them, over 65,536 distinct numbers.
 *
 * <p>How to read it: {@code anchored} is the same thousand friends with all their anchors; the
 * others are to be read as multiples of it. Families: {@code some} (17 friends without {@code ^}),
 * {@code beginning} (none has {@code ^}), {@code both} (none has {@code ^} or {@code $}), {@code
 * mix} (1,052 friends, all that and worse).
 */
@State(Scope.Benchmark)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UnanchoredBenchmark {
  private static final int NUMBERS = 65_536;

  /** This many are compared with RE2/J, which takes a millisecond or more for each. */
  private static final int CHECKED = 2_000;

  /** Who forgot what. */
  @Param({"anchored", "some", "beginning", "both", "mix"})
  String family = "";

  private Cursor numbers = Cursor.EMPTY;
  private Brand brand = EverydayPlan.brand();
  private CallRouter router = BrandCompiler.create().compile(brand).client(EverydayPlan.CLIENT);

  /** Compiles the family's plan and holds the router against RE2/J. */
  @Setup
  public void prepare() {
    RivalPlan plan = RivalPlan.of(ForgottenAnchors.family(family));
    Traffic traffic = Traffic.of(RealisticPlan.ofFriends(1000), NUMBERS);
    brand = Brand.of("family", plan.client());
    router = Engines.router(plan);
    CallRouter reference = Engines.reference(plan);
    for (int i = 0; i < CHECKED; i++) {
      String number = traffic.numbers()[i];
      if (plan.friendOf(router.route(number)) != plan.friendOf(reference.route(number))) {
        throw new IllegalStateException("the router is wrong about " + number);
      }
    }
    numbers = new Cursor(traffic.numbers());
  }

  /** Routes the next number. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public RouteDecision route() {
    return router.route(numbers.next());
  }

  /** Compiles the plan. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public BrandRouter compile() {
    return BrandCompiler.create().compile(brand);
  }
}
