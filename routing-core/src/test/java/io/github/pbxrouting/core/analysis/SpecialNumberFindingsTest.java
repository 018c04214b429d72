package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialNumberFindingsTest {

  private static final Set<FindingCode> ABOUT_SPECIAL_NUMBERS =
      EnumSet.of(
          FindingCode.EMERGENCY_CAPTURED,
          FindingCode.INTERNATIONAL_CAPTURED,
          FindingCode.PREMIUM_CAPTURED);

  private static final CountryNumbers SPAIN =
      CountryNumbers.of("34")
          .withEmergencyNumbers(List.of("061", "062", "080", "085", "091", "092", "112"))
          .withInternationalPrefix("00")
          .withPremiumPrefixes(List.of("803", "806", "807", "905", "907"));

  private static final CountryNumbers FRANCE =
      CountryNumbers.of("33")
          .withEmergencyNumbers(List.of("15", "17", "18", "112"))
          .withInternationalPrefix("00")
          .withPremiumPrefixes(List.of("089"));

  private static List<String> findings(Client client, AnalysisOptions options) {
    return PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", client)), options)
        .check()
        .stream()
        .filter(finding -> ABOUT_SPECIAL_NUMBERS.contains(finding.code()))
        .map(finding ->
            finding.code().token()
                + " "
                + (finding.friend().orElse(null) == null
                    ? finding.extension().orElse(null)
                    : finding.friend().orElse(null))
                + " "
                + finding.witness().orElse(null))
        .toList();
  }

  private static List<String> findings(Client client) {
    return findings(client, AnalysisOptions.DEFAULT.withKnownCountries(List.of(FRANCE, SPAIN)));
  }

  @Test
  void an_emergency_number_that_a_friend_or_extension_takes_is_captured() {
    assertEquals(
        List.of("emergency-captured 911 911", "emergency-captured short 112"),
        findings(
            Client.builder("c")
                .extension("911", ExtensionTarget.voicemail("v"))
                .friend(Friend.remote("short").pattern("^[0-9]{3}$").build())
                .build()));
  }

  @Test
  void the_emergency_numbers_of_the_country_that_numbering_rules_name_are_captured_too() {
    assertEquals(
        List.of("emergency-captured short 080", "emergency-captured short 085"),
        findings(
            Client.builder("c")
                .numbering(NumberingRule.of("", 9, 9, "+34"))
                .friend(Friend.remote("short").pattern("^08[0-9]$").build())
                .build()));
  }

  @Test
  void a_declared_emergency_number_is_captured_by_nobody() {
    assertEquals(
        List.of(),
        findings(
            Client.builder("c")
                .emergencyNumber("112")
                .emergencyNumber("911")
                .friend(Friend.remote("short").pattern("^[0-9]{3}$").build())
                .build()));
  }

  @Test
  void the_emergency_numbers_of_a_country_count_when_the_plan_calls_it() {
    Client.Builder client =
        Client.builder("c").friend(Friend.remote("short").pattern("^0[0-9]{2}$").build());
    assertEquals(List.of(), findings(client.build()));
    client.friend(
        Friend.remote("other")
            .pattern("^5")
            .forward(ForwardRule.onBusy(ForwardTarget.external("+34944000000")))
            .build());
    assertEquals(
        List.of(
            "emergency-captured short 061",
            "emergency-captured short 062",
            "emergency-captured short 080",
            "emergency-captured short 085",
            "emergency-captured short 091",
            "emergency-captured short 092"),
        findings(client.build()));
  }

  @Test
  void the_countries_can_be_given() {
    Client client =
        Client.builder("c").friend(Friend.remote("short").pattern("^[0-9]{2,4}$").build()).build();
    CountryNumbers own =
        CountryNumbers.of("999").withEmergencyNumbers(List.of("15")).withInternationalPrefix("0");
    assertEquals(
        List.of("emergency-captured short 15"),
        findings(client, AnalysisOptions.DEFAULT.withCountries(List.of(own))));
    assertEquals(List.of(), findings(client, AnalysisOptions.DEFAULT.withCountries(List.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^[0-9]{9}$; ''",
        "^[0-9]{9,}$; international-captured f 0000000000",
        "^[0-9]{9,}$|^00; ''",
        "^(?:00|\\+)[1-9]; ''",
        "^0{2}; ''",
        "^0[0-9]+$; international-captured f 0000000000",
        "^[+*]34; ''",
        "^[^0-9]34; international-captured f +34000000",
      })
  void whole_international_numbers_by_a_pattern_that_does_not_name_them_are_told(
      String pattern, String expected) {
    Client client = Client.builder("c").friend(Friend.remote("f").pattern(pattern).build()).build();
    List<CountryNumbers> countries =
        List.of(CountryNumbers.EVERYWHERE, CountryNumbers.of("9").withInternationalPrefix("00"));
    assertEquals(
        expected.isEmpty() ? List.of() : List.of(expected),
        findings(client, AnalysisOptions.DEFAULT.withCountries(countries)));
  }

  @Test
  void premium_numbers_by_a_broad_pattern_are_told() {
    List<CountryNumbers> spain = List.of(SPAIN);
    Client client =
        Client.builder("c").friend(Friend.remote("f").pattern("^[89][0-9]{8}$").build()).build();
    assertEquals(
        List.of(
            "premium-captured f 803000000",
            "premium-captured f 806000000",
            "premium-captured f 807000000",
            "premium-captured f 905000000",
            "premium-captured f 907000000"),
        findings(client, AnalysisOptions.DEFAULT.withCountries(spain)));
    Client named =
        Client.builder("c")
            .friend(Friend.remote("f").pattern("^80[367]").pattern("^90[57]").build())
            .build();
    assertEquals(List.of(), findings(named, AnalysisOptions.DEFAULT.withCountries(spain)));
  }
}
