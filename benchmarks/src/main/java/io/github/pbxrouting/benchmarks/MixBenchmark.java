package io.github.pbxrouting.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * were made beforehand; the ratio in one run is what counts. {@code string} against {@code bytes}
 * is what the walk over bytes is worth to a host that has numbers in buffers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MixBenchmark {
  private static final String BEGIN = "INVITE sip:";

  /** The way to route. */
  @Param({"router", "reference"})
  String way = "";

  private final Cursor numbers = new Cursor(EverydayPlan.numbers(Traffic.CYCLED));

  /** The same numbers behind the beginning of a SIP request, one in each. */
  private final byte[][] requests = new byte[Traffic.CYCLED][];

  private int nextRequest;
  private CallRouter router = reference();

  /** Compiles the plan and holds the engine against the reference. */
  @Setup
  public void prepare() {
    CallRouter reference = reference();
    router = way.equals("router") ? compiled() : reference;
    for (int i = 0; i < Traffic.CYCLED; i++) {
      String number = numbers.next();
      requests[i] = (BEGIN + number).getBytes(UTF_8);
      RouteDecision expected = reference.route(number);
      if (!router.route(number).equals(expected) || !routeBytes(requests[i]).equals(expected)) {
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

  private byte[] nextRequest() {
    return requests[nextRequest++ & requests.length - 1];
  }

  private RouteDecision routeBytes(byte[] request) {
    return router.route(request, BEGIN.length(), request.length - BEGIN.length());
  }

  /** Routes the next number. */
  @Benchmark
  public RouteDecision route() {
    return router.route(numbers.next());
  }

  /** Routes the next number where it lies in a buffer. */
  @Benchmark
  public RouteDecision bytes() {
    return routeBytes(nextRequest());
  }

  /** Makes a string of the next number in a buffer, and routes it. */
  @Benchmark
  public RouteDecision string() {
    byte[] request = nextRequest();
    return router.route(
        new String(request, BEGIN.length(), request.length - BEGIN.length(), UTF_8));
  }
}
