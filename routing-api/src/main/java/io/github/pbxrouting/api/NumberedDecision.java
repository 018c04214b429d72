package io.github.pbxrouting.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision that may have a number to send in place of the number dialled. */
abstract class NumberedDecision extends Value {

  private final @Nullable NumberingRule rule;
  private final @Nullable String dialled;

  /** The number to send; with a rule, null until it is first asked for. Two threads may make it. */
  private @Nullable String number;

  NumberedDecision(@Nullable String number) {
    this.rule = null;
    this.dialled = null;
    this.number = number;
  }

  /** The decision to send what the rule, which fits, makes of the number dialled. */
  NumberedDecision(NumberingRule rule, String dialled) {
    this.rule = Checks.notNull("rule", rule);
    this.dialled = Checks.notNull("dialled", dialled);
  }

  public Optional<String> number() {
    return Optional.ofNullable(sent());
  }

  /** Returns the number to send, or null. */
  final @Nullable String sent() {
    String known = number;
    if (known == null && rule != null && dialled != null) {
      known = rule.replacing(dialled);
      number = known;
    }
    return known;
  }
}
