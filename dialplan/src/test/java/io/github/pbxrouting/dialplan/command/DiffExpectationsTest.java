package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.dialplan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.dialplan.output.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code diff --only} and {@code --expect}: an edit does what it says, and no more. */
class DiffExpectationsTest {

  @TempDir private Path folder = Path.of("");

  private String older = "";
  private String newer = "";

  @BeforeEach
  void write() throws IOException {
    older = plan("old.json", "^2[0-9]{3}$", "^3[0-9]{3}$");
    newer = plan("new.json", "^2[0-8][0-9]{2}$", "^(3[0-9]{3}|944[0-9])$");
  }

  private String plan(String name, String bilbao, String seville) throws IOException {
    return Files.writeString(
            folder.resolve(name),
            """
            {"brand": "b", "clients": [{"id": "madrid", "friends": [
              {"name": "bilbao", "patterns": ["%s"]}, {"name": "seville", "patterns": ["%s"]}]}]}
            """
                .formatted(bilbao, seville))
        .toString();
  }

  private Run expecting(String moves) throws IOException {
    Path file = Files.writeString(folder.resolve("moves.json"), moves.replace('\'', '"'));
    return dialplan("diff", older, newer, "--expect", file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bilbao,seville| 0| ``",
        "bilbao| 1| madrid: 9440 moves besides, from external to friend seville",
        "seville| 1| madrid: 2900 moves besides, from friend bilbao to external",
        "sevilla| 2| --only: neither plan has a friend \"sevilla\"",
      })
  void numbers_move_from_or_to_the_friends_that_are_named_alone(
      String friends, int status, String problem) {
    Run run = dialplan("diff", older, newer, "--only", friends);
    assertEquals(problem.isEmpty() ? "" : "dialplan diff: " + problem + "\n", run.err());
    assertEquals(status, run.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'client': 'madrid', 'from': {'friend': 'bilbao'}, 'to': {'route': 'external'}},"
            + " {'client': 'madrid', 'numbers': ['944[0-9]'], 'to': {'friend': 'seville'}}| 0| ``",
        "{'client': 'madrid', 'ranges': ['2900-2999'], 'from': {'friend': 'bilbao'}},"
            + " {'client': 'madrid', 'to': {'friend': 'seville'}}| 0| ``",
        "{'client': 'madrid', 'from': {'friend': 'bilbao'}}"
            + "| 1| madrid: 9440 moves besides, from external to friend seville",
        "{'client': 'madrid', 'ranges': ['2900-2989'], 'from': {'friend': 'bilbao'}},"
            + " {'client': 'madrid', 'to': {'friend': 'seville'}}"
            + "| 1| madrid: 2990 moves besides, from friend bilbao to external",
        "{'client': 'madrid', 'from': {'friend': 'bilbao'}},"
            + " {'client': 'madrid', 'ranges': ['9440-9459'], 'to': {'friend': 'seville'}}"
            + "| 1| madrid: 9450 does not go to friend seville, as moves[1] says",
        "{'client': 'lisbon', 'to': {'friend': 'x'}}"
            + "| 2| --expect: moves[0]: neither plan has a client \"lisbon\"",
      })
  void an_edit_does_what_a_file_says_and_no_more(String moves, int status, String problem)
      throws IOException {
    Run run = expecting("{'moves': [" + moves + "]}");
    assertEquals(problem.isEmpty() ? "" : "dialplan diff: " + problem + "\n", run.err());
    assertEquals(status, run.status());
  }

  @Test
  void plans_that_are_alike_move_nothing_besides() throws IOException {
    newer = older;
    assertEquals(0, dialplan("diff", older, newer, "--only", "bilbao").status());
    assertEquals(0, expecting("{'moves': []}").status());
  }

  @Test
  void the_problems_of_a_file_are_reported_with_their_places() throws IOException {
    Run run = expecting("{'moves': [{'client': 'madrid'}, {'to': {'frend': 'x'}}]}");
    String file = folder.resolve("moves.json").toString();
    assertEquals(2, run.status());
    assertEquals(
        file
            + ":1:12: moves[0]: says nothing: write from or to with a destination\n"
            + file
            + ":1:42: moves[1].to.frend: unknown field: did you mean \"friend\"? known here: route,"
            + " friend, targetClient, extension, code, arguments, reason, number, external,"
            + " voicemail, endpoint, client\n"
            + file
            + ":1:34: moves[1].client: is missing: it must be there\n",
        run.err());
  }

  private void writeNumbering() throws IOException {
    String plan =
        """
        {"brand": "b", "clients": [{"id": "madrid",
          "numbering": [{"prefix": "", "replaceWith": "%s", "minDigits": 9, "maxDigits": 9}],
          "friends": [{"name": "bilbao", "patterns": ["^[+]3[45]6"]}]}]}
        """;
    older = Files.writeString(folder.resolve("old.json"), plan.formatted("+34")).toString();
    newer = Files.writeString(folder.resolve("new.json"), plan.formatted("+35")).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--only| bilbao| 1| madrid: 000000000 moves besides, to external with another number:"
            + " +35000000000 instead of +34000000000",
        "--expect| {'client': 'madrid', 'from': {'route': 'external'}}| 1|"
            + " madrid: 600000000 moves besides, to friend bilbao with another number:"
            + " +35600000000 instead of +34600000000",
        "--expect| {'client': 'madrid', 'to': {'route': 'external'}}, {'client': 'madrid',"
            + " 'ranges': ['600000000-699999998'], 'to': {'friend': 'bilbao'}}| 1|"
            + " madrid: 699999999 moves besides, to friend bilbao with another number:"
            + " +35699999999 instead of +34699999999",
        "--expect| {'client': 'madrid', 'to': {'route': 'external'}}, {'client': 'madrid',"
            + " 'from': {'friend': 'bilbao'}, 'to': {'friend': 'bilbao'}}| 0| ``",
        "--expect| {'client': 'madrid', 'to': {'route': 'external'}}, {'client': 'madrid',"
            + " 'from': {'friend': 'bilbao'}, 'to': {'friend': 'bilbao', 'number':"
            + " '+35600000000'}}| 1| madrid: 600000001 moves besides, to friend bilbao with"
            + " another number: +35600000001 instead of +34600000001",
      })
  void a_number_that_is_sent_as_another_one_moves_too(
      String option, String value, int status, String problem) throws IOException {
    writeNumbering();
    Run run =
        option.equals("--only")
            ? dialplan("diff", older, newer, option, value)
            : expecting("{'moves': [" + value + "]}");
    assertEquals(problem.isEmpty() ? "" : "dialplan diff: " + problem + "\n", run.err());
    assertEquals(status, run.status());
    assertTrue(run.out().contains("madrid: 100,000,000 numbers to friend bilbao with"), run.out());
  }

  @Test
  void moves_are_read_from_standard_input_too() {
    String moves = "{\"moves\": [{\"client\": \"madrid\", \"to\": {\"friend\": \"nobody\"}}]}";
    Run run = Run.dialplanReading(moves, "diff", older, newer, "--expect", "-");
    assertEquals(1, run.status());
    assertTrue(run.err().contains(" moves besides, "), run.err());
    Run read = Run.dialplanReading("{\"moves\": [{}]}", "diff", older, newer, "--expect", "-");
    assertEquals(2, read.status());
    assertTrue(read.err().startsWith("-:1:12: moves[0]"), read.err());
    assertEquals(
        new Run(2, "", "dialplan diff: - is standard input, which can be read once: name a file\n"),
        Run.dialplanReading(moves, "diff", older, "-", "--expect", "-"));
  }

  @Test
  void what_may_move_is_told_and_what_may_not_fails_in_reports() throws IOException {
    JsonNode results =
        SarifSchema.checked(
                dialplan("diff", older, newer, "--only", "bilbao", "--format", "sarif").out())
            .at("/runs/0/results");
    assertEquals(
        List.of("route-change note", "route-change note", "unexpected-move warning"),
        results.findParents("ruleId").stream()
            .map(result -> result.path("ruleId").asText() + " " + result.path("level").asText())
            .toList());
    assertEquals(
        "madrid: 9440 moves besides, from external to friend seville",
        results.at("/2/message/text").asText());

    Run alike = dialplan("diff", older, newer, "--only", "bilbao,seville", "--format", "junit");
    assertEquals(0, alike.status());
    assertTrue(alike.out().contains("failures=\"0\""), alike.out());
  }

  @Test
  void a_change_is_where_the_new_plan_has_the_friend_that_takes_the_numbers() throws IOException {
    String sarif = dialplan("diff", older, newer, "--format", "sarif").out();
    List<String> regions = new ArrayList<>();
    for (JsonNode result : SarifSchema.checked(sarif).at("/runs/0/results")) {
      JsonNode region = result.at("/locations/0/physicalLocation/region");
      regions.add(
          Files.readAllLines(Path.of(newer))
              .get(region.path("startLine").asInt() - 1)
              .substring(
                  region.path("startColumn").asInt() - 1, region.path("endColumn").asInt() - 1));
    }
    assertEquals(List.of("\"bilbao\"", "\"seville\""), regions);
  }
}
