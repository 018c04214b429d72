package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Progress;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers two plans route differently. Immutable.
 *
 * <p>Routes are compared by name: a friend or extension that was changed but kept its name is still
 * the same destination.
 */
public final class PlanDiff extends Answer {

  private final List<Change> changes;
  private final List<Renumbering> renumbered;
  private final Map<String, Integer> undecided;

  PlanDiff(List<Change> changes, List<Renumbering> renumbered, Map<String, Integer> undecided) {
    this.changes = List.copyOf(changes);
    this.renumbered = List.copyOf(renumbered);
    this.undecided = Collections.unmodifiableMap(new TreeMap<>(undecided));
  }

  /**
   * Returns a change for each client and each pair of routes that some number moves between:
   * clients in the order of the old plan, then of the new, and in each by the first number.
   */
  public List<Change> changes() {
    return changes;
  }

  /**
   * Returns the numbers that go to the same place with another number to send, since a numbering
   * rule changed: one for each client and route, in the same order.
   */
  public List<Renumbering> renumbered() {
    return renumbered;
  }

  /**
   * Returns, for each client that could not be compared completely, the length up to which,
   * included, it was; 0 when it depends on patterns that only RE2/J can answer.
   */
  public Map<String, Integer> undecided() {
    return undecided;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "changes", changes, "renumbered", renumbered, "undecided", undecided
    };
  }

  /**
   * Compares clients of two plans. Hosts call {@code PlanAnalysis.diff}, which calls this.
   *
   * @param ids the clients to compare, in the order in which their changes are to stand
   */
  public static PlanDiff between(
      BrandRouter older,
      BrandRouter newer,
      Collection<String> ids,
      NumberSpace space,
      int maxStates,
      Progress progress) {
    Objects.requireNonNull(older, "older must not be null");
    Objects.requireNonNull(newer, "newer must not be null");
    Objects.requireNonNull(ids, "ids must not be null");
    Objects.requireNonNull(progress, "progress must not be null");
    BrandView before = new BrandView(older, space, maxStates);
    BrandView after = new BrandView(newer, space, maxStates);
    List<Change> changes = new ArrayList<>();
    List<Renumbering> renumbered = new ArrayList<>();
    Map<String, Integer> undecided = new LinkedHashMap<>();
    for (String id : ids) {
      progress.lookingAt(id, null);
      if (!newer.hasClient(id)) {
        before.client(id);
      }
      int decidedTo = ClientDiff.compare(before, after, id, changes, renumbered);
      if (decidedTo < space.maxLength()) {
        undecided.put(id, decidedTo);
      }
    }
    return new PlanDiff(changes, renumbered, undecided);
  }

  /**
   * Returns the numbers that two plans send to the same place in a client with another number to
   * send. Hosts call {@code PlanAnalysis.renumbered}, which calls this.
   */
  public static NumberSet renumbered(
      BrandRouter older,
      BrandRouter newer,
      String client,
      Route route,
      NumberSpace space,
      int maxStates) {
    Objects.requireNonNull(older, "older must not be null");
    Objects.requireNonNull(newer, "newer must not be null");
    Objects.requireNonNull(route, "route must not be null");
    BrandView before = new BrandView(older, space, maxStates);
    BrandView after = new BrandView(newer, space, maxStates);
    before.client(client);
    after.client(client);
    return ClientDiff.renumbered(before, after, client, route);
  }

  /**
   * Returns whether it is proved that both plans route every number to the same place; the number
   * to send may differ.
   */
  public boolean isEquivalent() {
    return changes.isEmpty() && undecided.isEmpty();
  }

  /** The numbers that go to another place. */
  public static final class Change extends Answer {

    private final String client;
    private final @Nullable Route from;
    private final @Nullable Route to;
    private final NumberCount numbers;
    private final List<String> patterns;

    Change(
        String client,
        @Nullable Route from,
        @Nullable Route to,
        NumberCount numbers,
        List<String> patterns) {
      this.client = client;
      this.from = from;
      this.to = to;
      this.numbers = numbers;
      this.patterns = List.copyOf(patterns);
    }

    /** Returns the id of the client. */
    public String client() {
      return client;
    }

    /** Returns where the old plan sends them, or null when it does not have the client. */
    public @Nullable Route from() {
      return from;
    }

    /** Returns where the new plan sends them, or null when it does not have the client. */
    public @Nullable Route to() {
      return to;
    }

    /** Returns how many there are, and the first. */
    public NumberCount numbers() {
      return numbers;
    }

    /**
     * Returns patterns that describe exactly these numbers when a few suffice, else none. They are
     * RE2 patterns of whole numbers, but for {@code x}, which is any digit (the letter is {@code
     * [x]}); {@code .} is any character of the space that can stand there.
     */
    public List<String> patterns() {
      return patterns;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "client", client, "from", from, "to", to, "numbers", numbers, "patterns", patterns
      };
    }
  }

  /** Numbers that go to the same place with another number to send. */
  public static final class Renumbering extends Answer {

    private final String client;
    private final Route route;
    private final NumberCount numbers;
    private final List<String> patterns;
    private final String from;
    private final String to;

    Renumbering(
        String client,
        Route route,
        NumberCount numbers,
        List<String> patterns,
        String from,
        String to) {
      this.client = client;
      this.route = route;
      this.numbers = numbers;
      this.patterns = List.copyOf(patterns);
      this.from = from;
      this.to = to;
    }

    /** Returns the id of the client. */
    public String client() {
      return client;
    }

    /** Returns where both plans send them. */
    public Route route() {
      return route;
    }

    /** Returns how many there are, and the first. */
    public NumberCount numbers() {
      return numbers;
    }

    /** Returns patterns that describe exactly these numbers, as those of a {@link Change} do. */
    public List<String> patterns() {
      return patterns;
    }

    /** Returns what the old plan sends for the first. */
    public String from() {
      return from;
    }

    /** Returns what the new plan sends for the first. */
    public String to() {
      return to;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {
        "client",
        client,
        "route",
        route,
        "numbers",
        numbers,
        "patterns",
        patterns,
        "from",
        from,
        "to",
        to
      };
    }
  }
}
