package io.github.pbxrouting.core.regex;

/** A part of a pattern that has been read: what it means, and what it costs. */
final class Node {

  static final Node NOTHING = new Node(new Syntax.Empty(), Cost.EMPTY, 0, false);

  /** The parts of one ASCII character: most of what patterns are made of. */
  private static final Node[] CHARACTERS = new Node[128];

  static {
    for (int c = 0; c < CHARACTERS.length; c++) {
      CHARACTERS[c] = of(SymbolSet.of(c));
    }
  }

  private final Syntax syntax;
  private final Cost cost;
  private final int nesting;
  private final boolean anchored;
  private final int branches;

  Node(Syntax syntax, Cost cost, int nesting, boolean anchored) {
    this(syntax, cost, nesting, anchored, 1);
  }

  Node(Syntax syntax, Cost cost, int nesting, boolean anchored, int branches) {
    this.syntax = syntax;
    this.cost = cost;
    this.nesting = nesting;
    this.anchored = anchored;
    this.branches = branches;
  }

  Syntax syntax() {
    return syntax;
  }

  Cost cost() {
    return cost;
  }

  /** How many groups and repetitions nest in it. */
  int nesting() {
    return nesting;
  }

  /** Whether it matches at offset 0 only, or nothing. */
  boolean anchored() {
    return anchored;
  }

  /** How many branches it brings into a choice of which it is one: RE2J makes them branches all. */
  int branches() {
    return branches;
  }

  /** The character {@code c}, below 128. */
  static Node of(int c) {
    return CHARACTERS[c];
  }

  static Node of(SymbolSet set) {
    return new Node(new Syntax.Chars(set), Cost.CHARACTER, 0, set.isEmpty());
  }

  static Node of(Syntax.Assertion assertion) {
    return new Node(assertion, Cost.EMPTY, 0, assertion == Syntax.Assertion.BEGIN_TEXT);
  }
}
