package io.github.pbxrouting.api;

import java.util.Locale;

/** What kind of problem keeps a plan from being compiled. */
public enum ProblemCode {
  /** RE2 does not accept the pattern, for a reason without a specific code. */
  INVALID_PATTERN,
  /**
   * A repetition such as {@code +}, {@code *} or {@code ?} has nothing before it that it could
   * repeat.
   */
  UNESCAPED_REPEAT,
  /** Look-ahead or look-behind, which RE2 does not have. */
  LOOK_AROUND,
  /** A back-reference, which RE2 does not have. */
  BACK_REFERENCE,
  /** A possessive quantifier or an atomic group, which RE2 does not have. */
  POSSESSIVE_QUANTIFIER,
  /** A parenthesis or bracket without its partner. */
  UNBALANCED_PATTERN,
  /** The pattern is longer than the limit. */
  PATTERN_TOO_LONG,
  /** The pattern nests deeper than the limit. */
  PATTERN_TOO_DEEP,
  /** The pattern's repetitions expand to more than the limit. */
  PATTERN_TOO_LARGE,
  /** Two clients of the brand have the same id. */
  DUPLICATE_CLIENT,
  /** Two extensions of a client have the same number. */
  DUPLICATE_EXTENSION,
  /** Two friends of a client have the same name. */
  DUPLICATE_FRIEND,
  /** Two service codes of a client are the same. */
  DUPLICATE_SERVICE_CODE,
  /** Two emergency numbers of a client are the same. */
  DUPLICATE_EMERGENCY_NUMBER,
  /** Two enabled forward rules of a friend are for the same condition and some same calls. */
  CONFLICTING_FORWARDS,
  /** A forward rule leads to an extension that its client does not have. */
  UNKNOWN_FORWARD_TARGET,
  /** An internal friend points to a client that the brand does not have. */
  UNKNOWN_TARGET_CLIENT,
  /** An internal friend points to its own client. */
  SELF_TARGET,
  /** Two internal friends of a client point to the same client. */
  DUPLICATE_TARGET_CLIENT,
  /** An extension starts with a declared service code, which would take its calls. */
  EXTENSION_UNDER_SERVICE_CODE,
  /** A numbering rule can make a number longer than a destination may be. */
  NUMBERING_TOO_LONG,
  /** There is more of something than the limit allows. */
  TOO_LARGE;

  /**
   * Returns the code as a stable lower-case word with hyphens, for example {@code
   * duplicate-friend}.
   */
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
