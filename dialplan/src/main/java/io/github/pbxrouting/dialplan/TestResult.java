package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
import org.jspecify.annotations.Nullable;

/** The result of one test of a plan. Immutable. */
public final class TestResult {

  /** The kinds of tests. */
  public enum Kind {
    /** What is expected of one call. */
    EXPECTATION,
    /** A rule for all numbers. */
    POLICY
  }

  private final String name;
  private final Kind kind;
  private final String file;
  private final String place;
  private final @Nullable Position position;
  private final Verdict verdict;
  private final @Nullable String witness;
  private final @Nullable RouteDecision decision;
  private final @Nullable CallWay way;
  private final String reason;

  TestResult(
      String name,
      Kind kind,
      String file,
      String place,
      @Nullable Position position,
      Verdict verdict,
      @Nullable String witness,
      @Nullable RouteDecision decision,
      @Nullable CallWay way,
      String reason) {
    this.name = name;
    this.kind = kind;
    this.file = file;
    this.place = place;
    this.position = position;
    this.verdict = verdict;
    this.witness = witness;
    this.decision = decision;
    this.way = way;
    this.reason = reason;
  }

  /** Returns the name that the test was given, or what it says. */
  public String name() {
    return name;
  }

  /** Returns what kind of test it is. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name of the file that has the test. */
  public String file() {
    return file;
  }

  /** Returns where it stands there, for example {@code policies[3]}. */
  public String place() {
    return place;
  }

  /** Returns where that is in the text, when it is known, else null. */
  public @Nullable Position position() {
    return position;
  }

  /** Returns whether the test holds. */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Returns the number that shows that it does not, the shortest for a policy; null unless the test
   * is refuted.
   */
  public @Nullable String witness() {
    return witness;
  }

  /** Returns where that number is routed; null unless the test is refuted. */
  public @Nullable RouteDecision decision() {
    return decision;
  }

  /** Returns the way that a call to that number takes, when the test is about calls; else null. */
  public @Nullable CallWay way() {
    return way;
  }

  /** Returns why the test is refuted or undecided, as a sentence; empty when it is proved. */
  public String reason() {
    return reason;
  }
}
