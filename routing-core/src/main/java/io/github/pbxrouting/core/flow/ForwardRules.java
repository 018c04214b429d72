package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.Friend;
import org.jspecify.annotations.Nullable;

/** Decides which forward rule of a friend fits a call. */
public final class ForwardRules {

  private ForwardRules() {}

  /**
   * Returns the enabled rule of that condition for calls of that type, or null when there is none.
   * At most one rule fits: the compiler refuses enabled rules of one condition that overlap.
   */
  public static @Nullable ForwardRule fitting(
      Friend friend, ForwardCondition condition, CallType type) {
    for (ForwardRule rule : friend.forwards()) {
      if (rule.enabled() && rule.condition() == condition && rule.calls().accepts(type)) {
        return rule;
      }
    }
    return null;
  }
}
