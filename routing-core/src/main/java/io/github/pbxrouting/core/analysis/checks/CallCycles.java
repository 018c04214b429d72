package io.github.pbxrouting.core.analysis.checks;

import com.google.common.graph.Traverser;
import com.google.common.graph.ValueGraph;
import io.github.pbxrouting.api.ForwardCondition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the circles of a call graph in which no place comes twice.
 *
 * <p>Places that all lead to one another are a knot; two depth-first walks, forwards and backwards,
 * find the knots in time linear in the graph (Kosaraju). In each, the circles through its first
 * friend are looked for, shortest first; then the friend is left out, and what the rest of the knot
 * falls into is gone on with (Tiernan; Johnson). A knot of n places can have more than
 * 2<sup>n</sup> circles, so there is an end to both circles and work.
 */
final class CallCycles {

  /** So many circles of a knot are enough. */
  static final int MOST_CIRCLES = 50;

  /** So many steps may be gone in all before one circle through each friend has to do. */
  private static final int MOST_STEPS = 1_000_000;

  /**
   * A way for calls back to where they were. Its first place is the first friend of all on it.
   *
   * @param forwards for each place, the conditions of the forwards that lead to the next one; empty
   *     when it does so by itself
   */
  record Circle(List<CallPlace> places, List<Set<ForwardCondition>> forwards) {

    /** Whether calls go around whatever becomes of dialling. */
    boolean isCertain() {
      for (int i = 0; i < places.size(); i++) {
        if (places.get(i).friend() != null
            && !forwards.get(i).contains(ForwardCondition.UNCONDITIONAL)) {
          return false;
        }
      }
      return true;
    }
  }

  /** A place on the way from a friend, and how the call came there. */
  private static final class Path {

    private final CallPlace at;
    private final @Nullable Path before;
    private final int length;

    Path(CallPlace at, @Nullable Path before, int length) {
      this.at = at;
      this.before = before;
      this.length = length;
    }

    boolean contains(CallPlace place) {
      for (Path path = this; path != null; path = path.before) {
        if (path.at.equals(place)) {
          return true;
        }
      }
      return false;
    }
  }

  private final ValueGraph<CallPlace, Set<ForwardCondition>> graph;
  private final Comparator<CallPlace> order;
  private final List<CallPlace> unfinished = new ArrayList<>();
  private int steps = MOST_STEPS;

  /**
   * Prepares to look.
   *
   * @param order decides where a circle is said to begin
   */
  CallCycles(ValueGraph<CallPlace, Set<ForwardCondition>> graph, Comparator<CallPlace> order) {
    this.graph = graph;
    this.order = order;
  }

  /**
   * The circles, by their first places and then the shorter first: all of a knot that has {@link
   * #MOST_CIRCLES} at most, or else some of the shortest.
   */
  List<Circle> find() {
    List<Circle> circles = new ArrayList<>();
    for (Set<CallPlace> knot : knots(graph.nodes())) {
      circles.addAll(within(knot));
    }
    circles.sort(Comparator.comparing(circle -> circle.places().get(0), order));
    return circles;
  }

  /** The first friends of the knots that may have more circles than those found. */
  List<CallPlace> unfinished() {
    return unfinished;
  }

  /** The places from which one of those can be reached, these included. */
  Set<CallPlace> leadingTo(Set<CallPlace> places) {
    Set<CallPlace> leading = new LinkedHashSet<>();
    Traverser.<CallPlace>forGraph(graph::predecessors).breadthFirst(places).forEach(leading::add);
    return leading;
  }

  /**
   * The sets of places, of those, that lead to one another by way of those; sets of two or more.
   */
  private List<Set<CallPlace>> knots(Set<CallPlace> places) {
    List<CallPlace> nodes = new ArrayList<>(places);
    nodes.sort(order);
    List<CallPlace> finished = new ArrayList<>();
    Traverser.<CallPlace>forGraph(node -> kept(graph.successors(node), places::contains))
        .depthFirstPostOrder(nodes)
        .forEach(finished::add);
    Collections.reverse(finished);
    Set<CallPlace> assigned = new HashSet<>();
    List<Set<CallPlace>> knots = new ArrayList<>();
    for (CallPlace place : finished) {
      if (!assigned.contains(place)) {
        Set<CallPlace> knot = new LinkedHashSet<>();
        Predicate<CallPlace> left = before -> places.contains(before) && !assigned.contains(before);
        Traverser.<CallPlace>forGraph(node -> kept(graph.predecessors(node), left))
            .breadthFirst(place)
            .forEach(knot::add);
        assigned.addAll(knot);
        if (knot.size() > 1) { // no place leads to itself: friends lead to extensions only
          knots.add(knot);
        }
      }
    }
    return knots;
  }

  private List<CallPlace> kept(Set<CallPlace> places, Predicate<CallPlace> those) {
    return places.stream().filter(those).sorted(order).toList();
  }

  /** The circles of a knot, {@link #MOST_CIRCLES} at most, the shorter first. */
  private List<Circle> within(Set<CallPlace> knot) {
    Set<Circle> found = new LinkedHashSet<>();
    if (!findAll(knot, found) || found.size() > MOST_CIRCLES) {
      unfinished.add(Collections.min(knot, order));
      knot.stream()
          .filter(place -> place.friend() != null)
          .sorted(order)
          .limit(MOST_CIRCLES)
          .forEach(start -> findThrough(start, knot, true, found));
    }
    return found.stream()
        .sorted(Comparator.comparingInt(circle -> circle.places().size()))
        .limit(MOST_CIRCLES)
        .toList();
  }

  /** Adds circles of a knot; whether these are all. */
  private boolean findAll(Set<CallPlace> knot, Set<Circle> found) {
    Deque<Set<CallPlace>> knots = new ArrayDeque<>();
    knots.add(knot);
    for (Set<CallPlace> next = knots.poll(); next != null; next = knots.poll()) {
      CallPlace start = Collections.min(next, order);
      if (!findThrough(start, next, false, found)) {
        return false;
      }
      Set<CallPlace> rest = new HashSet<>(next);
      rest.remove(start);
      knots.addAll(knots(rest));
    }
    return true;
  }

  /**
   * Adds circles through a place of a knot, the shorter first.
   *
   * @param one whether the first is enough
   * @return whether these are all
   */
  private boolean findThrough(
      CallPlace start, Set<CallPlace> knot, boolean one, Set<Circle> found) {
    Set<CallPlace> met = new HashSet<>();
    Deque<Path> paths = new ArrayDeque<>();
    paths.add(new Path(start, null, 1));
    for (Path path = paths.poll(); path != null; path = paths.poll()) {
      for (CallPlace to : kept(graph.successors(path.at), knot::contains)) {
        boolean isNew = met.add(to);
        if (!one) {
          steps -= isNew ? 1 : path.length;
          if (steps <= 0 || found.size() > MOST_CIRCLES) {
            return false;
          }
        }
        if (to.equals(start)) {
          found.add(circle(path));
          if (one) {
            return false;
          }
        } else if (isNew || (!one && !path.contains(to))) {
          paths.add(new Path(to, path, path.length + 1));
        }
      }
    }
    return true;
  }

  private Circle circle(Path last) {
    List<CallPlace> places = new ArrayList<>();
    for (Path path = last; path != null; path = path.before) {
      places.add(path.at);
    }
    Collections.reverse(places);
    Collections.rotate(places, -places.indexOf(Collections.min(places, order)));
    List<Set<ForwardCondition>> forwards = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      CallPlace next = places.get((i + 1) % places.size());
      forwards.add(graph.edgeValueOrDefault(places.get(i), next, Set.of()));
    }
    return new Circle(places, forwards);
  }
}
