package io.github.pbxrouting.api;

/** When a forward rule fires, and so why the call it forwards was diverted. */
public enum ForwardCondition {
  /** Always, before the friend is dialled. */
  UNCONDITIONAL("cfu", "unconditional"),
  /** When the friend did not answer within the rule's time. */
  NO_ANSWER("cfnr", "no-answer"),
  /** When the friend was busy or congested. */
  BUSY("cfb", "user-busy"),
  /** When the friend was not registered. */
  NOT_REGISTERED("unavailable", "unavailable");

  private final String diversion;
  private final String sipReason;

  ForwardCondition(String diversion, String sipReason) {
    this.diversion = diversion;
    this.sipReason = sipReason;
  }

  /**
   * Returns the diversion reason as a word for Asterisk's {@code REDIRECTING(reason)}: cfu, cfnr,
   * cfb or unavailable.
   */
  public String diversion() {
    return diversion;
  }

  /** Returns the {@code reason} parameter of a SIP Diversion header (RFC 5806, section 4). */
  public String sipReason() {
    return sipReason;
  }
}
