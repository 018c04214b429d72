package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.file.Nearest;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.output.Format;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code dialplan} command. */
@Command(
    name = "dialplan",
    description = "Says where numbers go in the dial plan of a hosted PBX.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class,
    footer = {
      "",
      "A plan is a file in UTF-8: JSON of at most 256 MB, and a quarter of the memory Java may use,"
          + " or YAML of an eighth of that."
    })
public final class Dialplan {

  /** What Linux, macOS and Windows say of a pipe that nobody reads any more. */
  private static final Set<String> CLOSED_BY_READER =
      Set.of("broken pipe", "the pipe is being closed", "the pipe has been ended");

  /** When text is coloured. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  private static final int WIDTH = 80;
  private static final int MIN_WIDTH = 55;
  private static final int MAX_WIDTH = 200;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      description =
          "When the first words of lines are coloured: always, never, or auto: on a terminal, unless"
              + " NO_COLOR is set.")
  private Colour colour = Colour.AUTO;

  private Dialplan() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    int status = commandLine(Console.ofProcess()).execute(args);
    System.exit(status);
  }

  /** Returns the command with all its subcommands; a new one is added here and nowhere else. */
  static CommandLine commandLine(Console console) {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), true);
    Dialplan options = new Dialplan();
    CommandLine dialplan = new CommandLine(options);
    dialplan
        .addSubcommand(new RouteCommand(console))
        .addSubcommand(new CallCommand(console))
        .addSubcommand(new ImportIvozProviderCommand(console))
        .addSubcommand(new ExplainCommand(console))
        .addSubcommand(new CheckCommand(console))
        .addSubcommand(new TestCommand(console))
        .addSubcommand(new DiffCommand(console))
        .addSubcommand(new ReplayCommand(console))
        .addSubcommand(new CoverageCommand(console))
        .addSubcommand(new GraphCommand(console))
        .addSubcommand(new ReportCommand(console))
        .addSubcommand(new DialCommand(console))
        .addSubcommand(new DigitMapCommand(console))
        .addSubcommand(new ServeCommand(console))
        .addSubcommand(new FormatCommand(console))
        .addSubcommand(new NewCommand(console))
        .addSubcommand(new SchemaCommand(console))
        .addSubcommand(completion())
        // A number may begin with @; it never names a file of arguments.
        .setExpandAtFiles(false)
        .registerConverter(CallType.class, converter(CallType.class))
        .registerConverter(DiffFormat.class, DiffFormat::of)
        .registerConverter(GraphCommand.Format.class, converter(GraphCommand.Format.class))
        .registerConverter(Colour.class, converter(Colour.class))
        .registerConverter(FailOn.class, converter(FailOn.class))
        .registerConverter(Format.class, converter(Format.class))
        .registerConverter(DigitMapFormat.class, converter(DigitMapFormat.class))
        .setUsageHelpWidth(width(System.getenv("COLUMNS")))
        .setExecutionStrategy(parsed -> {
          options.colour(console, System.getenv("NO_COLOR"));
          return new CommandLine.RunLast().execute(parsed);
        })
        .setOut(out)
        .setErr(console.err())
        .setParameterExceptionHandler((problem, args) -> misused(problem, console))
        .setExecutionExceptionHandler(
            (problem, command, result) -> failed(problem, command, console));
    ExitStatus.describe(dialplan);
    return dialplan;
  }

  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new GenerateCompletion()).setCommandName("completion");
    completion
        .getCommandSpec()
        .usageMessage()
        .description(
            "Prints the completion of bash and zsh, as a script: source <(dialplan completion)");
    return completion;
  }

  /** Returns the width of text for a terminal of that width; 80 when the width is not known. */
  static int width(@Nullable String columns) {
    return columns == null || !columns.matches("[0-9]{2,4}")
        ? WIDTH
        : Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Integer.parseInt(columns)));
  }

  private void colour(Console console, @Nullable String noColour) {
    boolean wanted =
        colour == Colour.ALWAYS
            || (colour == Colour.AUTO
                && (noColour == null || noColour.isEmpty())
                && console.isOutputTerminal());
    if (wanted && console.out() instanceof ColouredOutput coloured) {
      coloured.start();
    }
  }

  private static int misused(ParameterException problem, Console console) {
    String name = problem.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println(name + ": " + Shown.of(message(problem)));
    console.err().println("Try '" + name + " --help'.");
    return ExitStatus.UNUSABLE;
  }

  private static String message(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String message = String.valueOf(problem.getMessage());
    if (!(problem instanceof UnmatchedArgumentException unmatched)) {
      return message;
    }
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      String nearest = Nearest.of(word, command.getCommandSpec().optionsMap().keySet());
      return nearest.isEmpty() ? message : message + "; " + nearest.strip();
    }
    Set<String> commands = command.getSubcommands().keySet();
    return command.getParent() != null
        ? message
        : "no command \"%s\": %suse one of %s"
            .formatted(word, Nearest.of(word, commands), String.join(", ", commands));
  }

  private static int failed(Exception problem, CommandLine command, Console console) {
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof InvalidPlanFileException invalid) {
      invalid.problems().forEach(console.err()::println);
      return ExitStatus.UNUSABLE;
    }
    if (problem instanceof MisuseException) {
      console.err().println(command.getCommandSpec().qualifiedName() + ": " + Shown.of(message));
      return ExitStatus.UNUSABLE;
    }
    if (problem instanceof IOException) {
      // Whoever reads the output has had enough of it, as head has: nothing to complain about.
      if (CLOSED_BY_READER.contains(message.toLowerCase(Locale.ROOT))) {
        return ExitStatus.GOOD;
      }
      console.err().println("dialplan: input or output failed: " + Shown.of(message));
      return ExitStatus.ERRORS;
    }
    problem.printStackTrace(console.err());
    return ExitStatus.DEFECT;
  }

  private static <E extends Enum<E>> ITypeConverter<E> converter(Class<E> type) {
    Words<E> words = Words.of(type);
    return word ->
        words
            .value(word)
            .orElseThrow(() ->
                new TypeConversionException(
                    "must be one of " + words + ", and is \"" + word + "\""));
  }
}
