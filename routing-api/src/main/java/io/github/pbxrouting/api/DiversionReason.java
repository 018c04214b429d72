package io.github.pbxrouting.api;

/** Why a call was diverted. */
public enum DiversionReason {
  /** Forwarded unconditionally. */
  CFU("cfu", "unconditional"),
  /** Forwarded on no answer. */
  CFNR("cfnr", "no-answer"),
  /** Forwarded on busy. */
  CFB("cfb", "user-busy"),
  /** Forwarded because the friend was not registered. */
  UNAVAILABLE("unavailable", "unavailable");

  private final String token;
  private final String sipReason;

  DiversionReason(String token, String sipReason) {
    this.token = token;
    this.sipReason = sipReason;
  }

  /** The word for Asterisk's {@code REDIRECTING(reason)}: cfu, cfnr, cfb or unavailable. */
  public String token() {
    return token;
  }

  /** The {@code reason} parameter of a SIP Diversion header (RFC 5806, section 4). */
  public String sipReason() {
    return sipReason;
  }
}
