package io.github.pbxrouting.dialplan.ivozprovider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.NumberingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberingImportTest {

  @TempDir private Path folder;

  /** What is dialled, and what IvozProvider's generated rules make of it. */
  @ParameterizedTest
  @CsvSource({
    // international code, trunk prefix, area code, national length; dialled, E.164
    "00, '', '', 9, 215550101, +351215550101",
    "00, '', '', 9, 0044205550101, +44205550101",
    "00, '', '', 9, +44205550101, +44205550101",
    "00, '', '', 9, 112, +351112",
    "00, '', '', 9, *94, *94",
    "810, 8, '', 10, 8102055501, +2055501",
    "810, 8, '', 10, 84955550101, +3514955550101",
    "810, 8, '', 10, 4955550101, +3514955550101",
    "00, 0, 21, 9, 0225550101, +351225550101",
    "00, 0, 21, 9, 5550101, +351215550101",
    "00, 0, 21, 9, 555010, +351555010",
    "'', '', '', 9, 215550101, +215550101",
    "00, '', '', 9, 1234567890123456, 1234567890123456",
  })
  void a_set_becomes_the_rules_that_ivozprovider_generates(
      String international, String trunk, String area, int length, String dialled, String e164)
      throws IOException {
    save(
        """
        {"id": 41, "internationalCode": "%s", "trunkPrefix": "%s", "areaCode": "%s",
         "nationalLen": %d, "country": {"id": 178, "countryCode": "+351"}}
        """
            .formatted(international, trunk, area, length));

    IvozProviderImport.Result imported = IvozProviderImport.read(folder, "test");
    assertEquals(e164, imported.brand().clients().get(0).normalize(dialled));
    assertEquals(
        1, imported.notes().stream().filter(note -> note.contains("numbering rules")).count());
  }

  @Test
  void rules_have_their_order() throws IOException {
    save(
        """
        {"id": 41, "internationalCode": "00", "trunkPrefix": "0", "areaCode": "21",
         "nationalLen": 9, "country": {"id": 178, "countryCode": "351"}}
        """);

    assertEquals(
        List.of(
            NumberingRule.of("00", 1, 15, "+"),
            NumberingRule.of("0", 9, 9, "+351"),
            NumberingRule.of("", 7, 7, "+35121"),
            NumberingRule.of("", 1, 15, "+351")),
        IvozProviderImport.read(folder, "test").brand().clients().get(0).numbering());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "41;names its transformation set by its id alone",
        "{\"id\": 41, \"internationalCode\": \"00|011\", \"nationalLen\": 9, \"country\":"
            + " {\"countryCode\": \"+351\"}};internationalCode must be digits, but was \"00|011\"",
        "{\"id\": 41, \"internationalCode\": \"00\", \"nationalLen\": 9, \"country\": 178}"
            + ";country is not known: save the answer of GET /countries",
        "{\"id\": 41, \"internationalCode\": \"00\", \"nationalLen\": 9, \"country\": null}"
            + ";country is missing",
      })
  void a_set_that_cannot_be_taken_over_is_reported_and_leaves_numbers_as_they_are(
      String set, String problem) throws IOException {
    save(set);

    IvozProviderImport.Result imported = IvozProviderImport.read(folder, "test");
    assertEquals(List.of(), imported.brand().clients().get(0).numbering());
    String notes = String.join("\n", imported.notes());
    assertTrue(notes.contains("client faro, company.json: "), notes);
    assertTrue(notes.contains(problem), notes);
  }

  @Test
  void a_company_without_a_set_has_no_rules_and_no_note() throws IOException {
    save("null");

    IvozProviderImport.Result imported = IvozProviderImport.read(folder, "test");
    assertEquals(List.of(), imported.brand().clients().get(0).numbering());
    assertTrue(imported.notes().stream().noneMatch(note -> note.contains("company.json")));
  }

  private void save(String set) throws IOException {
    Files.writeString(folder.resolve("friends.json"), "[]");
    Files.writeString(
        folder.resolve("company.json"),
        "{\"id\": 3, \"name\": \"faro\", \"transformationRuleSet\": " + set + "}");
  }
}
