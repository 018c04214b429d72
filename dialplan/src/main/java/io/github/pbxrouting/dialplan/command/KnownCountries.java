package io.github.pbxrouting.dialplan.command;

import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import java.util.List;

/**
 * The countries whose numbering the command knows; taken from the numbering plans that their
 * regulators filed with the ITU (Operational Bulletin, "National numbering plans").
 */
final class KnownCountries {

  private static final List<CountryNumbers> ALL =
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

  private KnownCountries() {}

  /** Returns all of them, in the order of their codes. */
  static List<CountryNumbers> all() {
    return ALL;
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
