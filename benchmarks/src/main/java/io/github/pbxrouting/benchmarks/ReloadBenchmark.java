package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Percentiles of the time to route, while another thread recompiles the plan of a thousand friends
 * and swaps it in, without pause.
 *
 * <p>How to read it: a sample is one call, clock included, which is more than the call itself takes
 * (some 25 ns); so percentiles of the two settings compare, and the lower ones say little. What
 * reloading can do to the tail is garbage collection, caches, and on two cores the scheduler.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReloadBenchmark {
  private static final String CLIENT = "client";

  /** Whether the other thread is at work. */
  @Param({"none", "ceaseless"})
  String reload = "";

  private final Client even = RivalPlan.of(RealisticPlan.ofFriends(1000).regexes()).client();
  private final Client odd = RivalPlan.of(RealisticPlan.ofFriends(999).regexes()).client();
  private final Cursor numbers =
      new Cursor(Traffic.of(RealisticPlan.ofFriends(1000), Traffic.CYCLED).numbers());
  private final Thread reloading = new Thread(this::reload, "reloading");

  private volatile BrandRouter snapshot = BrandCompiler.create().compile(Brand.of("brand", even));
  private volatile boolean stopped;
  private volatile long reloads;

  /** Starts the other thread. */
  @Setup
  public void prepare() {
    if (reload.equals("ceaseless")) {
      reloading.start();
    }
  }

  /** Stops it again, and says how often it reloaded. */
  @TearDown
  public void finish() throws InterruptedException {
    stopped = true;
    reloading.join();
    System.out.println("# reloads: " + reloads);
  }

  private void reload() {
    long count = 0;
    while (!stopped) {
      snapshot = snapshot.withClient(count % 2 == 0 ? odd : even);
      count++;
      reloads = count;
    }
  }

  /** Routes the next number by the newest snapshot. */
  @Benchmark
  public RouteDecision route() {
    return snapshot.client(CLIENT).route(numbers.next());
  }
}
