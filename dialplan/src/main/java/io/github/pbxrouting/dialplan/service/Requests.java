package io.github.pbxrouting.dialplan.service;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.host.DialOutcomes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what switches send out of the fields of their requests. */
final class Requests {

  static final Words<DialOutcome> OUTCOMES = Words.of(DialOutcome.class);

  private static final Words<CallType> TYPES = Words.of(CallType.class);
  private static final int MAX_CAUSE = 127;

  /** The longest time that a report may say a dial took; no timeout is as long. */
  private static final Duration MAX_ELAPSED = Duration.ofDays(1);

  private static final int MAX_STATUS = 699;

  private Requests() {}

  /** Reads the start of a call. */
  static Question question(Fields fields) throws Problem {
    fields.only("client", "number", "type", "from", "failover");
    String number = fields.required("number", "the number as it was dialled");
    return new Question(
        fields.required("client", "the id of a client of the plan"),
        number,
        fields.word("type", TYPES).orElse(CallType.INTERNAL),
        fields.text("from").filter(from -> !from.isEmpty()).orElse(null),
        failover(fields));
  }

  private static Set<DialOutcome> failover(Fields fields) throws Problem {
    Set<DialOutcome> outcomes = EnumSet.noneOf(DialOutcome.class);
    outcomes.addAll(fields.words("failover", OUTCOMES));
    for (DialOutcome outcome : outcomes) {
      if (outcome == DialOutcome.ANSWERED || outcome == DialOutcome.CANCELLED) {
        throw Problem.invalidRequest(
            "failover",
            "no call goes on after " + Words.word(outcome),
            "some of no-answer, busy, congestion, not-registered");
      }
    }
    return outcomes;
  }

  /** Reads the token of a report. */
  static String token(Fields fields) throws Problem {
    fields.only("token", "outcome", "cause", "status", "elapsed", "nested");
    return fields.required("token", "the token of the last answer");
  }

  /**
   * Returns the flow after what a switch reports of its step, whose kind says what is to be
   * reported. An outcome may be named, or given by its Q.850 cause or SIP status; a cause beats a
   * status.
   */
  static CallFlow after(CallFlow flow, Fields fields) throws Problem {
    Optional<DialOutcome> outcome = outcome(fields);
    boolean nested = fields.flag("nested");
    if (flow instanceof CallFlow.Forwarding forwarding) {
      if (outcome.isPresent() || nested) {
        throw Problem.invalidRequest(
            nested ? "nested" : "outcome",
            "the last step is a forward: nothing was dialled",
            "the token alone");
      }
      return forwarding.next();
    }
    if (!(flow instanceof CallFlow.Dialling dialling)) {
      throw Problem.invalidToken("the call has ended");
    }
    if (nested) {
      return inside(dialling, outcome);
    }
    if (outcome.isEmpty()) {
      throw Problem.invalidRequest(
          "outcome",
          "the last step is a dial, and how it ended is missing",
          "one of "
              + OUTCOMES
              + (dialling.nested().isPresent()
                  ? ", or \"nested\": true to go on in the target client"
                  : ""));
    }
    Duration elapsed = elapsed(fields);
    return elapsed == null ? dialling.after(outcome.get()) : dialling.after(outcome.get(), elapsed);
  }

  private static CallFlow inside(CallFlow.Dialling dialling, Optional<DialOutcome> outcome)
      throws Problem {
    if (outcome.isPresent()) {
      throw Problem.invalidRequest(
          "nested",
          "a call goes inside an internal friend instead of dialling it",
          "either nested or the outcome");
    }
    return dialling
        .nested()
        .orElseThrow(() ->
            Problem.invalidRequest(
                "nested",
                "the friend of the last step leads to no client of the plan",
                "the outcome of dialling it"));
  }

  private static Optional<DialOutcome> outcome(Fields fields) throws Problem {
    Optional<DialOutcome> named = fields.word("outcome", OUTCOMES);
    if (named.isPresent()) {
      return named;
    }
    OptionalInt cause = integer(fields, "cause", MAX_CAUSE);
    OptionalInt status = integer(fields, "status", MAX_STATUS);
    if (status.isPresent() && status.getAsInt() >= 200 && status.getAsInt() < 300) {
      return Optional.of(DialOutcome.ANSWERED);
    }
    return DialOutcomes.of(cause, status);
  }

  private static OptionalInt integer(Fields fields, String name, int max) throws Problem {
    Optional<Integer> value = fields.integer(name, 0, max);
    return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
  }

  private static @Nullable Duration elapsed(Fields fields) throws Problem {
    Optional<BigDecimal> seconds = fields.number("elapsed");
    if (seconds.isEmpty()) {
      return null;
    }
    BigDecimal value = seconds.get();
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(MAX_ELAPSED.toSeconds())) > 0) {
      throw Problem.invalidRequest(
          "elapsed",
          "the field must be between 0 and " + MAX_ELAPSED.toSeconds() + " seconds",
          "how many seconds the dial took");
    }
    return Duration.ofMillis(value.movePointRight(3).longValue());
  }
}
