package io.github.pbxrouting.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by benchmark and parameters; NaN for what was not. */
class Figures {
  private final Map<String, RunResult> results = new LinkedHashMap<>();

  void add(Collection<RunResult> runs) {
    runs.forEach(run -> results.put(key(run.getParams()), run));
  }

  /**
   * The score of a benchmark, in its own unit.
   *
   * @param benchmark class and method, for example {@code RouteBenchmark.route}
   * @param params name and value in turn, all of the benchmark's parameters in any order
   */
  double score(String benchmark, String... params) {
    RunResult run = find(benchmark, params);
    return run == null ? Double.NaN : run.getPrimaryResult().getScore();
  }

  /** Half the width of the score's 99.9% confidence interval. */
  double error(String benchmark, String... params) {
    RunResult run = find(benchmark, params);
    return run == null ? Double.NaN : run.getPrimaryResult().getScoreError();
  }

  /** A percentile, 0 to 100, of a sampled benchmark. */
  double percentile(double percentile, String benchmark, String... params) {
    RunResult run = find(benchmark, params);
    return run == null
        ? Double.NaN
        : run.getPrimaryResult().getStatistics().getPercentile(percentile);
  }

  /**
   * Bytes allocated by one call; what the garbage collector's own bookkeeping adds is no whole
   * byte.
   */
  double allocated(String benchmark, String... params) {
    RunResult run = find(benchmark, params);
    return run == null ? Double.NaN : allocated(run);
  }

  /** Returns the run of a benchmark, or null when there was none. */
  @Nullable RunResult find(String benchmark, String... params) {
    return results.get(key(benchmark, params));
  }

  /** The calls that allocate, of those whose key begins so. */
  List<String> allocating(String prefix) {
    List<String> keys = new ArrayList<>();
    results.forEach((key, run) -> {
      if (key.startsWith(prefix) && !(allocated(run) < 0.5)) {
        keys.add(key);
      }
    });
    return keys;
  }

  @SuppressWarnings("rawtypes") // as JMH hands them out
  private static double allocated(RunResult run) {
    for (Map.Entry<String, Result> each : run.getSecondaryResults().entrySet()) {
      if (each.getKey().endsWith("gc.alloc.rate.norm")) {
        return each.getValue().getScore();
      }
    }
    return Double.NaN;
  }

  private static String key(BenchmarkParams params) {
    String name = params.getBenchmark();
    String benchmark = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    List<String> pairs = new ArrayList<>();
    for (String param : params.getParamsKeys()) {
      pairs.add(param);
      pairs.add(params.getParam(param));
    }
    return key(benchmark, pairs.toArray(String[]::new));
  }

  private static String key(String benchmark, String... params) {
    Map<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < params.length; i += 2) {
      sorted.put(params[i], params[i + 1]);
    }
    return benchmark + " " + sorted;
  }
}
