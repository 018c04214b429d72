package io.github.pbxrouting.core.testing;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.DialOutcome;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a host does at a dial step: it dials, with some outcome, or goes on inside. */
public enum Choice {
  ANSWERED,
  NO_ANSWER,
  BUSY,
  CONGESTION,
  NOT_REGISTERED,
  CANCELLED,
  /** Goes on inside an internal friend's target client; a remote friend is dialled and busy. */
  NESTED;

  public static Choice of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public DialOutcome outcome() {
    return this == NESTED ? DialOutcome.BUSY : DialOutcome.valueOf(name());
  }

  /** Returns the flow after the choice; {@code elapsed} is null for the time assumed by default. */
  public CallFlow at(CallFlow.Dialling flow, @Nullable Duration elapsed) {
    if (this == NESTED && flow.nested().isPresent()) {
      return flow.nested().get();
    }
    return elapsed == null ? flow.after(outcome()) : flow.after(outcome(), elapsed);
  }
}
