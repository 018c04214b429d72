package io.github.pbxrouting.dialplan.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/**
 * Bounds the connections, and the time that one may go without an answer. Whoever sends a byte now
 * and then, or does not read, is closed like one who is silent. When there are too many, the
 * connection that has been without an answer for longest makes room: slow and idle ones cannot lock
 * out others.
 */
final class Connections implements Connection.Listener, AutoCloseable {

  private static final long PERIOD_MILLIS = 250;

  /** A connection, and when it was last answered. */
  private static final class Watched {

    private final Connection connection;
    private long answers;
    private long answeredNanos;

    Watched(Connection connection, long now) {
      this.connection = connection;
      this.answeredNanos = now;
    }

    /** Returns how long the connection has gone without another answer. */
    long idleNanos(long now) {
      long count = connection.getMessagesOut();
      if (count != answers) {
        answers = count;
        answeredNanos = now;
      }
      return now - answeredNanos;
    }
  }

  private final int max;
  private final long maxIdleNanos;
  private final Metrics metrics;

  /** Guarded by this object, like all in it: the count of a concurrent map may run ahead. */
  private final Map<Connection, Watched> open = new HashMap<>();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "connections");
        thread.setDaemon(true);
        return thread;
      });

  Connections(int max, Duration maxIdle, Metrics metrics) {
    this.max = max;
    this.maxIdleNanos = maxIdle.toNanos();
    this.metrics = metrics;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the clock
  void start() {
    clock.scheduleWithFixedDelay(
        this::closeIdle, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns how many connections are open. */
  synchronized int count() {
    return open.size();
  }

  @Override
  public synchronized void onOpened(Connection connection) {
    long now = System.nanoTime();
    makeRoom(now);
    open.put(connection, new Watched(connection, now));
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void makeRoom(long now) {
    while (open.size() >= max) {
      Watched longest = null;
      long longestIdle = -1;
      for (Watched watched : open.values()) {
        long idle = watched.idleNanos(now);
        if (idle > longestIdle) {
          longestIdle = idle;
          longest = watched;
        }
      }
      if (longest == null) {
        return;
      }
      close(longest, "too-many");
    }
  }

  private synchronized void closeIdle() {
    long now = System.nanoTime();
    for (Watched watched : List.copyOf(open.values())) { // to close one may take it out at once
      if (watched.idleNanos(now) > maxIdleNanos) {
        close(watched, "idle");
      }
    }
  }

  private void close(Watched watched, String reason) {
    if (open.remove(watched.connection) != null) {
      metrics.closedConnection(reason);
      // Not the connection: that would wait for what is still to be written.
      watched.connection.getEndPoint().close();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
