package io.github.pbxrouting.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The jar's entry: JMH's command line, less the engines that this JDK cannot load; or {@code
 * report}, which runs the documented set.
 */
public final class BenchmarksMain {
  private static final String ENGINES = "engine=";
  private static final String ALL_BUT_SAFERE = "router,reference,jur,lucene,floor";

  private BenchmarksMain() {}

  /**
   * Runs JMH, or what the first argument names.
   *
   * @throws IOException when the results cannot be written
   * @throws RunnerException when a benchmark of the report fails
   */
  public static void main(String[] args) throws IOException, RunnerException {
    if (args.length > 0 && args[0].equals("report")) {
      Report.run(List.of(args).subList(1, args.length));
      return;
    }
    String[] runnable = SafeReEngine.runsHere() ? args : withoutSafeRe(args);
    if (!List.of(runnable).contains(ENGINES)) {
      org.openjdk.jmh.Main.main(runnable);
    }
  }

  private static String[] withoutSafeRe(String[] args) {
    System.out.println(
        "# skipped: engine safere, which needs Java 21; this is " + Runtime.version().feature());
    List<String> kept = new ArrayList<>();
    boolean named = false;
    for (String arg : args) {
      named |= arg.startsWith(ENGINES);
      kept.add(arg.startsWith(ENGINES) ? withoutSafeRe(arg) : arg);
    }
    if (!named) {
      kept.add("-p");
      kept.add(ENGINES + ALL_BUT_SAFERE);
    }
    return kept.toArray(String[]::new);
  }

  private static String withoutSafeRe(String engines) {
    return Arrays.stream(engines.substring(ENGINES.length()).split(",", -1))
        .filter(engine -> !engine.equals("safere"))
        .collect(Collectors.joining(",", ENGINES, ""));
  }
}
