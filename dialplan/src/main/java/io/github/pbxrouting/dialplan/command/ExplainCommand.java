package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.Explanation;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.command.InputLines.Line;
import io.github.pbxrouting.dialplan.json.ExplanationFields;
import io.github.pbxrouting.dialplan.json.RouteFields;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan explain}: why a number goes where it goes. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Says why a number goes where it goes: who took it, who came too late, and who"
            + " does not take it and why.")
final class ExplainCommand implements Callable<Integer> {

  private static final int VERDICT_WIDTH = 8;
  private static final int CANDIDATE_WIDTH = 24;

  private final Console console;

  @Mixin private OneClient client = new OneClient();

  @Parameters(index = "1", paramLabel = "NUMBER", description = "What is dialled.")
  private String number = "";

  @Mixin private CallingFriend from = new CallingFriend();

  @Option(names = "--json", description = "Prints a JSON object.")
  private boolean json;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = client.compile(console);
    Optional<String> calling = from.options(brand, client.id()).leftOutFriend();
    String problem = Line.ofArgument(number).problem();
    if (problem != null) {
      return refused(problem);
    }
    Explanation explanation;
    try {
      PlanAnalysis analysis = PlanAnalysis.of(brand);
      explanation =
          calling.isPresent()
              ? analysis.explain(client.id(), number, calling.get())
              : analysis.explain(client.id(), number);
    } catch (InvalidDestinationException invalid) {
      return refused(String.valueOf(invalid.getMessage()));
    }
    if (json) {
      JsonLines lines = new JsonLines(console.out());
      lines.write(fields -> ExplanationFields.write(fields, explanation));
      lines.flush();
    } else {
      write(new TextLines(console.out()), explanation);
    }
    return ExitStatus.GOOD;
  }

  private static void write(TextLines lines, Explanation explanation) throws IOException {
    lines
        .column(
            explanation.number()
                + " goes to "
                + RouteFields.place(Route.of(explanation.decision()))
                + (explanation.normalised() == null
                    ? ""
                    : ", decided "
                        + (explanation.decision().number().isPresent()
                            ? "on its normalised form " + explanation.normalised()
                            : "as dialled; its normalised form is " + explanation.normalised())),
            0)
        .end();
    for (Candidate candidate : explanation.candidates()) {
      lines
          .column(
              switch (candidate.verdict()) {
                case TOOK -> "took it";
                case TOO_LATE -> "too late";
                case DID_NOT -> "did not";
              },
              VERDICT_WIDTH)
          .column(
              ExplanationFields.kind(candidate).replace('-', ' ') + " " + candidate.name(),
              CANDIDATE_WIDTH)
          .column(candidate.reason(), 0)
          .end();
    }
    lines.flush();
  }

  private int refused(String problem) {
    console.err().println("dialplan explain: " + Shown.of(problem));
    return ExitStatus.ERRORS;
  }
}
