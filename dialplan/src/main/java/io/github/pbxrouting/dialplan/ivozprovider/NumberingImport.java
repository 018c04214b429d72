package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Ints;
import io.github.pbxrouting.api.NumberingRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports a company's transformation set as the rules that IvozProvider generates for it: from what
 * is dialled to E.164.
 */
final class NumberingImport {

  /** The maximum number of digits of an E.164 number. */
  private static final int MAX_DIGITS = 15;

  private final Companies.Company company;
  private final Countries countries;
  private final Report report;

  NumberingImport(Companies.Company company, Countries countries, Report report) {
    this.company = company;
    this.countries = countries;
    this.report = report;
  }

  /** Imports the rules; none when the company has no set, or its set cannot be taken over. */
  List<NumberingRule> read() {
    JsonNode set = company.answer().path("transformationRuleSet");
    if (set.isMissingNode() || set.isNull()) {
      return List.of();
    }
    if (!set.isObject()) {
      report.note(
          "company.json",
          "names its transformation set by its id alone, and so it was not taken over: save the"
              + " answer of GET /companies/ID");
      return List.of();
    }
    try {
      List<NumberingRule> rules = rules(set);
      report.note(
          "company.json",
          "its transformation set became "
              + rules.size()
              + " numbering rules, which IvozProvider generates from its fields: compare them with"
              + " the set, whose rules may have been edited by hand");
      return rules;
    } catch (IllegalArgumentException refused) {
      report.note(
          "company.json",
          "its transformation set was not taken over, and numbers are matched as they are dialled: "
              + refused.getMessage());
      return List.of();
    }
  }

  private List<NumberingRule> rules(JsonNode set) {
    String country = countries.code(set, "country");
    String trunkPrefix = digits(set, "trunkPrefix");
    String areaCode = digits(set, "areaCode");
    String internationalCode = digits(set, "internationalCode");
    if (!set.hasNonNull("internationalCode")) {
      throw new IllegalArgumentException(
          "internationalCode is " + Fields.shown(set, "internationalCode"));
    }
    List<NumberingRule> rules = new ArrayList<>();
    rules.add(NumberingRule.of(internationalCode, 1, MAX_DIGITS, "+"));
    int nationalLength = trunkPrefix.isEmpty() && areaCode.isEmpty() ? 0 : nationalLength(set);
    if (!trunkPrefix.isEmpty()) {
      rules.add(NumberingRule.of(trunkPrefix, nationalLength, nationalLength, country));
    }
    if (!areaCode.isEmpty()) {
      int digits = nationalLength - areaCode.length();
      rules.add(NumberingRule.of("", digits, digits, country + areaCode));
    }
    rules.add(NumberingRule.of("", 1, MAX_DIGITS, country));
    return rules;
  }

  private static int nationalLength(JsonNode set) {
    Integer length = Ints.tryParse(Fields.text(set, "nationalLen"));
    if (length == null) {
      throw new IllegalArgumentException(
          "nationalLen must be a number of digits, but was " + Fields.shown(set, "nationalLen"));
    }
    return length;
  }

  /**
   * Returns a field of digits, which may be empty: IvozProvider takes any text as a part of a
   * regular expression.
   */
  private static String digits(JsonNode set, String field) {
    String digits = Fields.text(set, field);
    if (!digits.matches("[0-9]*") || set.path(field).isContainerNode()) {
      throw new IllegalArgumentException(
          field + " must be digits, but was " + Fields.shown(set, field));
    }
    return digits;
  }
}
