package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
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
 * the client by its index in an array. The numbers lie in the heap in the order in which they are
 * dialled, as one that has just come in does, and none is the very string the plan holds, which the
 * map would know without reading it. That they come round again favours the map: it finds their
 * hash codes in them.
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

  private CallRouter[] routers = {};
  private HashMapEngine[] engines = {};
  private int[] clients = {};
  private String[] numbers = {};
  private int next;

  /** Prepares all clients and a million calls, and checks each call. */
  @Setup
  public void prepare() {
    Brand brand = SmallPlans.brand(SmallPlans.CLIENTS);
    BrandRouter router = BrandCompiler.create().compile(brand);
    CallRouter[] each =
        brand.clients().stream()
            .map(client -> router.client(client.id()))
            .toArray(CallRouter[]::new);
    if (way.equals("router")) {
      routers = each;
    } else {
      engines = brand.clients().stream().map(HashMapEngine::new).toArray(HashMapEngine[]::new);
    }
    Random random = new Random(RealisticPlan.SEED);
    clients = random.ints(CALLS, 0, SmallPlans.CLIENTS).toArray();
    numbers = new String[CALLS];
    for (int i = 0; i < CALLS; i++) {
      String number = SmallPlans.number(brand.clients().get(clients[i]), random);
      numbers[i] = String.valueOf(number.toCharArray());
      if (!route(clients[i], numbers[i]).equals(each[clients[i]].route(numbers[i]))) {
        throw new IllegalStateException("the engines differ about " + numbers[i]);
      }
    }
  }

  /** Routes the next number in the next client. */
  @Benchmark
  public RouteDecision route() {
    int i = next++ & (CALLS - 1);
    return route(clients[i], numbers[i]);
  }

  private RouteDecision route(int client, String number) {
    return routers.length > 0 ? routers[client].route(number) : engines[client].route(number);
  }
}
