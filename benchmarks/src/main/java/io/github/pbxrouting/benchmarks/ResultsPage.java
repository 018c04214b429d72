package io.github.pbxrouting.benchmarks;

import io.github.pbxrouting.benchmarks.LatencyChart.Line;
import io.github.pbxrouting.benchmarks.LatencyChart.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the figures of one run as a page of Markdown. */
final class ResultsPage {
  private static final List<String> ENGINES =
      List.of("router", "floor", "lucene", "jur", "reference", "safere");
  private static final int[] FRIENDS = {1, 10, 100, 1000, 10_000};
  private static final String ROUTE = "RouteBenchmark.route";
  private static final List<String> FAMILIES =
      List.of("anchored", "some", "beginning", "both", "mix");

  private final StringBuilder page = new StringBuilder();
  private final Figures figures;

  private ResultsPage(Figures figures) {
    this.figures = figures;
  }

  /** The page. */
  static String write(
      Figures figures,
      List<Footprints.Row> footprints,
      String machine,
      LocalDate date,
      String mode) {
    ResultsPage page = new ResultsPage(figures);
    page.introduce(machine, date, mode);
    page.routing();
    page.everyday();
    page.numbering();
    page.dialling();
    page.compiling();
    page.reloading();
    page.smallPlans();
    page.analysis();
    page.footprints(footprints);
    return page.page.toString();
  }

  /** The lines of the chart: each engine's cycled figures. */
  static List<Line> lines(Figures figures) {
    List<Line> lines = new ArrayList<>();
    for (String engine : ENGINES) {
      List<Point> points = new ArrayList<>();
      for (int friends : FRIENDS) {
        double nanos = route(figures, engine, friends, "cycled");
        if (!Double.isNaN(nanos)) {
          points.add(new Point(friends, nanos));
        }
      }
      if (!points.isEmpty()) {
        lines.add(new Line(engine, points));
      }
    }
    return lines;
  }

  private void introduce(String machine, LocalDate date, String mode) {
    line("# Benchmark results");
    line("");
    line("Written by `java -jar benchmarks/target/benchmarks.jar report` (%s) on %s.", mode, date);
    line("%s.", machine);
    line("");
    line("Absolute figures drift from machine to machine and from hour to hour; ratios within one");
    line("run hold. All figures are averages of JMH unless said otherwise; errors are half the");
    line("99.9%% confidence interval. Plans and numbers are rebuilt from libphonenumber's carrier");
    line("prefixes and national number patterns: 2, 24, 192, 1,851 and 18,757 patterns for 1 to");
    line(
        "10,000 friends. Every engine was compared with RE2/J on its numbers before it was timed.");
    line("");
    line("![Latency against the number of friends](latency.svg)");
    line("");
  }

  private void routing() {
    line("## Routing one number");
    line("");
    line("`router` is this library; `floor` walks the same table over characters classified");
    line("beforehand; `lucene` is the union of Lucene's automata; `jur` is `java.util.regex` and");
    line(
        "`reference` RE2/J, friend by friend; `safere` is SafeRE's `PatternSet`. `cycled` traffic");
    line("repeats 1,024 numbers, `distinct` has a million in random order; a third of the numbers");
    line("each are taken by strong friends, by weak friends, and by none.");
    for (String traffic : List.of("cycled", "distinct")) {
      line("");
      line("ns a number, %s (bytes allocated in brackets where there are any)", traffic);
      line("");
      line("| engine | 1 friend | 10 | 100 | 1,000 | 10,000 |");
      line("|---|---|---|---|---|---|");
      for (String engine : ENGINES) {
        routingRow(engine, traffic);
      }
    }
    line("");
    List<String> allocating =
        new ArrayList<>(figures.allocating("RouteBenchmark.route {engine=router"));
    allocating.addAll(figures.allocating("MixBenchmark.route {way=router"));
    line(
        "Runs of the router that allocate: %s.",
        allocating.isEmpty() ? "none" : String.join(", ", allocating));
    line("");
  }

  private void routingRow(String engine, String traffic) {
    StringBuilder row = new StringBuilder("| " + engine);
    boolean any = false;
    for (int friends : FRIENDS) {
      double nanos = route(figures, engine, friends, traffic);
      any |= !Double.isNaN(nanos);
      String[] params = params(engine, friends, traffic);
      double bytes = figures.allocated(ROUTE, params);
      row.append(" | ").append(withError(nanos, figures.error(ROUTE, params)));
      row.append(bytes >= 0.5 ? " (" + number(bytes) + " B)" : "");
    }
    if (any) {
      line("%s |", row);
    }
  }

  private void everyday() {
    line("## The everyday client");
    line("");
    line("100 extensions and five friends; 70%% extensions, 20%% friends, 10%% external.");
    line("");
    line("| | ns | B/op |");
    line("|---|---|---|");
    row("route, router", "MixBenchmark.route", "way", "router");
    row("route, reference", "MixBenchmark.route", "way", "reference");
    row("call flow to an extension", "CallFlowBenchmark.extension");
    row("call flow to a friend that answers", "CallFlowBenchmark.answered");
    row("call flow to a friend that forwards", "CallFlowBenchmark.forwarded");
    line("");
  }

  private void numbering() {
    line("## Numbers as people dial them");
    line("");
    line("ns a number: a client without numbering rules; one with rules and the same numbers in");
    line("E.164; the numbers as dialled, each with two forms, beside a floor that walks once and");
    line("makes the same decision; then both with the text to send (bytes allocated in brackets");
    line("where there are any).");
    line("");
    line("| friends | without rules | E.164 | as dialled | floor | and the text | floor |");
    line("|---|---|---|---|---|---|---|");
    for (String friends : List.of("10", "100", "1000")) {
      StringBuilder row = new StringBuilder("| " + friends);
      for (String way :
          List.of("plain", "e164", "dialled", "floor", "dialledAndSent", "floorAndSent")) {
        String benchmark = "NumberingBenchmark." + way;
        double bytes = figures.allocated(benchmark, "friends", friends);
        row.append(" | ").append(number(figures.score(benchmark, "friends", friends)));
        row.append(bytes >= 0.5 ? " (" + number(bytes) + " B)" : "");
      }
      line("%s |", row);
    }
    line("");
  }

  private void dialling() {
    line("## Digits as they come");
    line("");
    line(
        "ns a digit: to fetch it, to append it to a number that is dialled digit by digit, and to");
    line(
        "ask as well where it goes, whether that is settled, and whether it may be complete (bytes");
    line("allocated in brackets where there are any).");
    line("");
    line("| friends | fetched | appended | and asked |");
    line("|---|---|---|---|");
    for (String friends : List.of("10", "1000", "10000")) {
      StringBuilder row = new StringBuilder("| " + friends);
      for (String step : List.of("nothing", "digit", "answers")) {
        double bytes = figures.allocated("DialBenchmark." + step, "friends", friends);
        row.append(" | ")
            .append(number(figures.score("DialBenchmark." + step, "friends", friends)));
        row.append(bytes >= 0.5 ? " (" + number(bytes) + " B)" : "");
      }
      line("%s |", row);
    }
    line("");
  }

  private void row(String name, String benchmark, String... params) {
    line(
        "| %s | %s | %s |",
        name,
        withError(figures.score(benchmark, params), figures.error(benchmark, params)),
        number(figures.allocated(benchmark, params)));
  }

  private void compiling() {
    line("## Compiling, and forgotten anchors");
    line("");
    line("| plan | compile ms | route ns |");
    line("|---|---|---|");
    for (String plan : List.of("everyday", "1000", "10000")) {
      double compile = figures.score("CompileBenchmark.compile", "plan", plan);
      line("| %s | %s | |", plan.equals("everyday") ? plan : plan + " friends", number(compile));
    }
    for (String family : FAMILIES) {
      line(
          "| 1,000 friends, family %s | %s | %s |",
          family,
          number(figures.score("UnanchoredBenchmark.compile", "family", family)),
          number(figures.score("UnanchoredBenchmark.route", "family", family)));
    }
    for (String plan : List.of("restarts", "counting", "foreign")) {
      double nanos = figures.score("WorstCaseBenchmark.route", "plan", plan);
      line("| worst number, plan %s | | %s |", plan, number(nanos));
    }
    line("");
  }

  private void reloading() {
    line("## Routing while plans are reloaded without pause");
    line("");
    line("| reloading | p50 ns | p99 | p99.9 | p99.99 |");
    line("|---|---|---|---|---|");
    for (String reload : List.of("none", "ceaseless")) {
      StringBuilder row = new StringBuilder("| " + reload);
      for (double percentile : new double[] {50, 99, 99.9, 99.99}) {
        row.append(" | ");
        row.append(
            number(figures.percentile(percentile, "ReloadBenchmark.route", "reload", reload)));
      }
      line("%s |", row);
    }
    line("");
  }

  private void smallPlans() {
    line("## 100,000 clients of 20 extensions and three friends");
    line("");
    line("| | |");
    line("|---|---|");
    line(
        "| compile, one thread, `-Xmx1g`, cold | %s s |",
        number(figures.score("SmallPlansCompileBenchmark.compile")));
    for (String way : List.of("router", "hashmap")) {
      double nanos = figures.score("SmallPlansBenchmark.route", "way", way);
      line("| route in random clients, %s | %s ns |", way, number(nanos));
    }
    line("");
  }

  private void analysis() {
    line("## Proving things about 1,000 friends");
    line("");
    line("Seconds of one thread, cold: what is wrong in a plan, for all numbers; how many numbers");
    line("each friend takes; and what differs between the plan and one in which ten friends have");
    line(
        "other patterns. Everything is decided, but `coverage` and some counts of family mix, and");
    line("parts of `diff`.");
    line("");
    line("| family | check | coverage | diff |");
    line("|---|---|---|---|");
    for (String family : FAMILIES) {
      line(
          "| %s | %s | %s | %s |",
          family,
          number(figures.score("AnalysisBenchmark.check", "family", family)),
          number(figures.score("AnalysisBenchmark.coverage", "family", family)),
          number(figures.score("AnalysisBenchmark.diff", "family", family)));
    }
    line("");
  }

  private void footprints(List<Footprints.Row> rows) {
    line("## Memory");
    line("");
    line("Tables as the router counts them; kept is all that it keeps beyond the model, by JOL.");
    line("");
    line("| plan | layout | states | tables, bytes | kept, bytes | patterns on RE2/J |");
    line("|---|---|---|---|---|---|");
    for (Footprints.Row row : rows) {
      line(
          "| %s | %s | %,d | %,d | %,d | %,d |",
          row.plan(),
          row.layout(),
          row.states(),
          row.tableBytes(),
          row.retainedBytes(),
          row.onRe2j());
    }
  }

  private static double route(Figures figures, String engine, int friends, String traffic) {
    return figures.score(ROUTE, params(engine, friends, traffic));
  }

  private static String[] params(String engine, int friends, String traffic) {
    return new String[] {"engine", engine, "friends", String.valueOf(friends), "traffic", traffic};
  }

  private static String withError(double score, double error) {
    return Double.isNaN(error) ? number(score) : number(score) + " \u00b1 " + number(error);
  }

  /** Three digits or so, which is all that a measurement is good for. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    int decimals = Math.abs(value) < 0.05 ? 0 : Math.abs(value) < 10 ? 2 : value < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be another dependency
  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
