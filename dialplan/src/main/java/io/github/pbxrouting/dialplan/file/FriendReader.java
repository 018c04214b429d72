package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads friends and their forward rules, with stand-ins as {@link PlanReader} has them. */
final class FriendReader {

  private static final List<String> FRIEND_FIELDS =
      List.of("name", "priority", "normalizedOnly", "patterns", "client", "forwards");
  private static final List<String> FORWARD_FIELDS =
      List.of("when", "after", "calls", "to", "enabled");

  private static final Words<ForwardCondition> CONDITIONS = Words.of(ForwardCondition.class);
  private static final Words<CallTypeFilter> CALLS = Words.of(CallTypeFilter.class);

  private static final String NO_PATTERN = "unreadable";
  private static final ForwardRule NO_FORWARD =
      ForwardRule.unconditionally(ForwardTarget.voicemail("unreadable")).disabled();

  private final JsonWalk walk;
  private final PlanLimits limits;

  FriendReader(JsonWalk walk, PlanLimits limits) {
    this.walk = walk;
    this.limits = limits;
  }

  Friend friend() throws IOException {
    var draft =
        new Object() {
          String name = walk.place();
          @Nullable Integer priority = Friend.DEFAULT_PRIORITY;
          @Nullable Boolean normalizedOnly = false;
          @Nullable List<String> patterns;
          boolean internal;
          @Nullable String client;
          List<ForwardRule> forwards = List.of();
        };
    walk.object(
        FRIEND_FIELDS,
        List.of("name"),
        field -> {
          switch (field) {
            case "name" -> {
              Friend named = walk.made(name -> Friend.remote(name).build());
              draft.name = named == null ? draft.name : named.name();
            }
            case "priority" -> draft.priority = walk.integer();
            case "normalizedOnly" -> draft.normalizedOnly = walk.truth();
            case "patterns" -> draft.patterns = patterns();
            case "client" -> {
              draft.internal = true;
              draft.client = walk.made(id -> Friend.internal("any", id).build().targetClient());
            }
            case "forwards" -> draft.forwards = forwards();
            default -> throw new AssertionError(field);
          }
        });
    if (draft.internal && draft.patterns != null) {
      walk.problem(
          "has both patterns and client: keep patterns for a remote friend, or client for an"
              + " internal one");
    }
    boolean normalizedOnly = Boolean.TRUE.equals(draft.normalizedOnly);
    int priority = draft.priority == null ? Friend.DEFAULT_PRIORITY : draft.priority;
    return draft.client == null || draft.patterns != null
        ? Friend.remote(draft.name)
            .priority(priority)
            .normalizedOnly(normalizedOnly)
            .patterns(draft.patterns == null ? List.of() : draft.patterns)
            .forwards(draft.forwards)
            .build()
        : Friend.internal(draft.name, draft.client)
            .priority(priority)
            .normalizedOnly(normalizedOnly)
            .forwards(draft.forwards)
            .build();
  }

  private List<String> patterns() throws IOException {
    List<String> patterns = new ArrayList<>();
    walk.array(
        limits.patternsPerFriend(),
        () -> {
          String pattern = walk.string();
          patterns.add(pattern == null ? NO_PATTERN : pattern);
        });
    return patterns;
  }

  private List<ForwardRule> forwards() throws IOException {
    List<ForwardRule> forwards = new ArrayList<>();
    walk.array(limits.forwardsPerFriend(), () -> forwards.add(forward()));
    return forwards;
  }

  private ForwardRule forward() throws IOException {
    var draft =
        new Object() {
          @Nullable ForwardCondition when;
          boolean timed;
          @Nullable Integer after = 0;
          @Nullable CallTypeFilter calls = CallTypeFilter.ANY;
          @Nullable ForwardTarget to;
          @Nullable Boolean enabled = true;
        };
    walk.object(
        FORWARD_FIELDS,
        List.of("when", "to"),
        field -> {
          switch (field) {
            case "when" -> draft.when = walk.word(CONDITIONS);
            case "after" -> {
              draft.timed = true;
              draft.after = walk.integer();
            }
            case "calls" -> draft.calls = walk.word(CALLS);
            case "to" -> draft.to = Targets.read(walk, Targets.OF_FORWARDS);
            case "enabled" -> draft.enabled = walk.truth();
            default -> throw new AssertionError(field);
          }
        });
    if (draft.when == ForwardCondition.NO_ANSWER && !draft.timed) {
      walk.problemOf(
          "after",
          "is missing: a no-answer rule needs its seconds, 1 to "
              + ForwardRule.MAX_AFTER.toSeconds());
      return NO_FORWARD;
    }
    ForwardTarget target = draft.to == null ? NO_FORWARD.target() : draft.to;
    if (draft.when == null || draft.after == null) {
      return NO_FORWARD;
    }
    try {
      ForwardRule rule =
          ForwardRule.of(draft.when, after(draft.when, draft.after), target)
              .forCalls(draft.calls == null ? CallTypeFilter.ANY : draft.calls)
              .withEnabled(Boolean.TRUE.equals(draft.enabled));
      // Without its calls, nobody knows which rules it conflicts with.
      return draft.calls == null ? rule.disabled() : rule;
    } catch (IllegalArgumentException refused) {
      walk.problemOf("after", String.valueOf(refused.getMessage()));
      return NO_FORWARD;
    }
  }

  private static @Nullable Duration after(ForwardCondition when, int seconds) {
    return when == ForwardCondition.NO_ANSWER || seconds != 0 ? Duration.ofSeconds(seconds) : null;
  }
}
