package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a newer plan moves from one place to another, as one regular expression, for
 * programs that cannot ask a router. Immutable.
 */
public final class MovedPattern extends Answer {

  private final String client;
  private final @Nullable String from;
  private final @Nullable String to;
  private final String pattern;

  MovedPattern(String client, @Nullable String from, @Nullable String to, String pattern) {
    this.client = client;
    this.from = from;
    this.to = to;
    this.pattern = pattern;
  }

  /** Returns the id of the client. */
  public String client() {
    return client;
  }

  /**
   * Returns the key of where the old plan sends them, or null when it does not have the client; all
   * emergency numbers have the key {@code emergency}.
   */
  public @Nullable String from() {
    return from;
  }

  /** Returns the key of where the new plan sends them, or null when it does not have the client. */
  public @Nullable String to() {
    return to;
  }

  /**
   * Returns a pattern that matches exactly these numbers, as a whole, among the numbers of the
   * space that was compared; it has characters, classes, groups, {@code |}, {@code ?}, {@code *}
   * and counts.
   */
  public String pattern() {
    return pattern;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {"client", client, "from", from, "to", to, "pattern", pattern};
  }

  /** Thrown when the numbers of a client take too long an expression, or too many states. */
  public static final class TooComplexException extends Exception {

    private static final long serialVersionUID = 1L;

    TooComplexException(String client) {
      super(
          "the numbers that move in client \""
              + client
              + "\" are too many different ones for a regular expression");
    }
  }

  /**
   * Compares clients of two plans. Hosts call {@code PlanAnalysis.movedPatterns}, which calls this.
   *
   * @param ids the clients to compare, in the order in which their patterns are to stand
   */
  public static List<MovedPattern> between(
      BrandRouter older,
      BrandRouter newer,
      Collection<String> ids,
      NumberSpace space,
      int maxStates)
      throws TooComplexException {
    Objects.requireNonNull(older, "older must not be null");
    Objects.requireNonNull(newer, "newer must not be null");
    Objects.requireNonNull(ids, "ids must not be null");
    BrandView before = new BrandView(older, space, maxStates);
    BrandView after = new BrandView(newer, space, maxStates);
    List<MovedPattern> patterns = new ArrayList<>();
    for (String id : ids) {
      patterns.addAll(new ClientMoves(before, after, id).patterns());
    }
    return patterns;
  }
}
