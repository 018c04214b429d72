package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.DialOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Every way that a call can go from one step on, whatever each dial comes to. Built level by level
 * up to a number of steps, so that what is left out is what lies deepest.
 */
final class CallTree {

  private final CallStep step;
  private final Map<DialOutcome, CallTree> outcomes = new EnumMap<>(DialOutcome.class);
  private @Nullable CallTree next;
  private boolean cut;

  private CallTree(CallStep step) {
    this.step = step;
  }

  /** A tree whose branches are still to be followed. */
  private record Open(CallTree tree, CallFlow flow) {}

  /**
   * Follows a call.
   *
   * @param maxSteps the number of steps from which on branches are cut
   */
  static CallTree of(CallFlow start, int maxSteps) {
    CallTree root = new CallTree(start.step());
    Queue<Open> open = new ArrayDeque<>();
    open.add(new Open(root, start));
    int steps = 1;
    while (!open.isEmpty()) {
      Open branch = open.remove();
      CallTree tree = branch.tree();
      if (branch.flow() instanceof CallFlow.Ended) {
        continue;
      }
      if (steps >= maxSteps) {
        tree.cut = true;
      } else if (branch.flow() instanceof CallFlow.Forwarding forwarding) {
        CallFlow flow = forwarding.next();
        tree.next = new CallTree(flow.step());
        open.add(new Open(tree.next, flow));
        steps++;
      } else if (branch.flow() instanceof CallFlow.Dialling dialling) {
        for (DialOutcome outcome : DialOutcome.values()) {
          CallFlow flow = dialling.after(outcome);
          CallTree after = new CallTree(flow.step());
          tree.outcomes.put(outcome, after);
          open.add(new Open(after, flow));
          steps++;
        }
      }
    }
    return root;
  }

  CallStep step() {
    return step;
  }

  /** Returns the tree behind a forward. */
  Optional<CallTree> next() {
    return Optional.ofNullable(next);
  }

  /** Returns the tree behind each outcome of a dial. */
  Map<DialOutcome, CallTree> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }

  /** Returns whether the steps behind this one are left out. */
  boolean cut() {
    return cut;
  }

  /** Returns the outcomes of a dial that go on alike, in one list each. */
  List<List<DialOutcome>> outcomesThatGoOnAlike() {
    List<List<DialOutcome>> groups = new ArrayList<>();
    outcomes.forEach((outcome, tree) -> {
      for (List<DialOutcome> group : groups) {
        if (tree.equals(outcomes.get(group.get(0)))) {
          group.add(outcome);
          return;
        }
      }
      groups.add(new ArrayList<>(List.of(outcome)));
    });
    return groups;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallTree tree
        && cut == tree.cut
        && step.equals(tree.step)
        && outcomes.equals(tree.outcomes)
        && Objects.equals(next, tree.next);
  }

  @Override
  public int hashCode() {
    return step.hashCode();
  }
}
