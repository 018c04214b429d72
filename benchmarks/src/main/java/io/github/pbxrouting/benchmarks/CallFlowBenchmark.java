package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to take one whole call through its steps, from the request to the last step.
 *
 * <p>How to read it: a call makes a few small objects at each step; {@code -prof gc} tells how
 * much. Routing is included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CallFlowBenchmark {
  private final BrandRouter brand = BrandCompiler.create().compile(EverydayPlan.brand());
  private final CallRequest toExtension = CallRequest.of(EverydayPlan.CLIENT, "1042");
  private final CallRequest toFriend = CallRequest.of(EverydayPlan.CLIENT, "2042");

  /** An extension: one step. */
  @Benchmark
  public CallStep extension() {
    return brand.call(toExtension).step();
  }

  /** A friend that answers: two steps. */
  @Benchmark
  public CallStep answered() {
    return ((CallFlow.Dialling) brand.call(toFriend)).after(DialOutcome.ANSWERED).step();
  }

  /** A friend that does not answer and forwards to an extension: three steps. */
  @Benchmark
  public CallStep forwarded() {
    CallFlow forward = ((CallFlow.Dialling) brand.call(toFriend)).after(DialOutcome.NO_ANSWER);
    return ((CallFlow.Forwarding) forward).next().step();
  }
}
