package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFile;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.file.CanonicalText;
import io.github.pbxrouting.dialplan.file.JsonFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan fmt}: plan files in their canonical form. */
@Command(
    name = "fmt",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Rewrites plan files in their canonical form, and names those it changed.",
    footer = {
      "",
      "Fields come in the order of the schema, default values are left out, tests and suppressions"
          + " stay as they are. JSON stays JSON, and YAML stays YAML. A YAML file with comments is"
          + " left as it is, with status 2: they would be lost."
    })
final class FormatCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The plan files; - writes standard input to standard output.")
  private List<String> files = List.of();

  @Option(names = "--check", description = "Changes nothing, and names the files to change.")
  private boolean check;

  FormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    TextLines lines = new TextLines(console.out());
    boolean changed = false;
    for (String file : files) {
      boolean stdin = file.equals("-");
      byte[] text = read(file);
      byte[] canonical = canonical(text, file);
      boolean differs = !Arrays.equals(text, canonical);
      changed |= differs;
      if (stdin && !check) {
        console.out().write(canonical);
      } else if (differs) {
        if (!check) {
          Files.write(Path.of(file), canonical);
        }
        lines.column(file, 0).end();
      }
    }
    lines.flush();
    console.out().flush();
    return check && changed ? ExitStatus.ERRORS : ExitStatus.GOOD;
  }

  /** Reads a file once, so that what is written is what was checked. */
  private byte[] read(String file) throws IOException, InvalidPlanFileException {
    int most = Math.toIntExact(JsonFile.mostBytes() + 1);
    if (file.equals("-")) {
      return console.in().readNBytes(most);
    }
    if (!Files.isRegularFile(Path.of(file))) {
      PlanFiles.readFile(Path.of(file)); // says what is wrong
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return in.readNBytes(most);
    }
  }

  private static byte[] canonical(byte[] text, String file)
      throws IOException, InvalidPlanFileException, MisuseException {
    PlanFile plan = PlanFiles.readFile(new ByteArrayInputStream(text), file);
    if (CanonicalText.hasComments(JsonFile.of(new ByteArrayInputStream(text), file))) {
      throw new MisuseException(
          file + ": has comments, which would be lost: it is left as it is. Remove them first");
    }
    return CanonicalText.of(JsonFile.of(new ByteArrayInputStream(text), file), plan.brand())
        .getBytes(UTF_8);
  }
}
