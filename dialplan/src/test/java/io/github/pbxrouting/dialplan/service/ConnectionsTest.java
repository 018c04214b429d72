package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

/** How many connections count as open, whoever asks, and whenever. */
final class ConnectionsTest {

  private static final int MAX = 50;

  /** One that is silent for good. */
  private static final class Silent extends AbstractConnection {

    Silent() {
      super(new ByteArrayEndPoint(), Runnable::run);
    }

    @Override
    public void onFillable() {}
  }

  @Test
  void however_many_open_and_close_at_once_no_more_are_counted_than_may_be() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Connections connections = new Connections(MAX, Duration.ofHours(1), new Metrics(0))) {
      List<Future<?>> opening = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean leaving = i % 2 == 0;
        opening.add(
            threads.submit(() -> {
              for (int n = 0; n < 100_000; n++) {
                Silent connection = new Silent();
                connections.onOpened(connection);
                if (leaving) {
                  connections.onClosed(connection);
                }
              }
            }));
      }
      int most = 0;
      while (!opening.stream().allMatch(Future::isDone)) {
        most = Math.max(most, connections.count());
      }
      for (Future<?> future : opening) {
        future.get();
      }

      assertTrue(most <= MAX, "counted: " + most);
      assertTrue(connections.count() >= MAX - 2, "only those that leave make room");
    } finally {
      threads.shutdownNow();
    }
  }
}
