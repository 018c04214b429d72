package io.github.pbxrouting.api;

import java.time.Duration;

/**
 * What a host reported to a {@link CallFlow}. A flow is deterministic: its request and its events,
 * replayed on the same plan, lead to the same step.
 */
public sealed interface CallEvent permits CallEvent.Outcome, CallEvent.Nested, CallEvent.Forwarded {

  /**
   * Returns the event of {@link CallFlow.Dialling#after(DialOutcome, Duration)}.
   *
   * @throws IllegalArgumentException when the time is negative
   */
  static CallEvent outcome(DialOutcome outcome, Duration elapsed) {
    return new Outcome(outcome, elapsed);
  }

  /** Returns the event of {@link CallFlow.Dialling#nested()}. */
  static CallEvent nested() {
    return new Nested();
  }

  /** Returns the event of {@link CallFlow.Forwarding#next()}. */
  static CallEvent forwarded() {
    return new Forwarded();
  }

  /**
   * A friend was dialled.
   *
   * @param outcome how that ended
   * @param elapsed how long the friend was dialled; not negative
   */
  record Outcome(DialOutcome outcome, Duration elapsed) implements CallEvent {
    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Outcome {
      Checks.notNull("outcome", outcome);
      Checks.notNull("elapsed", elapsed);
      if (elapsed.isNegative()) {
        throw Checks.invalid("elapsed", "must be at least PT0S, but was " + elapsed);
      }
    }
  }

  /** The call went on inside the target client of an internal friend. */
  record Nested() implements CallEvent {}

  /** The call was forwarded. */
  record Forwarded() implements CallEvent {}
}
