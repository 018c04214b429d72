package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.dialplan.CompiledPlanFile;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanTests;
import io.github.pbxrouting.dialplan.Position;
import io.github.pbxrouting.dialplan.TestResult;
import io.github.pbxrouting.dialplan.file.Quoted;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.json.RouteFields;
import io.github.pbxrouting.dialplan.json.StepFields;
import io.github.pbxrouting.dialplan.output.Format;
import io.github.pbxrouting.dialplan.output.Report;
import io.github.pbxrouting.dialplan.output.Result;
import io.github.pbxrouting.dialplan.output.Result.Decision;
import io.github.pbxrouting.dialplan.output.Result.Location;
import io.github.pbxrouting.dialplan.output.Result.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dialplan test}: whether a plan does what its tests say. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Proves or refutes expectations and policies about a plan.",
    footer = {
      "",
      "An expectation says where one number goes or how one call ends; a policy says it of all"
          + " numbers of a set. A policy that does not hold is refuted by the shortest number that"
          + " breaks it."
    })
final class TestCommand implements Callable<Integer> {

  private static final int VERDICT_WIDTH = 9;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan file; its own tests come first.")
  private Path plan = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Files with tests; - is standard input.")
  private List<Path> files = List.of();

  @Mixin private FormatOptions formats = new FormatOptions();

  @Mixin private WidthOptions width = new WidthOptions();

  @Mixin private SpaceOptions space = new SpaceOptions();

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    List<Path> all = new ArrayList<>(files);
    all.add(plan);
    Plan.requireOneStandardInput(all.toArray(Path[]::new));
    CompiledPlanFile compiled = Plan.compileFile(plan, console);
    Format format = formats.format();
    AnalysisOptions options = space.options();
    List<PlanTests> tests = new ArrayList<>(List.of(compiled.file().tests()));
    int count = tests.get(0).size();
    for (Path file : files) {
      PlanTests read =
          Plan.isStandardInput(file) ? PlanTests.read(console.in(), "-") : PlanTests.read(file);
      tests.add(read);
      count += read.size();
    }
    if (count == 0) {
      throw new MisuseException(
          "there is no test: give the plan tests, or name a FILE with expect or policies");
    }
    return space
        .watch(console)
        .run(
            progress -> {
              PlanAnalysis analysis =
                  PlanAnalysis.of(compiled.router(), options.withProgress(progress));
              List<TestResult> results = new ArrayList<>();
              for (PlanTests each : tests) {
                results.addAll(each.run(analysis));
              }
              return results;
            },
            (results, early) -> {
              write(results, format, early);
              return results.stream().allMatch(result -> result.verdict() == Verdict.PROVED)
                  ? ExitStatus.GOOD
                  : ExitStatus.ERRORS;
            });
  }

  private void write(List<TestResult> results, Format format, boolean early)
      throws IOException, MisuseException {
    NumberSpace numbers = space.options().space();
    switch (format) {
      case TEXT -> {
        TextLines lines = width.lines(console);
        for (TestResult result : results) {
          write(lines, result);
        }
        lines.column(summary(results, numbers), 0).end();
        lines.flush();
      }
      case JSON -> {
        JsonLines lines = new JsonLines(console.out());
        for (TestResult result : results) {
          lines.write(fields -> write(fields, result, numbers));
        }
        lines.flush();
      }
      case SARIF, JUNIT, GITHUB ->
          format.write(
              new Report(
                  "test",
                  Version.number(),
                  !early,
                  false,
                  List.of(),
                  results.stream().map(TestCommand::reported).toList()),
              console.out());
    }
  }

  private static Result reported(TestResult result) {
    return new Result(
        Words.word(result.kind()),
        Severity.ERROR,
        State.of(result.verdict() == Verdict.PROVED ? Decision.HOLDS : Decision.FAILS),
        result.file(),
        result.name(),
        result.verdict() == Verdict.PROVED
            ? "it holds"
            : (result.witness() == null ? "" : result.witness() + ": ") + result.reason(),
        "",
        new Location(result.file(), result.place(), result.position()),
        Result.fingerprint(Words.word(result.kind()), result.name()));
  }

  private static void write(JsonGenerator json, TestResult result, NumberSpace space)
      throws IOException {
    json.writeStringField("name", Quoted.whole(result.name()));
    json.writeStringField("result", result.verdict().token());
    json.writeStringField(
        "witness", result.witness() == null ? null : Quoted.whole(result.witness()));
    json.writeStringField("kind", Words.word(result.kind()));
    json.writeStringField("place", Quoted.whole(place(result)));
    json.writeStringField("reason", Quoted.whole(result.reason()));
    json.writeArrayFieldStart("way");
    CallWay way = result.way();
    if (way != null) {
      write(json, way);
    } else if (result.decision() != null) {
      json.writeStartObject();
      RouteFields.write(json, result.decision());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("numbers");
    json.writeStringField("alphabet", space.alphabet());
    json.writeNumberField("minLength", space.minLength());
    json.writeNumberField("maxLength", space.maxLength());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, CallWay way) throws IOException {
    for (int i = 0; i < way.steps().size(); i++) {
      json.writeStartObject();
      StepFields.write(json, way.steps().get(i));
      if (i < way.events().size()) {
        CallEvent event = way.events().get(i);
        if (event instanceof CallEvent.Outcome outcome) {
          json.writeStringField("outcome", Words.word(outcome.outcome()));
        } else if (event instanceof CallEvent.Nested) {
          json.writeStringField("outcome", "nested");
        }
      }
      json.writeEndObject();
    }
  }

  private static void write(TextLines lines, TestResult result) throws IOException {
    lines.column(result.verdict().token(), VERDICT_WIDTH).column(result.name(), 0).end();
    if (result.verdict() == Verdict.PROVED) {
      return;
    }
    String number =
        result.kind() == TestResult.Kind.POLICY && result.witness() != null
            ? result.witness() + ": "
            : "";
    lines.column("", VERDICT_WIDTH).column(number + result.reason(), 0).end();
    if (result.way() != null) {
      new TextSteps(lines, VERDICT_WIDTH / 2 + 2).way(result.way());
    }
    lines.column("", VERDICT_WIDTH).column(place(result), 0).end();
  }

  private static String place(TestResult result) {
    Position at = result.position();
    return result.file()
        + (at == null ? "" : ":" + at.line() + ":" + at.column())
        + ": "
        + result.place();
  }

  private static String summary(List<TestResult> results, NumberSpace space) {
    StringBuilder summary =
        new StringBuilder(results.size() + (results.size() == 1 ? " test: " : " tests: "));
    for (Verdict verdict : Verdict.values()) {
      long count = results.stream().filter(result -> result.verdict() == verdict).count();
      summary.append(count).append(' ').append(verdict.token());
      summary.append(verdict == Verdict.UNDECIDED ? "" : ", ");
    }
    return "%s; numbers of %s to %s characters out of %s"
        .formatted(summary, space.minLength(), space.maxLength(), space.alphabet());
  }
}
