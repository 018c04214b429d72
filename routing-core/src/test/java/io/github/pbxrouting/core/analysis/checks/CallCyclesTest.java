package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.graph.MutableValueGraph;
import com.google.common.graph.ValueGraphBuilder;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.core.analysis.checks.CallCycles.Cycle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which cycles are reported of components that have more of them than anybody would read. */
class CallCyclesTest {

  private static final Comparator<CallPlace> ORDER =
      Comparator.comparing((CallPlace place) -> String.valueOf(place.friend()));

  private final MutableValueGraph<CallPlace, Set<ForwardCondition>> graph =
      ValueGraphBuilder.directed().allowsSelfLoops(true).build();

  private static CallPlace friend(String name) {
    return new CallPlace("c", name, null);
  }

  private void way(String from, String to) {
    graph.putEdgeValue(friend(from), friend(to), Set.of(ForwardCondition.BUSY));
  }

  /** Friends that all forward to each other. */
  private List<String> component(String name, int size) {
    List<String> friends = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      friends.add(name + i);
    }
    for (String from : friends) {
      for (String to : friends) {
        if (!from.equals(to)) {
          way(from, to);
        }
      }
    }
    return friends;
  }

  private CallCycles cycles() {
    return new CallCycles(graph, ORDER);
  }

  private static Map<Integer, Integer> byLength(List<Cycle> cycles) {
    Map<Integer, Integer> lengths = new TreeMap<>();
    cycles.forEach(cycle -> lengths.merge(cycle.places().size(), 1, Integer::sum));
    return lengths;
  }

  private static void assertDistinctAndBegunWithTheFirst(List<Cycle> cycles) {
    assertEquals(cycles.size(), new HashSet<>(cycles).size());
    for (Cycle cycle : cycles) {
      assertEquals(Collections.min(cycle.places(), ORDER), cycle.places().get(0));
      assertEquals(cycle.places().size(), new HashSet<>(cycle.places()).size());
      assertEquals(cycle.places().size(), cycle.forwards().size());
    }
  }

  @Test
  void all_cycles_of_four_friends_are_told() {
    component("f", 4);
    CallCycles cycles = cycles();
    List<Cycle> found = cycles.find();

    assertEquals(Map.of(2, 6, 3, 8, 4, 6), byLength(found));
    assertDistinctAndBegunWithTheFirst(found);
    assertEquals(List.of(), cycles.unfinished());
  }

  @Test
  void of_a_component_with_more_than_fifty_some_are_reported_and_that_there_may_be_more() {
    component("f", 5); // has 10 cycles of two, 20 of three, 30 of four and 24 of five
    CallCycles cycles = cycles();
    List<Cycle> found = cycles.find();

    assertEquals(CallCycles.MAX_CYCLES, found.size());
    assertEquals(Set.of(2, 3, 4, 5), byLength(found).keySet());
    assertDistinctAndBegunWithTheFirst(found);
    assertEquals(List.of(friend("f0")), cycles.unfinished());
  }

  @Test
  void each_component_has_its_own_fifty_and_they_come_in_the_order_of_their_first_friends() {
    List<String> later = component("b", 5);
    List<String> first = component("a", 5);
    way(later.get(4), first.get(0));
    CallCycles cycles = cycles();
    List<Cycle> found = cycles.find();

    assertEquals(2 * CallCycles.MAX_CYCLES, found.size());
    assertDistinctAndBegunWithTheFirst(found);
    for (int i = 0; i < found.size(); i++) {
      String component = i < CallCycles.MAX_CYCLES ? "a" : "b";
      assertTrue(
          found.get(i).places().stream()
              .allMatch(place -> String.valueOf(place.friend()).startsWith(component)));
    }
    assertEquals(Set.of(friend("a0"), friend("b0")), new HashSet<>(cycles.unfinished()));
  }

  @Test
  void fifty_cycles_are_all_and_fifty_one_are_not() {
    for (int i = 0; i < CallCycles.MAX_CYCLES; i++) {
      way("hub", "r" + i);
      way("r" + i, "hub");
    }
    CallCycles all = cycles();
    assertEquals(CallCycles.MAX_CYCLES, all.find().size());
    assertEquals(List.of(), all.unfinished());

    way("hub", "one more");
    way("one more", "hub");
    CallCycles some = cycles();
    assertEquals(CallCycles.MAX_CYCLES, some.find().size());
    assertEquals(List.of(friend("hub")), some.unfinished());
  }

  @Test
  void a_component_too_large_to_be_walked_has_a_cycle_through_each_of_its_friends() {
    // Two ways at each of sixteen crossings: 65,536 cycles, all of one length.
    for (int i = 0; i < 16; i++) {
      for (String side : List.of("left", "right")) {
        way("a" + i, side + i);
        way(side + i, "a" + (i + 1) % 16);
      }
    }
    CallCycles cycles = cycles();
    List<Cycle> found = cycles.find();

    assertEquals(List.of(friend("a0")), cycles.unfinished());
    assertEquals(Map.of(32, 17), byLength(found)); // all left, and one right turn at each crossing
    assertDistinctAndBegunWithTheFirst(found);
  }

  @Test
  void ways_that_do_not_come_back_are_no_cycles() {
    way("a", "b");
    way("b", "c");
    way("a", "c");

    assertEquals(List.of(), cycles().find());
  }
}
