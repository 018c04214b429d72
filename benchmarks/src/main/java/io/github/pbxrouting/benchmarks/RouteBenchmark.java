package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.RouteDecision;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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
 * Time to route one number, engine against engine, on realistic plans.
 *
 * <p>How to read it: figures of one run compare, figures of two runs do not. Every figure holds
 * about 1.5 ns of fetching the next number. {@code cycled} traffic is the best case, all in the
 * caches and learnt by the branch predictor; {@code distinct} traffic is the worst, each number new
 * to both. {@code floor} is no engine but a bound: the router's own table, walked over characters
 * that were classified beforehand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RouteBenchmark {
  /** The way to route. */
  @Param({"router", "reference", "jur", "lucene", "safere", "floor"})
  String engine = "";

  /** How many friends the client has. */
  @Param({"1", "10", "100", "1000", "10000"})
  int friends;

  /** Which numbers come in. */
  @Param({"cycled", "distinct"})
  String traffic = "";

  private IntFunction<RouteDecision> routing = i -> RouteDecision.ToExternal.of();
  private int count;
  private int next;

  /** Builds the plan, the numbers and the engine, and checks the engine. */
  @Setup
  public void prepare() {
    RealisticPlan realistic = RealisticPlan.ofFriends(friends);
    RivalPlan plan = RivalPlan.of(realistic.regexes());
    Traffic calls =
        switch (traffic) {
          case "cycled" -> Traffic.of(realistic, Traffic.CYCLED);
          case "distinct" -> TrafficFile.of(realistic, Traffic.DISTINCT);
          default -> throw new IllegalArgumentException("traffic is cycled or distinct");
        };
    routing = Engines.create(engine, plan, calls.numbers());
    EngineCheck.check(routing, plan, calls);
    count = calls.numbers().length;
  }

  /** Routes the next number. */
  @Benchmark
  public RouteDecision route() {
    int i = next;
    next = i + 1 == count ? 0 : i + 1;
    return routing.apply(i);
  }
}
