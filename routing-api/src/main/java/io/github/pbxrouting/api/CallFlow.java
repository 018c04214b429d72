package io.github.pbxrouting.api;

/**
 * A call at one of its steps: an immutable state machine. The host does what {@link #step()} says
 * and asks for the flow after it; every flow ends after a bounded number of steps, whatever the
 * plan.
 *
 * <p>Safe for use by any number of threads. It keeps the snapshot it was started from: a reload
 * does not disturb it.
 */
public interface CallFlow {

  /** What to do now. */
  CallStep step();

  /** What the call carries at this step. */
  CallState state();

  /**
   * The flow after the friend has been dialled.
   *
   * @throws IllegalStateException when the step is not a {@link CallStep.Dial}
   */
  CallFlow after(DialOutcome outcome);

  /**
   * The flow after a {@link CallStep.Forward}.
   *
   * @throws IllegalStateException when the step is not a forward
   */
  CallFlow next();

  /**
   * The flow in the target client of an internal friend, for a host that owns both sides and goes
   * on without a SIP hop instead of dialling. Its caller is the target client's internal friend
   * that points back, or else the caller stays; redirects and hops go on counting.
   *
   * @throws IllegalStateException when the step is not a {@link CallStep.Dial} of an internal
   *     friend
   */
  CallFlow nested();
}
