package io.github.pbxrouting.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds the figures of one run against what the project wants of them. */
final class Goals {
  private static final String ROUTE = "RouteBenchmark.route";
  private static final int[] FRIENDS = {1, 10, 100, 1000, 10_000};

  private final Figures figures;
  private final List<Footprints.Row> footprints;
  private final List<Goal> goals = new ArrayList<>();

  private Goals(Figures figures, List<Footprints.Row> footprints) {
    this.figures = figures;
    this.footprints = footprints;
  }

  /**
   * What is wanted and what was measured, as numbers of the same unit.
   *
   * @param wanted in words
   * @param measured the figure; NaN when it was not measured
   * @param bound the figure's bound
   * @param atMost whether the bound is an upper one
   * @param unit what is written behind the figures
   */
  record Goal(String wanted, double measured, double bound, boolean atMost, String unit) {
    /** "met", "missed", or "not measured". */
    String verdict() {
      if (Double.isNaN(measured)) {
        return "not measured";
      }
      return (atMost ? measured <= bound : measured >= bound) ? "met" : "**missed**";
    }

    /** The figure as text. */
    String figure() {
      return Double.isNaN(measured)
          ? "-"
          : String.format(Locale.ROOT, measured < 100 ? "%,.2f%s" : "%,.0f%s", measured, unit);
    }
  }

  /** All goals, in the order in which the project states them. */
  static List<Goal> of(Figures figures, List<Footprints.Row> footprints) {
    Goals all = new Goals(figures, footprints);
    all.routing();
    all.numbering();
    all.compiling();
    all.forgottenAnchors();
    all.reloading();
    all.smallPlans();
    all.analysis();
    return List.copyOf(all.goals);
  }

  private void routing() {
    atMost("router / floor, cycled, 10 friends", 1.5, routerOver("floor", 10));
    atMost("router / floor, cycled, 100 friends", 1.5, routerOver("floor", 100));
    atMost("router / floor, cycled, 1,000 friends", 1.35, routerOver("floor", 1000));
    atMost("router / floor, cycled, 10,000 friends", 1.2, routerOver("floor", 10_000));
    double few = route("router", 10, "cycled");
    atMost(
        "router with 10,000 friends / with 10, cycled",
        2.2,
        route("router", 10_000, "cycled") / few);
    atMost(
        "router with 10,000 friends on distinct numbers / with 10 on cycled ones",
        4,
        route("router", 10_000, "distinct") / few);
    atLeast("RE2J linear / router, 1 friend", 20, 1 / routerOver("reference", 1));
    atLeast("RE2J linear / router, 10 friends", 100, 1 / routerOver("reference", 10));
    atLeast("RE2J linear / router, 1,000 friends", 5000, 1 / routerOver("reference", 1000));
    for (String rival : List.of("lucene", "safere")) {
      for (int friends : FRIENDS) {
        String wanted = String.format(Locale.ROOT, "%s / router, %,d friends", rival, friends);
        atLeast(wanted, 1, 1 / routerOver(rival, friends));
      }
    }
    double allocating =
        figures.allocating(ROUTE + " {engine=router").size()
            + figures.allocating("MixBenchmark.route {way=router").size();
    add("route benchmarks of the router that allocate", allocating, 0, true, "");
  }

  private void numbering() {
    for (String friends : List.of("10", "100", "1000")) {
      double plain = figures.score("NumberingBenchmark.route", "way", "plain", "friends", friends);
      for (String way : List.of("e164", "dialled")) {
        double nanos = figures.score("NumberingBenchmark.route", "way", way, "friends", friends);
        String numbers = way.equals("e164") ? "in E.164" : "as dialled";
        atMost(
            "with numbering rules / without, numbers " + numbers + ", " + friends + " friends",
            1.3,
            nanos / plain);
      }
    }
  }

  private void compiling() {
    for (String[] each : new String[][] {{"everyday", "1"}, {"10000", "600"}}) {
      add(
          "compile, " + (each[0].equals("everyday") ? "everyday client" : "10,000 friends"),
          figures.score("CompileBenchmark.compile", "plan", each[0]),
          Double.parseDouble(each[1]),
          true,
          " ms");
    }
    add("tables, 10,000 friends", megabytes("10000 friends"), 4, true, " MB");
  }

  private void forgottenAnchors() {
    double anchored = figures.score("UnanchoredBenchmark.route", "family", "anchored");
    for (String family : List.of("beginning", "both", "mix")) {
      double route = figures.score("UnanchoredBenchmark.route", "family", family);
      double compile = figures.score("UnanchoredBenchmark.compile", "family", family);
      add("forgotten anchors, " + family + ": compile", compile, 500, true, " ms");
      add("forgotten anchors, " + family + ": tables", megabytes(family), 2, true, " MB");
      atMost("forgotten anchors, " + family + ": route / anchored", 8, route / anchored);
    }
    double worst = figures.score("WorstCaseBenchmark.route", "plan", "restarts");
    add("worst number against the worst plan", worst / 1000, 50, true, " \u00b5s");
  }

  private void reloading() {
    double calm = figures.percentile(99.9, "ReloadBenchmark.route", "reload", "none");
    double busy = figures.percentile(99.9, "ReloadBenchmark.route", "reload", "ceaseless");
    atMost("p99.9 while reloading / p99.9 without", 2, busy / calm);
  }

  private void smallPlans() {
    double compile = figures.score("SmallPlansCompileBenchmark.compile");
    add("100,000 small clients: compile", compile, 20, true, " s");
    add("100,000 small clients: tables", megabytes("100,000 small clients"), 100, true, " MB");
    double router = figures.score("SmallPlansBenchmark.route", "way", "router");
    double maps = figures.score("SmallPlansBenchmark.route", "way", "hashmap");
    atMost("100,000 small clients: router / hash map and rows", 1, router / maps);
  }

  private void analysis() {
    for (String proof : List.of("check", "diff")) {
      double seconds = figures.score("AnalysisBenchmark." + proof, "family", "anchored");
      add(proof + " of 1,000 friends", seconds, 5, true, " s");
    }
  }

  private double megabytes(String plan) {
    return footprints.stream()
        .filter(row -> row.plan().equals(plan))
        .mapToDouble(row -> row.tableBytes() / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }

  private double route(String engine, int friends, String traffic) {
    return figures.score(
        ROUTE, "engine", engine, "friends", String.valueOf(friends), "traffic", traffic);
  }

  private double routerOver(String rival, int friends) {
    return route("router", friends, "cycled") / route(rival, friends, "cycled");
  }

  private void atMost(String wanted, double bound, double measured) {
    add(wanted, measured, bound, true, " x");
  }

  private void atLeast(String wanted, double bound, double measured) {
    add(wanted, measured, bound, false, " x");
  }

  private void add(String wanted, double measured, double bound, boolean atMost, String unit) {
    goals.add(new Goal(wanted, measured, bound, atMost, unit));
  }
}
