package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.dialplan.live.LivePlan;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What the service counts and measures, as Prometheus reads it. Safe for use by any threads. */
final class Metrics {

  /** The media type of the text. */
  static final String MEDIA_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  /** The label of clients beyond the bound. */
  private static final String OTHER_CLIENTS = "_other";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final Counter decisions =
      Counter.builder()
          .name("dialplan_decisions_total")
          .help("Decisions, by what was asked and what was decided.")
          .labelNames("operation", "kind")
          .register(registry);
  private final Counter requests =
      Counter.builder()
          .name("dialplan_requests_total")
          .help("Requests answered, by what was asked and HTTP status.")
          .labelNames("operation", "status")
          .register(registry);
  private final Counter shed =
      Counter.builder()
          .name("dialplan_shed_total")
          .help("Requests refused because there was too much to do, by priority.")
          .labelNames("priority")
          .register(registry);
  private final Counter lostLogLines =
      Counter.builder()
          .name("dialplan_lost_log_lines_total")
          .help("Decisions not logged because the log was not read fast enough.")
          .register(registry);
  private final Counter closedConnections =
      Counter.builder()
          .name("dialplan_closed_connections_total")
          .help("Connections closed by the service, by reason.")
          .labelNames("reason")
          .register(registry);
  private final Map<Operation, DistributionDataPoint> latencies = new EnumMap<>(Operation.class);
  private final @Nullable Counter clientDecisions;
  private final int maxClients;
  private final Map<String, CounterDataPoint> clients = new ConcurrentHashMap<>();

  /** Counts by client, for at most that many clients; 0 for none. */
  Metrics(int maxClients) {
    this.maxClients = maxClients;
    Histogram latency =
        Histogram.builder()
            .name("dialplan_request_seconds")
            .help("Time from a request's headers to its answer, by what was asked.")
            .labelNames("operation")
            .classicOnly()
            .classicUpperBounds(
                0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
            .register(registry);
    for (Operation operation : Operation.values()) {
      latencies.put(operation, latency.labelValues(operation.token()));
    }
    clientDecisions =
        maxClients == 0
            ? null
            : Counter.builder()
                .name("dialplan_client_decisions_total")
                .help("Decisions, by client.")
                .labelNames("client")
                .register(registry);
    GaugeWithCallback.builder()
        .name("jvm_memory_used_bytes")
        .help("Memory in use, by area.")
        .labelNames("area")
        .callback(gauge -> {
          MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
          gauge.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
          gauge.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
        })
        .register(registry);
  }

  /** Adds what is known of the plan that answers, and of its file. */
  void watch(LivePlan<ServedPlan> plan) {
    CounterWithCallback.builder()
        .name("dialplan_reloads_total")
        .help("Plans read after the first, and reads refused: invalid, unreadable or too slow.")
        .labelNames("result")
        .callback(counter -> {
          counter.call(plan.reloads(), "read");
          counter.call(plan.failedReloads(), "refused");
        })
        .register(registry);
    GaugeWithCallback.builder()
        .name("dialplan_plan_info")
        .help("1, with the version of the plan that answers.")
        .labelNames("version")
        .callback(gauge -> gauge.call(1, plan.get().version().toString()))
        .register(registry);
    gauge(
        "dialplan_plan_loaded_timestamp_seconds",
        "When the plan that answers was read, in seconds since 1970.",
        () -> plan.since().toEpochMilli() / 1000.0);
    gauge(
        "dialplan_reload_failing",
        "1 while the plan's file cannot be read, and an older plan answers.",
        () -> plan.isFailing() ? 1 : 0);
  }

  /** Adds a gauge that is asked when the metrics are read. */
  void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.getAsDouble()))
        .register(registry);
  }

  void decided(Operation operation, String kind, String client) {
    decisions.labelValues(operation.token(), kind).inc();
    if (clientDecisions != null) {
      ofClient(clientDecisions, client).inc();
    }
  }

  private CounterDataPoint ofClient(Counter counter, String client) {
    CounterDataPoint known = clients.get(client);
    if (known != null) {
      return known;
    }
    // Some threads at once may add a few clients more.
    return clients.size() < maxClients
        ? clients.computeIfAbsent(client, counter::labelValues)
        : counter.labelValues(OTHER_CLIENTS);
  }

  void answered(Operation operation, int status, long nanos) {
    requests.labelValues(operation.token(), Integer.toString(status)).inc();
    DistributionDataPoint latency = latencies.get(operation);
    if (latency != null) {
      latency.observe((double) nanos / TimeUnit.SECONDS.toNanos(1));
    }
  }

  void shed(Priority priority) {
    shed.labelValues(priority.token()).inc();
  }

  void closedConnection(String reason) {
    closedConnections.labelValues(reason).inc();
  }

  void lostLogLine() {
    lostLogLines.inc();
  }

  byte[] text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    try {
      writer.write(bytes, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    } catch (IOException e) {
      throw new IllegalStateException("an array can be written", e);
    }
    return bytes.toByteArray();
  }
}
