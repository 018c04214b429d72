package io.github.pbxrouting.core.analysis.numbers.walk;

import io.github.pbxrouting.api.NumberingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The numbers that one of a client's numbering rules changes: its prefix and the digits the rule
 * wants, less those that an earlier rule applies to.
 */
final class RuleNumbers {

  /** Counts texts by their prefix and the number of characters that follow it. */
  interface Continuations {
    /** Counts them; the characters to come may be bound to be digits. */
    long of(String prefix, int toCome, boolean digitsAlone);
  }

  private final NumberingRule rule;
  private final List<NumberingRule> earlier;

  private RuleNumbers(NumberingRule rule, List<NumberingRule> earlier) {
    this.rule = rule;
    this.earlier = earlier;
  }

  /**
   * Returns what each rule changes.
   *
   * @param canBegin whether any number begins with a text; rules that fit none are left out
   */
  static List<RuleNumbers> of(List<NumberingRule> rules, Predicate<String> canBegin) {
    List<NumberingRule> earlier = new ArrayList<>();
    List<RuleNumbers> numbers = new ArrayList<>();
    for (NumberingRule rule : rules) {
      if (canBegin.test(rule.prefix())) {
        if (!rule.prefix().equals(rule.replaceWith())) {
          numbers.add(new RuleNumbers(rule, List.copyOf(earlier)));
        }
        earlier.add(rule);
      }
    }
    return numbers;
  }

  NumberingRule rule() {
    return rule;
  }

  /**
   * Counts those that begin with a prefix.
   *
   * @param toCome how many characters follow
   * @param digitsAlone whether they must be digits
   * @param digits counts the digits behind the rule's own prefix
   */
  long count(String prefix, int toCome, boolean digitsAlone, Continuations digits) {
    int length = prefix.length() + toCome;
    int own = rule.prefix().length();
    String begin = own > prefix.length() ? rule.prefix() : prefix;
    if (!fits(rule, length)
        || !begin.startsWith(rule.prefix())
        || !begin.startsWith(prefix)
        || !isDigits(begin, own)
        || (digitsAlone && !isDigits(begin, prefix.length()))) {
      return 0;
    }
    List<String> others = new ArrayList<>();
    for (NumberingRule each : earlier) {
      String other = each.prefix();
      if (fits(each, length) && begin.startsWith(other) && isDigits(begin, other.length())) {
        return 0;
      }
      if (fits(each, length)
          && other.startsWith(begin)
          && isDigits(other, begin.length())
          && others.stream().noneMatch(other::startsWith)) {
        others.removeIf(longer -> longer.startsWith(other));
        others.add(other);
      }
    }
    long count = digits.of(begin.substring(own), length - begin.length(), true);
    for (String other : others) {
      count -= digits.of(other.substring(own), length - other.length(), true);
    }
    return count;
  }

  private static boolean fits(NumberingRule rule, int length) {
    int digits = length - rule.prefix().length();
    return digits >= rule.minDigits() && digits <= rule.maxDigits();
  }

  /** Returns whether a text is made of digits, from an offset on. */
  static boolean isDigits(String text, int from) {
    return text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }
}
