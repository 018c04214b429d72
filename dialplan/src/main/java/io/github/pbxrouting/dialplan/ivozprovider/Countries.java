package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The country codes that answers name by the ids of countries. */
final class Countries {

  private final Map<String, String> codes = new HashMap<>();

  private Countries() {}

  /** Collects the codes of {@code countries.json}, and of the countries inside other answers. */
  static Countries of(Companies.Company company) throws IOException {
    Countries countries = new Countries();
    SavedAnswers answers = company.answers();
    answers.list("countries").objects().forEach(countries::add);
    for (String resource : List.of("extensions", "call_forward_settings")) {
      for (JsonNode saved : answers.list(resource).objects()) {
        countries.add(saved.path("numberCountry"));
      }
    }
    countries.add(company.answer().path("country"));
    countries.add(company.answer().path("transformationRuleSet").path("country"));
    return countries;
  }

  private void add(JsonNode country) {
    String id = Fields.id(country);
    String code = Fields.text(country, "countryCode");
    if (id != null && !code.isEmpty()) {
      codes.putIfAbsent(id, code);
    }
  }

  /**
   * Returns the code of the country that a field refers to.
   *
   * @throws MissingTargetException when the field has no country
   * @throws IllegalArgumentException when no answer tells the code of that country
   */
  String code(JsonNode saved, String field) {
    String own = Fields.text(saved.path(field), "countryCode");
    if (!own.isEmpty()) {
      return withPlus(own);
    }
    String id = Fields.reference(saved, field);
    if (id == null) {
      throw new MissingTargetException(field + " is missing");
    }
    String code = codes.get(id);
    if (code == null) {
      throw new IllegalArgumentException(
          field + " is not known: save the answer of GET /countries as countries.json");
    }
    return withPlus(code);
  }

  private static String withPlus(String code) {
    String digits = code.startsWith("+") ? code.substring(1) : code;
    if (!digits.matches("[0-9]+")) {
      throw new IllegalArgumentException("countryCode must be digits, but was \"" + code + "\"");
    }
    return "+" + digits;
  }

  /**
   * Returns the number that {@code numberCountry} and {@code numberValue} make.
   *
   * @throws MissingTargetException when one of them is missing
   * @throws IllegalArgumentException when no answer tells the country's code
   */
  String externalNumber(JsonNode saved) {
    String number = Fields.text(saved, "numberValue");
    if (number.isEmpty()) {
      throw new MissingTargetException("numberValue is missing");
    }
    return number.startsWith("+") ? number : code(saved, "numberCountry") + number;
  }
}
