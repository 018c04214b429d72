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
 * order, and what became of each. Immutable.
 *
 * @param client the id of the client
 * @param number the number dialled
 * @param normalised the normalised form of the number, when a numbering rule of the client changes
 *     it; else null
 * @param decision what the compiled plan says; its {@link RouteDecision#number()} tells whether the
 *     normalised form decided
 * @param candidates the emergency number and the extension that equal the number and the service
 *     codes that take it, then the rule about unknown codes when it applies, then every friend; at
 *     most one of them took it, those before it did not, those after it came too late or did not.
 *     For a number with two forms, every friend comes once more after the others, asked for the
 *     normalised form
 */
public record Explanation(
    String client,
    String number,
    @Nullable String normalised,
    RouteDecision decision,
    List<Candidate> candidates) {

  /** Checks that nothing is null and copies the list. */
  public Explanation {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(decision, "decision");
    candidates = List.copyOf(candidates);
  }

  /**
   * Explains a number. Hosts call {@code PlanAnalysis.explain}, which calls this.
   *
   * @throws IllegalArgumentException when the brand has no client of that id
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the number is empty or too
   *     long
   */
  public static Explanation of(BrandRouter router, String client, String number) {
    return explain(router, client, number, null);
  }

  /**
   * Explains a number that a friend of the client calls: the friend is left out. Hosts call {@code
   * PlanAnalysis.explain}, which calls this.
   *
   * @throws IllegalArgumentException when the brand has no client of that id, or the name is blank
   *     or too long
   * @throws io.github.pbxrouting.api.InvalidDestinationException when the number is empty or too
   *     long
   */
  public static Explanation of(BrandRouter router, String client, String number, String from) {
    return explain(router, client, number, Objects.requireNonNull(from, "from must not be null"));
  }

  private static Explanation explain(
      BrandRouter router, String client, String number, @Nullable String from) {
    BrandView brand = new BrandView(router, NumberSpace.DIALABLE, 1);
    return Explainer.explain(brand, brand.client(client), number, from);
  }

  /** What became of a candidate. */
  public enum Verdict {
    /** It took the number. */
    TOOK,
    /** It would have taken the number, but something stronger did. */
    TOO_LATE,
    /** It does not take the number. */
    DID_NOT;

    /** The verdict as a stable lower-case word with hyphens. */
    public String token() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something that could take the number.
   *
   * @param kind what it is; {@link RouteKind#REJECTED} is the rule that a client with service codes
   *     rejects unknown ones
   * @param name the number, code or name it has in the plan
   * @param verdict what became of it
   * @param attempts for a remote friend: the pattern that takes the number, the first as declared;
   *     when none does, all of them. Else empty
   * @param reason the verdict in words
   */
  public record Candidate(
      RouteKind kind, String name, Verdict verdict, List<Attempt> attempts, String reason) {

    /** Checks that nothing is null and copies the list. */
    public Candidate {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(verdict, "verdict");
      attempts = List.copyOf(attempts);
      Objects.requireNonNull(reason, "reason");
    }

    /** The pattern that takes the number, or null when it is no pattern or none does. */
    public @Nullable String pattern() {
      return verdict != Verdict.DID_NOT && attempts.size() == 1 ? attempts.get(0).pattern() : null;
    }
  }

  /**
   * One pattern matched against the number. Characters are counted by code point.
   *
   * @param pattern the pattern
   * @param matched how many characters of the number it matched before a match became impossible,
   *     or the number ended; the most from any offset when the pattern may match anywhere. Empty
   *     when that is not known: the pattern is very large, or tells characters beyond ASCII of the
   *     number apart
   * @param from the offset in the number where these characters begin
   */
  public record Attempt(String pattern, OptionalInt matched, int from) {

    /** Checks that nothing is null. */
    public Attempt {
      Objects.requireNonNull(pattern, "pattern must not be null");
      Objects.requireNonNull(matched, "matched must not be null");
    }
  }
}
