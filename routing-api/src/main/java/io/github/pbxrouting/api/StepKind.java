package io.github.pbxrouting.api;

/**
 * The kinds of {@link CallStep}. A constant is added in a major version only, so a {@code switch}
 * over all of them needs no {@code default}.
 */
public enum StepKind {
  /** {@link CallStep.Dial}. */
  DIAL("dial"),
  /** {@link CallStep.Forward}. */
  FORWARD("forward"),
  /** {@link CallStep.RingEndpoint}. */
  RING_ENDPOINT("endpoint"),
  /** {@link CallStep.CallExternal}. */
  CALL_EXTERNAL("external"),
  /** {@link CallStep.CallEmergency}. */
  CALL_EMERGENCY("emergency"),
  /** {@link CallStep.RunService}. */
  RUN_SERVICE("service"),
  /** {@link CallStep.LeaveVoicemail}. */
  LEAVE_VOICEMAIL("voicemail"),
  /** {@link CallStep.Answered}. */
  ANSWERED("answered"),
  /** {@link CallStep.Reject}. */
  REJECT("rejected");

  private final String token;

  StepKind(String token) {
    this.token = token;
  }

  /** Returns the kind as a stable lower-case word, for example {@code dial}. */
  public String token() {
    return token;
  }
}
