package io.github.pbxrouting.core.analysis.answers;

import com.google.re2j.Pattern;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.answers.Explanation.Attempt;
import io.github.pbxrouting.core.analysis.answers.Explanation.Candidate;
import io.github.pbxrouting.core.analysis.answers.Explanation.Verdict;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.automaton.dfa.LazyDfa;
import io.github.pbxrouting.core.automaton.nfa.Literal;
import io.github.pbxrouting.core.automaton.nfa.RankedPattern;
import io.github.pbxrouting.core.automaton.nfa.StepCounter;
import io.github.pbxrouting.core.plan.RankedPlan;
import io.github.pbxrouting.core.regex.SymbolSet;
import io.github.pbxrouting.core.regex.Syntax;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains one number. The decision is the compiled plan's; whether a pattern matches is RE2/J's
 * word; how far one got is read off its automaton.
 */
final class Explainer {

  /** More than one pattern can have states for the ends of a number of at most 128 characters. */
  private static final int MAX_STATES = 100_000;

  private final BrandView brand;
  private final Client client;

  /** The form of the number that is considered. */
  private String number;

  private final List<Candidate> candidates = new ArrayList<>();
  private boolean taken;

  private Explainer(BrandView brand, Client client, String number) {
    this.brand = brand;
    this.client = client;
    this.number = number;
  }

  static Explanation explain(BrandView brand, Client client, String number) {
    RouteDecision decision = brand.router().client(client.id()).route(number);
    Explainer explainer = new Explainer(brand, client, number);
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
    for (Friend friend : RankedPlan.byPrecedence(client)) {
      if (friend.normalizedOnly()) {
        candidates.add(
            new Candidate(
                RouteKind.FRIEND,
                friend.name(),
                Verdict.DID_NOT,
                List.of(),
                "it is asked for normalised numbers only"));
      } else {
        friend(friend);
      }
    }
    number = normalised;
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
    RankedPlan.byPrecedence(client).forEach(this::friend);
  }

  private void friend(Friend friend) {
    if (friend instanceof RemoteFriend remote) {
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
      candidates.add(
          new Candidate(
              RouteKind.FRIEND,
              friend.name(),
              Verdict.DID_NOT,
              List.of(),
              "client " + friend.targetClient() + " has no such extension"));
    }
  }

  private void consider(RemoteFriend friend) {
    for (String pattern : friend.patterns()) {
      if (matches(pattern)) {
        add(
            RouteKind.FRIEND,
            friend.name(),
            List.of(new Attempt(pattern, number.length(), 0)),
            "the pattern " + pattern + " matches");
        return;
      }
    }
    List<Attempt> attempts = new ArrayList<>();
    for (String pattern : friend.patterns()) {
      attempts.add(attempt(pattern));
    }
    candidates.add(
        new Candidate(
            RouteKind.FRIEND, friend.name(), Verdict.DID_NOT, attempts, reasonAgainst(attempts)));
  }

  private boolean matches(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return client.match() == MatchMode.FULL
        ? compiled.matcher(number).matches()
        : compiled.matcher(number).find();
  }

  private String reasonAgainst(List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return "it has no pattern";
    }
    Attempt best = attempts.get(0);
    for (Attempt attempt : attempts) {
      best = attempt.matched() > best.matched() ? attempt : best;
    }
    String pattern =
        attempts.size() == 1
            ? "the pattern " + best.pattern()
            : "the nearest of " + attempts.size() + " patterns, " + best.pattern() + ",";
    String place =
        best.matched() == 0
            ? "none of the " + number.length() + " characters"
            : best.matched() + " of " + number.length() + " characters";
    return pattern
        + " matches "
        + place
        + (best.from() > 0 ? ", from offset " + best.from() : "")
        + (best.from() + best.matched() == number.length() ? ", and wants more" : "");
  }

  /** How far the pattern gets from the offset where it gets farthest. */
  private Attempt attempt(String pattern) {
    Syntax syntax = brand.syntax(pattern);
    boolean full = client.match() == MatchMode.FULL;
    String alphabet = alphabet(pattern);
    int matched = 0;
    int from = 0;
    LazyDfa dfa = automaton(syntax, alphabet, full);
    for (int offset = 0; offset < (full ? 1 : number.length()); offset++) {
      if (offset == 1) {
        // Further on, what a match depends on is the character before it.
        Syntax any = new Syntax.Chars(SymbolSet.ALL);
        dfa = automaton(new Syntax.Concat(List.of(any, syntax)), alphabet, false);
      }
      int reached = reached(dfa, alphabet, offset) - offset;
      if (reached > matched) {
        matched = reached;
        from = offset;
      }
    }
    return new Attempt(pattern, matched, from);
  }

  private static LazyDfa automaton(Syntax syntax, String alphabet, boolean full) {
    return new LazyDfa(
        List.of(),
        List.of(new RankedPattern(syntax, true, full, 0)),
        alphabet,
        MAX_STATES,
        new StepCounter(MAX_STATES));
  }

  /**
   * The length of the longest part of the number that a match from the offset could begin with.
   *
   * @param dfa begins with the character before the offset, if there is one
   */
  private int reached(LazyDfa dfa, String alphabet, int offset) {
    int state = dfa.start(LazyDfa.ANY_LENGTH);
    int reached = Math.max(0, offset - 1);
    while (state != LazyDfa.OVER_BUDGET && !dfa.isDead(state) && reached < number.length()) {
      int symbol = alphabet.indexOf(number.charAt(reached));
      if (symbol < 0 && reached >= offset) {
        return reached;
      }
      // What is skipped may be anything; like a hash, what is not ASCII is no word character.
      symbol = symbol < 0 ? alphabet.indexOf('#') : symbol;
      state = dfa.step(state, symbol);
      if (state == LazyDfa.OVER_BUDGET || dfa.isDead(state)) {
        return reached;
      }
      reached++;
    }
    return reached;
  }

  /** The ASCII characters that the number has, and some of each kind that a pattern may want. */
  private String alphabet(String pattern) {
    String wanted = number + "0123456789*#+ Aa_\0\t\n" + pattern;
    StringBuilder alphabet = new StringBuilder();
    for (char c = 0; c < 128 && alphabet.length() < Long.SIZE; c++) {
      if (wanted.indexOf(c) >= 0) {
        alphabet.append(c);
      }
    }
    return alphabet.toString();
  }
}
