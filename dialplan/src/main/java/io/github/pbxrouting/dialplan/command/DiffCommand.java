package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.MovedPattern;
import io.github.pbxrouting.core.analysis.answers.PlanDiff;
import io.github.pbxrouting.core.analysis.answers.PlanDiff.Change;
import io.github.pbxrouting.core.analysis.answers.PlanDiff.Renumbering;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.UndecidedException;
import io.github.pbxrouting.dialplan.CompiledPlanFile;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.command.ExpectedMoves.Unexpected;
import io.github.pbxrouting.dialplan.file.Move;
import io.github.pbxrouting.dialplan.json.CommonFields;
import io.github.pbxrouting.dialplan.json.RouteFields;
import io.github.pbxrouting.dialplan.output.Format;
import io.github.pbxrouting.dialplan.output.Report;
import io.github.pbxrouting.dialplan.output.Result;
import io.github.pbxrouting.dialplan.output.Result.Decision;
import io.github.pbxrouting.dialplan.output.Result.Location;
import io.github.pbxrouting.dialplan.output.Result.State;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan diff}: which numbers a changed plan routes differently. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says exactly which numbers two plans route differently.",
    footer = {
      "",
      "The patterns that describe the numbers are those of whole numbers, and x is a digit: 94x{2,5},"
          + " [*]9[2-5]. A dot is any character that can be dialled there. They are left out where it"
          + " takes more than ten.",
      "",
      "Plans that send a number to the same place with another number to send, by another numbering"
          + " rule, route it alike; with --numbers, --only or --expect they differ.",
      "",
      "A query of --format finds exactly the moved calls, as far as their numbers are among those that"
          + " are compared; others, longer ones say, it counts as not compared. Where the moves of a"
          + " client take too long regular expressions, the query routes its calls by both plans; the"
          + " exit status is then 1, moved or not.",
      "",
      "With --only or --expect, an edit may do what they say, and no more. The first number that"
          + " moves besides, or that does not go where FILE says, is printed on standard error."
    })
final class DiffCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "OLD", description = "The old plan file.")
  private Path older = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The new plan file.")
  private Path newer = Path.of("");

  @Option(names = "--client", paramLabel = "ID", description = "Compares that client only.")
  private @Nullable String client;

  @Option(
      names = "--numbers",
      description =
          "Adds the numbers that go to the same place as before, but with another number to send.")
  private boolean numbers;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "FRIEND",
      description = "Allows numbers to move from or to these friends only.")
  private List<String> only = List.of();

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "Allows the moves of that file only, and requires those that name numbers; - is standard"
              + " input.")
  private @Nullable Path expect;

  @Mixin private DiffFormat.Options formats = new DiffFormat.Options();

  @Mixin private WidthOptions width = new WidthOptions();

  @Mixin private SpaceOptions space = new SpaceOptions();

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    DiffFormat chosen = formats.format();
    Format format = chosen.format();
    Plan.requireOneStandardInput(older, newer, expect);
    CompiledPlanFile before = Plan.compileFile(older, console);
    CompiledPlanFile after = Plan.compileFile(newer, console);
    AnalysisOptions options = space.options();
    if (client != null && !after.router().hasClient(client)) {
      Plan.requireClient(before.router(), client);
    }
    if (chosen.query() != null) {
      return writeQuery(before.router(), after.router(), chosen.query());
    }
    List<Move> moves = expect == null ? null : ExpectedMoves.read(expect, console);
    if (expect != null && moves == null) {
      return ExitStatus.UNUSABLE;
    }
    return space
        .watch(console)
        .run(
            progress -> {
              PlanAnalysis analysis =
                  PlanAnalysis.of(before.router(), options.withProgress(progress));
              return client == null
                  ? analysis.diff(after.router())
                  : analysis.diff(after.router(), client);
            },
            (diff, early) -> {
              boolean isJudged = moves != null || !only.isEmpty();
              List<Renumbering> renumbered = numbers || isJudged ? diff.renumbered() : List.of();
              Judgement judgement =
                  isJudged
                      ? judged(
                          diff,
                          new ExpectedMoves(
                              PlanAnalysis.of(before.router(), options), after.router()),
                          moves)
                      : null;
              write(diff, renumbered, judgement, format, before, after, early);
              if (judgement != null) {
                judgement.report(console);
                return judgement.status();
              }
              if (diff.isEquivalent() && renumbered.isEmpty()) {
                return ExitStatus.GOOD;
              }
              return diff.changes().isEmpty() && renumbered.isEmpty()
                  ? ExitStatus.UNUSABLE
                  : ExitStatus.ERRORS;
            });
  }

  /**
   * Whether an edit moves what it was expected to.
   *
   * @param status the exit status
   * @param unexpected what it moves besides, or does not move, or null
   * @param undecided why that is not known, or null
   */
  private record Judgement(
      int status, @Nullable Unexpected unexpected, @Nullable String undecided) {

    void report(Console console) {
      Object problem = unexpected == null ? undecided : unexpected;
      if (problem != null) {
        console.err().println("dialplan diff: " + Shown.of(problem.toString()));
      }
    }
  }

  private Judgement judged(PlanDiff diff, ExpectedMoves expected, @Nullable List<Move> moves)
      throws MisuseException {
    Unexpected problem = only.isEmpty() ? null : expected.besides(diff, only);
    try {
      problem = problem == null && moves != null ? expected.unexpected(diff, moves) : problem;
    } catch (UndecidedException undecided) {
      return new Judgement(ExitStatus.UNUSABLE, null, undecided.getMessage());
    } catch (IllegalArgumentException unknown) {
      throw new MisuseException("--expect: " + unknown.getMessage());
    }
    int status = diff.undecided().isEmpty() ? ExitStatus.GOOD : ExitStatus.UNUSABLE;
    return new Judgement(problem == null ? status : ExitStatus.ERRORS, problem, null);
  }

  private void write(
      PlanDiff diff,
      List<Renumbering> renumbered,
      @Nullable Judgement judgement,
      Format format,
      CompiledPlanFile before,
      CompiledPlanFile after,
      boolean early)
      throws IOException, MisuseException {
    switch (format) {
      case TEXT -> {
        TextLines lines = width.lines(console);
        for (Change change : diff.changes()) {
          write(lines, change);
        }
        for (Renumbering renumbering : renumbered) {
          write(lines, renumbering);
        }
        if (diff.isEquivalent() && renumbered.isEmpty()) {
          NumberSpace all = space.options().space();
          lines
              .column(
                  "equivalent: the plans route every number of %s to %s characters alike"
                      .formatted(all.minLength(), all.maxLength()),
                  0)
              .end();
        }
        lines.flush();
      }
      case JSON -> {
        JsonLines lines = new JsonLines(console.out());
        for (Change change : diff.changes()) {
          lines.write(fields -> write(fields, change));
        }
        for (Renumbering renumbering : renumbered) {
          lines.write(fields -> write(fields, renumbering));
        }
        lines.flush();
      }
      case SARIF, JUNIT, GITHUB ->
          format.write(report(diff, renumbered, judgement, before, after), console.out());
    }
    for (Map.Entry<String, Integer> undecided : diff.undecided().entrySet()) {
      console
          .err()
          .println(
              "dialplan diff: client "
                  + Shown.of(undecided.getKey())
                  + " "
                  + undecided(undecided.getValue())
                  + (early ? ": the comparison was ended early" : ""));
    }
  }

  private static String undecided(int decidedTo) {
    return "could only be compared for numbers of up to " + decidedTo + " characters";
  }

  private Report report(
      PlanDiff diff,
      List<Renumbering> renumbered,
      @Nullable Judgement judgement,
      CompiledPlanFile before,
      CompiledPlanFile after)
      throws IOException {
    FindingPlaces newPlaces = new FindingPlaces(after.file(), newer);
    FindingPlaces oldPlaces = new FindingPlaces(before.file(), older);
    // Where an edit is judged, what moves is reported, and fails only as far as it was not
    // expected.
    Decision moves = judgement == null ? Decision.FAILS : Decision.REPORTED;
    List<Result> results = new ArrayList<>();
    for (Change change : diff.changes()) {
      String id = change.client();
      results.add(
          result(
              "route-change",
              moves,
              id,
              way(change),
              moved(change.numbers(), change.patterns()),
              after.router().hasClient(id)
                  ? newPlaces.of(id, change.to(), change.from())
                  : oldPlaces.of(id, change.from(), null)));
    }
    for (Renumbering change : renumbered) {
      results.add(
          result(
              "number-change",
              moves,
              change.client(),
              "to " + place(change.route()),
              moved(change.numbers(), change.patterns()),
              newPlaces.of(change.client(), change.route(), null)));
    }
    diff.undecided()
        .forEach((id, decidedTo) ->
            results.add(
                result(
                    "undecided",
                    Decision.FAILS,
                    id,
                    "",
                    undecided(decidedTo),
                    (after.router().hasClient(id) ? newPlaces : oldPlaces).of(id, null, null))));
    if (judgement != null && judgement.unexpected() != null) {
      String id = judgement.unexpected().client();
      results.add(
          result(
              "unexpected-move",
              Decision.FAILS,
              id,
              "",
              judgement.unexpected().problem(),
              (after.router().hasClient(id) ? newPlaces : oldPlaces).of(id, null, null)));
    }
    return new Report(
        "diff",
        Version.number(),
        diff.undecided().isEmpty(),
        false,
        client == null ? ids(before.router(), after.router()) : List.of(client),
        results);
  }

  private static Result result(
      String rule, Decision decision, String id, String name, String message, Location location) {
    return new Result(
        rule,
        decision == Decision.FAILS ? Severity.WARNING : Severity.INFO,
        State.of(decision),
        id,
        name,
        message,
        "",
        location,
        Result.fingerprint(rule, id, name));
  }

  private static String moved(NumberCount count, List<String> patterns) {
    return count.inWords()
        + ", "
        + (patterns.isEmpty() ? "for example " + count.witness() : String.join(", ", patterns));
  }

  private static String way(Change change) {
    return "from " + place(change.from()) + " to " + place(change.to());
  }

  private int writeQuery(BrandRouter before, BrandRouter after, SqlDialect dialect)
      throws IOException, MisuseException {
    if (numbers || expect != null || !only.isEmpty()) {
      throw new MisuseException("a query goes with none of --numbers, --only and --expect");
    }
    PlanAnalysis analysis = PlanAnalysis.of(before, space.options());
    List<MovedPattern> patterns = new ArrayList<>();
    List<String> routed = new ArrayList<>();
    for (String id : client == null ? ids(before, after) : List.of(client)) {
      try {
        patterns.addAll(analysis.movedPatterns(after, id));
      } catch (MovedPattern.TooComplexException tooComplex) {
        routed.add(id);
      }
    }
    Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
    out.write(
        new MovedCallsQuery(dialect, space.options().space(), before, after)
            .text(patterns, routed));
    out.flush();
    return patterns.isEmpty() && routed.isEmpty() ? ExitStatus.GOOD : ExitStatus.ERRORS;
  }

  /** Returns the ids of all clients, in the order of the old plan, then of the new. */
  private static List<String> ids(BrandRouter before, BrandRouter after) {
    return Stream.of(before, after)
        .flatMap(brand -> brand.brand().clients().stream())
        .map(Client::id)
        .distinct()
        .toList();
  }

  private static void write(JsonGenerator json, Change change) throws IOException {
    json.writeStringField("client", change.client());
    write(json, "from", change.from(), change);
    write(json, "to", change.to(), change);
    write(json, change.numbers(), change.patterns());
  }

  private static void write(JsonGenerator json, Renumbering renumbering) throws IOException {
    json.writeStringField("client", renumbering.client());
    for (String side : List.of("from", "to")) {
      json.writeObjectFieldStart(side);
      RouteFields.write(json, renumbering.route());
      json.writeEndObject();
    }
    write(json, renumbering.numbers(), renumbering.patterns());
    json.writeStringField("fromNumber", renumbering.from());
    json.writeStringField("toNumber", renumbering.to());
  }

  private static void write(JsonGenerator json, NumberCount numbers, List<String> patterns)
      throws IOException {
    CommonFields.counts(json, numbers.count(), numbers.byLength());
    json.writeStringField("witness", numbers.witness());
    CommonFields.strings(json, "numbers", patterns);
  }

  private static void write(JsonGenerator json, String name, @Nullable Route route, Change change)
      throws IOException {
    if (route == null) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    RouteFields.write(json, route);
    boolean single = change.numbers().count().equals(BigInteger.ONE);
    if (route.code().isPresent() && single) {
      json.writeStringField(
          "arguments", change.numbers().witness().substring(route.code().get().length()));
    }
    json.writeEndObject();
  }

  private static void write(TextLines lines, Change change) throws IOException {
    write(lines, change.client(), change.numbers(), way(change), change.patterns());
  }

  private static void write(TextLines lines, Renumbering renumbering) throws IOException {
    write(
        lines,
        renumbering.client(),
        renumbering.numbers(),
        "to %s with another number: %s instead of %s for %s"
            .formatted(
                place(renumbering.route()),
                renumbering.to(),
                renumbering.from(),
                renumbering.numbers().witness()),
        renumbering.patterns());
  }

  private static void write(
      TextLines lines, String client, NumberCount numbers, String move, List<String> patterns)
      throws IOException {
    boolean single = numbers.count().equals(BigInteger.ONE);
    lines
        .column(
            client
                + ": "
                + String.format(Locale.ROOT, "%,d", numbers.count())
                + (single ? " number " : " numbers ")
                + move,
            0)
        .end();
    for (String pattern :
        patterns.isEmpty() ? List.of("for example " + numbers.witness()) : patterns) {
      lines.column("", 0).column(pattern, 0).end();
    }
  }

  /** Returns a route in words; null where a plan does not have the client. */
  static String place(@Nullable Route route) {
    return route == null ? "nothing, without the client" : RouteFields.place(route);
  }
}
