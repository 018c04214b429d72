package io.github.pbxrouting.core.regex;

import io.github.pbxrouting.core.regex.Syntax.Assertion;
import io.github.pbxrouting.core.regex.Syntax.Repeat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a pattern's text as RE2/J does, from left to right. The open groups are on an explicit
 * stack, so there is no recursion. The time is proportional to the text's length times the depth of
 * its groups. Reading stops at the first error; an exceeded limit is an error.
 *
 * <p>Groups and laziness leave no trace in the tree: laziness decides which match is found, not
 * whether there is one.
 */
final class PatternReader {

  private static final CharacterClass LINE_FEED = CharacterClass.range('\n', '\n');

  private final Cursor cursor;
  private final RegexLimits limits;
  private final Deque<Group> open = new ArrayDeque<>();
  private final Set<String> names = new HashSet<>();
  private Group group = new Group(0, false, GroupFlags.NONE);
  private GroupFlags flags = GroupFlags.NONE;
  private int captures;
  private int atoms;
  private boolean tellsApart;

  /**
   * The offset of the repetition right before the cursor, or -1. To RE2/J, a brace is a repetition
   * even when it is an ordinary character, so it refuses <code>{*</code>.
   */
  private int lastRepeat = -1;

  PatternReader(String pattern, RegexLimits limits) {
    this.cursor = new Cursor(pattern);
    this.limits = limits;
    this.group.sequence = new ArrayList<>(pattern.length()); // bounded by the limits
  }

  /** A group that is not closed yet: its complete branches, and its last one so far. */
  private static final class Group {
    final int offset;
    final boolean captures;
    final GroupFlags outerFlags;
    final List<Node> branches = new ArrayList<>();
    List<Node> sequence = new ArrayList<>();

    Group(int offset, boolean captures, GroupFlags outerFlags) {
      this.offset = offset;
      this.captures = captures;
      this.outerFlags = outerFlags;
    }
  }

  /** Reads the whole pattern. */
  Node read() throws PatternError {
    while (cursor.more()) {
      int repeat = -1;
      int start = cursor.offset();
      switch (cursor.unit(0)) {
        case '(' -> openGroup();
        case ')' -> closeGroup();
        case '|' -> endBranch();
        case '^' -> assertion(flags.multiLine() ? Assertion.BEGIN_LINE : Assertion.BEGIN_TEXT, 1);
        case '$' -> assertion(flags.multiLine() ? Assertion.END_LINE : Assertion.END_TEXT, 1);
        case '.' -> anyCharacter();
        case '[' -> characters(ClassReader.read(cursor, flags.fold()));
        case '\\' -> escape();
        case '*', '+', '?', '{' -> {
          repeat();
          repeat = start;
        }
        default -> literal(cursor.next(), start);
      }
      lastRepeat = repeat;
    }
    if (!open.isEmpty()) {
      throw Suggestions.unclosedGroup(cursor.text(), group.offset);
    }
    Node root = checked(endOfGroup());
    if (root.cost().size() * captures > Cost.groupsTimesSize(limits)) {
      throw Suggestions.tooManyGroups(cursor.offset(), limits);
    }
    return root;
  }

  /**
   * Returns whether a place of the pattern may match some characters beyond ASCII and not others.
   */
  boolean tellsApart() {
    return tellsApart;
  }

  private void openGroup() throws PatternError {
    int start = cursor.offset();
    GroupOpening opening = GroupOpening.read(cursor, flags, names);
    if (opening.opens()) {
      if (open.size() >= limits.depth()) {
        throw Suggestions.tooDeep(start, limits);
      }
      open.push(group);
      group = new Group(start, opening.captures(), flags);
      captures += opening.captures() ? 1 : 0;
    }
    flags = opening.flags();
  }

  private void closeGroup() throws PatternError {
    if (open.isEmpty()) {
      throw Suggestions.strayClosing(cursor.text(), cursor.offset());
    }
    cursor.skip(1);
    Node node = checked(NodeBuilder.group(endOfGroup(), group.captures));
    flags = group.outerFlags;
    group = open.pop();
    add(node);
  }

  private void endBranch() throws PatternError {
    cursor.skip(1);
    group.branches.add(NodeBuilder.concat(group.sequence));
    group.sequence = new ArrayList<>();
    countAtom();
  }

  private Node endOfGroup() {
    Node last = NodeBuilder.concat(group.sequence);
    if (group.branches.isEmpty()) {
      return last;
    }
    group.branches.add(last);
    return NodeBuilder.alternate(group.branches);
  }

  private void assertion(Assertion assertion, int units) throws PatternError {
    cursor.skip(units);
    add(Node.of(assertion));
  }

  private void anyCharacter() throws PatternError {
    cursor.skip(1);
    characters(flags.dotAll() ? CharacterClass.ALL : LINE_FEED.complement());
  }

  private void characters(CharacterClass set) throws PatternError {
    tellsApart |= set.tellsApart();
    add(Node.of(set.symbols()));
  }

  private void literal(int c, int start) throws PatternError {
    if (!flags.fold()) {
      if (c < 128) {
        add(Node.of(c));
      } else {
        characters(CharacterClass.range(c, c));
      }
      return;
    }
    if (CaseFolding.neverEnds(c, c)) {
      throw Suggestions.neverFolds(cursor.text(), start, cursor.offset());
    }
    characters(CaseFolding.foldRange(c, c));
  }

  private void escape() throws PatternError {
    switch (cursor.unit(1)) {
      case 'A' -> assertion(Assertion.BEGIN_TEXT, 2);
      case 'z' -> assertion(Assertion.END_TEXT, 2);
      case 'b' -> assertion(Assertion.WORD_BOUNDARY, 2);
      case 'B' -> assertion(Assertion.NOT_WORD_BOUNDARY, 2);
      case 'Q' -> quotation();
      default -> {
        CharacterClass set = Escapes.readClass(cursor, flags.fold());
        if (set != null) {
          characters(set);
        } else {
          int start = cursor.offset();
          literal(Escapes.readCharacter(cursor), start);
        }
      }
    }
  }

  /** Reads {@code \Q...\E}, or {@code \Q} to the end. An empty quotation cannot be repeated. */
  private void quotation() throws PatternError {
    cursor.skip(2);
    int found = cursor.text().indexOf("\\E", cursor.offset());
    int end = found < 0 ? cursor.text().length() : found;
    while (cursor.offset() < end) {
      int start = cursor.offset();
      literal(cursor.next(), start);
    }
    cursor.skip(found < 0 ? 0 : 2);
  }

  /** Reads a repetition and applies it to the part before it, or reads an ordinary brace. */
  private void repeat() throws PatternError {
    int start = cursor.offset();
    int min;
    int max;
    switch (cursor.unit(0)) {
      case '{' -> {
        RepeatCount count = RepeatCount.read(cursor);
        if (count == null) {
          literal(cursor.next(), start);
          return;
        }
        min = count.min();
        max = count.max();
      }
      default -> {
        int operator = cursor.next();
        min = operator == '+' ? 1 : 0;
        max = operator == '?' ? 1 : Repeat.UNBOUNDED;
      }
    }
    int end = cursor.offset();
    if (cursor.unit(0) == '?') {
      cursor.skip(1);
    }
    if (lastRepeat >= 0) {
      throw Suggestions.repeatedRepeat(cursor.text(), lastRepeat, start, end);
    }
    List<Node> sequence = group.sequence;
    if (sequence.isEmpty()) {
      throw Suggestions.nothingToRepeat(cursor.text(), start, end);
    }
    int last = sequence.size() - 1;
    sequence.set(last, checked(NodeBuilder.repeat(sequence.get(last), min, max)));
  }

  private void add(Node node) throws PatternError {
    group.sequence.add(node);
    countAtom();
  }

  /** Checks that the text alone is not too large, before repetitions are expanded. */
  private void countAtom() throws PatternError {
    atoms++;
    if (atoms + cursor.charged() > limits.size()) {
      throw Suggestions.tooLarge(cursor.offset(), limits);
    }
  }

  /** Returns the node, after checking it against the limits. */
  private Node checked(Node node) throws PatternError {
    Cost cost = node.cost();
    if (node.nesting() > limits.depth()) {
      throw Suggestions.tooDeep(cursor.offset(), limits);
    }
    // RE2/J adds an instruction at each end.
    if (cost.size() + 2 + cursor.charged() > limits.size()) {
      throw Suggestions.tooLarge(cursor.offset(), limits);
    }
    if (Math.max(cost.levels(), Math.max(cost.enter(), cost.longest())) > limits.recursion()) {
      throw Suggestions.tooRecursive(cursor.offset(), limits);
    }
    return node;
  }
}
