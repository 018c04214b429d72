package io.github.pbxrouting.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The jar's entry: JMH's command line, less the engines that this JDK cannot load, and {@code
 * report} and {@code footprint}.
 */
public final class BenchmarksMain {
  private static final String ENGINES = "engine=";
  private static final String ALL_BUT_SAFERE = "router,reference,jur,lucene,floor";

  private BenchmarksMain() {}

  /**
   * Runs JMH, or what the first argument names.
   *
   * @throws IOException when JMH cannot write its results
   */
  public static void main(String[] args) throws IOException {
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
