package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.dialplan.report.PlanGraph;
import io.github.pbxrouting.dialplan.report.PlanGraph.Cluster;
import io.github.pbxrouting.dialplan.report.PlanGraph.Edge;
import io.github.pbxrouting.dialplan.report.PlanGraph.Kind;
import io.github.pbxrouting.dialplan.report.PlanGraph.Line;
import io.github.pbxrouting.dialplan.report.PlanGraph.Node;
import java.util.List;
import java.util.stream.Collectors;

/** A graph in the languages of Graphviz and Mermaid. */
final class GraphText {

  /** The two characters that Mermaid puts in place of {@code &} and {@code ;} while it works. */
  private static final String RESERVED_IN_MERMAID = "\u00b6\ufb02";

  private GraphText() {}

  /** Returns the graph in DOT, the language of Graphviz. */
  static String dot(PlanGraph graph) {
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(dotText(List.of(graph.title()))).append(" {\n");
    text.append("  rankdir=LR;\n");
    int number = 0;
    for (Cluster cluster : graph.clusters()) {
      text.append("  subgraph cluster_").append(number++).append(" {\n");
      text.append("    label=").append(dotText(List.of(cluster.title()))).append(";\n");
      for (Node node : cluster.nodes()) {
        text.append("    ").append(node.id());
        text.append(" [shape=").append(dotShape(node.kind()));
        text.append(", label=").append(dotText(node.lines())).append("];\n");
      }
      text.append("  }\n");
    }
    for (Edge edge : graph.edges()) {
      text.append("  ").append(edge.from()).append(" -> ").append(edge.to());
      text.append(" [style=").append(dotStyle(edge.line()));
      text.append(", label=").append(dotText(List.of(edge.label()))).append("];\n");
    }
    return text.append("}\n").toString();
  }

  /** Returns the graph as a Mermaid flowchart. */
  static String mermaid(PlanGraph graph) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    int number = 0;
    for (Cluster cluster : graph.clusters()) {
      text.append("  subgraph s").append(number++);
      text.append('[').append(mermaidText(List.of(cluster.title()))).append("]\n");
      for (Node node : cluster.nodes()) {
        String shape = mermaidShape(node.kind());
        int middle = shape.length() / 2;
        text.append("    ").append(node.id()).append(shape, 0, middle);
        text.append(mermaidText(node.lines())).append(shape, middle, shape.length()).append('\n');
      }
      text.append("  end\n");
    }
    for (Edge edge : graph.edges()) {
      text.append("  ").append(edge.from()).append(' ').append(mermaidArrow(edge.line()));
      text.append('|').append(mermaidText(List.of(edge.label()))).append("| ");
      text.append(edge.to()).append('\n');
    }
    return text.toString();
  }

  /** Quoted, with its own quotes, backslashes and entities replaced. */
  private static String dotText(List<String> lines) {
    return lines.stream()
        .map(line ->
            Shown.of(line).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;"))
        .collect(Collectors.joining("\\n", "\"", "\""));
  }

  private static String dotShape(Kind kind) {
    return switch (kind) {
      case CLIENT -> "folder";
      case FRIEND -> "box";
      case INTERNAL_FRIEND -> "component";
      case EXTENSION -> "oval";
      case TARGET -> "note";
      case NO_FRIEND -> "octagon";
    };
  }

  private static String dotStyle(Line line) {
    return switch (line) {
      case PLAIN -> "solid";
      case BOLD -> "bold";
      case DOTTED -> "dotted";
    };
  }

  private static String mermaidText(List<String> lines) {
    return lines.stream()
        .map(line ->
            Shown.of(line)
                .codePoints()
                .mapToObj(GraphText::mermaidCharacter)
                .collect(Collectors.joining())
                .replaceFirst("^ ", "#32;"))
        .collect(Collectors.joining("<br>", "\"", "\""));
  }

  /**
   * Writes every ASCII mark as an entity: each could be markup somewhere in a label. A label is
   * read as Markdown too ({@code 1.} begins a list, {@code www.} a link), {@code fa:} begins an
   * icon, and a line with {@code style}, a colon and an entity loses its last semicolon.
   */
  private static String mermaidCharacter(int c) {
    boolean letterOrDigit = c <= '~' && Character.isLetterOrDigit(c);
    return c == ' ' || letterOrDigit || (c > '~' && RESERVED_IN_MERMAID.indexOf(c) < 0)
        ? Character.toString(c)
        : "#" + c + ";";
  }

  private static String mermaidShape(Kind kind) {
    return switch (kind) {
      case CLIENT -> "[[]]";
      case FRIEND -> "[]";
      case INTERNAL_FRIEND -> "([])";
      case EXTENSION -> "()";
      case TARGET -> "[//]";
      case NO_FRIEND -> "{{}}";
    };
  }

  private static String mermaidArrow(Line line) {
    return switch (line) {
      case PLAIN -> "-->";
      case BOLD -> "==>";
      case DOTTED -> "-.->";
    };
  }
}
