package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.Random;
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
 * Time to route one number of a random client out of 100,000 small ones: nothing is in the caches.
 *
 * <p>How to read it: memory decides. {@code hashmap} is what a careful host would write without
 * this library: a hash map of extensions and a table of rows for the friends, a client. Both find
 * the client by its index in an array.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g"})
public class SmallPlansBenchmark {
  private static final int CALLS = 1 << 20;

  /** The way to route. */
  @Param({"router", "hashmap"})
  String way = "";

  private Engine[] engines = {};
  private int[] clients = {};
  private String[] numbers = {};
  private int next;

  /** Prepares all clients and a million calls, and checks each call. */
  @Setup
  public void prepare() {
    Brand brand = SmallPlans.brand(SmallPlans.CLIENTS);
    BrandRouter router = BrandCompiler.create().compile(brand);
    engines =
        brand.clients().stream()
            .map(client ->
                way.equals("router")
                    ? (Engine) router.client(client.id())::route
                    : new HashMapEngine(client))
            .toArray(Engine[]::new);
    Random random = new Random(RealisticPlan.SEED);
    clients = random.ints(CALLS, 0, SmallPlans.CLIENTS).toArray();
    numbers = new String[CALLS];
    for (int i = 0; i < CALLS; i++) {
      numbers[i] = SmallPlans.number(brand.clients().get(clients[i]), random);
      RouteDecision expected =
          router.client(brand.clients().get(clients[i]).id()).route(numbers[i]);
      if (!engines[clients[i]].route(numbers[i]).equals(expected)) {
        throw new IllegalStateException("the engines differ about " + numbers[i]);
      }
    }
  }

  /** Routes the next number in the next client. */
  @Benchmark
  public RouteDecision route() {
    int i = next++ & (CALLS - 1);
    return engines[clients[i]].route(numbers[i]);
  }
}
