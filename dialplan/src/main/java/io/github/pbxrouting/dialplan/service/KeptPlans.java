package io.github.pbxrouting.dialplan.service;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The last plans, for the calls that began with them. A plan that is not the newest is given up
 * where memory is short: its calls then go on with the newest one, if that takes the same steps.
 * Safe for use by any number of threads.
 */
final class KeptPlans {

  private record Kept(PlanVersion version, SoftReference<ServedPlan> plan) {}

  private final int capacity;
  private final Deque<Kept> plans = new ArrayDeque<>();

  /** Keeps that many plans, 1 or more. */
  KeptPlans(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a plan as the newest; one of the same version is replaced. */
  synchronized void add(ServedPlan plan) {
    plans.removeIf(kept -> kept.version.equals(plan.version()));
    plans.addFirst(new Kept(plan.version(), new SoftReference<>(plan)));
    while (plans.size() > capacity) {
      plans.removeLast();
    }
  }

  /** Returns the plan of that version, if it is still kept. */
  synchronized Optional<ServedPlan> find(PlanVersion version) {
    for (Kept kept : plans) {
      if (kept.version.equals(version)) {
        return Optional.ofNullable(kept.plan.get());
      }
    }
    return Optional.empty();
  }
}
