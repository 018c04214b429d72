package io.github.pbxrouting.core.analysis.answers;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Thrown for policies that a plan cannot be checked against: they name what it does not have, or
 * speak of no number.
 */
public final class InvalidPolicyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient SortedMap<Integer, String> problems;

  InvalidPolicyException(SortedMap<Integer, String> problems) {
    super("policy " + problems.firstKey() + ": " + problems.get(problems.firstKey()));
    this.problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
  }

  /** Returns what is wrong, by the index of the policy. */
  public SortedMap<Integer, String> problems() {
    return problems;
  }
}
