package io.github.pbxrouting.core.plan;

import static com.google.common.base.Strings.lenientFormat;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.core.regex.ParsedPattern;
import io.github.pbxrouting.core.regex.PatternProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the problems of one friend. A list that is too long is one problem, and its entries are not
 * checked.
 */
final class FriendCheck {

  /** The codes of pattern problems; all others are {@link ProblemCode#INVALID_PATTERN}. */
  private static final Map<PatternProblem, ProblemCode> CODES =
      Map.of(
          PatternProblem.PATTERN_TOO_LONG, ProblemCode.PATTERN_TOO_LONG,
          PatternProblem.TOO_DEEP, ProblemCode.PATTERN_TOO_DEEP,
          PatternProblem.TOO_LARGE, ProblemCode.PATTERN_TOO_LARGE,
          PatternProblem.UNESCAPED_REPEAT, ProblemCode.UNESCAPED_REPEAT,
          PatternProblem.POSSESSIVE_QUANTIFIER, ProblemCode.POSSESSIVE_QUANTIFIER,
          PatternProblem.ATOMIC_GROUP, ProblemCode.POSSESSIVE_QUANTIFIER,
          PatternProblem.LOOK_AROUND, ProblemCode.LOOK_AROUND,
          PatternProblem.BACK_REFERENCE, ProblemCode.BACK_REFERENCE,
          PatternProblem.UNBALANCED_PARENTHESIS, ProblemCode.UNBALANCED_PATTERN,
          PatternProblem.UNCLOSED_CLASS, ProblemCode.UNBALANCED_PATTERN);

  private final Client client;
  private final int index;
  private final Friend friend;
  private final PlanLimits limits;
  private final List<PlanProblem> problems;

  FriendCheck(Client client, int index, PlanLimits limits, List<PlanProblem> problems) {
    this.client = client;
    this.index = index;
    this.friend = client.friends().get(index);
    this.limits = limits;
    this.problems = problems;
  }

  /**
   * Checks everything.
   *
   * @param firstTo the names of the client's earlier internal friends, by target client
   * @param extensions the numbers of the client's extensions, or null when they are not known
   */
  void everything(
      Predicate<String> isClient,
      Map<String, String> firstTo,
      PatternPool patterns,
      @Nullable Set<String> extensions) {
    if (friend instanceof InternalFriend internal) {
      target(internal.targetClient(), isClient);
      sameTarget(internal.targetClient(), firstTo.get(internal.targetClient()));
    } else if (friend instanceof RemoteFriend remote
        && fits(
            "patterns",
            remote.patterns().size(),
            limits.patternsPerFriend(),
            "patternsPerFriend")) {
      patterns(remote.patterns(), patterns);
    }
    if (fits(
        "forwards", friend.forwards().size(), limits.forwardsPerFriend(), "forwardsPerFriend")) {
      forwards(extensions);
    }
  }

  private boolean fits(String field, int size, int limit, String limitName) {
    if (size <= limit) {
      return true;
    }
    add(
        ProblemCode.TOO_LARGE,
        field,
        "the friend has " + size + " " + field,
        "use at most " + limit + ", or raise the limit named " + limitName);
    return false;
  }

  /** Checks the target of an internal friend. */
  void target(String target, Predicate<String> isClient) {
    if (target.equals(client.id())) {
      add(
          ProblemCode.SELF_TARGET,
          "client",
          "friend \"" + friend.name() + "\" points to \"" + target + "\", its own client",
          "point it to another client of the brand, or remove it: a client's own extensions ring"
              + " without a friend");
    } else if (!isClient.test(target)) {
      add(
          ProblemCode.UNKNOWN_TARGET_CLIENT,
          "client",
          lenientFormat(
              "friend \"%s\" points to \"%s\", and the brand has no such client",
              friend.name(), target),
          "use the id of a client of the brand");
    }
  }

  private void sameTarget(String target, @Nullable String first) {
    if (first != null) {
      add(
          ProblemCode.DUPLICATE_TARGET_CLIENT,
          "client",
          lenientFormat(
              "friends \"%s\" and \"%s\" both point to \"%s\"", first, friend.name(), target),
          "keep one of them");
    }
  }

  private void patterns(List<String> patterns, PatternPool pool) {
    for (int i = 0; i < patterns.size(); i++) {
      if (pool.read(patterns.get(i)) instanceof ParsedPattern.Rejected wrong) {
        ProblemCode code = CODES.getOrDefault(wrong.problem(), ProblemCode.INVALID_PATTERN);
        problems.add(
            problem(code, "patterns[" + i + "]", wrong.message(), wrong.suggestion())
                .withOffset(wrong.offset()));
      }
    }
  }

  private void forwards(@Nullable Set<String> extensions) {
    ListMultimap<ForwardCondition, Integer> counted = ArrayListMultimap.create();
    for (int i = 0; i < friend.forwards().size(); i++) {
      ForwardRule rule = friend.forwards().get(i);
      if (!rule.enabled()) {
        continue; // a disabled rule never counts
      }
      for (int j : counted.get(rule.condition())) {
        if (rule.conflictsWith(friend.forwards().get(j))) {
          conflict(i, j);
          break;
        }
      }
      counted.put(rule.condition(), i);
      if (rule.target() instanceof ForwardTarget.ToExtension target
          && extensions != null
          && !extensions.contains(target.number())) {
        add(
            ProblemCode.UNKNOWN_FORWARD_TARGET,
            "forwards[" + i + "].to",
            "client \"" + client.id() + "\" has no extension \"" + target.number() + "\"",
            "forward to an extension of the client, to a voicemail or to an external number");
      }
    }
  }

  private void conflict(int later, int earlier) {
    add(
        ProblemCode.CONFLICTING_FORWARDS,
        "forwards[" + later + "]",
        "forwards["
            + earlier
            + "] is for the same condition and for some of the same calls, and both are enabled",
        "disable one of them, or let one be for internal and the other for external calls");
  }

  private void add(ProblemCode code, String field, String message, String suggestion) {
    problems.add(problem(code, field, message, suggestion));
  }

  private PlanProblem problem(ProblemCode code, String field, String message, String suggestion) {
    return PlanProblem.of(code, field, message, suggestion)
        .withClient(client.id())
        .withFriend(friend.name())
        .within("friends[" + index + "]");
  }
}
