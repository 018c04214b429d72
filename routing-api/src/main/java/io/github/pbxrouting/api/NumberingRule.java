package io.github.pbxrouting.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a client's numbering: how a number that is dialled in a certain form is written in
 * its normalised form. Immutable; compares by value.
 *
 * <p>A rule fits a number that is its prefix followed by {@link #minDigits()} to {@link
 * #maxDigits()} digits 0-9 and nothing else. It replaces the prefix and keeps the digits. Of a
 * client's rules the first that fits applies, once.
 *
 * <p>Source: IvozProvider's transformation sets, which turn what a user dials into E.164.
 */
public final class NumberingRule extends Value {

  private final String prefix;
  private final int minDigits;
  private final int maxDigits;
  private final String replaceWith;

  private NumberingRule(String prefix, int minDigits, int maxDigits, String replaceWith) {
    this.prefix = prefix.isEmpty() ? prefix : Checks.number("prefix", prefix);
    this.replaceWith =
        replaceWith.isEmpty() ? replaceWith : Checks.number("replaceWith", replaceWith);
    Checks.between(0, CallRouter.MAX_DESTINATION_LENGTH, "minDigits", minDigits);
    Checks.between(minDigits, CallRouter.MAX_DESTINATION_LENGTH, "maxDigits", maxDigits);
    if (minDigits == 0 && replaceWith.isEmpty()) {
      throw Checks.invalid(
          "minDigits", "must be at least 1 where replaceWith is empty: no number would be left");
    }
    this.minDigits = minDigits;
    this.maxDigits = maxDigits;
  }

  /**
   * Returns the rule that replaces {@code prefix} with {@code replaceWith} where {@code minDigits}
   * to {@code maxDigits} digits follow; both texts may be empty.
   *
   * @throws IllegalArgumentException when a text is too long or has a space or a character that is
   *     not printable ASCII; when the digits are not 0 to {@value
   *     CallRouter#MAX_DESTINATION_LENGTH} or the fewest exceed the most; when nothing may be left
   *     of a number
   */
  public static NumberingRule of(String prefix, int minDigits, int maxDigits, String replaceWith) {
    return new NumberingRule(
        Checks.notNull("prefix", prefix),
        minDigits,
        maxDigits,
        Checks.notNull("replaceWith", replaceWith));
  }

  /** Returns what the number starts with; may be empty. */
  public String prefix() {
    return prefix;
  }

  /** Returns the fewest digits that follow the prefix. */
  public int minDigits() {
    return minDigits;
  }

  /** Returns the most digits that follow the prefix. */
  public int maxDigits() {
    return maxDigits;
  }

  /** Returns what stands in place of the prefix; may be empty. */
  public String replaceWith() {
    return replaceWith;
  }

  /** Returns whether the rule applies to the number. Time linear in its length; no allocation. */
  public boolean fits(String number) {
    Checks.notNull("number", number);
    int digits = number.length() - prefix.length();
    if (digits < minDigits || digits > maxDigits || !number.startsWith(prefix)) {
      return false;
    }
    for (int i = prefix.length(); i < number.length(); i++) {
      char c = number.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the number with its prefix replaced.
   *
   * @throws IllegalArgumentException when the rule does not fit the number
   */
  public String apply(String number) {
    Checks.notNull("number", number);
    if (!fits(number)) {
      throw Checks.invalid("number", "does not fit the rule " + this + ": " + Checks.shown(number));
    }
    return replacing(number);
  }

  /** Returns what {@link #apply} does for a number that the rule fits. */
  String replacing(String number) {
    int from = prefix.length();
    return new StringBuilder(replaceWith.length() + number.length() - from)
        .append(replaceWith)
        .append(number, from, number.length())
        .toString();
  }

  /**
   * Returns the normalised form of a number: what the first rule that fits makes of it, or the same
   * object when no rule fits or the result is equal to it.
   */
  public static String normalize(List<NumberingRule> rules, String number) {
    Checks.notNull("number", number);
    for (NumberingRule rule : Checks.notNull("rules", rules)) {
      if (rule.fits(number)) {
        return rule.prefix.equals(rule.replaceWith) ? number : rule.replacing(number);
      }
    }
    return number;
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "prefix", prefix, "minDigits", minDigits, "maxDigits", maxDigits, "replaceWith", replaceWith
    };
  }
}
