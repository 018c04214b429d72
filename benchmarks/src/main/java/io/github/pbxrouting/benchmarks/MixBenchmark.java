package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.util.Objects;
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
 * Time to route one number of the everyday mix: 70% extensions, 20% friends, 10% external, 1,024
 * numbers cycled, for a client of 100 extensions and five friends.
 *
 * <p>How to read it: this is what a call costs in practice. Both engines hand out decisions that
 * were made beforehand; the ratio in one run is what counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MixBenchmark {
  /** The way to route. */
  @Param({"router", "reference"})
  String way = "";

  private final Cursor numbers = new Cursor(EverydayPlan.numbers(Traffic.CYCLED));
  private CallRouter router = reference();

  /** Compiles the plan and holds the engine against the reference. */
  @Setup
  public void prepare() {
    CallRouter reference = reference();
    router = way.equals("router") ? compiled() : reference;
    for (int i = 0; i < Traffic.CYCLED; i++) {
      String number = numbers.next();
      if (!router.route(number).equals(reference.route(number))) {
        throw new IllegalStateException("the engine is wrong about " + number);
      }
    }
  }

  private static CallRouter compiled() {
    return BrandCompiler.create().compile(EverydayPlan.brand()).client(EverydayPlan.CLIENT);
  }

  private static CallRouter reference() {
    Brand brand = EverydayPlan.brand();
    return Objects.requireNonNull(
        ReferenceRouter.ofBrand(brand, CompileOptions.DEFAULT.limits()).get(EverydayPlan.CLIENT));
  }

  /** Routes the next number. */
  @Benchmark
  public RouteDecision route() {
    return router.route(numbers.next());
  }
}
