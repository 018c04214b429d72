package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.RouteDecision;
import java.util.ArrayList;
import java.util.List;
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
 * Time to route the longest number there may be, 128 characters, by plans made to hurt.
 *
 * <p>How to read it: {@code restarts} has patterns that stay undecided to the last character from
 * every one of the 128 offsets, beside the mix of forgotten anchors: the most steps an automaton
 * can take. {@code counting} has ten patterns that no automaton of bearable size holds. {@code
 * foreign} is the first plan, and a number of which one character is not ASCII.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorstCaseBenchmark {
  /** What hurts. */
  @Param({"restarts", "counting", "foreign"})
  String plan = "";

  private Cursor numbers = Cursor.EMPTY;
  private CallRouter router = Engines.router(RivalPlan.of(List.of()));

  /** Compiles the plan and holds the router against RE2/J. */
  @Setup
  public void prepare() {
    RivalPlan rivals = RivalPlan.of(plan.equals("counting") ? counting() : restarts());
    router = Engines.router(rivals);
    Random random = new Random(RealisticPlan.SEED);
    String[] each = new String[64];
    for (int i = 0; i < each.length; i++) {
      StringBuilder number = new StringBuilder();
      // Digits above 2 only: none of the odd friends but those made to hurt gets its number.
      random
          .ints(CallRouter.MAX_DESTINATION_LENGTH, '3', '9')
          .forEach(c -> number.append((char) c));
      if (plan.equals("foreign")) {
        number.setCharAt(64, '\u0663');
      }
      each[i] = number.toString();
    }
    CallRouter reference = Engines.reference(rivals);
    for (String number : each) {
      if (!router.route(number).equals(reference.route(number))) {
        throw new IllegalStateException("the router is wrong about " + number);
      }
    }
    numbers = new Cursor(each);
  }

  private static List<List<String>> restarts() {
    List<List<String>> friends = new ArrayList<>();
    friends.add(List.of("[0-9]*[a-d]", "[3-9]+[0-9]*#", "4[0-9]*5[0-9]*6[0-9]*x$"));
    RealisticPlan.ofFriends(1000)
        .regexes()
        .forEach(patterns ->
            friends.add(patterns.stream().map(each -> each.substring(1) + "0A").toList()));
    return friends;
  }

  private static List<List<String>> counting() {
    List<List<String>> friends = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      friends.add(List.of("^[0-9]*%d[0-9]{%d}[a-z]$".formatted(i, 15 + i)));
    }
    return friends;
  }

  /** Routes the next number. */
  @Benchmark
  public RouteDecision route() {
    return router.route(numbers.next());
  }
}
