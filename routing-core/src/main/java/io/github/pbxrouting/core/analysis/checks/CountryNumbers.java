package io.github.pbxrouting.core.analysis.checks;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis has to know about numbering in a country: the numbers that must not end up on a
 * trunk by mistake. Immutable.
 */
public final class CountryNumbers {

  /**
   * What holds everywhere: 112 and 911, which every mobile phone treats as emergency numbers (3GPP
   * TS 22.101, 10.1.1), and {@code +} for international numbers (ITU-T E.123).
   */
  public static final CountryNumbers EVERYWHERE =
      of("").withEmergencyNumbers(List.of("112", "911")).withInternationalPrefix("+");

  private final String code;
  private final List<String> emergencyNumbers;
  private final String internationalPrefix;
  private final List<String> premiumPrefixes;

  private CountryNumbers(
      String code, List<String> emergency, String international, List<String> premium) {
    this.code = Objects.requireNonNull(code, "code must not be null");
    this.emergencyNumbers = List.copyOf(emergency);
    this.internationalPrefix = international;
    this.premiumPrefixes = List.copyOf(premium);
  }

  /**
   * Returns a country of which nothing is known yet: no numbers, and {@code 00} before a foreign
   * country's code.
   *
   * @param code the country calling code without {@code +}, for example {@code 34}; empty for what
   *     holds everywhere
   */
  public static CountryNumbers of(String code) {
    return new CountryNumbers(code, List.of(), "00", List.of());
  }

  /** Returns the country calling code without {@code +}; empty for what holds everywhere. */
  public String code() {
    return code;
  }

  /** Returns the numbers that reach emergency services. */
  public List<String> emergencyNumbers() {
    return emergencyNumbers;
  }

  /** Returns what is dialled before a foreign country's code, for example {@code 00}. */
  public String internationalPrefix() {
    return internationalPrefix;
  }

  /** Returns how premium-rate numbers begin when dialled inside the country. */
  public List<String> premiumPrefixes() {
    return premiumPrefixes;
  }

  /** Returns a copy with other numbers that reach emergency services. */
  public CountryNumbers withEmergencyNumbers(List<String> others) {
    Objects.requireNonNull(others, "others must not be null");
    return new CountryNumbers(code, others, internationalPrefix, premiumPrefixes);
  }

  /** Returns a copy with another prefix before a foreign country's code. */
  public CountryNumbers withInternationalPrefix(String other) {
    Objects.requireNonNull(other, "other must not be null");
    return new CountryNumbers(code, emergencyNumbers, other, premiumPrefixes);
  }

  /** Returns a copy with other beginnings of premium-rate numbers. */
  public CountryNumbers withPremiumPrefixes(List<String> others) {
    Objects.requireNonNull(others, "others must not be null");
    return new CountryNumbers(code, emergencyNumbers, internationalPrefix, others);
  }

  private List<Object> parts() {
    return List.of(code, emergencyNumbers, internationalPrefix, premiumPrefixes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CountryNumbers country && parts().equals(country.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "CountryNumbers" + parts();
  }
}
