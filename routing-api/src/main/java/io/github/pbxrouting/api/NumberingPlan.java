package io.github.pbxrouting.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are dialled at a place: the facts from which its {@link NumberingRule}s to E.164 are
 * made. Immutable; compares by value.
 *
 * <p>The rules, in order, for {@code countryCode("34")} and the defaults:
 *
 * <ol>
 *   <li>international: {@code 00} and 4 to 15 digits become {@code +} and these digits
 *   <li>national: the trunk prefix and the digits of a national number become {@code +34} and these
 *       digits
 *   <li>local, where there is an area code: as many digits as a national number has without the
 *       area code become {@code +34}, the area code and these digits
 * </ol>
 *
 * <p>With an outside-line digit, the same rules come again, each with the digit in front, and then
 * the digit alone in front of a short number of 2 to 6 digits, which loses it: {@code 9112} is
 * {@code 112}. Rules with the digit come first.
 *
 * <p>Source: IvozProvider's transformation sets (country code, international code, trunk prefix,
 * area code, national length).
 */
public final class NumberingPlan extends Value {

  /** The fewest digits after the international prefix: a country code and a short number. */
  private static final int MIN_INTERNATIONAL_DIGITS = 4;

  /** The maximum number of digits of an international number; ITU-T E.164. */
  private static final int MAX_INTERNATIONAL_DIGITS = 15;

  /** The fewest and most digits of a short number behind an outside-line digit. */
  private static final int MIN_SHORT_DIGITS = 2;

  private static final int MAX_SHORT_DIGITS = 6;

  private final String countryCode;
  private final String internationalPrefix;
  private final String trunkPrefix;
  private final String areaCode;
  private final int nationalLength;
  private final @Nullable Character outsideLine;

  private NumberingPlan(Builder builder) {
    countryCode = builder.countryCode;
    internationalPrefix = builder.internationalPrefix;
    trunkPrefix = builder.trunkPrefix;
    areaCode = builder.areaCode;
    nationalLength = builder.nationalLength;
    outsideLine = builder.outsideLine;
    if (areaCode.length() >= nationalLength) {
      throw Checks.invalid(
          "areaCode", "must be shorter than a national number of " + nationalLength + " digits");
    }
  }

  /**
   * Starts a numbering plan with the international prefix {@code 00}, no trunk prefix, no area
   * code, and no outside-line digit.
   *
   * @param countryCode 1 to 3 digits, without {@code +}
   * @param nationalLength the digits of a national number, area code included: 1 to 14, and at most
   *     15 together with the country code
   * @throws IllegalArgumentException when a value is out of these bounds
   */
  public static Builder builder(String countryCode, int nationalLength) {
    return new Builder(countryCode, nationalLength);
  }

  /** Returns the digits after {@code +}, for example {@code 34}. */
  public String countryCode() {
    return countryCode;
  }

  /** Returns what is dialled before the country code, for example {@code 00}. */
  public String internationalPrefix() {
    return internationalPrefix;
  }

  /** Returns what is dialled before a national number; empty where nothing is. */
  public String trunkPrefix() {
    return trunkPrefix;
  }

  /** Returns the area code that local numbers leave out; empty where there is none. */
  public String areaCode() {
    return areaCode;
  }

  /** Returns how many digits a national number has, area code included. */
  public int nationalLength() {
    return nationalLength;
  }

  /** Returns the digit that is dialled for an outside line. */
  public Optional<Character> outsideLine() {
    return Optional.ofNullable(outsideLine);
  }

  /** Returns the rules, in order; immutable. */
  public List<NumberingRule> rules() {
    List<NumberingRule> rules = new ArrayList<>();
    if (outsideLine != null) {
      String line = outsideLine.toString();
      addRules(line, rules);
      rules.add(NumberingRule.of(line, MIN_SHORT_DIGITS, MAX_SHORT_DIGITS, ""));
    }
    addRules("", rules);
    return List.copyOf(rules);
  }

  private void addRules(String line, List<NumberingRule> rules) {
    rules.add(
        NumberingRule.of(
            line + internationalPrefix, MIN_INTERNATIONAL_DIGITS, MAX_INTERNATIONAL_DIGITS, "+"));
    String country = "+" + countryCode;
    rules.add(NumberingRule.of(line + trunkPrefix, nationalLength, nationalLength, country));
    if (!areaCode.isEmpty()) {
      int digits = nationalLength - areaCode.length();
      rules.add(NumberingRule.of(line, digits, digits, country + areaCode));
    }
  }

  @Override
  @Nullable Object[] components() {
    return new @Nullable Object[] {
      "countryCode", countryCode,
      "internationalPrefix", internationalPrefix,
      "trunkPrefix", trunkPrefix,
      "areaCode", areaCode,
      "nationalLength", nationalLength,
      "outsideLine", outsideLine
    };
  }

  /** Builds a numbering plan; not thread-safe. */
  public static final class Builder {
    private static final int MAX_COUNTRY_CODE_LENGTH = 3;
    private static final int MAX_PREFIX_LENGTH = 8;

    private final String countryCode;
    private final int nationalLength;
    private String internationalPrefix = "00";
    private String trunkPrefix = "";
    private String areaCode = "";
    private @Nullable Character outsideLine;

    private Builder(String countryCode, int nationalLength) {
      this.countryCode = digits("countryCode", countryCode, MAX_COUNTRY_CODE_LENGTH);
      if (countryCode.isEmpty()) {
        throw Checks.invalid("countryCode", "must not be empty: write it as in 34");
      }
      Checks.between(
          1, MAX_INTERNATIONAL_DIGITS - countryCode.length(), "nationalLength", nationalLength);
      this.nationalLength = nationalLength;
    }

    /**
     * Sets what is dialled before the country code; {@code 00} by default.
     *
     * @throws IllegalArgumentException when it is empty, longer than 8 characters, or not digits
     */
    public Builder internationalPrefix(String internationalPrefix) {
      this.internationalPrefix =
          digits("internationalPrefix", internationalPrefix, MAX_PREFIX_LENGTH);
      if (internationalPrefix.isEmpty()) {
        throw Checks.invalid("internationalPrefix", "must not be empty: write it as in 00");
      }
      return this;
    }

    /**
     * Sets what is dialled before a national number; empty by default.
     *
     * @throws IllegalArgumentException when it is longer than 8 characters, or not digits
     */
    public Builder trunkPrefix(String trunkPrefix) {
      this.trunkPrefix = digits("trunkPrefix", trunkPrefix, MAX_PREFIX_LENGTH);
      return this;
    }

    /**
     * Sets the area code that local numbers leave out; empty by default.
     *
     * @throws IllegalArgumentException when it is longer than 8 characters, or not digits
     */
    public Builder areaCode(String areaCode) {
      this.areaCode = digits("areaCode", areaCode, MAX_PREFIX_LENGTH);
      return this;
    }

    /**
     * Sets the digit that is dialled for an outside line; none by default.
     *
     * @throws IllegalArgumentException when it is not a digit
     */
    public Builder outsideLine(char digit) {
      digits("outsideLine", String.valueOf(digit), 1);
      outsideLine = digit;
      return this;
    }

    /**
     * Returns the numbering plan as set up so far.
     *
     * @throws IllegalArgumentException when the area code is as long as a national number
     */
    public NumberingPlan build() {
      return new NumberingPlan(this);
    }

    private static String digits(String field, String value, int maxLength) {
      Checks.notNull(field, value);
      boolean good = value.length() <= maxLength;
      for (int i = 0; good && i < value.length(); i++) {
        good = value.charAt(i) >= '0' && value.charAt(i) <= '9';
      }
      if (!good) {
        throw Checks.invalid(
            field, "must be at most " + maxLength + " digits, but was " + Checks.shown(value));
      }
      return value;
    }
  }
}
