package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to check a plan of a thousand friends for all numbers, and to compare it with one in which
 * ten of them have other patterns, in a JVM that has just started.
 *
 * <p>How to read it: seconds of one thread, cold; the compilation of the plans is not in it. The
 * families are those of {@link UnanchoredBenchmark}. How much the budget left undecided is printed
 * after each run; only counts of the family {@code mix} may be, and what a comparison moves.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class AnalysisBenchmark {
  private static final int CHANGED = 10;

  /** Who forgot what. */
  @Param({"anchored", "some", "beginning", "both", "mix"})
  String family = "";

  private BrandRouter plan = BrandCompiler.create().compile(EverydayPlan.brand());
  private BrandRouter newer = plan;
  private long undecided;
  private boolean everythingDecided;

  /** Compiles the plan, and the one that differs in every hundredth friend. */
  @Setup
  public void prepare() {
    List<List<String>> regexes = new ArrayList<>(ForgottenAnchors.family(family));
    plan = compile(regexes);
    List<PlanPattern> spare = RealisticPlan.ofFriends(regexes.size()).spare();
    for (int i = 0; i < CHANGED; i++) {
      regexes.set(i * regexes.size() / CHANGED, List.of(spare.get(i).regex()));
    }
    newer = compile(regexes);
  }

  private static BrandRouter compile(List<List<String>> regexes) {
    return BrandCompiler.create().compile(Brand.of("brand", RivalPlan.of(regexes).client()));
  }

  /** Says what was left undecided. */
  @TearDown
  public void finish() {
    System.out.println("# undecided: " + undecided);
    if (undecided > 0 && everythingDecided) {
      throw new IllegalStateException("the plan should be decided for all numbers");
    }
  }

  /** Checks the plan. */
  @Benchmark
  public List<Finding> check() {
    List<Finding> findings = PlanAnalysis.of(plan).check();
    undecided = findings.stream().filter(each -> each.code() == FindingCode.UNDECIDED).count();
    everythingDecided = true;
    return findings;
  }

  /** Counts the numbers of each friend. */
  @Benchmark
  public Coverage coverage() {
    Coverage coverage = PlanAnalysis.of(plan).coverage("client");
    undecided = coverage.isComplete() ? 0 : 1;
    everythingDecided = !family.equals("mix");
    return coverage;
  }

  /** Compares the two plans. */
  @Benchmark
  public PlanDiff diff() {
    PlanDiff diff = PlanAnalysis.of(plan).diff(newer);
    undecided = diff.undecided().size();
    everythingDecided = family.equals("anchored");
    return diff;
  }
}
