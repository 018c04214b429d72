package io.github.pbxrouting.api;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a friend's calls go instead, and when. Reads like a sentence: {@code
 * ForwardRule.onBusy(ForwardTarget.extension("1004")).forCalls(CallTypeFilter.INTERNAL)}.
 *
 * <p>Two enabled rules of one friend must not have the same condition and overlapping filters;
 * compiling the brand checks that. Immutable; compares by value. Source: IvozProvider's call
 * forward settings of friends.
 */
public final class ForwardRule extends Value {

  /** The longest time of a no-answer rule. */
  public static final Duration MAX_AFTER = Duration.ofHours(1);

  private final ForwardCondition condition;
  private final @Nullable Duration after;
  private final CallTypeFilter calls;
  private final ForwardTarget target;
  private final boolean enabled;

  private ForwardRule(
      ForwardCondition condition,
      @Nullable Duration after,
      CallTypeFilter calls,
      ForwardTarget target,
      boolean enabled) {
    this.condition = condition;
    this.after = after;
    this.calls = Checks.notNull("calls", calls);
    this.target = Checks.notNull("target", target);
    this.enabled = enabled;
  }

  /**
   * Returns an enabled rule for any call.
   *
   * @param after how long a friend is dialled before a {@link ForwardCondition#NO_ANSWER} rule
   *     fires: whole seconds from 1 to 3600; null for other conditions
   * @throws IllegalArgumentException when a no-answer rule's time is missing or not in whole
   *     seconds from 1 to 3600, or another rule has a time
   */
  public static ForwardRule of(
      ForwardCondition condition, @Nullable Duration after, ForwardTarget target) {
    Checks.notNull("condition", condition);
    if (condition == ForwardCondition.NO_ANSWER) {
      if (after == null) {
        throw Checks.invalid("after", "is missing: give a no-answer rule its time");
      }
      if (!after.equals(after.truncatedTo(ChronoUnit.SECONDS))) {
        throw Checks.invalid("after", "must be in whole seconds, but was " + after);
      }
      Checks.between(1, MAX_AFTER.toSeconds(), "after (seconds)", after.toSeconds());
    } else if (after != null) {
      throw Checks.invalid(
          "after",
          "applies to no-answer rules only, but was " + after.toSeconds() + " s: leave it out");
    }
    return new ForwardRule(condition, after, CallTypeFilter.ANY, target, true);
  }

  /** Returns an enabled rule for any call that fires before the friend is dialled. */
  public static ForwardRule unconditionally(ForwardTarget target) {
    return of(ForwardCondition.UNCONDITIONAL, null, target);
  }

  /**
   * Returns an enabled rule for any call that fires when the friend has not answered in time.
   *
   * @throws IllegalArgumentException when the time is not in whole seconds from 1 to 3600
   */
  public static ForwardRule onNoAnswer(Duration after, ForwardTarget target) {
    return of(ForwardCondition.NO_ANSWER, Checks.notNull("after", after), target);
  }

  /** Returns an enabled rule for any call that fires when the friend is busy or congested. */
  public static ForwardRule onBusy(ForwardTarget target) {
    return of(ForwardCondition.BUSY, null, target);
  }

  /** Returns an enabled rule for any call that fires when the friend is not registered. */
  public static ForwardRule whenNotRegistered(ForwardTarget target) {
    return of(ForwardCondition.NOT_REGISTERED, null, target);
  }

  /** Returns this rule, for calls of that filter only. */
  public ForwardRule forCalls(CallTypeFilter filter) {
    return new ForwardRule(condition, after, Checks.notNull("filter", filter), target, enabled);
  }

  /** Returns this rule, disabled: it never fires and conflicts with none. */
  public ForwardRule disabled() {
    return withEnabled(false);
  }

  /** Returns this rule, enabled or disabled. */
  public ForwardRule withEnabled(boolean enabled) {
    return new ForwardRule(condition, after, calls, target, enabled);
  }

  /** Returns when it fires. */
  public ForwardCondition condition() {
    return condition;
  }

  /** Returns the time of a no-answer rule, 1 to 3600 seconds; empty for other rules. */
  public Optional<Duration> after() {
    return Optional.ofNullable(after);
  }

  /** Returns which calls it applies to. */
  public CallTypeFilter calls() {
    return calls;
  }

  /** Returns where it sends the call. */
  public ForwardTarget target() {
    return target;
  }

  /** Returns whether it can fire at all. */
  public boolean enabled() {
    return enabled;
  }

  /** Returns whether both are enabled, have the same condition, and apply to some same call. */
  public boolean conflictsWith(ForwardRule other) {
    Checks.notNull("other", other);
    return enabled && other.enabled && condition == other.condition && calls.overlaps(other.calls);
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "condition", condition, "after", after, "calls", calls, "target", target, "enabled", enabled
    };
  }
}
