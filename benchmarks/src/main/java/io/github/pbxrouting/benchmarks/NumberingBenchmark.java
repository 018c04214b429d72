package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.BrandCompiler;
import java.util.Arrays;
import java.util.List;
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
 * Time to route one number as people dial it, beside the same number in E.164 and a client without
 * numbering rules: what the rules cost. The patterns of the friends are those of the realistic
 * plans with {@code +} in front, 1,024 numbers cycled.
 *
 * <p>How to read it: {@code dialled} / {@code plain} in one run. {@code dialled} numbers are a
 * quarter to a half national ones, the rest international; all have two forms. {@code plain} routes
 * what a host that has normalised the numbers itself would hand over.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NumberingBenchmark {
  /** The country that most of the numbers belong to. */
  private static final String HOME = "55";

  /** A home of national numbers behind 0, as IvozProvider's transformation sets have them. */
  private static final List<NumberingRule> RULES =
      List.of(NumberingRule.of("00", 4, 15, "+"), NumberingRule.of("0", 7, 13, "+" + HOME));

  /** Without rules; with rules, and numbers in E.164; with rules, and numbers as dialled. */
  @Param({"plain", "e164", "dialled"})
  String way = "";

  /** How many friends the client has. */
  @Param({"10", "100", "1000"})
  int friends;

  private CallRouter router = router(RivalPlan.of(List.of()).client());
  private Cursor numbers = Cursor.EMPTY;

  /** Compiles the plan, and holds every answer against the plan without rules. */
  @Setup
  public void prepare() {
    RealisticPlan realistic = RealisticPlan.ofFriends(friends);
    List<List<String>> regexes =
        realistic.regexes().stream()
            .map(each -> each.stream().map(regex -> "^\\+" + regex.substring(1)).toList())
            .toList();
    Client client = RivalPlan.of(regexes).client();
    CallRouter plain = router(client);
    router = way.equals("plain") ? plain : router(client.toBuilder().numbering(RULES).build());
    String[] digits = Traffic.of(realistic, Traffic.CYCLED).numbers();
    String[] dialled =
        Arrays.stream(digits)
            .map(way.equals("dialled") ? NumberingBenchmark::dialled : "+"::concat)
            .toArray(String[]::new);
    for (int i = 0; i < dialled.length; i++) {
      String sent = "+" + digits[i];
      RouteDecision decision = router.route(dialled[i]);
      if (!decision.key().equals(plain.route(sent).key())
          || !decision.number().orElse(dialled[i]).equals(sent)) {
        throw new IllegalStateException("the router is wrong about " + dialled[i]);
      }
    }
    numbers = new Cursor(dialled);
  }

  private static CallRouter router(Client client) {
    return BrandCompiler.create().compile(Brand.of("numbering", client)).client(client.id());
  }

  private static String dialled(String digits) {
    return digits.startsWith(HOME) ? "0" + digits.substring(HOME.length()) : "00" + digits;
  }

  /** Routes the next number. */
  @Benchmark
  public RouteDecision route() {
    return router.route(numbers.next());
  }

  /** Routes the next number, and makes the text to send. */
  @Benchmark
  public Object routeAndSend() {
    return router.route(numbers.next()).number();
  }
}
