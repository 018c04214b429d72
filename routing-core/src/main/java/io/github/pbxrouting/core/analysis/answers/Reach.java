package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.core.analysis.numbers.NumberCount;
import io.github.pbxrouting.core.analysis.numbers.NumberSet;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import io.github.pbxrouting.core.analysis.numbers.walk.ClientView;
import io.github.pbxrouting.core.analysis.numbers.walk.RankCounts;
import io.github.pbxrouting.core.analysis.numbers.walk.SetAutomaton;
import io.github.pbxrouting.core.automaton.nfa.Rank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where calls to a set of numbers can end. Immutable. */
public final class Reach extends Answer {

  private final String client;
  private final List<End> ends;
  private final int decidedTo;
  private final boolean everyWay;

  Reach(String client, List<End> ends, int decidedTo, boolean everyWay) {
    this.client = client;
    this.ends = List.copyOf(ends);
    this.decidedTo = decidedTo;
    this.everyWay = everyWay;
  }

  /** Returns the id of the client in which the numbers are dialled. */
  public String client() {
    return client;
  }

  /** Returns the ends, by the first number that can end there. */
  public List<End> ends() {
    return ends;
  }

  /** Returns the length up to which, included, every number was looked at. */
  public int decidedTo() {
    return decidedTo;
  }

  /** Returns whether every way of these calls was followed. */
  public boolean everyWay() {
    return everyWay;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "client", client, "ends", ends, "decidedTo", decidedTo, "everyWay", everyWay
    };
  }

  /** One end. */
  public static final class End extends Answer {

    private final Destination destination;
    private final NumberCount numbers;
    private final CallWay way;

    End(Destination destination, NumberCount numbers, CallWay way) {
      this.destination = destination;
      this.numbers = numbers;
      this.way = way;
    }

    /**
     * Returns where calls end; without the number where that is the number dialled, or its
     * normalised form.
     */
    public Destination destination() {
      return destination;
    }

    /** Returns how many numbers of the set can end there, and the first. */
    public NumberCount numbers() {
      return numbers;
    }

    /** Returns a shortest way of a call to the first. */
    public CallWay way() {
      return way;
    }

    @Override
    @Nullable Object[] components() {
      return new @Nullable Object[] {"destination", destination, "numbers", numbers, "way", way};
    }

    private End and(End other) {
      boolean isFirst = NumberCount.precedes(numbers.witness(), other.numbers.witness());
      return new End(destination, numbers.and(other.numbers), isFirst ? way : other.way);
    }
  }

  /** Finds where calls can end. Hosts call {@code PlanAnalysis.reach}, which calls this. */
  public static Reach of(
      BrandRouter router,
      String client,
      NumberSet numbers,
      CallType type,
      NumberSpace space,
      int maxStates) {
    Objects.requireNonNull(numbers, "numbers must not be null");
    Objects.requireNonNull(type, "type must not be null");
    Objects.requireNonNull(space, "space must not be null");
    if (!numbers.space().equals(space)) {
      throw new IllegalArgumentException(
          "numbers must be a set of the space " + space + ", but is one of " + numbers.space());
    }
    ClientView view = new BrandView(router, space, maxStates).view(client);
    RankCounts counts = RankCounts.of(SetAutomaton.of(numbers), view.decisions(), Rank.NONE, space);
    Map<Destination, End> ends = new HashMap<>();
    boolean everyWay = true;
    for (Map.Entry<Integer, NumberCount> entry : counts.numbers().entrySet()) {
      NumberCount count = entry.getValue();
      CallWays ways =
          CallWays.of(
              router.call(CallRequest.of(client, count.witness()).withType(type)), maxStates);
      everyWay &= ways.isComplete();
      boolean endsAsDialled = CallWays.endAsDialled(view.plan().route(entry.getKey()).kind());
      ways.ends()
          .forEach((end, way) -> {
            Destination destination = endsAsDialled ? end.withoutNumber() : end;
            ends.merge(destination, new End(destination, count, way), End::and);
          });
    }
    List<End> sorted = new ArrayList<>(ends.values());
    sorted.sort((one, other) -> {
      String first = one.numbers.witness();
      String second = other.numbers.witness();
      return first.equals(second)
          ? one.destination.toString().compareTo(other.destination.toString())
          : NumberCount.precedes(first, second) ? -1 : 1;
    });
    return new Reach(client, sorted, counts.decidedTo(), everyWay);
  }

  /**
   * Returns the numbers that a client routes to a destination. Hosts call {@code
   * PlanAnalysis.numbers}, which calls this.
   */
  public static NumberSet numbers(
      BrandRouter router,
      String client,
      Destination destination,
      NumberSpace space,
      int maxStates) {
    return PolicyCheck.numbers(new BrandView(router, space, maxStates), client, destination);
  }
}
