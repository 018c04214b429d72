package io.github.pbxrouting.core.regex;

/**
 * A part of a pattern that has been read: what it means, and what it costs.
 *
 * @param nesting how many groups and repetitions nest in it
 * @param anchored whether it matches at offset 0 only, or nothing
 */
record Node(Syntax syntax, Cost cost, int nesting, boolean anchored) {

  static final Node NOTHING = new Node(new Syntax.Empty(), Cost.EMPTY, 0, false);

  /** The parts of one ASCII character: most of what patterns are made of. */
  private static final Node[] CHARACTERS = new Node[128];

  static {
    for (int c = 0; c < CHARACTERS.length; c++) {
      CHARACTERS[c] = of(AsciiSet.of(c));
    }
  }

  /** The character {@code c}, below 128. */
  static Node of(int c) {
    return CHARACTERS[c];
  }

  static Node of(AsciiSet set) {
    return new Node(new Syntax.Chars(set), Cost.CHARACTER, 0, set.isEmpty());
  }

  static Node of(Syntax.Assertion assertion) {
    return new Node(assertion, Cost.EMPTY, 0, assertion == Syntax.Assertion.BEGIN_TEXT);
  }
}
