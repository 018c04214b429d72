package io.github.pbxrouting.core.analysis;

import com.google.common.graph.Network;
import com.google.common.graph.Traverser;
import io.github.pbxrouting.core.analysis.CallGraph.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the circles of a call graph: for each set of places that all lead to one another, a
 * shortest circle, preferably one that calls walk whatever becomes of dialling.
 *
 * <p>The sets are found with two depth-first walks, forwards and backwards (Kosaraju), in time
 * linear in the graph.
 */
final class CallCircles {

  private final Network<Place, Way> network;

  /** From so many places of a knot the shortest circle is looked for. */
  private static final int MOST_STARTS = 100;

  private final Comparator<Place> order;
  private final Comparator<Way> wayOrder;

  /**
   * Prepares to look.
   *
   * @param order decides where a circle is said to begin
   */
  CallCircles(Network<Place, Way> network, Comparator<Place> order) {
    this.network = network;
    this.order = order;
    this.wayOrder =
        Comparator.comparing(Way::to, order)
            .thenComparing(Way::forward, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  /** A circle for each knot of places, in order; each begins and ends at its first place. */
  List<List<Way>> find() {
    List<List<Way>> circles = new ArrayList<>();
    for (Set<Place> knot : knots()) {
      List<Place> places = new ArrayList<>(knot);
      places.sort(order);
      List<Way> circle = shortest(places, way -> knot.contains(way.to()) && way.isCertain());
      if (circle == null) {
        circle = shortest(places, way -> knot.contains(way.to()));
      }
      if (circle != null) {
        circles.add(circle);
      }
    }
    circles.sort((one, other) -> order.compare(one.get(0).from(), other.get(0).from()));
    return circles;
  }

  /** The places from which one of those can be reached, these included. */
  Set<Place> leadingTo(Set<Place> places) {
    Set<Place> leading = new LinkedHashSet<>();
    Traverser.<Place>forGraph(network::predecessors).breadthFirst(places).forEach(leading::add);
    return leading;
  }

  /** The sets of places that lead to one another. */
  private List<Set<Place>> knots() {
    List<Place> nodes = new ArrayList<>(network.nodes());
    nodes.sort(order);
    List<Place> finished = new ArrayList<>();
    Traverser.forGraph(network).depthFirstPostOrder(nodes).forEach(finished::add);
    Collections.reverse(finished);
    Set<Place> assigned = new LinkedHashSet<>();
    List<Set<Place>> knots = new ArrayList<>();
    for (Place place : finished) {
      if (!assigned.contains(place)) {
        Set<Place> knot = new LinkedHashSet<>();
        Traverser.<Place>forGraph(node ->
                network.predecessors(node).stream()
                    .filter(before -> !assigned.contains(before))
                    .toList())
            .breadthFirst(place)
            .forEach(knot::add);
        assigned.addAll(knot);
        knots.add(knot);
      }
    }
    return knots;
  }

  private @Nullable List<Way> shortest(List<Place> places, Predicate<Way> allowed) {
    List<Way> shortest = null;
    int starts = 0;
    for (Place place : places) {
      if (place instanceof Place.AtFriend && starts++ < MOST_STARTS) {
        List<Way> circle = circle(place, allowed);
        if (circle != null && (shortest == null || circle.size() < shortest.size())) {
          shortest = circle;
        }
      }
    }
    return shortest;
  }

  /** A shortest circle through the place, or null. */
  private @Nullable List<Way> circle(Place start, Predicate<Way> allowed) {
    Map<Place, Way> cameBy = new HashMap<>();
    Deque<Place> queue = new ArrayDeque<>();
    queue.add(start);
    for (Place place = queue.poll(); place != null; place = queue.poll()) {
      List<Way> ways = new ArrayList<>(network.outEdges(place));
      ways.sort(wayOrder);
      for (Way way : ways) {
        if (allowed.test(way) && cameBy.putIfAbsent(way.to(), way) == null) {
          if (way.to().equals(start)) {
            return traced(start, cameBy);
          }
          queue.add(way.to());
        }
      }
    }
    return null;
  }

  private static List<Way> traced(Place start, Map<Place, Way> cameBy) {
    List<Way> circle = new ArrayList<>();
    Place at = start;
    do {
      Way way = cameBy.get(at);
      if (way == null) {
        throw new IllegalStateException("no way leads to " + at);
      }
      circle.add(0, way);
      at = way.from();
    } while (!at.equals(start));
    return circle;
  }
}
