package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command about one client of a plan. */
final class OneClient {

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file; - is standard input.")
  private Path plan = Path.of("");

  @Option(
      names = "--client",
      required = true,
      paramLabel = "ID",
      description = "The client in which numbers are dialled.")
  private String client = "";

  /** Compiles the plan, which must have the client. */
  BrandRouter compile(Console console) throws InvalidPlanFileException, MisuseException {
    BrandRouter brand = Plan.compile(plan, console);
    Plan.requireClient(brand, client);
    return brand;
  }

  String id() {
    return client;
  }
}
