package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallStep;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One way that a call can go, from its first step to its end. Immutable. */
public final class CallWay extends Answer {

  private final List<CallStep> steps;
  private final List<CallEvent> events;

  private CallWay(List<CallStep> steps, List<CallEvent> events) {
    this.steps = List.copyOf(steps);
    this.events = List.copyOf(events);
  }

  /**
   * Returns the way of these steps.
   *
   * @param steps the steps, the last one being the end; not empty
   * @param events what happened after each step but the last
   * @throws IllegalArgumentException when there is not one event between each two steps
   */
  public static CallWay of(List<CallStep> steps, List<CallEvent> events) {
    Objects.requireNonNull(steps, "steps must not be null");
    Objects.requireNonNull(events, "events must not be null");
    if (steps.size() != events.size() + 1) {
      throw new IllegalArgumentException(
          "steps must be one more than events, but there were "
              + steps.size()
              + " steps and "
              + events.size()
              + " events");
    }
    return new CallWay(steps, events);
  }

  /** Returns the steps, the last one being the end. */
  public List<CallStep> steps() {
    return steps;
  }

  /** Returns what happened after each step but the last. */
  public List<CallEvent> events() {
    return events;
  }

  /** Returns the last step. */
  public CallStep end() {
    return steps.get(steps.size() - 1);
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {"steps", steps, "events", events};
  }
}
