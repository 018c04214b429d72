package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RemoteFriend;
import io.github.pbxrouting.api.RouterCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Imports answers whose fields are right, missing, null, of another type, or lead nowhere. */
@Tag("slow")
final class ImportProperties {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Values that a field may have besides the right ones; what is not in a list is left out. */
  private static final Map<String, List<Object>> FIELDS =
      Map.ofEntries(
          Map.entry("id", List.of(1, 2, 3, 4, "5", "/friends/6")),
          Map.entry("name", List.of("a", "b", "a b", "", "InterCompany1_2")),
          Map.entry("priority", List.of(1, -3, "2", "x", 1e9)),
          Map.entry("company", List.of(1, 2, Map.of("id", 1))),
          Map.entry("directConnectivity", List.of("yes", "no", "intervpbx", "other")),
          Map.entry("interCompany", List.of(1, 2, 9, Map.of("id", 2, "name", "two"))),
          Map.entry("alwaysApplyTransformations", List.of(true, 0, "1")),
          Map.entry("transformationRuleSet", List.of(4, Map.of("id", 4))),
          Map.entry("friend", List.of(1, 2, 3, 99, Map.of("id", 1), "/friends/2")),
          Map.entry(
              "regExp", List.of("^2", "", "+34", "^2[0-9]{03}$", "\\d", "(?=1)", "[", "^+34", 7)),
          Map.entry("number", List.of("101", "102", "", "1 2", "*94", 103)),
          Map.entry(
              "routeType",
              List.of("user", "number", "friend", "voicemail", "conditional", "locution", "new")),
          Map.entry("user", List.of(5, Map.of("id", 5))),
          Map.entry("numberCountry", List.of(68, 69, Map.of("id", 68, "countryCode", "34"))),
          Map.entry("numberValue", List.of("944000111", "+34944000111", "x", "1")),
          Map.entry("friendValue", List.of("2001", "", "1 2")),
          Map.entry("voicemail", List.of(6, Map.of("id", 6))),
          Map.entry("voiceMailUser", List.of(6)),
          Map.entry("locution", List.of(7)),
          Map.entry("extension", List.of(1, 2, 99, Map.of("id", 1))),
          Map.entry(
              "callForwardType",
              List.of("inconditional", "noAnswer", "busy", "userNotRegistered", "new")),
          Map.entry("callTypeFilter", List.of("internal", "external", "both", "new")),
          Map.entry("targetType", List.of("number", "extension", "voicemail", "retail")),
          Map.entry("noAnswerTimeout", List.of(0, 20, "30", 3600, 3601, -1, 1e12)),
          Map.entry("enabled", List.of(true, false, 1, 0, "no")),
          Map.entry("code", List.of("94", "9", "941", "", "9 4", "00")),
          Map.entry("service", List.of(1, 2, Map.of("id", 3, "extraArgs", false))),
          Map.entry("extraArgs", List.of(true, false)),
          Map.entry("countryCode", List.of("+34", "34", "")));

  private static final Map<String, List<String>> RESOURCES =
      Map.of(
          "friends",
          List.of(
              "id",
              "name",
              "priority",
              "company",
              "directConnectivity",
              "interCompany",
              "alwaysApplyTransformations",
              "transformationRuleSet"),
          "friends_patterns",
          List.of("id", "name", "regExp", "friend"),
          "extensions",
          List.of(
              "id",
              "number",
              "routeType",
              "user",
              "numberCountry",
              "numberValue",
              "friendValue",
              "voicemail",
              "locution"),
          "call_forward_settings",
          List.of(
              "id",
              "friend",
              "user",
              "callForwardType",
              "callTypeFilter",
              "targetType",
              "extension",
              "voicemail",
              "voiceMailUser",
              "numberCountry",
              "numberValue",
              "noAnswerTimeout",
              "enabled"),
          "company_services",
          List.of("id", "code", "service"),
          "services",
          List.of("id", "extraArgs"),
          "countries",
          List.of("id", "countryCode"));

  @Provide
  Arbitrary<Map<String, List<Map<String, Object>>>> answers() {
    List<String> resources = List.copyOf(RESOURCES.keySet());
    List<Arbitrary<List<Map<String, Object>>>> lists = new ArrayList<>();
    for (String resource : resources) {
      lists.add(object(RESOURCES.getOrDefault(resource, List.of())).list().ofMaxSize(5));
    }
    return Combinators.combine(lists)
        .as(made -> {
          Map<String, List<Map<String, Object>>> answers = new HashMap<>();
          for (int i = 0; i < resources.size(); i++) {
            answers.put(resources.get(i), made.get(i));
          }
          return answers;
        });
  }

  /** Objects whose fields have one of their values, are null, or are not there. */
  private static Arbitrary<Map<String, Object>> object(List<String> names) {
    List<Arbitrary<Integer>> choices = new ArrayList<>();
    for (String name : names) {
      choices.add(Arbitraries.integers().between(-2, values(name).size() - 1));
    }
    return Combinators.combine(choices)
        .as(chosen -> {
          Map<String, Object> object = new HashMap<>();
          for (int i = 0; i < names.size(); i++) {
            int choice = chosen.get(i);
            if (choice > -2) {
              object.put(names.get(i), choice < 0 ? null : values(names.get(i)).get(choice));
            }
          }
          return object;
        });
  }

  private static List<Object> values(String name) {
    return FIELDS.getOrDefault(name, List.of());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void the_plan_loads_and_what_it_lacks_is_reported(
      @ForAll("answers") Map<String, List<Map<String, Object>>> answers) throws IOException {
    Path folder = Files.createTempDirectory("import");
    try {
      for (Map.Entry<String, List<Map<String, Object>>> list : answers.entrySet()) {
        Files.writeString(
            folder.resolve(list.getKey() + ".json"), JSON.writeValueAsString(list.getValue()));
      }
      IvozProviderImport.Result imported = IvozProviderImport.read(folder, "test");

      assertEquals(
          List.of(), RouterCompiler.load().problems(imported.brand(), CompileOptions.DEFAULT));
      Client client = imported.brand().clients().get(0);
      JsonNode saved = JSON.valueToTree(answers);
      nothingIsMissingWithoutANote(client, saved, String.join("\n", imported.notes()));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void nothingIsMissingWithoutANote(Client client, JsonNode saved, String notes) {
    for (JsonNode extension : saved.path("extensions")) {
      String number = Fields.text(extension, "number");
      assertTrue(
          client.extensions().stream().anyMatch(one -> one.number().equals(number))
              || notes.contains("extension " + number + ": "),
          () -> extension + "\n" + notes);
    }
    for (JsonNode friend : saved.path("friends")) {
      String name = Fields.text(friend, "name");
      assertTrue(
          client.friends().stream().anyMatch(one -> one.name().equals(name))
              || notes.contains("friend " + name + ": "),
          () -> friend + "\n" + notes);
    }
    List<String> patterns = new ArrayList<>();
    int forwards = 0;
    for (Friend friend : client.friends()) {
      forwards += friend.forwards().size();
      if (friend instanceof RemoteFriend remote) {
        patterns.addAll(remote.patterns());
      }
    }
    for (JsonNode one : saved.path("friends_patterns")) {
      String pattern = Fields.text(one, "regExp");
      assertTrue(
          patterns.contains(pattern) || notes.contains("pattern") || notes.contains("was left out"),
          () -> one + "\n" + notes);
    }
    assertTrue(
        forwards == saved.path("call_forward_settings").size()
            || notes.contains("was left out")
            || notes.contains("were left out")
            || notes.contains("more than once"),
        notes);
    for (JsonNode service : saved.path("company_services")) {
      String code = "*" + Fields.text(service, "code");
      assertTrue(
          client.serviceCodes().stream().anyMatch(one -> one.code().equals(code))
              || notes.contains("service code " + code + ": ")
              || notes.contains("more than once"),
          () -> service + "\n" + notes);
    }
  }
}
