package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each field of each object of saved answers, missing, null or of another type: the plan stays what
 * it was, or a line says what became of it.
 */
class ImportedFieldsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All answers of one company; no value is a default. */
  private static final String ANSWERS =
      """
      {"company": {"id": 3, "name": "Braga", "country": {"id": 178, "countryCode": "+351"},
          "transformationRuleSet": {"id": 4, "internationalCode": "00", "trunkPrefix": "0",
            "areaCode": "253", "nationalLen": 9, "country": {"id": 178, "countryCode": "+351"}}},
       "friends": [
         {"id": 7, "name": "coimbra", "priority": 3, "company": 3, "directConnectivity": "yes",
          "interCompany": null, "alwaysApplyTransformations": true, "transformationRuleSet": 4},
         {"id": 9, "name": "InterCompany3_8", "priority": 5, "company": 3,
          "directConnectivity": "intervpbx", "interCompany": {"id": 8, "name": "Faro"},
          "alwaysApplyTransformations": true, "transformationRuleSet": null}],
       "friends_patterns": [
         {"id": 51, "name": "branch", "regExp": "^44", "friend": 7},
         {"id": 52, "name": "other", "regExp": "^45", "friend": {"id": 7, "name": "coimbra"}}],
       "extensions": [
         {"id": 21, "number": "210", "routeType": "user", "user": {"id": 5}},
         {"id": 22, "number": "211", "routeType": "number", "numberValue": "215550101",
          "numberCountry": {"id": 178, "countryCode": "+351"}},
         {"id": 23, "number": "212", "routeType": "friend", "friendValue": "4401"},
         {"id": 24, "number": "213", "routeType": "voicemail", "voicemail": 6},
         {"id": 25, "number": "214", "routeType": "conditional", "conditionalRoute": 8}],
       "call_forward_settings": [
         {"id": 61, "friend": 7, "callForwardType": "noAnswer", "noAnswerTimeout": 25,
          "callTypeFilter": "internal", "targetType": "extension", "extension": {"id": 21},
          "enabled": false},
         {"id": 62, "friend": {"id": 7}, "callForwardType": "busy", "callTypeFilter": "external",
          "targetType": "number", "numberValue": "215550102", "numberCountry": 179,
          "enabled": false},
         {"id": 63, "friend": 9, "callForwardType": "userNotRegistered",
          "callTypeFilter": "external", "targetType": "voicemail", "voicemail": {"id": 6},
          "enabled": false}],
       "company_services": [
         {"id": 1, "code": "94", "service": 2},
         {"id": 2, "code": "95", "service": {"id": 3, "extraArgs": false}}],
       "services": [{"id": 2, "extraArgs": false}],
       "countries": [{"id": 179, "countryCode": "+351"}]}
      """;

  private static final String OTHER =
      """
      {"company": {"id": 8, "name": "Faro", "transformationRuleSet": null},
       "friends": [], "friends_patterns": [], "call_forward_settings": [], "company_services": [],
       "extensions": [{"id": 80, "number": "310", "routeType": "user", "user": {"id": 9}}]}
      """;

  /** Values of each type that JSON has, none of which any field has in the API. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1.5",
          "\"?\"",
          "\"\"",
          "[]",
          "[null]",
          "{}",
          "{\"id\": null}",
          "{\"id\": [1]}",
          "{\"@id\": {}}");

  /** Those that a plan may take over as a text. */
  private static final Set<String> SCALARS = Set.of("true", "-1.5", "\"?\"");

  private static final Set<String> BOOLEANS =
      Set.of("enabled", "extraArgs", "alwaysApplyTransformations");

  /** What may be empty in IvozProvider: the code of {@code *} alone, say. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("code", "internationalCode");

  /** What may be missing, as in lists and in older versions, and then has the API's default. */
  private static final Set<String> DEFAULTS =
      Set.of("priority", "directConnectivity", "enabled", "callTypeFilter");

  @TempDir private Path folder = Path.of("");

  private IvozProviderImport.Result read(JsonNode answers) throws IOException {
    for (String client : List.of("braga", "faro")) {
      JsonNode of = client.equals("braga") ? answers : JSON.readTree(OTHER);
      Path own = Files.createDirectories(folder.resolve(client));
      for (var list : of.properties()) {
        Files.writeString(own.resolve(list.getKey() + ".json"), list.getValue().toString());
      }
    }
    return IvozProviderImport.read(folder, "test");
  }

  @Test
  void the_answers_are_taken_over_as_a_whole() throws IOException {
    List<String> notes = read(JSON.readTree(ANSWERS)).notes();

    assertEquals(1, notes.size(), notes::toString);
    assertTrue(notes.get(0).contains("its transformation set became 4 numbering rules"));
  }

  @Test
  void null_in_place_of_an_object_is_left_out_and_reported() throws IOException {
    IvozProviderImport.Result whole = read(JSON.readTree(ANSWERS));
    for (String list :
        List.of(
            "friends",
            "friends_patterns",
            "extensions",
            "call_forward_settings",
            "company_services",
            "services",
            "countries")) {
      JsonNode answers = JSON.readTree(ANSWERS);
      ((ArrayNode) answers.get(list)).insert(0, (JsonNode) null).addNull();
      IvozProviderImport.Result imported = read(answers);

      assertEquals(whole.brand(), imported.brand());
      assertTrue(
          imported
              .notes()
              .contains(
                  "client Braga, "
                      + list
                      + ".json: has null in place of objects, which was left out, times: 2"),
          imported.notes()::toString);
    }
  }

  @Test
  void a_priority_that_is_null_is_reported() throws IOException {
    JsonNode answers = JSON.readTree(ANSWERS);
    ((ObjectNode) answers.get("friends").get(0)).putNull("priority");

    assertTrue(
        read(answers)
            .notes()
            .contains(
                "client Braga, friend coimbra: its priority, null, is not a whole number; it became"
                    + " 1"));
  }

  @Tag("thorough")
  @Test
  void a_field_that_is_not_as_in_the_api_changes_nothing_or_is_reported() throws IOException {
    IvozProviderImport.Result whole = read(JSON.readTree(ANSWERS));
    Set<String> known = new HashSet<>(whole.notes());
    Set<String> silent = new TreeSet<>();
    int tried = 0;
    for (List<Object> place : places(JSON.readTree(ANSWERS))) {
      if (place.size() == 1) {
        continue; // a whole answer
      }
      List<String> values = new ArrayList<>(VALUES);
      values.add("");
      for (String value : values) {
        JsonNode answers = JSON.readTree(ANSWERS);
        JsonNode object = answers;
        for (Object step : place.subList(0, place.size() - 1)) {
          object = step instanceof Integer index ? object.get(index) : object.get((String) step);
        }
        String field = (String) place.get(place.size() - 1);
        if (value.isEmpty()) {
          ((ObjectNode) object).remove(field);
        } else {
          ((ObjectNode) object).set(field, JSON.readTree(value));
        }
        String changed = place + " = " + (value.isEmpty() ? "missing" : value);
        IvozProviderImport.Result imported;
        try {
          imported = read(answers);
        } catch (RuntimeException thrown) {
          throw new AssertionError(changed, thrown);
        }
        assertEquals(
            List.of(),
            RouterCompiler.load().problems(imported.brand(), CompileOptions.DEFAULT),
            changed);
        String plan = lines(imported);
        boolean isTakenOver =
            plan.equals(lines(whole))
                || (value.isEmpty() && DEFAULTS.contains(field))
                || (value.equals("\"\"") && MAY_BE_EMPTY.contains(field))
                || (value.equals("true") && BOOLEANS.contains(field))
                || (SCALARS.contains(value) && plan.contains(value.replace("\"", "") + "\""));
        if (!isTakenOver && known.containsAll(imported.notes())) {
          silent.add(changed);
        }
        tried++;
      }
    }
    assertEquals(Set.of(), silent, () -> String.join("\n", silent));
    assertTrue(tried > 1000, "tried " + tried);
  }

  /** Returns the lines of the plan without their order. */
  private static String lines(IvozProviderImport.Result imported) {
    return PlanFiles.format(imported.brand())
        .lines()
        .map(line -> line.replaceFirst(",$", ""))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** Returns the ways to all fields of all objects. */
  private static List<List<Object>> places(JsonNode node) {
    List<List<Object>> places = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(field -> {
            places.add(List.of(field.getKey()));
            places(field.getValue()).forEach(below -> places.add(longer(field.getKey(), below)));
          });
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      for (List<Object> below : places(node.get(i))) {
        places.add(longer(i, below));
      }
    }
    return places;
  }

  private static List<Object> longer(Object first, List<Object> rest) {
    List<Object> longer = new ArrayList<>(List.of(first));
    longer.addAll(rest);
    return longer;
  }
}
