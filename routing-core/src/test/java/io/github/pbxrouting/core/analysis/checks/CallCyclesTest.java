package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.graph.MutableValueGraph;
import com.google.common.graph.ValueGraphBuilder;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.core.analysis.checks.CallCycles.Circle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which circles are told of knots that have more of them than anybody would read. */
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
  private List<String> knot(String name, int size) {
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

  private CallCycles circles() {
    return new CallCycles(graph, ORDER);
  }

  private static Map<Integer, Integer> byLength(List<Circle> circles) {
    Map<Integer, Integer> lengths = new TreeMap<>();
    circles.forEach(circle -> lengths.merge(circle.places().size(), 1, Integer::sum));
    return lengths;
  }

  private static void assertDistinctAndBegunWithTheFirst(List<Circle> circles) {
    assertEquals(circles.size(), new HashSet<>(circles).size());
    for (Circle circle : circles) {
      assertEquals(Collections.min(circle.places(), ORDER), circle.places().get(0));
      assertEquals(circle.places().size(), new HashSet<>(circle.places()).size());
      assertEquals(circle.places().size(), circle.forwards().size());
    }
  }

  @Test
  void all_circles_of_four_friends_are_told() {
    knot("f", 4);
    CallCycles circles = circles();
    List<Circle> found = circles.find();

    assertEquals(Map.of(2, 6, 3, 8, 4, 6), byLength(found));
    assertDistinctAndBegunWithTheFirst(found);
    assertEquals(List.of(), circles.unfinished());
  }

  @Test
  void of_a_knot_with_more_than_fifty_some_are_told_and_that_there_may_be_more() {
    knot("f", 5); // has 10 circles of two, 20 of three, 30 of four and 24 of five
    CallCycles circles = circles();
    List<Circle> found = circles.find();

    assertEquals(CallCycles.MOST_CIRCLES, found.size());
    assertEquals(Set.of(2, 3, 4, 5), byLength(found).keySet());
    assertDistinctAndBegunWithTheFirst(found);
    assertEquals(List.of(friend("f0")), circles.unfinished());
  }

  @Test
  void each_knot_has_its_own_fifty_and_they_come_in_the_order_of_their_first_friends() {
    List<String> later = knot("b", 5);
    List<String> first = knot("a", 5);
    way(later.get(4), first.get(0));
    CallCycles circles = circles();
    List<Circle> found = circles.find();

    assertEquals(2 * CallCycles.MOST_CIRCLES, found.size());
    assertDistinctAndBegunWithTheFirst(found);
    for (int i = 0; i < found.size(); i++) {
      String knot = i < CallCycles.MOST_CIRCLES ? "a" : "b";
      assertTrue(
          found.get(i).places().stream()
              .allMatch(place -> String.valueOf(place.friend()).startsWith(knot)));
    }
    assertEquals(Set.of(friend("a0"), friend("b0")), new HashSet<>(circles.unfinished()));
  }

  @Test
  void fifty_circles_are_all_and_fifty_one_are_not() {
    for (int i = 0; i < CallCycles.MOST_CIRCLES; i++) {
      way("hub", "r" + i);
      way("r" + i, "hub");
    }
    CallCycles all = circles();
    assertEquals(CallCycles.MOST_CIRCLES, all.find().size());
    assertEquals(List.of(), all.unfinished());

    way("hub", "one more");
    way("one more", "hub");
    CallCycles some = circles();
    assertEquals(CallCycles.MOST_CIRCLES, some.find().size());
    assertEquals(List.of(friend("hub")), some.unfinished());
  }

  @Test
  void a_knot_too_large_to_be_walked_has_a_circle_through_each_of_its_friends() {
    // Two ways at each of sixteen crossings: 65,536 circles, all of one length.
    for (int i = 0; i < 16; i++) {
      for (String side : List.of("left", "right")) {
        way("a" + i, side + i);
        way(side + i, "a" + (i + 1) % 16);
      }
    }
    CallCycles circles = circles();
    List<Circle> found = circles.find();

    assertEquals(List.of(friend("a0")), circles.unfinished());
    assertEquals(Map.of(32, 17), byLength(found)); // all left, and one right turn at each crossing
    assertDistinctAndBegunWithTheFirst(found);
  }

  @Test
  void ways_that_do_not_come_back_are_no_circles() {
    way("a", "b");
    way("b", "c");
    way("a", "c");

    assertEquals(List.of(), circles().find());
  }
}
