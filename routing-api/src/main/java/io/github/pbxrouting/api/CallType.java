package io.github.pbxrouting.api;

/**
 * Where a call came from, as the host sees it: it stays the same however often the call is
 * forwarded.
 */
public enum CallType {
  /** From a user or a friend of the platform. */
  INTERNAL,
  /** From the PSTN. */
  EXTERNAL
}
