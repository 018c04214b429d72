package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dialplan schema}: what a plan file may hold. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the JSON Schema (2020-12) of plan files, for editors and validators.")
final class SchemaCommand implements Callable<Integer> {

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console.out().write(PlanFiles.schema().getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitStatus.GOOD;
  }
}
