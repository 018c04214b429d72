package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.examples.live.LivePlan;
import io.github.pbxrouting.examples.plan.InvalidPlanFileException;
import io.github.pbxrouting.examples.plan.PlanFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that answers Asterisk's FastAGI requests for the plan in a file. */
@Command(
    name = "fastagi",
    mixinStandardHelpOptions = true,
    description =
        "Answers Asterisk's FastAGI requests: where EXTEN goes, and what its forwards do after a"
            + " dial. The plan is read again when its file changes or on SIGHUP.")
public final class FastAgiCommand implements Callable<Integer> {

  private static final int MAX_SCRIPTS_AT_ONCE = 200;

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
      description = "The port to listen at (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--dial-friend",
      defaultValue = "PJSIP/{number}@{friend}",
      description =
          "How a friend is dialled; {client} may stand in it too (default: ${DEFAULT-VALUE}).")
  private String friend = "";

  @Option(
      names = "--dial-endpoint",
      defaultValue = "PJSIP/{id}",
      description =
          "How an endpoint is dialled; {kind} may stand in it too (default: ${DEFAULT-VALUE}).")
  private String endpoint = "";

  @Option(
      names = "--dial-external",
      defaultValue = "PJSIP/{number}@carrier",
      description = "How an external number is dialled (default: ${DEFAULT-VALUE}).")
  private String external = "";

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FastAgiCommand()).execute(arguments));
  }

  /** Serves until the process is ended; 2 when the plan is no good or the port is taken. */
  @Override
  public Integer call() {
    PrintStream log = System.err;
    try (LivePlan<BrandRouter> live = LivePlan.open(plan, FastAgiCommand::compile, log)) {
      DefaultAgiServer server =
          server(
              new RoutingScript(live, new DialStrings(friend, endpoint, external)), address, port);
      log.println("serving " + plan + " at agi://" + address.getHostAddress() + ":" + port);
      server.startup();
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      log.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  static DefaultAgiServer server(AgiScript script, InetAddress address, int port) {
    DefaultAgiServer server = new DefaultAgiServer(script);
    server.setAddress(address);
    server.setPort(port);
    server.setMaximumPoolSize(MAX_SCRIPTS_AT_ONCE);
    return server;
  }

  private static BrandRouter compile(Path file) {
    try {
      return PlanFile.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT);
    } catch (InvalidPlanFileException e) {
      throw new IllegalArgumentException(String.join("\n", e.problems()), e);
    }
  }
}
