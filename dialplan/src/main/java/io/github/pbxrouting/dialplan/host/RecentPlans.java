package io.github.pbxrouting.dialplan.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The last eight plans that calls began with. A call in progress keeps its plan while that is one
 * of them, so that plans that are read often do not fill the heap. Safe for use by any number of
 * threads.
 *
 * @param <T> the type of a plan; compared by identity unless it says otherwise
 */
public final class RecentPlans<T> {

  /** How many plans are kept. */
  public static final int MAX_PLANS = 8;

  private final Deque<T> plans = new ArrayDeque<>(); // the oldest first

  /** Creates a collection without plans. */
  public RecentPlans() {}

  /** Notes that a call begins with a plan; returns the plan that is not kept any longer for it. */
  public synchronized Optional<T> begin(T plan) {
    if (plan.equals(plans.peekLast())) {
      return Optional.empty();
    }
    plans.addLast(plan);
    return plans.size() > MAX_PLANS ? Optional.of(plans.removeFirst()) : Optional.empty();
  }
}
