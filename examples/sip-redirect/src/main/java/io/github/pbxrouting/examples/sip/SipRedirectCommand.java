package io.github.pbxrouting.examples.sip;

import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.dialplan.live.LivePlan;
import io.github.pbxrouting.examples.sip.transport.TransportLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that redirects SIP calls by the plan in a file. */
@Command(
    name = "sip-redirect",
    mixinStandardHelpOptions = true,
    description =
        "Answers SIP INVITEs with the address to try next, over UDP and TCP. The configuration and"
            + " the plan it names are read again when either changes or on SIGHUP. OPTIONS to the"
            + " user stats, from this machine, prints a line of statistics.")
public final class SipRedirectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "The configuration file.")
  private Path config = Path.of("");

  @Option(
      names = "--address",
      defaultValue = "127.0.0.1",
      description = "The address to listen at (default: ${DEFAULT-VALUE}).")
  private InetAddress address = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      defaultValue = "5060",
      description = "The port to listen at (default: ${DEFAULT-VALUE}).")
  private int port;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SipRedirectCommand()).execute(arguments));
  }

  /**
   * Serves until the process is ended; 2 when the configuration or the plan is no good, or the port
   * is taken.
   */
  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = System.out;
    PrintStream log = System.err;
    FatalErrors.endProcessOnUncaughtErrors();
    try (LivePlan<ServedPlan> live = LivePlan.open(config, ServedPlan.loader(log), log);
        SipServer server =
            SipServer.start(live, address, port, TransportLimits.forThisProcess(), out, log)) {
      log.println(
          "serving "
              + config
              + " at sip:"
              + address.getHostAddress()
              + ":"
              + port
              + ": "
              + server.statisticsLine());
      new CountDownLatch(1).await();
      return 0;
    } catch (NoSuchFileException e) {
      log.println(config + ": there is no such file");
      return CommandLine.ExitCode.USAGE;
    } catch (IOException | IllegalArgumentException e) {
      log.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }
}
