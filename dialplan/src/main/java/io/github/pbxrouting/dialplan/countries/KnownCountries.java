package io.github.pbxrouting.dialplan.countries;

import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The countries whose numbering the command knows; {@code countries.txt} names its sources. */
public final class KnownCountries {

  private KnownCountries() {}

  /** Reads all of them, in the order of their codes as texts. */
  public static List<CountryNumbers> all() {
    try (InputStream table = KnownCountries.class.getResourceAsStream("countries.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(table, "countries.txt is missing from the jar"),
                    StandardCharsets.UTF_8))) {
      return lines
          .lines()
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
