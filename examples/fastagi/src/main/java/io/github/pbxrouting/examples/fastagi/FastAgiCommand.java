package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.dialplan.live.LivePlan;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that answers Asterisk's FastAGI requests for the plan in a file. */
@Command(
    name = "fastagi",
    mixinStandardHelpOptions = true,
    description =
        "Answers Asterisk's FastAGI requests: where a number goes, and what forwards do after a"
            + " dial. The plan is read again when its file changes or on SIGHUP.")
public final class FastAgiCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PLAN", description = "The plan file.")
  private Path plan = Path.of("");

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "The address to listen at (default: ${DEFAULT-VALUE}).")
  private InetAddress address = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      defaultValue = "4573",
      description = "The port to listen at; 0 chooses a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--dial-friend",
      paramLabel = "TEMPLATE",
      defaultValue = DialStrings.DEFAULT_FRIEND,
      description =
          "How a remote friend is dialled, with {number}, {friend}, {client} (default:"
              + " ${DEFAULT-VALUE}).")
  private String friend = "";

  @Option(
      names = "--dial-endpoint",
      paramLabel = "TEMPLATE",
      defaultValue = DialStrings.DEFAULT_ENDPOINT,
      description =
          "How an endpoint is dialled, with {kind}, {id}, {number} (the extension's), {client}"
              + " (default: ${DEFAULT-VALUE}).")
  private String endpoint = "";

  @Option(
      names = "--dial-external",
      paramLabel = "TEMPLATE",
      defaultValue = DialStrings.DEFAULT_EXTERNAL,
      description =
          "How an external number is dialled, with {number}, {client} (default:"
              + " ${DEFAULT-VALUE}).")
  private String external = "";

  @Option(
      names = "--dial-emergency",
      paramLabel = "TEMPLATE",
      description =
          "How an emergency number is dialled, with {number}, {client} (default: as"
              + " --dial-external).")
  private @Nullable String emergency;

  /** Runs the command. */
  public static void main(String[] arguments) {
    FatalErrors.endProcessOnUncaughtErrors();
    System.exit(new CommandLine(new FastAgiCommand()).execute(arguments));
  }

  /**
   * Serves until the process is ended; 2 when an option or the plan is invalid or the port is
   * taken, 1 when the server cannot go on.
   */
  @Override
  public Integer call() {
    PrintStream log = System.err;
    try {
      DialStrings dialStrings =
          new DialStrings(friend, endpoint, external, emergency == null ? external : emergency);
      try (LivePlan<BrandRouter> live =
              LivePlan.open(plan, file -> compile(file, dialStrings, log), log);
          AgiServer server = listen(new RoutingScript(live, dialStrings, log), log)) {
        log.println(
            "serving " + plan + " at agi://" + address.getHostAddress() + ":" + server.port());
        return serve(server, log);
      }
    } catch (NoSuchFileException e) {
      log.println(plan + ": there is no such file");
      return CommandLine.ExitCode.USAGE;
    } catch (IOException | IllegalArgumentException e) {
      log.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  static int serve(AgiServer server, PrintStream log) {
    try {
      server.run();
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      log.println("the server cannot go on: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    } catch (Error e) {
      FatalErrors.end(e);
      throw e;
    }
  }

  private AgiServer listen(RoutingScript script, PrintStream log) throws IOException {
    try {
      return AgiServer.listen(
          script, new InetSocketAddress(address, port), AgiServer.MAX_CONVERSATION, log);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "cannot listen at " + address.getHostAddress() + " port " + port + ": " + e.getMessage(),
          e);
    }
  }

  static BrandRouter compile(Path file, DialStrings dialStrings, PrintStream log) {
    BrandRouter router;
    try {
      router = PlanFiles.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT);
    } catch (InvalidPlanFileException e) {
      throw new IllegalArgumentException(String.join("\n", e.problems()), e);
    }
    UndiallableNames.in(router.brand(), dialStrings).forEach(log::println);
    return router;
  }
}
