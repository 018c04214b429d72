package io.github.pbxrouting.dialplan;

import static java.util.Objects.requireNonNull;

import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.analysis.answers.CallWay;
import io.github.pbxrouting.core.analysis.answers.PolicyResult.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The result of one test of a plan. Immutable.
 *
 * @param name the name that the test was given, or what it says
 * @param kind what kind of test it is
 * @param file the name of the file it stands in
 * @param place where it stands there, for example {@code policies[3]}
 * @param position where that is in the text, when it is known
 * @param verdict whether the test holds
 * @param witness the number that shows that it does not, the shortest for a policy; null unless the
 *     test is refuted
 * @param decision where that number is routed; null unless the test is refuted
 * @param way the way that a call to that number takes, when the test is about calls; else null
 * @param reason why the test is refuted or undecided, as a sentence; empty when it is proved
 */
public record TestResult(
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

  /** The kinds of tests. */
  public enum Kind {
    /** What is expected of one call. */
    EXPECTATION,
    /** A rule for all numbers. */
    POLICY
  }

  /** Checks that what must be there is. */
  public TestResult {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(file, "file");
    requireNonNull(place, "place");
    requireNonNull(verdict, "verdict");
    requireNonNull(reason, "reason");
  }
}
