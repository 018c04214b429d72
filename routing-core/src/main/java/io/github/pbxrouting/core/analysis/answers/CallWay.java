package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallStep;
import java.util.List;

/**
 * One way that a call can go, from its first step to its end. Immutable.
 *
 * @param steps the steps, the last one being the end; not empty
 * @param events what happened after each step but the last
 */
public record CallWay(List<CallStep> steps, List<CallEvent> events) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there is not one event between each two steps
   */
  public CallWay {
    steps = List.copyOf(steps);
    events = List.copyOf(events);
    if (steps.size() != events.size() + 1) {
      throw new IllegalArgumentException(
          "a way has one event less than steps, but was given "
              + steps.size()
              + " steps and "
              + events.size()
              + " events");
    }
  }

  /** Returns the last step. */
  public CallStep end() {
    return steps.get(steps.size() - 1);
  }
}
