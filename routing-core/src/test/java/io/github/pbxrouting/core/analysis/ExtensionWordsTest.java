package io.github.pbxrouting.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.checks.CountryNumbers;
import io.github.pbxrouting.core.analysis.checks.Finding;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who takes the numbers of extensions, in words, and what extensions say of the country. */
class ExtensionWordsTest {

  private static final CountryNumbers SPAIN =
      CountryNumbers.of("34")
          .withEmergencyNumbers(List.of("061", "062", "080", "085", "091", "092", "112"))
          .withInternationalPrefix("00");

  private static List<String> messages(FindingCode code, Client... clients) {
    return PlanAnalysis.of(
            BrandCompiler.create().compile(Brand.of("b", clients)),
            AnalysisOptions.DEFAULT.withKnownCountries(List.of(SPAIN)))
        .check()
        .stream()
        .filter(finding -> finding.code() == code)
        .map(Finding::message)
        .toList();
  }

  @Test
  void what_hides_an_extension_of_a_friend_is_named() {
    Client target =
        Client.builder("d")
            .extension("2001", ExtensionTarget.voicemail("v"))
            .extension("2002", ExtensionTarget.voicemail("v"))
            .extension("2003", ExtensionTarget.voicemail("v"))
            .build();
    Client client =
        Client.builder("c")
            .extension("2001", ExtensionTarget.voicemail("v"))
            .friend(Friend.remote("strong").priority(1).pattern("^2002$").build())
            .friend(Friend.internal("sister", "d").priority(2).build())
            .build();

    assertEquals(
        List.of(
            "extension 2001 of client d cannot be reached through the friend: extension 2001 of the"
                + " client itself takes the number",
            "extension 2002 of client d cannot be reached through the friend: friend strong takes"
                + " the number"),
        messages(FindingCode.HIDDEN_EXTENSION, client, target));
  }

  @Test
  void one_extension_that_leads_to_a_country_is_enough_to_be_there() {
    Client client =
        Client.builder("c")
            .extension("1001", ExtensionTarget.external("+34600123456"))
            .extension("1002", ExtensionTarget.voicemail("v"))
            .friend(Friend.remote("all").pattern("^0[0-9]{2}$").build())
            .build();

    assertEquals(
        List.of("061", "062", "080", "085", "091", "092"),
        messages(FindingCode.EMERGENCY_CAPTURED, client).stream()
            .map(message -> message.replaceAll(".* ", ""))
            .toList());
  }

  @Test
  void a_code_that_takes_numbers_of_another_is_told_with_the_extension_it_takes() {
    Client client =
        Client.builder("c")
            .serviceCode(ServiceCode.withArguments("*"))
            .serviceCode(ServiceCode.withArguments("*10"))
            .serviceCode(ServiceCode.exact("#1"))
            .extension("101", ExtensionTarget.voicemail("v"))
            .build();

    assertEquals(
        List.of(
            "service code *10 takes numbers of service code *, for example *101, which is * with"
                + " extension 101"),
        messages(FindingCode.OVERLAPPING_CODES, client));
  }

  @Test
  void an_internal_friend_that_nothing_points_back_to_is_told() {
    Client target = Client.builder("d").extension("1", ExtensionTarget.voicemail("v")).build();
    Client client = Client.builder("c").friend(Friend.internal("sister", "d").build()).build();
    Client back = Client.builder("d").friend(Friend.internal("home", "c").build()).build();

    assertEquals(
        List.of("client d has no internal friend that points back: its users cannot call back"),
        messages(FindingCode.ONE_WAY_FRIEND, client, target));
    assertEquals(List.of(), messages(FindingCode.ONE_WAY_FRIEND, client, back));
  }

  @Test
  void a_country_that_is_called_and_not_known_is_told_once() {
    Client client =
        Client.builder("c")
            .extension("1", ExtensionTarget.external("+61290000111"))
            .extension("2", ExtensionTarget.external("+61290000222"))
            .extension("3", ExtensionTarget.external("+34600123456"))
            .extension("4", ExtensionTarget.external("944000000"))
            .build();

    assertEquals(
        List.of(
            "the client calls +61290000111, and the emergency numbers of that country are not"
                + " known"),
        messages(FindingCode.UNKNOWN_COUNTRY, client));
  }

  private static Client numbered(String prefix, String replaceWith, String... emergencies) {
    return Client.builder("c")
        .numbering(NumberingRule.of(prefix, 8, 9, replaceWith))
        .emergencyNumbers(emergencies)
        .build();
  }

  @Test
  void a_home_country_that_only_numbering_rules_name_and_that_is_not_known_is_told() {
    assertEquals(
        List.of(
            "the numbering rules make numbers with +224, and the emergency numbers of that country"
                + " are not known"),
        messages(FindingCode.UNKNOWN_COUNTRY, numbered("", "+224")));
    // It is told once where the client calls it, too.
    assertEquals(
        List.of(
            "the client calls +224600000000, and the emergency numbers of that country are not"
                + " known"),
        messages(
            FindingCode.UNKNOWN_COUNTRY,
            numbered("0", "+22430").toBuilder()
                .extension("1", ExtensionTarget.external("+224600000000"))
                .build()));
  }

  @Test
  void a_home_country_is_not_told_where_it_is_known_or_its_numbers_are_declared() {
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("", "+34")));
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("0", "+3491")));
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("", "+224", "117")));
  }

  @Test
  void rules_that_name_no_home_country_are_told_of_nothing() {
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("00", "+")));
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("3", "+3")));
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("00224", "+224")));
    assertEquals(List.of(), messages(FindingCode.UNKNOWN_COUNTRY, numbered("9", "")));
  }

  @Test
  void numbers_sent_through_the_friends_reach_them() {
    Client target = Client.builder("d").extension("7", ExtensionTarget.voicemail("v")).build();
    Client client =
        Client.builder("c")
            .extension("7", ExtensionTarget.voicemail("v"))
            .extension("2000", ExtensionTarget.voicemail("v"))
            .extension("8", ExtensionTarget.throughFriends("2000"))
            .extension("9", ExtensionTarget.throughFriends("7"))
            .friend(Friend.remote("trunk").pattern("^2000$").build())
            .friend(Friend.internal("sister", "d").build())
            .build();

    assertEquals(List.of(), messages(FindingCode.UNREACHABLE_FRIEND, client, target));
    assertEquals(List.of(), messages(FindingCode.HIDDEN_EXTENSION, client, target));
  }
}
