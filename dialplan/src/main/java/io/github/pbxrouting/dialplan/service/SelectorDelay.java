package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.dialplan.host.FatalErrors;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ManagedSelector;

/**
 * Measures how long a request that has arrived waits before it is read. Requests are answered by
 * the threads that select connections, in turns; a probe that waits for the next turn waits as long
 * as a request does.
 *
 * <p>A selector that takes no probe for {@link #DEAF} makes the service deaf: the process ends, and
 * what supervises it starts it again.
 */
final class SelectorDelay implements Load, AutoCloseable {

  /** How long a selector may take no probe. */
  static final Duration DEAF = Duration.ofSeconds(30);

  private static final long PERIOD_MILLIS = 20;

  private final long bearableNanos;
  private final PrintStream log;
  private final List<Probe> probes;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "selector-delay");
        thread.setDaemon(true);
        return thread;
      });

  /** A probe of one selector. */
  private static final class Probe {

    private final ManagedSelector selector;

    /** When the probe under way was sent; 0 when none is. */
    private final AtomicLong sent = new AtomicLong();

    private volatile long lastDelay;

    Probe(ManagedSelector selector) {
      this.selector = selector;
    }

    void send() {
      if (sent.compareAndSet(0, Math.max(1, System.nanoTime()))) {
        selector.submit(ignored -> taken());
      }
    }

    private void taken() {
      lastDelay = System.nanoTime() - sent.get();
      sent.set(0);
    }

    long delay() {
      long since = sent.get();
      // A probe that has waited longer than the last one tells more.
      return since == 0 ? lastDelay : Math.max(lastDelay, System.nanoTime() - since);
    }

    long waiting() {
      long since = sent.get();
      return since == 0 ? 0 : System.nanoTime() - since;
    }
  }

  SelectorDelay(Collection<ManagedSelector> selectors, Duration bearable, PrintStream log) {
    this.bearableNanos = bearable.toNanos();
    this.log = log;
    this.probes = selectors.stream().map(Probe::new).toList();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the clock
  void start() {
    clock.scheduleWithFixedDelay(this::probe, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void probe() {
    for (Probe probe : probes) {
      if (probe.waiting() > DEAF.toNanos()) {
        log.println("no request was read for " + DEAF.toSeconds() + " s: ending the process");
        Runtime.getRuntime().halt(FatalErrors.EXIT_STATUS);
      }
      probe.send();
    }
  }

  /** Returns the delay of a request that arrives now, in milliseconds. */
  int millis() {
    return (int) TimeUnit.NANOSECONDS.toMillis(nanos());
  }

  private long nanos() {
    long longest = 0;
    for (Probe probe : probes) {
      longest = Math.max(longest, probe.delay());
    }
    return longest;
  }

  @Override
  public double overload() {
    return (double) nanos() / bearableNanos;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
