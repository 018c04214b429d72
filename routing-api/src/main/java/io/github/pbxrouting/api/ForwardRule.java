package io.github.pbxrouting.api;

/**
 * What becomes of a friend's calls when it cannot, or shall not, take them. Reads like a sentence:
 * {@code ForwardRule.onBusy(ForwardTarget.extension("1004")).forCalls(CallTypeFilter.INTERNAL)}.
 *
 * <p>Two enabled rules of one friend must not have the same condition and overlapping filters; that
 * is checked when the brand is compiled. Source: IvozProvider's call forward settings of friends.
 *
 * @param condition when it fires
 * @param afterSeconds how long the friend is dialled, 1 to 3600 seconds, with {@link
 *     ForwardCondition#NO_ANSWER}; else 0
 * @param calls which calls it is for
 * @param target where it sends them
 * @param enabled whether it counts at all
 */
public record ForwardRule(
    ForwardCondition condition,
    int afterSeconds,
    CallTypeFilter calls,
    ForwardTarget target,
    boolean enabled) {

  /** The longest time a no-answer rule may wait, in seconds. */
  public static final int MAX_AFTER_SECONDS = 3600;

  /**
   * Checks the time against the condition.
   *
   * @throws IllegalArgumentException when a no-answer rule's time is not 1 to 3600 seconds, or
   *     another rule has a time
   * @throws NullPointerException when a part is null
   */
  public ForwardRule {
    Checks.notNull("condition", condition);
    Checks.notNull("calls", calls);
    Checks.notNull("target", target);
    if (condition == ForwardCondition.NO_ANSWER) {
      Checks.between(1, MAX_AFTER_SECONDS, "after (seconds)", afterSeconds);
    } else if (afterSeconds != 0) {
      throw Checks.invalid(
          "after", "applies to no-answer rules only, but was " + afterSeconds + ": leave it out");
    }
  }

  /** An enabled rule for any call that fires before the friend is dialled. */
  public static ForwardRule unconditionally(ForwardTarget target) {
    return new ForwardRule(ForwardCondition.UNCONDITIONAL, 0, CallTypeFilter.ANY, target, true);
  }

  /**
   * An enabled rule for any call that fires after {@code afterSeconds}, 1 to 3600, without an
   * answer.
   */
  public static ForwardRule onNoAnswer(int afterSeconds, ForwardTarget target) {
    return new ForwardRule(
        ForwardCondition.NO_ANSWER, afterSeconds, CallTypeFilter.ANY, target, true);
  }

  /** An enabled rule for any call that fires when the friend is busy or congested. */
  public static ForwardRule onBusy(ForwardTarget target) {
    return new ForwardRule(ForwardCondition.BUSY, 0, CallTypeFilter.ANY, target, true);
  }

  /** An enabled rule for any call that fires when the friend is not registered. */
  public static ForwardRule whenNotRegistered(ForwardTarget target) {
    return new ForwardRule(ForwardCondition.NOT_REGISTERED, 0, CallTypeFilter.ANY, target, true);
  }

  /** This rule, for calls of that filter only. */
  public ForwardRule forCalls(CallTypeFilter filter) {
    return new ForwardRule(condition, afterSeconds, filter, target, enabled);
  }

  /** This rule, disabled: it never fires and conflicts with none. */
  public ForwardRule disabled() {
    return new ForwardRule(condition, afterSeconds, calls, target, false);
  }

  /** Whether both are enabled, have the same condition, and some call is for both. */
  public boolean conflictsWith(ForwardRule other) {
    Checks.notNull("other", other);
    return enabled && other.enabled && condition == other.condition && calls.overlaps(other.calls);
  }
}
