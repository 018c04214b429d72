package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.Syntax.Alternate;
import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Chars;
import io.github.pbxrouting.core.regex.Syntax.Concat;
import io.github.pbxrouting.core.regex.Syntax.Empty;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayList;
import java.util.List;

/**
 * Combines parts of a pattern into the simplest equivalent tree. Costs are those of the pattern as
 * written, because RE2/J simplifies in other ways.
 *
 * <p>Parts are never copied, so that a tree is no larger than its pattern.
 */
final class NodeBuilder {

  private static final Chars NEVER = new Chars(SymbolSet.NONE);

  private NodeBuilder() {}

  /** Returns the concatenation of the nodes; an empty node for an empty list. */
  static Node concat(List<Node> nodes) {
    if (nodes.isEmpty()) {
      return Node.NOTHING;
    }
    if (nodes.size() == 1) {
      return nodes.get(0);
    }
    List<Syntax> parts = new ArrayList<>(nodes.size());
    Cost cost = Cost.NO_PART;
    int characters = 0;
    int nesting = 0;
    boolean anchored = false;
    boolean never = false;
    for (Node node : nodes) {
      Syntax syntax = node.syntax();
      if (node.cost().equals(Cost.CHARACTER)) {
        characters++;
      } else {
        cost = cost.then(Cost.characters(characters)).then(node.cost());
        characters = 0;
      }
      nesting = Math.max(nesting, node.nesting());
      anchored |= node.anchored();
      if (syntax instanceof Concat inner) {
        parts.addAll(inner.parts());
      } else if (!(syntax instanceof Empty)) {
        parts.add(syntax);
      }
      never |= isNever(syntax);
    }
    cost = cost.then(Cost.characters(characters)).sequenced();
    return new Node(never ? NEVER : concatenation(parts), cost, nesting, anchored);
  }

  private static boolean isNever(Syntax syntax) {
    return syntax instanceof Chars chars && chars.set().isEmpty();
  }

  private static Syntax concatenation(List<Syntax> parts) {
    return switch (parts.size()) {
      case 0 -> new Empty();
      case 1 -> parts.get(0);
      default -> new Concat(parts);
    };
  }

  /**
   * Returns the alternation of two or more branches. The branches of one character are merged, but
   * for those that {@link Re2jFaults} must tell apart.
   */
  static Node alternate(List<Node> nodes) {
    int count = 0;
    for (Node node : nodes) {
      count += node.branches();
    }
    Cost cost = Cost.NO_BRANCH;
    int nesting = 0;
    boolean anchored = true;
    long most = 0;
    long shared = 0;
    List<Syntax> branches = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      cost = cost.or(node.cost().chosen(count - node.branches() + 1L));
      nesting = Math.max(nesting, node.nesting());
      anchored &= node.anchored();
      long parts = node.cost().parts();
      // RE2/J flattens nested alternations.
      boolean several = node.syntax() instanceof Alternate;
      shared = several ? Math.max(shared, parts) : Math.max(shared, Math.min(most, parts));
      most = Math.max(most, parts);
      if (node.syntax() instanceof Alternate inner) {
        branches.addAll(inner.branches());
      } else {
        branches.add(node.syntax());
      }
    }
    return new Node(
        alternation(branches), cost.alternated(nodes.size(), shared), nesting, anchored, count);
  }

  private static Syntax alternation(List<Syntax> all) {
    List<Syntax> branches = new ArrayList<>(all.size());
    SymbolSet characters = SymbolSet.NONE;
    int charactersAt = -1;
    boolean empty = false;
    for (Syntax branch : all) {
      if (branch instanceof Chars chars && !Re2jFaults.differInCase(characters, chars.set())) {
        if (charactersAt < 0 && !chars.set().isEmpty()) {
          charactersAt = branches.size();
          branches.add(chars);
        }
        characters = characters.or(chars.set());
      } else if (!(branch instanceof Empty) || !empty) {
        empty |= branch instanceof Empty;
        branches.add(branch);
      }
    }
    if (charactersAt >= 0) {
      branches.set(charactersAt, new Chars(characters));
    }
    return switch (branches.size()) {
      case 0 -> NEVER;
      case 1 -> branches.get(0);
      default -> new Alternate(branches);
    };
  }

  /**
   * Returns {@code min} to {@code max} repetitions of the body; {@code max} may be {@link
   * Repeat#UNBOUNDED}.
   */
  static Node repeat(Node body, int min, int max) {
    return new Node(
        repetition(body.syntax(), min, max),
        body.cost().repeated(min, max),
        body.nesting() + 1,
        body.anchored() && min > 0);
  }

  private static Syntax repetition(Syntax body, int min, int max) {
    if (max == 0 || body instanceof Empty) {
      return new Empty();
    }
    if (body instanceof Assertion || isNever(body)) {
      return min == 0 ? new Empty() : body;
    }
    if (min == 1 && max == 1) {
      return body;
    }
    // (x{a,b}){c,d} is x{ac,bd} without gaps when a is 0 or 1, or when c equals d.
    if (body instanceof Repeat inner && (inner.min() <= 1 || min == max)) {
      int most =
          inner.max() == Repeat.UNBOUNDED || max == Repeat.UNBOUNDED
              ? Repeat.UNBOUNDED
              : inner.max() * max;
      return new Repeat(inner.body(), inner.min() * min, most);
    }
    return new Repeat(body, min, max);
  }

  /** Returns a group of the body. */
  static Node group(Node body, boolean captures) {
    return new Node(
        body.syntax(),
        captures ? body.cost().wrapped(2) : body.cost(),
        body.nesting() + 1,
        body.anchored(),
        captures ? 1 : body.branches());
  }
}
