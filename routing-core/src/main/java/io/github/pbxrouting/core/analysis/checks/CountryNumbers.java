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

  private static final List<CountryNumbers> KNOWN =
      List.of(
          country("1", "911", "011", "900"),
          country("31", "112", "00", "0900 0906 0909"),
          country("32", "100 101 112", "00", "090"),
          country("33", "112 114 15 17 18 191 196", "00", "089"),
          country("34", "061 062 080 085 091 092 112", "00", "803 806 807 905 907"),
          country("351", "112", "00", ""),
          country("39", "112 113 115 118", "00", "892 894 895 899"),
          country("41", "112 117 118 144", "00", "0900 0901 0906"),
          country("43", "112 122 133 144", "00", "0900 0930"),
          country("44", "112 999", "00", "09"),
          country("49", "110 112", "00", "0900"),
          country("52", "911", "00", ""),
          country("54", "100 101 107 911", "00", ""),
          country("55", "190 192 193", "00", ""),
          country("56", "131 132 133", "00", ""),
          country("57", "123", "00", ""));

  /** Checks that nothing is null and copies the lists. */
  public CountryNumbers {
    Objects.requireNonNull(code, "code");
    emergencyNumbers = List.copyOf(emergencyNumbers);
    Objects.requireNonNull(internationalPrefix, "internationalPrefix");
    premiumPrefixes = List.copyOf(premiumPrefixes);
  }

  /**
   * The countries whose numbering is known, in the order of their codes; taken from the numbering
   * plans that their regulators filed with the ITU (Operational Bulletin, "National numbering
   * plans"). It is short on purpose: give your own list where it matters.
   */
  public static List<CountryNumbers> known() {
    return KNOWN;
  }

  private static CountryNumbers country(
      String code, String emergencyNumbers, String internationalPrefix, String premiumPrefixes) {
    return new CountryNumbers(
        code, words(emergencyNumbers), internationalPrefix, words(premiumPrefixes));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
