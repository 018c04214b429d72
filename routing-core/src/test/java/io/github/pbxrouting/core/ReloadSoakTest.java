package io.github.pbxrouting.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.router.ReferenceRouter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Readers on every processor while a writer swaps snapshots without pause, for {@code
 * -Dsoak.seconds=600} or, in an ordinary run, for two seconds.
 */
@Tag("thorough")
class ReloadSoakTest {

  private static final int SECONDS = Integer.getInteger("soak.seconds", 2);

  /** What a heap may seem to grow by that does not: classes, compiled code's constants, caches. */
  private static final long SLACK_BYTES = 8L << 20;

  private static final List<String> NUMBERS = numbers();

  private volatile BrandRouter current = BrandCompiler.create().compile(brand(0));

  private static Brand brand(int version) {
    return Brand.of("demo", branch(version), office());
  }

  /** A client that has other extensions and patterns in each of the two versions. */
  private static Client branch(int version) {
    Client.Builder branch = Client.builder("branch");
    for (int i = 0; i < 50; i++) {
      branch.extension(
          Integer.toString(1000 + 2 * i + version), ExtensionTarget.endpoint("user", "u" + i));
    }
    for (int i = 0; i < 20; i++) {
      branch.friend(
          Friend.remote("f" + i)
              .priority((i + version) % 5)
              .pattern("^2[" + i % 9 + "-9]")
              .build());
    }
    return branch.build();
  }

  /** A client that is recompiled with the branch, to which its friend points. */
  private static Client office() {
    return Client.builder("office")
        .friend(Friend.internal("branch", "branch").priority(1).build())
        .friend(Friend.remote("rest").priority(2).pattern("[13579]$").build())
        .build();
  }

  private static List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    for (int i = 990; i < 1110; i++) {
      numbers.add(Integer.toString(i));
      numbers.add("2" + i);
    }
    return numbers;
  }

  /** What the reference says of every number in both clients. */
  private static List<RouteDecision> expected(int version) {
    Map<String, ReferenceRouter> references =
        ReferenceRouter.ofBrand(brand(version), PlanLimits.DEFAULT);
    List<RouteDecision> expected = new ArrayList<>();
    for (ReferenceRouter reference : references.values()) {
      NUMBERS.forEach(number -> expected.add(reference.route(number)));
    }
    return expected;
  }

  @Test
  void readers_see_the_old_plan_or_the_new_one_whole_and_the_heap_does_not_grow()
      throws InterruptedException {
    List<List<RouteDecision>> expected = List.of(expected(0), expected(1));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicLong rounds = new AtomicLong();
    AtomicLong swaps = new AtomicLong();
    long warmed = System.nanoTime() + SECONDS * 300_000_000L;
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      threads.add(
          new Thread(() -> {
            while (System.nanoTime() < end && failure.get() == null) {
              read(expected);
              rounds.incrementAndGet();
            }
          }));
    }
    threads.add(
        new Thread(() -> {
          for (int i = 1; System.nanoTime() < end && failure.get() == null; i++) {
            current = current.withClient(branch(i % 2));
            swaps.incrementAndGet();
          }
        }));
    for (Thread thread : threads) {
      thread.setUncaughtExceptionHandler((which, thrown) -> failure.set(thrown));
      thread.start();
    }
    Thread.sleep(Math.max(0, (warmed - System.nanoTime()) / 1_000_000));
    long before = heapAfterCollection();
    for (Thread thread : threads) {
      thread.join();
    }
    long after = heapAfterCollection();

    assertNull(failure.get(), () -> String.valueOf(failure.get()));
    assertTrue(rounds.get() > 0 && swaps.get() > 1, rounds + " rounds, " + swaps + " swaps");
    assertTrue(after - before < SLACK_BYTES, "grew by " + (after - before) + " bytes");
    if (Boolean.getBoolean("soak.verbose")) {
      System.out.println(
          rounds + " rounds, " + swaps + " swaps, heap " + before + " then " + after + " bytes");
    }
  }

  /** Takes one snapshot, and holds all its answers against the one plan it says it has. */
  private void read(List<List<RouteDecision>> expected) {
    BrandRouter snapshot = current;
    int version =
        snapshot.brand().clients().get(0).extensions().get(0).number().equals("1000") ? 0 : 1;
    int at = 0;
    for (String client : List.of("branch", "office")) {
      for (String number : NUMBERS) {
        assertEquals(
            expected.get(version).get(at++), snapshot.client(client).route(number), number);
      }
    }
  }

  /** The least of some readings: while threads run, each has garbage in it. */
  private static long heapAfterCollection() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
