package io.github.pbxrouting.api;

/** Which calls a forward rule is for. */
public enum CallTypeFilter {
  /** Internal and external calls. */
  ANY,
  /** Internal calls only. */
  INTERNAL,
  /** External calls only. */
  EXTERNAL;

  /** Returns whether a rule with this filter is for calls of that type. */
  public boolean accepts(CallType type) {
    Checks.notNull("type", type);
    return this == ANY || (this == INTERNAL) == (type == CallType.INTERNAL);
  }

  /** Returns whether some call is for rules of both filters; {@link #ANY} overlaps all. */
  public boolean overlaps(CallTypeFilter other) {
    Checks.notNull("other", other);
    return this == ANY || other == ANY || this == other;
  }
}
