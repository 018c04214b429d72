package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.command.InputLines.Line;
import io.github.pbxrouting.dialplan.file.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan call}: one call, step by step. */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Plays a call, one line a step, and says how it ends.",
    footer = {
      "",
      "Each friend that is dialled takes the next OUTCOME: answered, no-answer, busy, congestion,"
          + " not-registered or cancelled. When none is left, the friend answers; those that are"
          + " left over are not used. With --all every friend takes every outcome, and the steps"
          + " are printed as a tree, up to 10,000 of them."
    })
final class CallCommand implements Callable<Integer> {

  private static final Words<DialOutcome> OUTCOMES = Words.of(DialOutcome.class);

  /** The maximum number of steps of a tree. */
  private static final int MAX_STEPS = 10_000;

  private final Console console;

  @Mixin private OneClient client = new OneClient();

  @Parameters(index = "1", paramLabel = "NUMBER", description = "What is dialled.")
  private String number = "";

  @Parameters(
      index = "2..*",
      paramLabel = "OUTCOME",
      description = "How dialling the friends ends, one outcome for each, in order.")
  private List<String> outcomes = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Where the call comes from: internal or external. Default: internal.")
  private CallType type = CallType.INTERNAL;

  @Option(
      names = "--max-redirects",
      paramLabel = "N",
      description = "How often the call may be forwarded: 0 to 100. Default: 5.")
  private int maxRedirects = CallRequest.DEFAULT_MAX_REDIRECTS;

  @Option(
      names = "--failover",
      split = ",",
      paramLabel = "OUTCOME",
      description =
          "Goes on at the next friend that takes the number after these outcomes, unless a forward"
              + " rule fits: busy, congestion, no-answer, not-registered, with commas between.")
  private List<String> failover = List.of();

  @Option(
      names = "--all",
      description = "Plays every outcome of every friend that is dialled, as a tree.")
  private boolean all;

  @Option(
      names = "--json",
      description = "Prints a JSON object a line; with --all, the tree as one object.")
  private boolean json;

  CallCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    List<DialOutcome> dialled = dialOutcomes(outcomes);
    List<DialOutcome> failedOver = dialOutcomes(failover);
    if (all && !dialled.isEmpty()) {
      throw new MisuseException("--all plays every OUTCOME; name none");
    }
    BrandRouter brand = client.compile(console);
    int most = brand.options().limits().redirects();
    if (maxRedirects < 0 || maxRedirects > most) {
      throw new MisuseException(
          "--max-redirects must be 0 to " + most + ", and is " + maxRedirects);
    }
    String problem = Line.ofArgument(number).problem();
    if (problem != null) {
      return refused(problem);
    }
    CallRequest request =
        CallRequest.of(client.id(), number).withType(type).withMaxRedirects(maxRedirects);
    try {
      request = request.withFailover(failedOver);
    } catch (IllegalArgumentException ended) {
      throw new MisuseException("--failover: " + ended.getMessage());
    }
    CallFlow flow;
    try {
      flow = brand.call(request);
    } catch (InvalidDestinationException invalid) {
      return refused(String.valueOf(invalid.getMessage()));
    }
    if (all) {
      CallTree tree = CallTree.of(flow, MAX_STEPS);
      if (json) {
        JsonSteps.write(tree, console.out());
      } else {
        TextSteps.write(tree, console.out());
      }
      return ExitStatus.GOOD;
    }
    play(
        flow,
        dialled.iterator(),
        json ? new JsonSteps(console.out()) : new TextSteps(console.out()));
    return ExitStatus.GOOD;
  }

  private static List<DialOutcome> dialOutcomes(List<String> outcomes) throws MisuseException {
    List<DialOutcome> known = new ArrayList<>();
    for (String word : outcomes) {
      known.add(
          OUTCOMES
              .value(word)
              .orElseThrow(() ->
                  new MisuseException(
                      "an OUTCOME is one of " + OUTCOMES + ", and not \"" + word + "\"")));
    }
    return known;
  }

  private static void play(CallFlow start, Iterator<DialOutcome> outcomes, StepOutput output)
      throws IOException {
    CallFlow flow = start;
    output.step(flow.step());
    while (!(flow instanceof CallFlow.Ended)) {
      if (flow instanceof CallFlow.Dialling dialling) {
        flow = dialling.after(outcomes.hasNext() ? outcomes.next() : DialOutcome.ANSWERED);
      } else if (flow instanceof CallFlow.Forwarding forwarding) {
        flow = forwarding.next();
      }
      output.step(flow.step());
    }
    output.flush();
  }

  private int refused(String problem) {
    console.err().println("dialplan call: " + Shown.of(problem));
    return ExitStatus.ERRORS;
  }
}
