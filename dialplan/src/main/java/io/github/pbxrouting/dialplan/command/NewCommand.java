package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dialplan new}: a plan to begin with. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints a small plan to begin with: YAML with comments, or JSON.",
    footer = {"", "For example: dialplan new > plan.yaml"})
final class NewCommand implements Callable<Integer> {

  private static final String START = "start.yaml";

  private final Console console;

  @Option(names = "--json", description = "Prints it as JSON, which has no comments.")
  private boolean json;

  NewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException {
    byte[] start = Resources.toByteArray(Resources.getResource(NewCommand.class, START));
    if (json) {
      start =
          PlanFiles.format(PlanFiles.read(new ByteArrayInputStream(start), START)).getBytes(UTF_8);
    }
    console.out().write(start);
    console.out().flush();
    return ExitStatus.GOOD;
  }
}
