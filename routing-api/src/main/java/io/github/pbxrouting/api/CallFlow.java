package io.github.pbxrouting.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call at one of its steps: an immutable state machine. The host does what {@link #step()} says
 * and asks for the flow after it. What it may ask depends on the kind of flow:
 *
 * <ul>
 *   <li>{@link Dialling}: dial the friend and report how that ended, or go on inside the target
 *       client of an internal friend;
 *   <li>{@link Forwarding}: notify whoever must know, and go on;
 *   <li>{@link Ended}: do the last step.
 * </ul>
 *
 * <p>Every flow ends after a bounded number of steps, whatever the plan. A flow keeps the snapshot
 * it was started from: a reload does not change it. It can be written down as its request and its
 * {@link #history()}, and continued with {@link BrandRouter#resume}.
 *
 * <p>Hosts call this interface and do not implement it. Safe for use by any number of threads.
 */
public sealed interface CallFlow permits CallFlow.Dialling, CallFlow.Forwarding, CallFlow.Ended {

  /** Returns what to do now. */
  CallStep step();

  /** Returns what the call carries at this step. */
  CallState state();

  /** Returns what was reported since the call started, oldest first; immutable. */
  List<CallEvent> history();

  /** A call that dials a friend. Hosts do not implement it. */
  non-sealed interface Dialling extends CallFlow {

    @Override
    CallStep.Dial step();

    /**
     * Returns the flow after the friend has been dialled. Assumes that the whole timeout passed
     * when the friend did not answer, and no time otherwise.
     */
    CallFlow after(DialOutcome outcome);

    /**
     * Returns the flow after the friend has been dialled. The time counts inside a nested leg only:
     * there it is taken from the rest of the outer timeout.
     *
     * @param elapsed how long the friend was dialled
     * @throws IllegalArgumentException when the time is negative
     */
    CallFlow after(DialOutcome outcome, Duration elapsed);

    /**
     * Returns the flow of a nested leg: the call goes on inside the target client of an internal
     * friend, for a host that owns both sides and goes on without a SIP hop instead of dialling.
     * Empty for a remote friend.
     *
     * <p>A nested leg is an internal call in the target client, as in IvozProvider. Its caller is
     * the target client's internal friend that points back, or else the caller stays. Redirects and
     * hops go on counting. So does the timeout of this step: no dial step inside is longer than the
     * rest of it, an endpoint that is rung inside carries it, and a leg without time left ends with
     * {@link RejectionReason#NO_ANSWER}.
     *
     * <p>How a nested leg ends is how dialling the internal friend ended. A host that wants the
     * internal friend's own forward rules to apply reports that outcome to this flow.
     */
    Optional<CallFlow> nested();
  }

  /** A call that is being forwarded. Hosts do not implement it. */
  non-sealed interface Forwarding extends CallFlow {

    @Override
    CallStep.Forward step();

    /** Returns the flow at the target of the forward rule. */
    CallFlow next();
  }

  /** A call at its last step. Hosts do not implement it. */
  non-sealed interface Ended extends CallFlow {}
}
