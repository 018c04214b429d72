package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
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
 * Time to check and compile a brand of one client, from the model to a router that is ready.
 *
 * <p>How to read it: warm figures, as of a platform that compiles plans all day; a process compiles
 * its first plans several times slower. {@code everyday} is a client of 100 extensions and five
 * friends; the numbers are friends of the realistic plans.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompileBenchmark {
  /** What is compiled. */
  @Param({"everyday", "1000", "10000"})
  String plan = "";

  private Brand brand = EverydayPlan.brand();

  /** Builds the model. */
  @Setup
  public void prepare() {
    if (!plan.equals("everyday")) {
      RealisticPlan realistic = RealisticPlan.ofFriends(Integer.parseInt(plan));
      brand = Brand.of("realistic", RivalPlan.of(realistic.regexes()).client());
    }
  }

  /** Compiles the brand. */
  @Benchmark
  public BrandRouter compile() {
    return BrandCompiler.create().compile(brand);
  }
}
