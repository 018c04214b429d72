package io.github.pbxrouting.api;

import java.util.Locale;

/**
 * The kinds of {@link RouteDecision}, in order of precedence. A constant is added in a major
 * version only, so a {@code switch} over all of them needs no {@code default}.
 */
public enum RouteKind {
  /** An emergency number. */
  EMERGENCY,
  /** A service code. */
  SERVICE,
  /** An extension of the client. */
  EXTENSION,
  /** Nowhere: the number is rejected. */
  REJECTED,
  /** A friend, remote or internal. */
  FRIEND,
  /** An external call: nothing in the plan takes the number. */
  EXTERNAL;

  /** Returns the kind as a stable lower-case word, for example {@code friend}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
