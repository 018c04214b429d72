package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.command.InputLines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan route}: where each number goes. */
@Command(
    name = "route",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says where each number goes.",
    footer = {
      "",
      "Without --client each NUMBER or line is a client's id, a tab and a number. A line is the"
          + " number as it stands: only its line end is taken off.",
      "",
      "A number that is empty, longer than 128 characters or no UTF-8, and a client or friend that"
          + " the plan does not have, make an error line; the other lines go on. Write -- before"
          + " numbers that begin with a minus sign."
    })
final class RouteCommand implements Callable<Integer> {

  private static final int WIDEST_CLIENT = 24;

  private final Console console;

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file; - is standard input.")
  private Path plan = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "NUMBER",
      description = "What is dialled; without any, standard input has one a line.")
  private List<String> numbers = List.of();

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "The client in which the numbers are dialled.")
  private @Nullable String client;

  @Mixin private CallingFriend from = new CallingFriend();

  @Option(
      names = "--candidates",
      description = "Adds every friend that takes the number, in order of precedence.")
  private boolean candidates;

  @Option(names = "--json", description = "Prints a JSON object a line.")
  private boolean json;

  RouteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = Plan.compile(plan, console);
    if (client != null) {
      Plan.requireClient(brand, client);
    }
    RouteOptions options = from.options(brand, client);
    RouteOutput output =
        json
            ? new JsonRoutes(console.out())
            : new TextRoutes(console.out(), client == null ? clientWidth(brand) : 0);
    Answers answers = new Answers(brand, client, options, candidates, output);
    if (numbers.isEmpty()) {
      InputLines lines = new InputLines(console.in(), output);
      for (Line line = lines.next(); line != null; line = lines.next()) {
        answers.answer(line);
      }
    } else {
      for (String number : numbers) {
        answers.answer(Line.ofArgument(number));
      }
    }
    output.flush();
    return answers.exitStatus();
  }

  private static int clientWidth(BrandRouter brand) {
    int widest =
        brand.brand().clients().stream().mapToInt(each -> each.id().length()).max().orElse(1);
    return Math.min(WIDEST_CLIENT, widest);
  }
}
