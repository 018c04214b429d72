package io.github.pbxrouting.api;

/** When a forward rule fires. */
public enum ForwardCondition {
  /** Always, before the friend is dialled. */
  UNCONDITIONAL(DiversionReason.CFU),
  /** When the friend did not answer within the rule's time. */
  NO_ANSWER(DiversionReason.CFNR),
  /** When the friend was busy or congested. */
  BUSY(DiversionReason.CFB),
  /** When the friend was not registered. */
  NOT_REGISTERED(DiversionReason.UNAVAILABLE);

  private final DiversionReason diversion;

  ForwardCondition(DiversionReason diversion) {
    this.diversion = diversion;
  }

  /** The reason that a call forwarded on this condition carries. */
  public DiversionReason diversion() {
    return diversion;
  }
}
