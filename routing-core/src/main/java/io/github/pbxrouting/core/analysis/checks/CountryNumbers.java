package io.github.pbxrouting.core.analysis.checks;

import java.util.List;
import java.util.Objects;

/**
 * What an analysis has to know about numbering in a country: the numbers that must not end up on a
 * trunk by mistake. Immutable.
 *
 * @param code the country calling code without {@code +}, for example {@code 34}; empty for what
 *     holds everywhere
 * @param emergencyNumbers numbers that reach emergency services
 * @param internationalPrefix what is dialled before a foreign country's code, for example {@code
 *     00}
 * @param premiumPrefixes how premium-rate numbers begin when dialled inside the country
 */
public record CountryNumbers(
    String code,
    List<String> emergencyNumbers,
    String internationalPrefix,
    List<String> premiumPrefixes) {

  /**
   * What holds everywhere: 112 and 911, which every mobile phone treats as emergency numbers (3GPP
   * TS 22.101, 10.1.1), and {@code +} for international numbers (ITU-T E.123).
   */
  public static final CountryNumbers EVERYWHERE =
      new CountryNumbers("", List.of("112", "911"), "+", List.of());

  /** Checks that nothing is null and copies the lists. */
  public CountryNumbers {
    Objects.requireNonNull(code, "code must not be null");
    emergencyNumbers = List.copyOf(emergencyNumbers);
    Objects.requireNonNull(internationalPrefix, "internationalPrefix must not be null");
    premiumPrefixes = List.copyOf(premiumPrefixes);
  }
}
