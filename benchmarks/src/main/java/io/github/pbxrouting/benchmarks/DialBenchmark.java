package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.DialCursor;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Time of one digit of a number that is dialled digit by digit, on realistic plans.
 *
 * <p>How to read it: {@code digit} appends the next digit, {@code answers} appends it and asks
 * whether the route is settled, whether the number may be complete, and where it goes. {@code
 * nothing} fetches the digit alone, which the others hold too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DialBenchmark {
  /** How many friends the client has. */
  @Param({"10", "1000", "10000"})
  int friends;

  private Cursor numbers = Cursor.EMPTY;
  private DialCursor cursor = Engines.router(RivalPlan.of(ForgottenAnchors.family("some"))).dial();
  private String number = "";
  private int at;

  /** Compiles the plan, and holds the cursor against the router. */
  @Setup
  public void prepare() {
    RealisticPlan realistic = RealisticPlan.ofFriends(friends);
    CallRouter router = Engines.router(RivalPlan.of(realistic.regexes()));
    cursor = router.dial();
    String[] traffic = Traffic.of(realistic, Traffic.CYCLED).numbers();
    for (String each : traffic) {
      if (!router.route(each).equals(cursor.reset().append(each).decision()) || !cursor.exact()) {
        throw new IllegalStateException("the cursor is wrong about " + each);
      }
    }
    numbers = new Cursor(traffic);
    cursor.reset();
  }

  private char next() {
    if (at == number.length()) {
      number = numbers.next();
      at = 0;
      cursor.reset();
    }
    return number.charAt(at++);
  }

  /** Fetches the next digit. */
  @Benchmark
  public char nothing() {
    return next();
  }

  /** Appends the next digit. */
  @Benchmark
  public DialCursor digit() {
    return cursor.append(next());
  }

  /** Appends the next digit, and asks. */
  @Benchmark
  public void answers(Blackhole asked) {
    cursor.append(next());
    asked.consume(cursor.settled());
    asked.consume(cursor.mayBeComplete());
    asked.consume(cursor.decision());
  }
}
