package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Watches an analysis: shows a person at a terminal what it looks at, and ends it early when its
 * time is over or Ctrl-C is pressed. What it found by then is reported all the same.
 */
final class Watch {

  /** Analyses a plan. */
  interface Analysis<T> {
    /** Analyses it and reports its progress. */
    T run(Progress progress) throws InvalidPlanFileException, IOException;
  }

  /** Reports the result of an analysis. */
  interface Report<T> {
    /**
     * Reports it.
     *
     * @param early whether the analysis was ended before it had looked at everything
     * @return the exit status
     */
    int report(T result, boolean early) throws IOException, MisuseException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** How long a process that is being ended waits for what is still to be reported. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** Fits on one line of a terminal, which a carriage return then goes back on. */
  private static final int WIDTH = 78;

  private final Console console;
  private final @Nullable Duration limit;
  private final Duration patience;

  private volatile String client = "";
  private volatile @Nullable String friend;
  private volatile boolean early;
  private boolean shown;

  /**
   * Watches on a console.
   *
   * @param limit how long the analysis may take, or null for as long as it does
   */
  Watch(Console console, @Nullable Duration limit) {
    this(console, limit, PATIENCE);
  }

  /**
   * Watches on a console.
   *
   * @param patience how long nothing is shown
   */
  Watch(Console console, @Nullable Duration limit, Duration patience) {
    this.console = console;
    this.limit = limit;
    this.patience = patience;
  }

  /** Runs an analysis, reports its result and returns the exit status. */
  <T> int run(Analysis<T> analysis, Report<T> report)
      throws IOException, InvalidPlanFileException, MisuseException {
    FutureTask<T> task = new FutureTask<>(() -> analyse(analysis));
    Thread worker = new Thread(task, "analysis");
    worker.setDaemon(true);
    CountDownLatch reported = new CountDownLatch(1);
    Thread ending = new Thread(() -> waitFor(reported, worker), "last words");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      worker.start();
      T result = await(task, worker);
      hide();
      return report.report(result, early);
    } finally {
      reported.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(ending);
      } catch (IllegalStateException alreadyEnding) {
        // The hook runs, and goes on now.
      }
    }
  }

  private <T> T analyse(Analysis<T> analysis) throws InvalidPlanFileException, IOException {
    if (limit != null && limit.isZero()) {
      Thread.currentThread().interrupt();
    }
    T result = analysis.run(this::lookingAt);
    early = Thread.currentThread().isInterrupted();
    return result;
  }

  private void lookingAt(String nextClient, @Nullable String nextFriend) {
    client = nextClient;
    friend = nextFriend;
  }

  private <T> T await(FutureTask<T> task, Thread worker)
      throws InvalidPlanFileException, IOException {
    long begin = System.nanoTime();
    while (true) {
      Duration passed = Duration.ofNanos(System.nanoTime() - begin);
      if (limit != null && passed.compareTo(limit) >= 0) {
        worker.interrupt();
      }
      if (console.isTerminal() && passed.compareTo(patience) >= 0) {
        show(passed);
      }
      try {
        return task.get(GLANCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException notYet) {
        // Looks again.
      } catch (InterruptedException ended) {
        worker.interrupt();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
          throw error;
        }
        if (failed.getCause() instanceof InvalidPlanFileException invalid) {
          throw invalid;
        }
        if (failed.getCause() instanceof IOException unwritable) {
          throw unwritable;
        }
        throw (RuntimeException) failed.getCause();
      }
    }
  }

  private void show(Duration passed) {
    String at = friend;
    String line =
        Shown.of(
            passed.toSeconds()
                + " s, looking at client "
                + client
                + (at == null ? "" : ", friend " + at));
    line = line.substring(0, Math.min(line.length(), WIDTH));
    console.err().print("\r" + line + " ".repeat(WIDTH - line.length()));
    console.err().flush();
    shown = true;
  }

  private void hide() {
    if (shown) {
      console.err().print("\r" + " ".repeat(WIDTH) + "\r");
      console.err().flush();
    }
  }

  /** Ends the analysis, and lets the process live until its findings are reported. */
  private static void waitFor(CountDownLatch reported, Thread worker) {
    worker.interrupt();
    try {
      if (!reported.await(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
        worker.interrupt();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
