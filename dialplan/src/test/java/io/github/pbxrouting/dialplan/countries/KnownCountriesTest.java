package io.github.pbxrouting.dialplan.countries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownCountriesTest {

  private static List<CountryNumbers> of(String code) {
    return KnownCountries.all().stream().filter(country -> country.code().equals(code)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 911, 011",
    "34, 091, 00",
    "44, 999, 00",
    "61, 000, 0011",
    "81, 110, 010",
    "1876, 119, 011"
  })
  void a_country_has_its_emergency_numbers_and_prefix(
      String code, String emergency, String prefix) {
    CountryNumbers country = of(code).get(0);

    assertTrue(country.emergencyNumbers().contains(emergency), country::toString);
    assertEquals(prefix, country.internationalPrefix());
  }

  @Test
  void every_line_is_well_formed_and_every_code_comes_once() {
    Set<String> codes = new HashSet<>();
    for (CountryNumbers country : KnownCountries.all()) {
      assertTrue(codes.add(country.code()), country::toString);
      assertTrue(country.code().matches("[1-9][0-9]{0,3}"), country::toString);
      assertTrue(country.internationalPrefix().matches("[0-9]{1,4}"), country::toString);
      country
          .emergencyNumbers()
          .forEach(number -> assertTrue(number.matches("[0-9]{2,5}"), number));
      country.premiumPrefixes().forEach(prefix -> assertTrue(prefix.matches("[0-9]{2,4}"), prefix));
    }
    assertTrue(codes.size() > 230, "countries: " + codes.size());
  }
}
