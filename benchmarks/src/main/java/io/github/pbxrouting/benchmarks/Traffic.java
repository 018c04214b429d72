package io.github.pbxrouting.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Numbers to route, and which friend RE2/J says takes each.
 *
 * <p>A third are numbers of the strongest tenth of the friends (early hits: a linear scan is done
 * soon), a third are numbers that only the weaker half takes (late hits), and a third belong to
 * carriers that no friend serves (misses, of the same look and length). They stand in random order,
 * and lie in the heap in that order: a number that is routed has just come in, so what takes time
 * is the table, not the fetching of the number.
 */
final class Traffic {
  /**
   * How many numbers the traffic named "cycled" repeats: they and their predictions stay in the
   * caches.
   */
  static final int CYCLED = 1_024;

  /**
   * How many numbers the traffic named "distinct" has, each once: neither caches nor branch history
   * help.
   */
  static final int DISTINCT = 1_000_000;

  private static final int TRIES_FOR_A_LATE_HIT = 20;

  /** Far more than the smallest plan needs to make up a million numbers. */
  private static final int TRIES_FOR_A_NUMBER = 100;

  private final String[] numbers;
  private final int[] friends;

  Traffic(List<Call> calls) {
    // Copies, so that they lie one behind the other wherever the originals came from.
    numbers =
        calls.stream()
            .map(call -> String.valueOf(call.number().toCharArray()))
            .toArray(String[]::new);
    friends = calls.stream().mapToInt(Call::friend).toArray();
  }

  /**
   * One number.
   *
   * @param number what is dialled
   * @param friend the index of the friend that takes it, or -1
   */
  record Call(String number, int friend) {}

  /** Distinct numbers, the same for the same plan and count. */
  static Traffic of(RealisticPlan plan, int count) {
    return new Source(plan).take(count);
  }

  /** The numbers, in the order in which they are dialled; not a copy. */
  String[] numbers() {
    return numbers;
  }

  /** For each number the index of the friend that takes it, or -1; not a copy. */
  int[] friends() {
    return friends;
  }

  private static final class Source {
    private final Random random = new Random(RealisticPlan.SEED);
    private final NumberSampler sampler = new NumberSampler(random);
    private final Set<String> taken = new HashSet<>();
    private final RealisticPlan plan;
    private final IndexedScan scan;
    private final int tenth;

    Source(RealisticPlan plan) {
      this.plan = plan;
      scan = new IndexedScan(plan);
      tenth = Math.max(1, plan.friends().size() / 10);
    }

    Traffic take(int count) {
      List<Call> calls = new ArrayList<>(count);
      for (long tries = 0; calls.size() < count; tries++) {
        if (tries > (long) count * TRIES_FOR_A_NUMBER) {
          throw new IllegalStateException("the plan takes too few numbers to tell " + count);
        }
        Call call =
            switch (calls.size() % 3) {
              case 0 -> hitOf(random.nextInt(tenth));
              case 1 -> lateHit();
              default -> miss();
            };
        if (taken.add(call.number())) {
          calls.add(call);
        }
      }
      Collections.shuffle(calls, random);
      return new Traffic(calls);
    }

    private Call lateHit() {
      int count = plan.friends().size();
      Call call = hitOf(count - 1 - random.nextInt(tenth));
      for (int i = 1; i < TRIES_FOR_A_LATE_HIT && call.friend() < count / 2; i++) {
        call = hitOf(count - 1 - random.nextInt(tenth));
      }
      return call;
    }

    private Call hitOf(int friend) {
      String number = sampler.sample(pick(plan.friends().get(friend)));
      return new Call(number, scan.friendOf(number));
    }

    private Call miss() {
      while (true) {
        String number = sampler.sample(pick(plan.spare()));
        if (scan.friendOf(number) < 0) {
          return new Call(number, -1);
        }
      }
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }
  }
}
