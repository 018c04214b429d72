package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.replay.CallFormat;
import io.github.pbxrouting.dialplan.replay.MovedCalls;
import io.github.pbxrouting.dialplan.replay.Replay;
import io.github.pbxrouting.dialplan.replay.UnreadableCallsException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan replay}: what a changed plan would have done to calls that were made. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    customSynopsis = {
      "dialplan replay [OPTIONS] OLD NEW CALLS",
      "   or: dialplan replay [OPTIONS] PLAN CALLS"
    },
    description =
        "Routes call records through two plans, and says which calls move; or through one plan, and"
            + " says which friends and patterns the calls use.",
    footer = {
      "",
      "CALLS is a CSV file in UTF-8, plain, gzip, or zstd where the program zstd is installed; - is"
          + " standard input. The first line names the columns: client and number unless options say"
          + " otherwise; further columns do not matter.",
      "",
      "Two destinations are the same when their keys are: friend:bilbao, friend:sister/barcelona,"
          + " extension:1001, service:*94, emergency:112, external,"
          + " rejected:unknown-service-code. With --json a client that a plan lacks makes null.",
      "",
      "A record is malformed when its client, or the friend it came from, is in no plan, its number"
          + " is empty, longer than 128 characters or no UTF-8, or it has another number of columns"
          + " than the first. Such records are counted, and reported on standard error; the others go"
          + " on."
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int MAX_THREADS = 1024;

  private final Console console;

  @Parameters(index = "0", paramLabel = "OLD", description = "The old plan file, or the only one.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The new plan file.")
  private Path second = Path.of("");

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "CALLS",
      description = "The call records; they come second where there is one plan.")
  private @Nullable Path third;

  @Mixin private ReplayOptions calls = new ReplayOptions();

  @Option(
      names = "--numbers",
      description =
          "Adds the calls that go to the same place as before, but with another number to send.")
  private boolean numbers;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the records of moved calls there, as they are.")
  private @Nullable Path out;

  @Option(
      names = "--malformed",
      paramLabel = "FILE",
      description = "Writes the malformed records there, as they are.")
  private @Nullable Path malformed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads route calls: one a processor unless said.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--progress",
      negatable = true,
      description = "Shows progress on standard error: only on a terminal unless said.")
  private @Nullable Boolean progress;

  @Option(names = "--json", description = "Prints a JSON object a line.")
  private boolean json;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new MisuseException(
          "--threads must be between 1 and " + MAX_THREADS + ", but was " + threads);
    }
    Plan.requireOneStandardInput(first, second, third);
    CallFormat format = calls.format();
    boolean alone = third == null;
    Path records = third == null ? second : third;
    BrandRouter older = Plan.compile(first, console);
    BrandRouter newer = alone ? older : Plan.compile(second, console);
    String client = format.client();
    if (client != null && !newer.hasClient(client)) {
      Plan.requireClient(older, client);
    }
    if (alone && out != null) {
      throw new MisuseException("--out takes moved calls: give an old and a new plan");
    }
    refuseOverwriting("--out", out);
    refuseOverwriting("--malformed", malformed);
    try (InputStream in = open(records);
        OutputStream moved = create("--out", out);
        OutputStream aside = create("--malformed", malformed)) {
      ReplayProgress shown = progress(records);
      Replay replay = new Replay(format, threads, moved, aside, shown);
      ReplayOutput output = new ReplayOutput(console, replay, json);
      if (alone) {
        output.write(read(records, shown, () -> replay.use(in, older)));
        return ExitStatus.GOOD;
      }
      MovedCalls calls = read(records, shown, () -> replay.compare(in, older, newer, numbers));
      output.write(calls, numbers);
      return calls.moved() + (numbers ? calls.renumbered() : 0) == 0
          ? ExitStatus.GOOD
          : ExitStatus.ERRORS;
    }
  }

  /** Reads call records. */
  private interface Reading<T> {
    T read() throws IOException, UnreadableCallsException;
  }

  private <T> T read(Path records, ReplayProgress shown, Reading<T> reading)
      throws MisuseException {
    try {
      return reading.read();
    } catch (UnreadableCallsException | IOException unreadable) {
      throw new MisuseException(records + ": " + unreadable.getMessage());
    } finally {
      shown.end();
    }
  }

  private InputStream open(Path records) throws MisuseException {
    if (Plan.isStandardInput(records)) {
      return console.in();
    }
    if (!Files.exists(records)) {
      throw new MisuseException(records + ": there is no such file");
    }
    try {
      return Files.newInputStream(records);
    } catch (IOException unreadable) {
      throw new MisuseException(records + ": cannot be read: " + unreadable.getMessage());
    }
  }

  private void refuseOverwriting(String option, @Nullable Path written)
      throws IOException, MisuseException {
    for (Path read : List.of(first, second, third == null ? first : third)) {
      if (written != null
          && Files.exists(written)
          && Files.exists(read)
          && Files.isSameFile(written, read)) {
        throw new MisuseException(option + " would overwrite " + read);
      }
    }
  }

  private static @Nullable OutputStream create(String option, @Nullable Path file)
      throws MisuseException {
    try {
      return file == null ? null : new BufferedOutputStream(Files.newOutputStream(file));
    } catch (IOException refused) {
      throw new MisuseException(option + ": cannot write " + file + ": " + refused.getMessage());
    }
  }

  private ReplayProgress progress(Path records) throws IOException {
    boolean shown = progress == null ? console.isTerminal() : progress;
    PrintWriter terminal = shown ? console.err() : new PrintWriter(Writer.nullWriter());
    return new ReplayProgress(
        terminal, Plan.isStandardInput(records) ? 0 : Files.size(records), System::nanoTime);
  }
}
