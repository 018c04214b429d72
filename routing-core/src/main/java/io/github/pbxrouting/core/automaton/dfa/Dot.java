package io.github.pbxrouting.core.automaton.dfa;

import io.github.pbxrouting.core.automaton.nfa.Rank;
import io.github.pbxrouting.core.regex.SymbolSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a deterministic automaton as a graph in Graphviz's DOT language. A box is a decision; a
 * label after a slash is the rank when the text ends there.
 */
public final class Dot {

  /** The automaton: a target is a state, or the complement of a rank. */
  public interface Graph {

    /** Returns where walks begin. */
    int start();

    /** Returns where {@code symbol} leads from {@code state}. */
    int next(int state, int symbol);

    /** Returns the rank when the text ends in {@code state}. */
    int end(int state);
  }

  private final Graph graph;
  private final StringBuilder out = new StringBuilder();

  private Dot(Graph graph) {
    this.graph = graph;
  }

  /** Returns the graph of all states that a walk from the start can reach, in O(states). */
  public static String of(Graph graph) {
    return new Dot(graph).write();
  }

  private String write() {
    out.append("digraph {\n  rankdir=LR;\n  begin [shape=point];\n");
    Set<Integer> seen = new LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    seen.add(graph.start());
    open.add(graph.start());
    out.append("  begin -> ").append(name(graph.start())).append(";\n");
    while (!open.isEmpty()) {
      int state = open.remove();
      if (state < 0) {
        if (~state != Rank.NONE) {
          out.append("  ").append(name(state)).append(" [shape=box];\n");
        }
        continue;
      }
      int end = graph.end(state);
      String label = end == Rank.NONE ? "" : "/" + end;
      out.append("  ").append(name(state)).append(" [label=\"").append(label).append("\"];\n");
      Map<Integer, SymbolSet> targets = new TreeMap<>();
      for (int symbol = 0; symbol < SymbolSet.SYMBOLS; symbol++) {
        targets.merge(graph.next(state, symbol), SymbolSet.of(symbol), SymbolSet::or);
      }
      targets.forEach((target, symbols) -> {
        if (~target != Rank.NONE) {
          out.append("  ").append(name(state)).append(" -> ").append(name(target));
          out.append(" [label=\"").append(text(symbols)).append("\"];\n");
          if (seen.add(target)) {
            open.add(target);
          }
        }
      });
    }
    return out.append("}\n").toString();
  }

  private static String name(int target) {
    return target >= 0 ? "s" + target : ~target == Rank.NONE ? "none" : "rank" + ~target;
  }

  private static String text(SymbolSet symbols) {
    StringBuilder text = new StringBuilder();
    for (int symbol = 0; symbol < SymbolSet.BEYOND; symbol++) {
      if (symbols.contains(symbol)) {
        int last = symbol;
        while (last + 1 < SymbolSet.BEYOND && symbols.contains(last + 1)) {
          last++;
        }
        text.append(character(symbol));
        if (last > symbol) {
          text.append(last > symbol + 1 ? "-" : "").append(character(last));
        }
        symbol = last;
      }
    }
    return symbols.contains(SymbolSet.BEYOND) ? text + "beyond ASCII" : text.toString();
  }

  private static String character(int c) {
    if (c <= ' ' || c > '~') {
      return "x" + Integer.toHexString(c);
    }
    return c == '"' || c == '\\' ? "\\" + (char) c : String.valueOf((char) c);
  }
}
