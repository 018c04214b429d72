package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.dialplan.file.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object a line for every decision. A separate thread writes them, so that a reader who is
 * slow delays no call; lines that find the queue full are lost, and counted.
 */
final class DecisionLog implements AutoCloseable {

  private static final int CAPACITY = 8192;
  private static final byte[] END = {};

  /**
   * A decision.
   *
   * @param operation what was asked
   * @param client in which client
   * @param number the number dialled
   * @param kind the kind of the decision or step
   * @param plan the version of the plan
   * @param nanos how long it took
   * @param step the step as JSON; null where there is none
   */
  record Entry(
      Operation operation,
      String client,
      String number,
      String kind,
      PlanVersion plan,
      long nanos,
      @Nullable JsonText step) {}

  private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(CAPACITY);
  private final OutputStream out;
  private final PrintStream problems;
  private final Metrics metrics;
  private final Thread writer;

  DecisionLog(OutputStream out, PrintStream problems, Metrics metrics) {
    this.out = out;
    this.problems = problems;
    this.metrics = metrics;
    this.writer = new Thread(this::write, "decision-log");
    writer.setDaemon(true);
    writer.start();
  }

  void add(Entry entry) {
    byte[] line =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("time", Instant.now().toString());
          json.writeStringField("operation", entry.operation.token());
          json.writeStringField("client", entry.client);
          json.writeStringField("number", entry.number);
          json.writeStringField("kind", entry.kind);
          JsonText step = entry.step;
          if (step != null) {
            json.writeFieldName("step");
            json.writeRawValue(step.toString());
          }
          json.writeStringField("plan", entry.plan.toString());
          json.writeNumberField("micros", TimeUnit.NANOSECONDS.toMicros(entry.nanos));
          json.writeEndObject();
          json.writeRaw('\n');
        });
    if (!lines.offer(line)) {
      metrics.lostLogLine();
    }
  }

  private void write() {
    try {
      for (byte[] line = lines.take(); line.length > 0; line = lines.take()) {
        out.write(line);
        if (lines.isEmpty()) {
          out.flush();
        }
      }
      out.flush();
    } catch (IOException e) {
      problems.println(
          "the log of decisions cannot be written any more: "
              + Quoted.plain(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what is left, for at most a second. */
  @Override
  public void close() {
    try {
      if (lines.offer(END, 1, TimeUnit.SECONDS)) {
        writer.join(TimeUnit.SECONDS.toMillis(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
