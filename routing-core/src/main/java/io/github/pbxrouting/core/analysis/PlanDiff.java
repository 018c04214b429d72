package io.github.pbxrouting.core.analysis;

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
 * @param undecided for each client that could not be compared completely, the length up to which,
 *     included, it was; 0 when it hangs on patterns that only RE2/J can answer
 */
public record PlanDiff(List<Change> changes, Map<String, Integer> undecided) {

  /** Copies the lists. */
  public PlanDiff {
    changes = List.copyOf(changes);
    undecided = java.util.Collections.unmodifiableMap(new TreeMap<>(undecided));
  }

  /** Whether it is proved that both plans route every number alike. */
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
   * @param patterns patterns that describe exactly these numbers, when a few suffice; else empty. A
   *     character stands for itself, {@code x} for a digit, {@code .} for any character that can
   *     stand there, {@code [2-5]} for one of those; {@code x{2,5}} is {@code x} two to five times
   */
  public record Change(
      String client,
      @Nullable Route from,
      @Nullable Route to,
      NumberSet numbers,
      List<String> patterns) {

    /** Checks that what must be there is, and copies the list. */
    public Change {
      Objects.requireNonNull(client, "client");
      Objects.requireNonNull(numbers, "numbers");
      patterns = List.copyOf(patterns);
    }
  }
}
