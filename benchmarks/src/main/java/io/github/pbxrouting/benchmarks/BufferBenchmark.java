package io.github.pbxrouting.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to route one number of the everyday mix that lies in a buffer, as a SIP stack has it: walked
 * where it lies, and made a string first.
 *
 * <p>How to read it: the ratio in one run is what the walk over bytes is worth to such a host.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BufferBenchmark {

  private static final byte[] BEFORE = "INVITE sip:".getBytes(UTF_8);

  private final CallRouter router =
      BrandCompiler.create().compile(EverydayPlan.brand()).client(EverydayPlan.CLIENT);

  private final byte[][] buffers = new byte[Traffic.CYCLED][];
  private int next;

  /** Writes each number into a request of its own. */
  @Setup
  public void prepare() {
    Cursor numbers = new Cursor(EverydayPlan.numbers(Traffic.CYCLED));
    for (int i = 0; i < buffers.length; i++) {
      String number = numbers.next();
      buffers[i] = ("INVITE sip:" + number).getBytes(UTF_8);
      if (!bytes(buffers[i]).equals(router.route(number))) {
        throw new IllegalStateException("the walk over bytes is wrong about " + number);
      }
    }
  }

  private byte[] next() {
    return buffers[next++ & buffers.length - 1];
  }

  private RouteDecision bytes(byte[] buffer) {
    return router.route(buffer, BEFORE.length, buffer.length - BEFORE.length);
  }

  /** Routes the next number where it lies. */
  @Benchmark
  public RouteDecision bytes() {
    return bytes(next());
  }

  /** Makes a string of the next number and routes it. */
  @Benchmark
  public RouteDecision string() {
    byte[] buffer = next();
    return router.route(new String(buffer, BEFORE.length, buffer.length - BEFORE.length, UTF_8));
  }
}
