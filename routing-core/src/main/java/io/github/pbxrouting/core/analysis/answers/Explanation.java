package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Why a number goes where it goes: everything in a client's plan that could take it, in precedence
 * order, and the verdict on each. Immutable.
 */
public final class Explanation extends Answer {

  private final String client;
  private final String number;
  private final @Nullable String normalised;
  private final RouteDecision decision;
  private final List<Candidate> candidates;

  Explanation(
      String client,
      String number,
      @Nullable String normalised,
      RouteDecision decision,
      List<Candidate> candidates) {
    this.client = client;
    this.number = number;
    this.normalised = normalised;
    this.decision = decision;
    this.candidates = List.copyOf(candidates);
  }

  /** Returns the id of the client. */
  public String client() {
    return client;
  }

  /** Returns the number dialled. */
  public String number() {
    return number;
  }

  /**
   * Returns the normalised form of the number when a numbering rule of the client changes it, else
   * null.
   */
  public @Nullable String normalised() {
    return normalised;
  }

  /**
   * Returns the decision of the compiled plan; its {@link RouteDecision#number()} tells whether the
   * normalised form decided.
   */
  public RouteDecision decision() {
    return decision;
  }

  /**
   * Returns the emergency number and the extension that equal the number and the service codes that
   * take it, then the rule about unknown codes when it applies, then every friend. At most one took
   * it; those before it did not; those after it came too late or did not. For a number with two
   * forms, every friend is listed again after the others, for the normalised form.
   */
  public List<Candidate> candidates() {
    return candidates;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "client",
      client,
      "number",
      number,
      "normalised",
      normalised,
      "decision",
      decision,
      "candidates",
      candidates
    };
  }

  /** Explains a number. Hosts call {@code PlanAnalysis.explain}, which calls this. */
  public static Explanation of(BrandRouter router, String client, String number) {
    return explain(router, client, number, null);
  }

  /** Explains a number that a friend of the client calls, for {@code PlanAnalysis.explain}. */
  public static Explanation of(BrandRouter router, String client, String number, String from) {
    return explain(router, client, number, Objects.requireNonNull(from, "from must not be null"));
  }

  private static Explanation explain(
      BrandRouter router, String client, String number, @Nullable String from) {
    BrandView brand = new BrandView(router, NumberSpace.DIALABLE, 1);
    return Explainer.explain(brand, brand.client(client), number, from);
  }

  /** The verdict on a candidate. */
  public enum Verdict {
    /** It took the number. */
    TOOK,
    /** It would have taken the number, but something stronger did. */
    TOO_LATE,
    /** It does not take the number. */
    DID_NOT;

    /** Returns the verdict as a stable lower-case word with hyphens. */
    public String token() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Something that could take the number. */
  public static final class Candidate extends Answer {

    private final RouteKind kind;
    private final String name;
    private final Verdict verdict;
    private final List<Attempt> attempts;
    private final String reason;

    Candidate(RouteKind kind, String name, Verdict verdict, List<Attempt> attempts, String reason) {
      this.kind = kind;
      this.name = name;
      this.verdict = verdict;
      this.attempts = List.copyOf(attempts);
      this.reason = reason;
    }

    /**
     * Returns what it is; {@link RouteKind#REJECTED} is the rule that a client with service codes
     * rejects unknown ones.
     */
    public RouteKind kind() {
      return kind;
    }

    /** Returns the number, code or name that it has in the plan. */
    public String name() {
      return name;
    }

    /** Returns the verdict on it. */
    public Verdict verdict() {
      return verdict;
    }

    /**
     * Returns, for a remote friend, the pattern that takes the number, the first as declared; when
     * none does, all of them. Else empty.
     */
    public List<Attempt> attempts() {
      return attempts;
    }

    /** Returns the verdict in words. */
    public String reason() {
      return reason;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "kind", kind, "name", name, "verdict", verdict, "attempts", attempts, "reason", reason
      };
    }

    /** Returns the pattern that takes the number, or null when it is no pattern or none does. */
    public @Nullable String pattern() {
      return verdict != Verdict.DID_NOT && attempts.size() == 1 ? attempts.get(0).pattern() : null;
    }
  }

  /** One pattern matched against the number. Characters are counted by code point. */
  public static final class Attempt extends Answer {

    private final String pattern;
    private final OptionalInt matched;
    private final int from;

    Attempt(String pattern, OptionalInt matched, int from) {
      this.pattern = pattern;
      this.matched = matched;
      this.from = from;
    }

    /** Returns the pattern. */
    public String pattern() {
      return pattern;
    }

    /**
     * Returns how many characters of the number it matched before a match became impossible, or the
     * number ended; the most from any offset when the pattern may match anywhere. Empty when that
     * is not known: the pattern is very large, or tells characters beyond ASCII of the number
     * apart.
     */
    public OptionalInt matched() {
      return matched;
    }

    /** Returns the offset in the number where these characters begin. */
    public int from() {
      return from;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"pattern", pattern, "matched", matched, "from", from};
    }
  }
}
