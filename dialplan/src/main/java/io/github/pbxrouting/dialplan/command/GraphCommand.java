package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.report.PlanGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan graph}: a plan as a picture. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Draws the clients, friends and forwards of a plan.",
    footer = {
      "",
      "The picture has every client with its friends, strongest first; where internal friends point"
          + " (bold); where forwards lead (dotted when disabled); and of the extensions those that a"
          + " forward leads to, and those that point to friends. The same plan gives the same text.",
      "",
      "dot is for Graphviz: dialplan graph PLAN | dot -Tsvg > plan.svg. mermaid is for pages that"
          + " draw Mermaid's flowcharts, most of which stop at 500 lines between boxes."
    })
final class GraphCommand implements Callable<Integer> {

  /** The languages a picture is written in. */
  enum Format {
    DOT,
    MERMAID
  }

  private final Console console;

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file; - is standard input.")
  private Path plan = Path.of("");

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "Draws that client only, and those its internal friends point to as boxes.")
  private @Nullable String client;

  @Option(names = "--format", paramLabel = "FORMAT", description = "dot or mermaid. Default: dot.")
  private Format format = Format.DOT;

  GraphCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = Plan.compile(plan, console);
    List<Client> clients = brand.brand().clients();
    if (client != null) {
      Plan.requireClient(brand, client);
      clients = List.of(brand.client(client).client());
    }
    PlanGraph graph = new PlanGraph(brand, clients);
    String text = format == Format.DOT ? GraphText.dot(graph) : GraphText.mermaid(graph);
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitStatus.GOOD;
  }
}
