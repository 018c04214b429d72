package io.github.pbxrouting.api;

/** How a client's patterns are matched against a number. */
public enum MatchMode {
  /**
   * A pattern matches anywhere in the number, as IvozProvider's do: {@code 34} takes 12345, {@code
   * ^34} does not.
   */
  FIND,
  /** A pattern matches the whole number, as if written between {@code ^} and {@code $}. */
  FULL
}
