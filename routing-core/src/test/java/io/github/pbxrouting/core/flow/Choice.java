package io.github.pbxrouting.core.flow;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.InternalFriend;
import java.util.Locale;

/** What a host does at a dial step: it dials, with some outcome, or goes on inside. */
enum Choice {
  ANSWERED,
  NO_ANSWER,
  BUSY,
  CONGESTION,
  NOT_REGISTERED,
  CANCELLED,
  /** Goes on inside an internal friend's target client; a remote friend is dialled and busy. */
  NESTED;

  static Choice of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  DialOutcome outcome() {
    return this == NESTED ? DialOutcome.BUSY : DialOutcome.valueOf(name());
  }

  CallFlow at(CallFlow flow, CallStep.Dial dial) {
    return this == NESTED && dial.friend() instanceof InternalFriend
        ? flow.nested()
        : flow.after(outcome());
  }
}
