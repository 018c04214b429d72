package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.dialplan.countries.KnownCountries;
import io.github.pbxrouting.dialplan.report.PlanPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pages of {@code dialplan report}, of the plan that answers. Keeps the operator's page of one
 * version; those of single clients are built on request. Used by one thread at a time.
 */
final class ExplorerPages {

  static final String MEDIA_TYPE = "text/html;charset=utf-8";

  /** The largest page; a larger one is for the command, which writes to a file. */
  private static final int MAX_BYTES = 32 << 20;

  private static final AnalysisOptions OPTIONS =
      AnalysisOptions.DEFAULT.withKnownCountries(KnownCountries.all());

  /** How long a page may be made; what it does not reach by then, it calls undecided. */
  private static final Duration MAX_TIME = Duration.ofSeconds(20);

  private final Duration limit;
  private @Nullable PlanVersion version;
  private byte[] kept = {};

  ExplorerPages() {
    this(MAX_TIME);
  }

  /** Gives a page so much time. */
  ExplorerPages(Duration limit) {
    this.limit = limit;
  }

  /**
   * Returns the page of a client, or else of all of them.
   *
   * @throws Problem when it would be too large
   */
  byte[] of(ServedPlan plan, @Nullable String client) throws Problem {
    if (client != null) {
      return page(plan, Set.of(client));
    }
    if (!plan.version().equals(version)) {
      kept = page(plan, PlanPage.allClients(plan.router()));
      version = plan.version();
    }
    return kept;
  }

  private byte[] page(ServedPlan plan, Set<String> clients) throws Problem {
    if (clients.isEmpty()) {
      throw new Problem(
          Problem.Kind.UNKNOWN_RESOURCE, "the plan has no client", null, "a plan with a client");
    }
    Interrupt timer = new Interrupt(limit);
    try (Bounded out = new Bounded()) {
      PlanPage.of(plan.router(), clients, null, OPTIONS).write(out);
      return out.bytes.toByteArray();
    } catch (IOException tooLarge) {
      throw new Problem(
          Problem.Kind.UNKNOWN_RESOURCE,
          "the page would have more than " + MAX_BYTES + " bytes",
          "client",
          "?client= and the id of a client, or the command dialplan report");
    } finally {
      timer.end();
    }
  }

  /** Interrupts this thread when its time is over, unless it was ended before. */
  private static final class Interrupt {

    private final Thread maker = Thread.currentThread();
    private boolean ended;

    Interrupt(Duration limit) {
      if (limit.isZero()) {
        maker.interrupt();
      } else {
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
            .execute(this::interrupt);
      }
    }

    private synchronized void interrupt() {
      if (!ended) {
        maker.interrupt();
      }
    }

    /** The interrupt was for the page alone. */
    void end() {
      synchronized (this) {
        ended = true;
      }
      Thread.interrupted();
    }
  }

  /** Fails where more is written than a page may have. */
  private static final class Bounded extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      if (bytes.size() + (long) length > MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
      bytes.write(source, offset, length);
    }
  }
}
