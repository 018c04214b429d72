package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.core.analysis.answers.Explanation.Attempt;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.answers.Explanation.Verdict;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.plan.RankedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Explains one number. The decision is the compiled plan's; whether a pattern matches, and how far
 * it got, is read off its NFA. RE2/J answers for patterns that are too large for that, or that tell
 * characters beyond ASCII of the number apart.
 */
final class Explainer {

  private final BrandView brand;
  private final Client client;

  /** The name of the friend that calls, which gets no call; null when no friend does. */
  private final @Nullable String from;

  /** The form of the number that is considered. */
  private String number;

  private int[] characters;

  private final List<Candidate> candidates = new ArrayList<>();
  private boolean taken;

  private Explainer(BrandView brand, Client client, String number, @Nullable String from) {
    this.brand = brand;
    this.client = client;
    this.from = from;
    this.number = number;
    this.characters = number.codePoints().toArray();
  }

  static Explanation explain(BrandView brand, Client client, String number, @Nullable String from) {
    RouteOptions options = from == null ? RouteOptions.NONE : RouteOptions.leavingOut(from);
    RouteDecision decision = brand.router().client(client.id()).route(number, options);
    Explainer explainer = new Explainer(brand, client, number, from);
    String normalised = client.normalize(number);
    if (normalised.equals(number)) {
      explainer.literals(brand.plan(client));
      explainer.friends();
      return new Explanation(client.id(), number, null, decision, explainer.candidates);
    }
    explainer.twoForms(brand.plan(client), normalised);
    return new Explanation(client.id(), number, normalised, decision, explainer.candidates);
  }

  /** Considers the number as dialled, then its normalised form. */
  private void twoForms(RankedPlan plan, String normalised) {
    boolean emergency = isEmergency(normalised);
    if (emergency && !isEmergency(number)) {
      add(
          RouteKind.EMERGENCY,
          normalised,
          "its normalised form " + normalised + " is declared an emergency number");
    }
    literals(plan);
    for (Friend friend : client.friendsByPriority()) {
      if (friend.normalizedOnly()) {
        refuse(friend, List.of(), "it is asked for normalised numbers only");
      } else {
        friend(friend);
      }
    }
    number = normalised;
    characters = normalised.codePoints().toArray();
    friends();
  }

  private boolean isEmergency(String form) {
    return client.emergencyNumbers().stream().anyMatch(each -> each.number().equals(form));
  }

  private void literals(RankedPlan plan) {
    for (Literal literal : plan.literals()) {
      boolean whole = number.equals(literal.text());
      if (whole || (literal.prefix() && number.startsWith(literal.text()))) {
        RouteDecision decision = plan.decisions().get(literal.rank());
        if (decision.kind() != RouteKind.FRIEND) {
          consider(decision, literal.text(), whole);
        }
      }
    }
  }

  private void friends() {
    client.friendsByPriority().forEach(this::friend);
  }

  private void friend(Friend friend) {
    if (friend.name().equals(from)) {
      refuse(friend, List.of(), "it calls, and gets no call back");
    } else if (friend instanceof RemoteFriend remote) {
      consider(remote);
    } else if (friend instanceof InternalFriend internal) {
      consider(internal);
    }
  }

  /** Considers a text that is no friend's, and is or begins the number. */
  private void consider(RouteDecision decision, String text, boolean whole) {
    add(
        decision.kind(),
        text,
        switch (decision.kind()) {
          case EMERGENCY -> "the number is declared an emergency number";
          case SERVICE ->
              whole ? "the number is the service code" : "the number begins with the service code";
          case EXTENSION -> "the number is the extension's";
          case REJECTED ->
              client.serviceCodes().isEmpty()
                  ? "the client rejects every code that begins with *"
                  : "the client declares service codes, and rejects unknown ones that begin with *";
          case FRIEND, EXTERNAL -> throw new IllegalArgumentException("friends come later");
        });
  }

  private void add(RouteKind kind, String name, String reason) {
    add(kind, name, List.of(), reason);
  }

  private void add(RouteKind kind, String name, List<Attempt> attempts, String reason) {
    candidates.add(
        new Candidate(kind, name, taken ? Verdict.TOO_LATE : Verdict.TOOK, attempts, reason));
    taken = true;
  }

  private void consider(InternalFriend friend) {
    boolean has = false;
    for (Extension extension : brand.client(friend.targetClient()).extensions()) {
      has |= extension.number().equals(number);
    }
    if (has) {
      add(
          RouteKind.FRIEND,
          friend.name(),
          "the number is an extension of client " + friend.targetClient());
    } else {
      refuse(friend, List.of(), "client " + friend.targetClient() + " has no such extension");
    }
  }

  private void consider(RemoteFriend friend) {
    List<Attempt> attempts = new ArrayList<>();
    for (String pattern : friend.patterns()) {
      PrefixMatch.Result result =
          PrefixMatch.of(brand.parsed(pattern), client.match() == MatchMode.FULL, characters);
      if (result == null ? brand.matches(client, pattern, number) : result.matches()) {
        add(
            RouteKind.FRIEND,
            friend.name(),
            List.of(new Attempt(pattern, OptionalInt.of(characters.length), 0)),
            "the pattern " + pattern + " matches");
        return;
      }
      attempts.add(
          result == null
              ? new Attempt(pattern, OptionalInt.empty(), 0)
              : new Attempt(pattern, OptionalInt.of(result.length()), result.offset()));
    }
    refuse(friend, attempts, reasonAgainst(attempts));
  }

  private void refuse(Friend friend, List<Attempt> attempts, String reason) {
    candidates.add(
        new Candidate(RouteKind.FRIEND, friend.name(), Verdict.DID_NOT, attempts, reason));
  }

  private String reasonAgainst(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return "it has no pattern";
    }
    Attempt best = attempts.get(0);
    for (Attempt attempt : attempts) {
      best = attempt.matched().orElse(-1) > best.matched().orElse(-1) ? attempt : best;
    }
    String pattern =
        attempts.size() == 1
            ? "the pattern " + best.pattern()
            : "the nearest of " + attempts.size() + " patterns, " + best.pattern() + ",";
    if (best.matched().isEmpty()) {
      return pattern + " does not match";
    }
    int matched = best.matched().getAsInt();
    String place =
        matched == 0
            ? "none of the " + characters.length + " characters"
            : matched + " of " + characters.length + " characters";
    return pattern
        + " matches "
        + place
        + (best.from() > 0 ? ", from offset " + best.from() : "")
        + (best.from() + matched == characters.length ? ", and wants more" : "");
  }
}
