package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
          + " breaks it.",
      "",
      "Exit status: 0 when all tests hold; 1 when one is refuted, or undecided within --max-states;"
          + " 2 when the plan, a test or the command line is wrong, or there is no test."
    })
final class TestCommand implements Callable<Integer> {

  private static final int VERDICT_WIDTH = 9;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan file; its own tests come first.")
  private Path plan = Path.of("");

  @Parameters(index = "1..*", paramLabel = "FILE", description = "Files with tests.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Prints a JSON object a line.")
  private boolean json;

  @Mixin private SpaceOptions space = new SpaceOptions();

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    CompiledPlanFile compiled = Plan.compileFile(plan);
    PlanAnalysis analysis = PlanAnalysis.of(compiled.router(), space.options());
    List<PlanTests> tests = new ArrayList<>(List.of(compiled.file().tests()));
    int count = tests.get(0).size();
    for (Path file : files) {
      PlanTests read = PlanTests.read(file);
      tests.add(read);
      count += read.size();
    }
    if (count == 0) {
      throw new MisuseException(
          "there is no test: give the plan tests, or name a FILE with expect or policies");
    }
    List<TestResult> results = new ArrayList<>();
    for (PlanTests each : tests) {
      results.addAll(each.run(analysis));
    }
    if (json) {
      JsonLines lines = new JsonLines(console.out());
      for (TestResult result : results) {
        lines.write(fields -> write(fields, result, analysis.options().space()));
      }
      lines.flush();
    } else {
      TextLines lines = new TextLines(console.out());
      for (TestResult result : results) {
        write(lines, result);
      }
      lines.column(summary(results, analysis.options().space()), 0).end();
      lines.flush();
    }
    boolean hold = results.stream().allMatch(result -> result.verdict() == Verdict.PROVED);
    return hold ? ExitStatus.GOOD : ExitStatus.ERRORS;
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
    return summary
        + "; numbers of "
        + space.minLength()
        + " to "
        + space.maxLength()
        + " characters out of "
        + space.alphabet();
  }
}
