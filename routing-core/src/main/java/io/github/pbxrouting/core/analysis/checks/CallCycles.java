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
 * Finds the cycles of a call graph in which no place comes twice.
 *
 * <p>A component is a strongly connected component of more than one place. Two depth-first walks,
 * forwards and backwards, find the components in time linear in the graph (Kosaraju). In each
 * component, the cycles through its first friend are found, shortest first. Then that friend is
 * left out, and the components of the rest follow (Tiernan; Johnson). A component of n places can
 * have more than 2<sup>n</sup> cycles, so the number of cycles and the work are bounded.
 */
final class CallCycles {

  /** The maximum number of cycles reported for a component. */
  static final int MAX_CYCLES = 50;

  /**
   * The maximum number of steps of all searches; beyond it, one cycle through each friend is found.
   */
  private static final int MAX_STEPS = 1_000_000;

  /**
   * A way for calls back to where they were. Its first place is the first friend of all on it.
   *
   * @param forwards for each place, the conditions of the forwards that lead to the next one; empty
   *     when it does so by itself
   */
  record Cycle(List<CallPlace> places, List<Set<ForwardCondition>> forwards) {

    /** Returns whether calls go around whatever the outcome of dialling. */
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
  private record Path(CallPlace at, @Nullable Path before, int length) {

    boolean contains(CallPlace place) {
      for (Path path = this; path != null; path = path.before()) {
        if (path.at().equals(place)) {
          return true;
        }
      }
      return false;
    }
  }

  private final ValueGraph<CallPlace, Set<ForwardCondition>> graph;
  private final Comparator<CallPlace> order;
  private final List<CallPlace> unfinished = new ArrayList<>();
  private int steps = MAX_STEPS;

  /**
   * Prepares to look.
   *
   * @param order decides where a cycle is said to begin
   */
  CallCycles(ValueGraph<CallPlace, Set<ForwardCondition>> graph, Comparator<CallPlace> order) {
    this.graph = graph;
    this.order = order;
  }

  /**
   * Returns the cycles, by their first places and then the shorter first: all of a component that
   * has {@link #MAX_CYCLES} at most, or else some of the shortest.
   */
  List<Cycle> find() {
    List<Cycle> cycles = new ArrayList<>();
    for (Set<CallPlace> component : components(graph.nodes())) {
      cycles.addAll(within(component));
    }
    cycles.sort(Comparator.comparing(cycle -> cycle.places().get(0), order));
    return cycles;
  }

  /** Returns the first friends of the components that may have more cycles than those found. */
  List<CallPlace> unfinished() {
    return unfinished;
  }

  /** Returns the places from which one of those can be reached, these included. */
  Set<CallPlace> leadingTo(Set<CallPlace> places) {
    Set<CallPlace> leading = new LinkedHashSet<>();
    Traverser.<CallPlace>forGraph(graph::predecessors).breadthFirst(places).forEach(leading::add);
    return leading;
  }

  /** Returns the strongly connected components of two or more of these places. */
  private List<Set<CallPlace>> components(Set<CallPlace> places) {
    List<CallPlace> nodes = new ArrayList<>(places);
    nodes.sort(order);
    List<CallPlace> finished = new ArrayList<>();
    Traverser.<CallPlace>forGraph(node -> kept(graph.successors(node), places::contains))
        .depthFirstPostOrder(nodes)
        .forEach(finished::add);
    Collections.reverse(finished);
    Set<CallPlace> assigned = new HashSet<>();
    List<Set<CallPlace>> components = new ArrayList<>();
    for (CallPlace place : finished) {
      if (!assigned.contains(place)) {
        Set<CallPlace> component = new LinkedHashSet<>();
        Predicate<CallPlace> left = before -> places.contains(before) && !assigned.contains(before);
        Traverser.<CallPlace>forGraph(node -> kept(graph.predecessors(node), left))
            .breadthFirst(place)
            .forEach(component::add);
        assigned.addAll(component);
        if (component.size() > 1) { // no place leads to itself: friends lead to extensions only
          components.add(component);
        }
      }
    }
    return components;
  }

  private List<CallPlace> kept(Set<CallPlace> places, Predicate<CallPlace> those) {
    return places.stream().filter(those).sorted(order).toList();
  }

  /** Returns the cycles of a component, {@link #MAX_CYCLES} at most, the shorter first. */
  private List<Cycle> within(Set<CallPlace> component) {
    Set<Cycle> found = new LinkedHashSet<>();
    if (!findAll(component, found) || found.size() > MAX_CYCLES) {
      unfinished.add(Collections.min(component, order));
      component.stream()
          .filter(place -> place.friend() != null)
          .sorted(order)
          .limit(MAX_CYCLES)
          .forEach(start -> findThrough(start, component, true, found));
    }
    return found.stream()
        .sorted(Comparator.comparingInt(cycle -> cycle.places().size()))
        .limit(MAX_CYCLES)
        .toList();
  }

  /** Adds cycles of a component; whether these are all. */
  private boolean findAll(Set<CallPlace> component, Set<Cycle> found) {
    Deque<Set<CallPlace>> components = new ArrayDeque<>();
    components.add(component);
    for (Set<CallPlace> next = components.poll(); next != null; next = components.poll()) {
      CallPlace start = Collections.min(next, order);
      if (!findThrough(start, next, false, found)) {
        return false;
      }
      Set<CallPlace> rest = new HashSet<>(next);
      rest.remove(start);
      components.addAll(components(rest));
    }
    return true;
  }

  /**
   * Adds cycles through a place of a component, the shorter first.
   *
   * @param one whether the first is enough
   * @return whether these are all
   */
  private boolean findThrough(
      CallPlace start, Set<CallPlace> component, boolean one, Set<Cycle> found) {
    Set<CallPlace> met = new HashSet<>();
    Deque<Path> paths = new ArrayDeque<>();
    paths.add(new Path(start, null, 1));
    for (Path path = paths.poll(); path != null; path = paths.poll()) {
      for (CallPlace to : kept(graph.successors(path.at()), component::contains)) {
        boolean isNew = met.add(to);
        if (!one) {
          steps -= isNew ? 1 : path.length();
          if (steps <= 0 || found.size() > MAX_CYCLES) {
            return false;
          }
        }
        if (to.equals(start)) {
          found.add(cycle(path));
          if (one) {
            return false;
          }
        } else if (isNew || (!one && !path.contains(to))) {
          paths.add(new Path(to, path, path.length() + 1));
        }
      }
    }
    return true;
  }

  private Cycle cycle(Path last) {
    List<CallPlace> places = new ArrayList<>();
    for (Path path = last; path != null; path = path.before()) {
      places.add(path.at());
    }
    Collections.reverse(places);
    Collections.rotate(places, -places.indexOf(Collections.min(places, order)));
    List<Set<ForwardCondition>> forwards = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      CallPlace next = places.get((i + 1) % places.size());
      forwards.add(graph.edgeValueOrDefault(places.get(i), next, Set.of()));
    }
    return new Cycle(places, forwards);
  }
}
