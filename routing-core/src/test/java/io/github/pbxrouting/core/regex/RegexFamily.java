package io.github.pbxrouting.core.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All regular expressions of a few atoms and operators, and all texts over a small alphabet: the
 * way in which RE2 tests itself.
 *
 * @param name for reports
 * @param atoms what the expressions are made of
 * @param operators with one {@code %s} for an operand, or two
 * @param maxAtoms the most atoms in an expression
 * @param maxOperators the most operators in an expression
 * @param wrappers what an expression stands in, with one {@code %s}
 * @param alphabet the characters of the texts
 * @param maxText the length of the longest texts
 * @param every a slice has about one pattern in this many
 */
public record RegexFamily(
    String name,
    List<String> atoms,
    List<String> operators,
    int maxAtoms,
    int maxOperators,
    List<String> wrappers,
    String alphabet,
    int maxText,
    int every) {

  private static final List<String> EGREP = List.of("%s%s", "%s|%s", "%s*", "%s+", "%s?");
  private static final List<String> GROUPED =
      List.of("%s%s", "%s|%s", "(%s)", "%s*", "%s+?", "%s??");
  private static final List<String> ANCHORED = List.of("%s", "^(?:%s)", "(?:%s)$", "^(?:%s)$");

  /** The families, named for what they are good at finding. */
  public static List<RegexFamily> all() {
    return List.of(
        new RegexFamily(
            "literals", split("a b ."), EGREP, 3, 5, List.of("%s", "^(?:%s)$"), "ab", 5, 3000),
        new RegexFamily("groups", split("a b"), GROUPED, 3, 5, List.of("%s"), "ab", 5, 600),
        new RegexFamily("empties", split("(?:) a"), EGREP, 3, 4, ANCHORED, "ab", 5, 150),
        new RegexFamily(
            "branches", split("a b ab"), split("%s%s %s|%s"), 5, 5, List.of("%s"), "ab", 5, 150),
        new RegexFamily(
            "counts",
            split("a b ."),
            split("%s{0} %s{0,} %s{1} %s{1,} %s{0,1} %s{0,2} %s{1,2} %s{2} %s{2,} %s{3,4} %s{4,}"),
            1,
            3,
            ANCHORED,
            "ab",
            6,
            50),
        new RegexFamily(
            "counted sequences",
            split("a b"),
            split("%s%s %s|%s %s{0,2} %s{2} %s{1,2} %s{2,} (%s)"),
            3,
            4,
            List.of("%s"),
            "ab",
            5,
            100),
        new RegexFamily(
            "line ends",
            split("^ $ . a \\n \\A \\z"),
            EGREP,
            3,
            3,
            List.of("%s", "(?m)%s", "(?s)%s", "(?sm:%s)a"),
            "ab\n",
            4,
            1000),
        new RegexFamily(
            "word ends", split("\\b \\B . a \\W"), EGREP, 3, 3, ANCHORED, "a_ \n", 4, 800),
        new RegexFamily(
            "classes",
            split("[a] [ab] [^bc] [b-d] [^b-d] []a] [-a] [a-] [^-a] [a-b-c] [^\\n] [[:^alpha:]]"),
            EGREP,
            2,
            2,
            ANCHORED,
            "ab-]d",
            4,
            160),
        new RegexFamily(
            "named classes",
            split("\\d \\D \\w \\W \\s \\S \\pL \\PL \\p{Lu} \\P{Ll} [\\d\\s] [^\\w\\s]"),
            EGREP,
            2,
            2,
            List.of("%s", "(?i)%s", "^(?:%s)$"),
            "aK0 \n",
            4,
            120),
        new RegexFamily(
            "letter cases",
            split("a A B [Aa] k K \u212a"),
            split("%s%s %s|%s %s* (?i:%s) (?-i:%s)"),
            3,
            3,
            List.of("%s", "(?i)%s", "^(?:%s)$"),
            "aAbkK",
            3,
            800));
  }

  /** Every expression, in every wrapper, once for each way to build it, in a fixed order. */
  public void forEachPattern(Consumer<String> action) {
    new Postfix(action).extend(List.of(), 0, 0);
  }

  /** Every text, shorter ones first. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; texts.get(i).length() < maxText; i++) {
      for (int c = 0; c < alphabet.length(); c++) {
        texts.add(texts.get(i) + alphabet.charAt(c));
      }
    }
    return texts;
  }

  private static List<String> split(String words) {
    return List.of(words.split(" "));
  }

  @Override
  public String toString() {
    return name;
  }

  /** Builds expressions as a stack machine would: an atom is pushed, an operator takes operands. */
  private final class Postfix {

    private final Consumer<String> action;

    Postfix(Consumer<String> action) {
      this.action = action;
    }

    void extend(List<Operand> stack, int usedAtoms, int usedOperators) {
      if (stack.size() == 1) {
        wrappers.forEach(wrapper -> action.accept(wrapper.replace("%s", stack.get(0).text())));
      }
      // As many binary operators are needed to come back to one operand.
      if (stack.size() - 1 > maxOperators - usedOperators) {
        return;
      }
      if (usedAtoms < maxAtoms) {
        for (String atom : atoms) {
          extend(with(stack, 0, new Operand(atom, true)), usedAtoms + 1, usedOperators);
        }
      }
      if (usedOperators < maxOperators) {
        for (String operator : operators) {
          int operands = operands(operator);
          if (operands <= stack.size()) {
            extend(with(stack, operands, apply(operator, stack)), usedAtoms, usedOperators + 1);
          }
        }
      }
    }

    private Operand apply(String operator, List<Operand> stack) {
      String text = operator;
      int operands = operands(operator);
      for (Operand operand : stack.subList(stack.size() - operands, stack.size())) {
        int at = text.indexOf("%s");
        text = text.substring(0, at) + operand.grouped() + text.substring(at + 2);
      }
      return new Operand(text, operator.startsWith("("));
    }

    private static int operands(String operator) {
      return operator.indexOf("%s") == operator.lastIndexOf("%s") ? 1 : 2;
    }

    private List<Operand> with(List<Operand> stack, int popped, Operand pushed) {
      List<Operand> next = new ArrayList<>(stack.subList(0, stack.size() - popped));
      next.add(pushed);
      return next;
    }
  }

  private record Operand(String text, boolean single) {

    String grouped() {
      return single && !text.equals("ab") ? text : "(?:" + text + ")";
    }
  }
}
