package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether a plan keeps a policy. Immutable. */
public final class PolicyResult {

  /** What is known. */
  public enum Verdict {
    /** The policy holds for every number of the space. */
    PROVED,
    /** A number breaks it. */
    REFUTED,
    /** The budget did not suffice, and no number was found that breaks it. */
    UNDECIDED;

    /** Returns the verdict as a lower-case word. */
    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Policy policy;
  private final Verdict verdict;
  private final @Nullable String witness;
  private final @Nullable RouteDecision decision;
  private final @Nullable CallWay way;
  private final String reason;

  private PolicyResult(
      Policy policy,
      Verdict verdict,
      @Nullable String witness,
      @Nullable RouteDecision decision,
      @Nullable CallWay way,
      String reason) {
    this.policy = policy;
    this.verdict = verdict;
    this.witness = witness;
    this.decision = decision;
    this.way = way;
    this.reason = Objects.requireNonNull(reason);
  }

  static PolicyResult proved(Policy policy) {
    return new PolicyResult(policy, Verdict.PROVED, null, null, null, "");
  }

  static PolicyResult refuted(
      Policy policy, String witness, RouteDecision decision, @Nullable CallWay way, String reason) {
    return new PolicyResult(policy, Verdict.REFUTED, witness, decision, way, reason);
  }

  static PolicyResult undecided(Policy policy, String reason) {
    return new PolicyResult(policy, Verdict.UNDECIDED, null, null, null, reason);
  }

  /** Checks policies. Hosts call {@code PlanAnalysis.test}, which calls this. */
  public static List<PolicyResult> of(
      BrandRouter router,
      List<Policy> policies,
      NumberSpace space,
      int maxStates,
      Progress progress) {
    Objects.requireNonNull(policies, "policies must not be null");
    Objects.requireNonNull(progress, "progress must not be null");
    PolicyCheck check = new PolicyCheck(new BrandView(router, space, maxStates));
    SortedMap<Integer, String> problems = new TreeMap<>();
    for (int i = 0; i < policies.size(); i++) {
      String problem = check.problem(policies.get(i));
      if (problem != null) {
        problems.put(i, problem);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
    List<PolicyResult> results = new ArrayList<>();
    for (Policy policy : policies) {
      progress.lookingAt(policy.client(), null);
      results.add(check.check(policy));
    }
    return results;
  }

  /** Returns the policy. */
  public Policy policy() {
    return policy;
  }

  /** Returns what is known. */
  public Verdict verdict() {
    return verdict;
  }

  /** Returns the first number that breaks the policy: the shortest, and the least of those. */
  public Optional<String> witness() {
    return Optional.ofNullable(witness);
  }

  /** Returns where that number is routed. */
  public Optional<RouteDecision> decision() {
    return Optional.ofNullable(decision);
  }

  /** Returns the way that a call to that number can go, for a policy from end to end. */
  public Optional<CallWay> way() {
    return Optional.ofNullable(way);
  }

  /** Returns why the policy is broken or undecided, as a sentence; empty when it is proved. */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return policy + ": " + verdict.token() + (reason.isEmpty() ? "" : ", " + reason);
  }
}
