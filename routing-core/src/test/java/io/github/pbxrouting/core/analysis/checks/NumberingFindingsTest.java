package io.github.pbxrouting.core.analysis.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.NumberingPlan;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.BrandCompiler;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about numbering rules, and about numbers that their results capture. */
final class NumberingFindingsTest {

  private static List<Finding> findings(Client client, FindingCode code) {
    return PlanAnalysis.of(BrandCompiler.create().compile(Brand.of("b", client))).check().stream()
        .filter(finding -> finding.code() == code)
        .toList();
  }

  private static Client rules(NumberingRule... rules) {
    return Client.builder("c").numbering(rules).build();
  }

  private static List<String> messages(Client client, FindingCode code) {
    return findings(client, code).stream().map(Finding::message).toList();
  }

  @Test
  void a_rule_that_fits_no_number_is_reported() {
    assertEquals(
        List.of(
            "numbering[0] (\"00\" and 40 to 50 digits) never applies: no number that can be dialled"
                + " fits it"),
        messages(
            rules(NumberingRule.of("00", 40, 50, "+")), FindingCode.UNREACHABLE_NUMBERING_RULE));
  }

  @Test
  void a_rule_hidden_by_several_others_is_reported() {
    assertEquals(
        List.of(
            "numbering[2] (\"1\" and 2 to 4 digits) never applies: earlier rules fit all its"
                + " numbers"),
        messages(
            rules(
                NumberingRule.of("1", 2, 3, "2"),
                NumberingRule.of("", 5, 5, "+"),
                NumberingRule.of("1", 2, 4, "3")),
            FindingCode.UNREACHABLE_NUMBERING_RULE));
  }

  @Test
  void a_result_that_another_rule_would_change_again_is_reported_with_a_number() {
    Finding finding =
        findings(
                rules(NumberingRule.of("9", 5, 12, "0"), NumberingRule.of("00", 4, 11, "+")),
                FindingCode.CHAINED_NUMBERING_RULES)
            .get(0);
    assertEquals("900000", finding.witness().orElseThrow());
    assertEquals(
        "numbering[0] makes 900000 000000, which numbering[1] would make +0000; one rule applies,"
            + " once",
        finding.message());
  }

  @Test
  void the_rules_of_numbering_plans_are_sound() {
    for (NumberingPlan plan :
        List.of(
            NumberingPlan.builder("34", 9).build(),
            NumberingPlan.builder("44", 10).trunkPrefix("0").build(),
            NumberingPlan.builder("1", 10).internationalPrefix("011").trunkPrefix("1").build())) {
      Client client = Client.builder("c").numbering(plan.rules()).build();
      assertEquals(List.of(), findings(client, FindingCode.UNREACHABLE_NUMBERING_RULE));
      assertEquals(List.of(), findings(client, FindingCode.CHAINED_NUMBERING_RULES));
    }
  }

  @Test
  void a_pattern_that_only_normalised_numbers_match_is_neither_useless_nor_redundant() {
    String tooLongToDial = "^\\+35[0-9]{13}$";
    Client client =
        rules(NumberingRule.of("0", 14, 14, "+3")).toBuilder()
            .friend(Friend.remote("f").patterns("^9", tooLongToDial).build())
            .build();

    assertEquals(List.of(), findings(client, FindingCode.MATCHES_NOTHING));
    assertEquals(List.of(), findings(client, FindingCode.UNREACHABLE_PATTERN));
    assertEquals(List.of(), findings(client, FindingCode.REDUNDANT_PATTERN));
  }

  @Test
  void numbers_that_an_emergency_number_takes_by_its_other_form_are_errors() {
    Client client =
        Client.builder("c")
            .numbering(NumberingRule.of("9", 2, 6, ""), NumberingRule.of("*", 3, 3, ""))
            .emergencyNumbers("112")
            .serviceCode(ServiceCode.exact("*112"))
            .extension("9112", ExtensionTarget.endpoint("user", "alice"))
            .friend(Friend.remote("exact").patterns("^91[0-9]2$").build())
            .friend(Friend.remote("wide").priority(2).patterns("^9").build())
            .build();
    assertEquals(
        List.of(
            "service code *112 is never reached: dialled, it is the emergency number 112 in its"
                + " normalised form",
            "extension 9112 is never reached: dialled, it is the emergency number 112 in its"
                + " normalised form",
            "the number 9112, which a pattern names, is never reached: dialled, it is the emergency"
                + " number 112 in its normalised form"),
        messages(client, FindingCode.EMERGENCY_BY_NUMBERING));
  }
}
