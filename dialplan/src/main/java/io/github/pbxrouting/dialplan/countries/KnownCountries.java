package io.github.pbxrouting.dialplan.countries;

import com.google.common.io.Resources;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The countries whose numbering the command knows; {@code countries.txt} names its sources. */
public final class KnownCountries {

  private KnownCountries() {}

  /** Reads all of them, in the order of their codes as texts. */
  public static List<CountryNumbers> all() {
    try {
      URL table = Resources.getResource(KnownCountries.class, "countries.txt");
      return Resources.readLines(table, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.startsWith("#"))
          .map(KnownCountries::country)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static CountryNumbers country(String line) {
    String[] fields = line.split(" ", -1);
    return CountryNumbers.of(fields[0])
        .withInternationalPrefix(fields[1])
        .withEmergencyNumbers(list(fields[2]))
        .withPremiumPrefixes(list(fields[3]));
  }

  private static List<String> list(String field) {
    return field.equals("-") ? List.of() : List.of(field.split(",", -1));
  }
}
