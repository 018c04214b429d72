package io.github.pbxrouting.examples.fastagi;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.live.LivePlan;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.internal.ServerSocketFacadeImpl;
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

  /** How long a connection may say nothing; Asterisk answers at once. */
  static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

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
      AgiScript script = new RoutingScript(live, new DialStrings(friend, endpoint, external));
      DefaultAgiServer server = server(reporting(script, log), address, port);
      log.println("serving " + plan + " at agi://" + address.getHostAddress() + ":" + port);
      server.startup();
      return 0;
    } catch (NoSuchFileException e) {
      log.println(plan + ": there is no such file");
      return CommandLine.ExitCode.USAGE;
    } catch (IOException | IllegalArgumentException e) {
      log.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  /** The script, with what should never happen told in a line: the library's log is off. */
  private static AgiScript reporting(AgiScript script, PrintStream log) {
    return (request, channel) -> {
      try {
        script.service(request, channel);
      } catch (RuntimeException e) {
        log.println("a call could not be answered: " + e);
      }
    };
  }

  /**
   * A server that listens already, and answers once it is started.
   *
   * @throws IOException when the port cannot be listened at
   */
  static DefaultAgiServer server(AgiScript script, InetAddress address, int port)
      throws IOException {
    ServerSocketFacade socket = listen(address, port);
    socket.setSocketReadTimeout(Math.toIntExact(READ_TIMEOUT.toMillis()));
    DefaultAgiServer server =
        new DefaultAgiServer(script) {
          @Override
          protected ServerSocketFacade createServerSocket() {
            return socket;
          }
        };
    server.setAddress(address);
    server.setPort(port);
    server.setMaximumPoolSize(MAX_SCRIPTS_AT_ONCE);
    return server;
  }

  /** Listens before the library would: it logs what goes wrong with its stack trace. */
  private static ServerSocketFacade listen(InetAddress address, int port) throws IOException {
    try {
      return new ServerSocketFacadeImpl(port, 0, address);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "cannot listen at " + address.getHostAddress() + " port " + port + ": " + e.getMessage(),
          e);
    }
  }

  private static BrandRouter compile(Path file) {
    try {
      return PlanFiles.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT);
    } catch (InvalidPlanFileException e) {
      throw new IllegalArgumentException(String.join("\n", e.problems()), e);
    }
  }
}
