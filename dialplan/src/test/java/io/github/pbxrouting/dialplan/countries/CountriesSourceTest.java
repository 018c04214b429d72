package io.github.pbxrouting.dialplan.countries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of countries beside its source. */
class CountriesSourceTest {

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final List<CountryNumbers> TABLE = KnownCountries.all();

  /** The version, from the name of its file. */
  private static final String VERSION =
      String.valueOf(PhoneNumberUtil.class.getProtectionDomain().getCodeSource().getLocation())
          .replaceAll(".*-|\\.jar$", "");

  /** All of two and three digits; longer emergency numbers are those of regulators. */
  private static final List<String> SHORT_NUMBERS = shortNumbers();

  /** Without a numbering plan: nobody lives there, or they are called by another country's code. */
  private static final Set<String> WITHOUT_PLAN =
      Set.of("AN", "AQ", "BV", "GS", "HM", "PN", "TF", "UM");

  /** Neither source has their emergency numbers: whoever calls them is warned. */
  private static final Set<String> UNKNOWN = Set.of("GN", "GQ", "IO", "TK");

  private static List<String> shortNumbers() {
    List<String> numbers = new ArrayList<>();
    for (int number = 0; number < 1000; number++) {
      numbers.add(String.format(Locale.ROOT, "%03d", number));
      if (number < 100) {
        numbers.add(String.format(Locale.ROOT, "%02d", number));
      }
    }
    return numbers;
  }

  static Stream<String> regions() {
    return PLANS.getSupportedRegions().stream().sorted();
  }

  /** Returns the row of a region: of the longest code that its numbers begin with. */
  private static Optional<CountryNumbers> row(String region) {
    PhoneNumber example = PLANS.getExampleNumber(region);
    String number = example.getCountryCode() + PLANS.getNationalSignificantNumber(example);
    return TABLE.stream()
        .filter(row -> number.startsWith(row.code()))
        .max(Comparator.comparingInt(row -> row.code().length()));
  }

  @Test
  void every_iso_country_has_a_row_or_is_among_those_that_are_not_known() {
    Set<String> withoutRow = new TreeSet<>();
    for (String country : Locale.getISOCountries()) {
      boolean plan = PLANS.getSupportedRegions().contains(country);
      assertEquals(plan, !WITHOUT_PLAN.contains(country), country);
      if (plan && row(country).isEmpty()) {
        withoutRow.add(country);
      }
    }
    assertEquals(UNKNOWN, withoutRow);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void a_row_has_the_emergency_numbers_and_the_prefix_of_its_source(String region) {
    List<String> emergency =
        SHORT_NUMBERS.stream()
            .filter(number -> ShortNumberInfo.getInstance().isEmergencyNumber(number, region))
            .toList();
    if (UNKNOWN.contains(region)) {
      assertEquals(List.of(), emergency);
      return;
    }
    CountryNumbers row = row(region).orElseThrow();
    assertTrue(row.emergencyNumbers().containsAll(emergency), () -> emergency + " in " + row);
    PhoneNumber abroad = PLANS.getExampleNumber(region.equals("ES") ? "PT" : "ES");
    String dialled = PLANS.formatOutOfCountryCallingNumber(abroad, region).replace("~", "");
    // A tilde is a pause. Without a preferred prefix the number is written with a plus sign.
    assertTrue(
        dialled.startsWith("+") || dialled.startsWith(row.internationalPrefix() + " "),
        () -> dialled + " by " + row);
  }

  @Test
  void the_page_and_the_table_name_the_source() throws Exception {
    String source = "libphonenumber " + VERSION;
    assertTrue(Files.readString(Path.of("README.md")).contains(source), source);
    try (InputStream table = KnownCountries.class.getResourceAsStream("countries.txt")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains(source), source);
    }
  }
}
