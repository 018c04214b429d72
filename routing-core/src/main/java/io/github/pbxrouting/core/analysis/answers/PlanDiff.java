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
 *
 * @param changes one for each client and each pair of routes that some number moves between:
 *     clients in the order of the old plan, then of the new, and in each by the first number
 * @param renumbered the numbers that go to the same place with another number to send, since a
 *     numbering rule changed: one for each client and route, in the same order
 * @param undecided for each client that could not be compared completely, the length up to which,
 *     included, it was; 0 when it hangs on patterns that only RE2/J can answer
 */
public record PlanDiff(
    List<Change> changes, List<Renumbering> renumbered, Map<String, Integer> undecided) {

  /** Copies the lists. */
  public PlanDiff {
    changes = List.copyOf(changes);
    renumbered = List.copyOf(renumbered);
    undecided = java.util.Collections.unmodifiableMap(new TreeMap<>(undecided));
  }

  /**
   * Compares clients of two plans. Hosts call {@code PlanAnalysis.diff}, which calls this.
   *
   * @param ids the clients to compare, in the order in which their changes are to stand
   * @param maxStates how many states one automaton may hold
   * @param progress is told each client before it is compared
   * @throws IllegalArgumentException when neither plan has one of the clients
   */
  public static PlanDiff between(
      BrandRouter older,
      BrandRouter newer,
      Collection<String> ids,
      NumberSpace space,
      int maxStates,
      Progress progress) {
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
   *
   * @param route where both plans send them
   * @param maxStates how many states one automaton may hold
   * @throws IllegalArgumentException when one of the plans does not have the client
   * @throws io.github.pbxrouting.core.analysis.numbers.UndecidedException when the budget does not
   *     suffice
   */
  public static NumberSet renumbered(
      BrandRouter older,
      BrandRouter newer,
      String client,
      Route route,
      NumberSpace space,
      int maxStates) {
    return ClientDiff.renumbered(
        new BrandView(older, space, maxStates).view(client),
        new BrandView(newer, space, maxStates).view(client),
        route);
  }

  /**
   * Whether it is proved that both plans route every number to the same place; the number to send
   * may differ.
   */
  public boolean isEquivalent() {
    return changes.isEmpty() && undecided.isEmpty();
  }

  /**
   * The numbers that go to another place.
   *
   * @param client the id of the client
   * @param from where the old plan sends them, or null when it does not have the client
   * @param to where the new plan sends them, or null when it does not have the client
   * @param numbers how many there are, and the first
   * @param patterns patterns that describe exactly these numbers, when a few suffice; else empty.
   *     They are RE2 patterns of whole numbers, but for {@code x}, which is any digit (the letter
   *     is {@code [x]}); {@code .} is any character of the space that can stand there
   */
  public record Change(
      String client,
      @Nullable Route from,
      @Nullable Route to,
      NumberCount numbers,
      List<String> patterns) {

    /** Checks that what must be there is, and copies the list. */
    public Change {
      Objects.requireNonNull(client, "client");
      Objects.requireNonNull(numbers, "numbers");
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * Numbers that go to the same place with another number to send.
   *
   * @param client the id of the client
   * @param route where both plans send them
   * @param numbers how many there are, and the first
   * @param patterns patterns that describe exactly these numbers, as those of a {@link Change} do
   * @param from what the old plan sends for the first
   * @param to what the new plan sends for the first
   */
  public record Renumbering(
      String client,
      Route route,
      NumberCount numbers,
      List<String> patterns,
      String from,
      String to) {

    /** Checks that everything is there, and copies the list. */
    public Renumbering {
      Objects.requireNonNull(client, "client");
      Objects.requireNonNull(route, "route");
      Objects.requireNonNull(numbers, "numbers");
      patterns = List.copyOf(patterns);
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }
}
