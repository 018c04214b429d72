package io.github.pbxrouting.dialplan.service;

import com.google.common.io.Resources;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.host.FatalErrors;
import io.github.pbxrouting.dialplan.live.LivePlan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Answers switches over HTTP: where numbers go, and what a call does next. Keeps no call: any
 * instance with the same key takes it on.
 *
 * <p>A request is answered by the thread that selected its connection, one for each processor:
 * nothing in a decision waits. Explanations, which take longer, have a thread and a short queue of
 * their own, and so have the pages that explore a plan, which take seconds for a large one.
 */
public final class DecisionService implements AutoCloseable {

  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final int SLOW_QUEUE = 16;
  private static final int PAGE_QUEUE = 4;
  private static final int ACCEPT_QUEUE = 1024;
  private static final int BUFFER_BYTES = 4096;

  /** How long a connection without a request is kept once the service stops. */
  private static final Duration LAST_REQUEST = Duration.ofMillis(200);

  private final ServiceOptions options;
  private final PrintStream log;
  private final Metrics metrics;
  private final LivePlan<ServedPlan> plan;
  private final Calls calls;
  private final JsonText description;
  private final @Nullable DecisionLog decisions;
  private final Connections connections;
  private final ThreadPoolExecutor slow;
  private final ThreadPoolExecutor pageMaker;
  private final Server server;
  private final ServerConnector connector;
  private final SelectorDelay delay;
  private volatile boolean warm;
  private volatile boolean stopping;

  /**
   * Reads the plan and everything else it serves with, and listens.
   *
   * @param options how to serve
   * @param decisionLog where decisions are logged, where the options ask for it
   * @param log where the service reports, a line each
   * @throws IOException when a file cannot be read or is not what it should be, or the address
   *     cannot be listened on
   * @throws IllegalArgumentException when the plan is invalid; the message has every problem, a
   *     line each
   */
  public static DecisionService start(
      ServiceOptions options, OutputStream decisionLog, PrintStream log) throws IOException {
    return start(options, decisionLog, log, null);
  }

  /** Starts with a load that is given instead of measured, where it is not null. */
  static DecisionService start(
      ServiceOptions options, OutputStream decisionLog, PrintStream log, @Nullable Load load)
      throws IOException {
    SigningKey key = key(options, log);
    Path tokenFile = options.bearerTokens();
    BearerTokens tokens = tokenFile == null ? null : BearerTokens.read(tokenFile);
    return new DecisionService(options, decisionLog, log, key, tokens, load);
  }

  private static SigningKey key(ServiceOptions options, PrintStream log) throws IOException {
    Path file = options.key();
    if (file == null) {
      log.println(
          "no --key: tokens are signed with a key of this process; after a restart and in other"
              + " instances they are worth nothing");
      return SigningKey.random();
    }
    SigningKey key = SigningKey.read(file);
    if (key.length() < SigningKey.ADVISED_BYTES) {
      log.println(
          "the key in %s has %s bytes; use %s random ones"
              .formatted(file, key.length(), SigningKey.ADVISED_BYTES));
    }
    return key;
  }

  private DecisionService(
      ServiceOptions options,
      OutputStream decisionLog,
      PrintStream log,
      SigningKey key,
      @Nullable BearerTokens tokens,
      @Nullable Load load)
      throws IOException {
    this.options = options;
    this.log = log;
    metrics = new Metrics(options.metricsByClient());
    description =
        new JsonText(
            Resources.toByteArray(Resources.getResource(DecisionService.class, "openapi.json")));
    KeptPlans kept = new KeptPlans(options.keptPlans());
    plan = LivePlan.open(options.plan(), file -> load(file, kept), log);
    calls = new Calls(plan, kept, key);
    decisions = options.logDecisions() ? new DecisionLog(decisionLog, log, metrics) : null;
    connections = new Connections(options.maxConnections(), options.idleTimeout(), metrics);
    slow = oneThread("explanations", SLOW_QUEUE);
    pageMaker = oneThread("pages", PAGE_QUEUE);
    server = new Server(threads());
    server.setStopTimeout(options.stopTimeout().toMillis());
    server.setErrorHandler(new ErrorAnswers(options.maxHeader()));
    connector = connector(server, options);
    connector.addBean(connections);
    server.addConnector(connector);
    boolean started = false;
    try {
      connector.open();
      // The selectors are there once the connector has started; the delay is asked when it serves.
      server.setHandler(
          new GracefulHandler(
              handler(metrics, decisions, tokens, load == null ? this::overload : load)));
      server.start();
      started = true;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the server did not start: " + e.getMessage(), e);
    } finally {
      if (!started) {
        plan.close();
      }
    }
    delay =
        new SelectorDelay(
            connector.getSelectorManager().getBeans(ManagedSelector.class),
            options.maxDelay(),
            log);
    delay.start();
    connections.start();
    metrics.watch(plan);
    metrics.gauge("dialplan_connections", "Connections that are open.", connections::count);
    metrics.gauge(
        "dialplan_delay_milliseconds",
        "How long a request that arrives now waits to be read.",
        delay::millis);
  }

  private ServiceHandler handler(
      Metrics metrics, @Nullable DecisionLog decisions, @Nullable BearerTokens tokens, Load load) {
    return new ServiceHandler(
        new ServiceHandler.Parts(
            plan,
            calls,
            metrics,
            decisions,
            tokens,
            load,
            slow,
            pageMaker,
            new ExplorerPages(),
            () -> warm && !stopping,
            description,
            options.maxBody(),
            log));
  }

  private static ThreadPoolExecutor oneThread(String name, int queue) {
    return new ThreadPoolExecutor(
        1,
        1,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(queue),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  private static ServedPlan load(Path file, KeptPlans kept) {
    ServedPlan loaded;
    try {
      loaded =
          ServedPlan.of(PlanFiles.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT));
    } catch (InvalidPlanFileException invalid) {
      throw new IllegalArgumentException(String.join("\n", invalid.problems()), invalid);
    }
    kept.add(loaded);
    return loaded;
  }

  /** Makes the threads of a server. */
  static QueuedThreadPool threads() {
    QueuedThreadPool threads =
        new QueuedThreadPool() {
          @Override
          protected void onJobFailure(Throwable failure) {
            if (failure instanceof VirtualMachineError) {
              FatalErrors.end(failure);
            }
            super.onJobFailure(failure);
          }
        };
    // An acceptor, the selectors, and some for what Jetty itself has to do.
    threads.setMaxThreads(Runtime.getRuntime().availableProcessors() + 8);
    threads.setReservedThreads(0);
    threads.setName("http");
    threads.setDaemon(true);
    return threads;
  }

  private static ServerConnector connector(Server server, ServiceOptions options)
      throws IOException {
    HttpConfiguration http = http(options);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    int selectors = Runtime.getRuntime().availableProcessors();
    Path certificate = options.tlsCertificate();
    Path key = options.tlsKey();
    ServerConnector connector;
    if (certificate == null || key == null) {
      connector = new ServerConnector(server, 1, selectors, plain);
    } else {
      // Switches ask by address as well as by name.
      http.addCustomizer(new SecureRequestCustomizer(false));
      connector =
          new ServerConnector(
              server,
              1,
              selectors,
              new SslConnectionFactory(
                  new Tls(certificate, key, options.tlsClientAuthority()).read(),
                  plain.getProtocol()),
              plain);
    }
    connector.setHost(options.address());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.idleTimeout().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setShutdownIdleTimeout(LAST_REQUEST.toMillis());
    return connector;
  }

  private static HttpConfiguration http(ServiceOptions options) {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(options.maxHeader());
    http.setInputBufferSize(BUFFER_BYTES);
    http.setOutputBufferSize(BUFFER_BYTES);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    // Clients may have any name; the path is taken apart before it is decoded, and names no file.
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  private double overload() {
    return warm ? delay.overload() : 0;
  }

  /** Warms up; {@code /readyz} answers 503 until then. Answers are given meanwhile. */
  public void warmUp() {
    warmUp(WARM_UP);
  }

  /** Warms up for at most that time. */
  void warmUp(Duration most) {
    try {
      String token = UUID.randomUUID().toString();
      ServiceHandler handler = handler(new Metrics(0), null, BearerTokens.of(token), () -> 0);
      new WarmUp(handler, http(options), token, plan.get()).run(most, () -> stopping);
    } catch (Exception e) {
      if (!stopping) {
        log.println("not warmed up, so the first answers take longer: " + e);
      }
    }
    warm = true;
  }

  /** Returns where the service answers, for example {@code http://127.0.0.1:8080}. */
  public URI uri() {
    String host =
        options.address().contains(":") ? "[" + options.address() + "]" : options.address();
    return URI.create(
        (options.isSecure() ? "https://" : "http://") + host + ":" + connector.getLocalPort());
  }

  /** Answers what has arrived, within the options' time, and stops. */
  @Override
  public void close() {
    stopping = true;
    try {
      server.stop();
    } catch (Exception e) {
      log.println("stopped with requests unanswered: " + e.getMessage());
    }
    plan.close();
    delay.close();
    connections.close();
    slow.shutdownNow();
    pageMaker.shutdownNow();
    if (decisions != null) {
      decisions.close();
    }
  }
}
