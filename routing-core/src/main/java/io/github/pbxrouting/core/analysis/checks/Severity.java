package io.github.pbxrouting.core.analysis.checks;

import java.util.Locale;

/** How much a finding matters; the later, the more. */
public enum Severity {
  /** Worth knowing; may well be meant. */
  INFO,
  /** Probably not what was meant. */
  WARNING,
  /** Calls go wrong. */
  ERROR;

  /** Returns the severity as a lower-case word. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
