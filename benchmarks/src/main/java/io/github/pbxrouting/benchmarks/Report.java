package io.github.pbxrouting.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the documented set of benchmarks and rewrites the results page and the chart. */
final class Report {
  private static final String[] ENGINES = {
    "router", "floor", "lucene", "jur", "reference", "safere"
  };

  /** Forks of what is judged by its slowest calls: what else the machine does shows there first. */
  private static final int TAIL_FORKS = 3;

  private final Figures figures = new Figures();
  private final boolean quick;

  private Report(boolean quick) {
    this.quick = quick;
  }

  /**
   * Runs everything.
   *
   * @param arguments {@code --quick} for about ten minutes instead of an hour, and the folder to
   *     write to, {@code benchmarks} unless given
   */
  static void run(List<String> arguments) throws IOException, RunnerException {
    boolean quick = arguments.contains("--quick");
    Path folder =
        Path.of(
            arguments.stream()
                .filter(each -> !each.equals("--quick"))
                .findFirst()
                .orElse("benchmarks"));
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("no folder " + folder + " to write the results to");
    }
    Report report = new Report(quick);
    report.measure();
    List<Footprints.Row> footprints = Footprints.measure();
    String page =
        ResultsPage.write(
            report.figures,
            footprints,
            Machine.describe(),
            LocalDate.now(ZoneOffset.UTC),
            quick ? "quick" : "full");
    Files.writeString(folder.resolve("RESULTS.md"), page);
    Files.writeString(
        folder.resolve("latency.svg"), LatencyChart.draw(ResultsPage.lines(report.figures)));
    System.out.println(page);
  }

  private void measure() throws RunnerException {
    String[] runnable =
        Arrays.stream(ENGINES)
            .filter(engine -> !engine.equals("safere") || SafeReEngine.runsHere())
            .toArray(String[]::new);
    run(options("RouteBenchmark").param("traffic", "cycled").param("engine", runnable));
    run(
        options("RouteBenchmark")
            .param("traffic", "distinct")
            .param("engine", "router", "floor", "lucene"));
    run(options("MixBenchmark"));
    run(options("NumberingBenchmark"));
    run(options("DialBenchmark"));
    run(options("CallFlowBenchmark"));
    run(options("CompileBenchmark"));
    run(options("UnanchoredBenchmark"));
    run(options("WorstCaseBenchmark"));
    run(options("ReloadBenchmark").forks(TAIL_FORKS));
    run(options("SmallPlansBenchmark"));
    run(cold("SmallPlansCompileBenchmark"));
    run(cold("AnalysisBenchmark"));
  }

  /** Run once, as the benchmark itself says. */
  private static ChainedOptionsBuilder cold(String benchmark) {
    return new OptionsBuilder().include("\\." + benchmark + "\\.").shouldFailOnError(true);
  }

  private ChainedOptionsBuilder options(String benchmark) {
    TimeValue time = TimeValue.milliseconds(quick ? 400 : 1000);
    return new OptionsBuilder()
        .include("\\." + benchmark + "\\.")
        .addProfiler(GCProfiler.class)
        .forks(quick ? 1 : 3)
        .warmupIterations(quick ? 4 : 5)
        .warmupTime(time)
        .measurementIterations(5)
        .measurementTime(time)
        .shouldFailOnError(true);
  }

  private void run(ChainedOptionsBuilder options) throws RunnerException {
    figures.add(new Runner(options.build()).run());
  }
}
