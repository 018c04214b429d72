package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
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
 * plans with {@code +} in front, 1,024 numbers cycled. Numbers as dialled are a quarter to a half
 * national ones, the rest international; all have two forms.
 *
 * <p>How to read it, in one run: {@code e164} / {@code plain} is what rules cost a number that none
 * changes. {@code dialled} / {@code floor} is what finding the rule costs: the floor walks the
 * plain plan for a number that the host has normalised itself, and makes the same decision; {@code
 * dialledAndSent} / {@code floorAndSent} likewise, with the text to send.
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

  /** How many friends the client has. */
  @Param({"10", "100", "1000"})
  int friends;

  private CallRouter plain = router(RivalPlan.of(List.of()).client());
  private CallRouter ruled = plain;
  private Dialled[] numbers = {};
  private int next;

  /** Compiles the plan, and holds every answer against the plan without rules. */
  @Setup
  public void prepare() {
    RealisticPlan realistic = RealisticPlan.ofFriends(friends);
    List<List<String>> regexes =
        realistic.regexes().stream()
            .map(each -> each.stream().map(regex -> "^\\+" + regex.substring(1)).toList())
            .toList();
    Client client = RivalPlan.of(regexes).client();
    plain = router(client);
    ruled = router(client.toBuilder().numbering(RULES).build());
    numbers =
        Arrays.stream(Traffic.of(realistic, Traffic.CYCLED).numbers())
            .map(Dialled::of)
            .toArray(Dialled[]::new);
    for (Dialled number : numbers) {
      String key = plain.route(number.e164).key();
      RouteDecision decision = ruled.route(number.text);
      if (!decision.key().equals(key)
          || !decision.number().orElse("").equals(number.e164)
          || !ruled.route(number.e164).key().equals(key)) {
        throw new IllegalStateException("the router is wrong about " + number.text);
      }
    }
  }

  private static CallRouter router(Client client) {
    return BrandCompiler.create().compile(Brand.of("numbering", client)).client(client.id());
  }

  /** Routes the next number in E.164, without rules. */
  @Benchmark
  public RouteDecision plain() {
    return plain.route(next().e164);
  }

  /** Routes the next number in E.164, which no rule changes. */
  @Benchmark
  public RouteDecision e164() {
    return ruled.route(next().e164);
  }

  /** Routes the next number as dialled. */
  @Benchmark
  public RouteDecision dialled() {
    return ruled.route(next().text);
  }

  /** Routes the next number as dialled, and makes the text to send. */
  @Benchmark
  public Object dialledAndSent() {
    return ruled.route(next().text).number();
  }

  /** Routes the next number in E.164, without rules, and makes a decision for what was dialled. */
  @Benchmark
  public RouteDecision floor() {
    return made(next());
  }

  /** Does as {@link #floor}, and makes the text to send. */
  @Benchmark
  public Object floorAndSent() {
    return made(next()).number();
  }

  private RouteDecision made(Dialled number) {
    return plain.route(number.e164) instanceof ToFriend friend
        ? friend.withNumber(number.rule, number.text)
        : ToExternal.of().withNumber(number.rule, number.text);
  }

  private Dialled next() {
    int i = next;
    next = i + 1 == numbers.length ? 0 : i + 1;
    return numbers[i];
  }

  /** A number as dialled, what the rules make of it, and the one that does. */
  private record Dialled(String text, String e164, NumberingRule rule) {
    static Dialled of(String digits) {
      return digits.startsWith(HOME)
          ? new Dialled("0" + digits.substring(HOME.length()), "+" + digits, RULES.get(1))
          : new Dialled("00" + digits, "+" + digits, RULES.get(0));
    }
  }
}
