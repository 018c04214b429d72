package io.github.pbxrouting.core.regex;

/**
 * A part of a pattern that has been read.
 *
 * @param syntax the meaning of the part
 * @param cost the cost of the part for RE2/J
 * @param nesting the depth of groups and repetitions in it
 * @param anchored whether it matches at offset 0 only, or never
 * @param branches the number of branches that it adds to an alternation; RE2/J flattens nested ones
 */
record Node(Syntax syntax, Cost cost, int nesting, boolean anchored, int branches) {

  static final Node NOTHING = new Node(new Syntax.Empty(), Cost.EMPTY, 0, false);

  /** The nodes of single ASCII characters, the most frequent ones. */
  private static final Node[] CHARACTERS = new Node[128];

  static {
    for (int c = 0; c < CHARACTERS.length; c++) {
      CHARACTERS[c] = of(SymbolSet.of(c));
    }
  }

  Node(Syntax syntax, Cost cost, int nesting, boolean anchored) {
    this(syntax, cost, nesting, anchored, 1);
  }

  /** Returns the node of the character {@code c}, below 128. */
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
