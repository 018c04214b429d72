package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.file.FileProblems;
import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.dialplan.service.DecisionService;
import io.github.pbxrouting.dialplan.service.ServiceOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan serve}: answers switches over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Answers switches over HTTP: where numbers go, and what a call does next.",
    showDefaultValues = true,
    footer = {
      "",
      "Serves until it is stopped. The plan is read again when its file changes and on SIGHUP; a plan"
          + " that is invalid is reported, and the last good one stays. SIGTERM stops it after the"
          + " requests under way. SERVE.md describes requests, answers and options."
    })
final class ServeCommand implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_CONNECTIONS = 100_000;
  private static final int MIN_BYTES = 512;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_SECONDS = 3_600;
  private static final int MAX_PLANS = 100;

  private final Console console;

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan file.")
  private Path plan = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 for any that is free.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on; 0.0.0.0 or :: for all.")
  private String address = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The key that signs tokens: 32 random bytes, the same for all instances. Without it one"
              + " is made at the start.")
  private @Nullable Path key;

  @Option(
      names = "--bearer-tokens",
      paramLabel = "FILE",
      description = "The bearer tokens that requests must have one of, one a line.")
  private @Nullable Path bearerTokens;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "The server's certificate and those that vouch for it, PEM.")
  private @Nullable Path tlsCertificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key, PEM (PKCS#8) without a password.")
  private @Nullable Path tlsKey;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      description = "The certificates, PEM, one of which must vouch for a client's.")
  private @Nullable Path tlsClientAuthority;

  @Option(
      names = "--log-decisions",
      description = "Prints a JSON object a decision, with the number dialled.")
  private boolean logDecisions;

  @Option(
      names = "--metrics-by-client",
      paramLabel = "N",
      defaultValue = "0",
      description = "Counts decisions by client as well, for the first N clients seen.")
  private int metricsByClient;

  @Option(
      names = "--keep-plans",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many plans are kept for the calls that began with them.")
  private int keptPlans;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "1024",
      description = "How many connections may be open; beyond, the one idle longest is closed.")
  private int maxConnections;

  @Option(
      names = "--max-header",
      paramLabel = "BYTES",
      defaultValue = "8192",
      description = "How many bytes a request's line and headers may have.")
  private int maxHeader;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      defaultValue = "65536",
      description = "How many bytes a request's body may have.")
  private int maxBody;

  @Option(
      names = "--max-delay",
      paramLabel = "MILLISECONDS",
      defaultValue = "100",
      description =
          "How long requests may wait to be read before some are refused: look-ups first, new calls"
              + " at twice, calls under way at four times this, emergency calls never.")
  private int maxDelay;

  @Option(
      names = "--idle-timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long a connection may go without an answer.")
  private int idleTimeout;

  @Option(
      names = "--stop-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long requests under way may take when the service is stopped.")
  private int stopTimeout;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    check();
    PrintStream log = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    FatalErrors.endProcessOnUncaughtErrors();
    quietLibraries();
    DecisionService service = start(log);
    if (service == null) {
      return ExitStatus.UNUSABLE;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  stopped.countDown();
                },
                "stop"));
    log.println("serving " + plan + " on " + service.uri());
    if (!InetAddress.getByName(address).isLoopbackAddress()
        && bearerTokens == null
        && tlsClientAuthority == null) {
      log.println(
          "everybody who reaches "
              + service.uri()
              + " is answered: use --bearer-tokens or --tls-client-ca, or a firewall");
    }
    service.warmUp();
    log.println("ready");
    stopped.await();
    return ExitStatus.GOOD;
  }

  private void check() throws MisuseException {
    between("--port", port, 0, MAX_PORT);
    between("--metrics-by-client", metricsByClient, 0, MAX_CONNECTIONS);
    between("--keep-plans", keptPlans, 1, MAX_PLANS);
    between("--max-connections", maxConnections, 1, MAX_CONNECTIONS);
    between("--max-header", maxHeader, MIN_BYTES, MAX_BYTES);
    between("--max-body", maxBody, MIN_BYTES, MAX_BYTES);
    between("--max-delay", maxDelay, 1, MAX_SECONDS * 1000);
    between("--idle-timeout", idleTimeout, 1, MAX_SECONDS);
    between("--stop-timeout", stopTimeout, 0, MAX_SECONDS);
    if ((tlsCertificate == null) != (tlsKey == null)) {
      throw new MisuseException("--tls-certificate and --tls-key go together: give both or none");
    }
    if (tlsClientAuthority != null && tlsCertificate == null) {
      throw new MisuseException(
          "--tls-client-ca needs TLS: give --tls-certificate and --tls-key as well");
    }
  }

  private static void between(String option, int value, int min, int max) throws MisuseException {
    if (value < min || value > max) {
      throw new MisuseException(
          option + " must be between " + min + " and " + max + ", but was " + value);
    }
  }

  private @Nullable DecisionService start(PrintStream log) throws MisuseException {
    try {
      return DecisionService.start(
          new ServiceOptions(
              plan,
              address,
              port,
              key,
              bearerTokens,
              tlsCertificate,
              tlsKey,
              tlsClientAuthority,
              logDecisions,
              metricsByClient,
              keptPlans,
              maxConnections,
              maxHeader,
              maxBody,
              Duration.ofMillis(maxDelay),
              Duration.ofSeconds(idleTimeout),
              Duration.ofSeconds(stopTimeout)),
          console.out(),
          log);
    } catch (IllegalArgumentException invalid) {
      String.valueOf(invalid.getMessage()).lines().forEach(console.err()::println);
      return null;
    } catch (IOException unusable) {
      throw new MisuseException(FileProblems.described(unusable));
    }
  }

  /** Has the HTTP server report what is wrong, and nothing else. */
  private static void quietLibraries() {
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
      // What is wrong with a request is answered; whoever sends it fills no log.
      System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty.http", "error");
    }
  }
}
