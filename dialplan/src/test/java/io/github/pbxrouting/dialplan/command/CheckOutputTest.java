package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.dialplan.output.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How findings are reported: rolled up, known, suppressed, and in formats for machines. */
@Tag("slow")
class CheckOutputTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PLAN =
      """
      {"brand": "b", "clients": [
        {"id": "madrid",
         "extensions": [{"number": "1801", "target": {"throughFriends": "5001"}}],
         "friends": [{"name": "first", "priority": 1, "patterns": ["^2[0-9]{3}$", "^\\\\+49", "7"]},
                     {"name": "se\\u0063ond", "priority": 2, "patterns": ["^20[0-9]{2}$"]},
                     {"name": "third", "priority": 3, "patterns": ["^[12][0-9]{3}$"]}]},
        {"id": "quiet"}]}
      """;

  @TempDir private Path folder = Path.of("");

  private String plan(String text) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), text).toString();
  }

  private String plan() throws IOException {
    return plan(PLAN);
  }

  private static String suppressed(String suppressions) {
    return PLAN.replace(
        "{\"id\": \"madrid\",", "{\"id\": \"madrid\", \"suppress\": " + suppressions + ",");
  }

  private static String forgetful(int friends) {
    StringBuilder plan =
        new StringBuilder("{\"brand\":\"b\",\"clients\":[{\"id\":\"c\",\"friends\":[");
    for (int i = 0; i < friends; i++) {
      plan.append(i == 0 ? "" : ",")
          .append(
              "{\"name\":\"f%d\",\"priority\":%d,\"patterns\":[\"%d$\"]}"
                  .formatted(i, i, 1000 + 7 * i));
    }
    return plan.append("]}]}").toString();
  }

  private static List<String> column(String jsonLines, String field) throws IOException {
    List<String> values = new ArrayList<>();
    for (String line : jsonLines.lines().toList()) {
      values.add(JSON.readTree(line).path(field).asText());
    }
    return values;
  }

  @Test
  void errors_make_a_check_fail_unless_told_otherwise() throws IOException {
    assertEquals(1, Run.dialplan("check", plan()).status());
    assertEquals(1, Run.dialplan("check", plan(), "--fail-on", "error", "--json").status());
    assertEquals(0, Run.dialplan("check", plan(), "--fail-on", "never").status());
    assertEquals(0, Run.dialplan("check", plan(), "--client", "quiet").status());
  }

  @Test
  void findings_stand_by_severity() throws IOException {
    List<String> severities =
        Run.dialplan("check", plan(), "--all")
            .out()
            .lines()
            .map(line -> line.split(" ", 2)[0])
            .filter(word -> Set.of("error", "warning", "info").contains(word))
            .toList();

    assertEquals("error", severities.get(0));
    assertEquals("info", severities.get(severities.size() - 1));
    assertEquals(
        severities.lastIndexOf("warning") + 1, severities.indexOf("info"), severities::toString);
    assertEquals(
        severities.lastIndexOf("error") + 1, severities.indexOf("warning"), severities::toString);
  }

  @Test
  void many_findings_of_one_kind_are_told_as_one() throws IOException {
    Run run = Run.dialplan("check", plan(forgetful(40)), "--max-length", "4");

    assertEquals(
        """
        warning  unanchored-pattern: 40 findings in 40 friends of client c, among them
                 c, friend f0, pattern 1000$: nothing holds the pattern at the beginning of the\
         number: it also matches inside others, for example 01000
                 c, friend f1, pattern 1007$: nothing holds the pattern at the beginning of the\
         number: it also matches inside others, for example 01007
                 c, friend f2, pattern 1014$: nothing holds the pattern at the beginning of the\
         number: it also matches inside others, for example 01014
                 -> write ^1000$
        0 errors, 40 warnings, 0 notes; --all lists each
        """,
        Run.dialplan("check", plan(forgetful(40)), "--max-length", "5", "--alphabet", "0123456789")
            .out());
    assertEquals("nothing found\n", run.out());
  }

  @Test
  void all_and_json_tell_each_of_them() throws IOException {
    String plan = plan(forgetful(40));
    List<String> space = List.of("--max-length", "5", "--alphabet", "0123456789");

    assertEquals(
        40,
        Run.dialplan("check", plan, "--all", space.get(0), space.get(1), space.get(2), space.get(3))
            .out()
            .lines()
            .filter(line -> line.startsWith("warning  unanchored-pattern: c, friend f"))
            .count());
    assertEquals(
        40,
        Run.dialplan(
                "check", plan, "--json", space.get(0), space.get(1), space.get(2), space.get(3))
            .out()
            .lines()
            .count());
  }

  @ParameterizedTest
  @ValueSource(ints = 200)
  void a_plan_without_anchors_fits_on_a_screen(int friends) throws IOException {
    Run run = Run.dialplan("check", plan(forgetful(friends)), "--max-states", "2000");

    assertTrue(run.out().lines().count() <= 24, run.out());
    assertTrue(
        run.out()
            .contains(
                String.format(
                    Locale.ROOT, "%,d findings in %,d friends of client c", friends, friends)),
        run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() < 250), run.out());
  }

  @Test
  @Tag("thorough")
  void a_thousand_friends_without_anchors_fit_on_a_screen() throws IOException {
    a_plan_without_anchors_fits_on_a_screen(1_000);
  }

  @Test
  void a_baseline_leaves_new_findings_alone_to_fail() throws IOException {
    String baseline =
        Files.writeString(
                folder.resolve("baseline.jsonl"), Run.dialplan("check", plan(), "--json").out())
            .toString();

    Run same = Run.dialplan("check", plan(), "--baseline", baseline, "--fail-on", "info");
    assertEquals(0, same.status());
    assertTrue(same.out().startsWith("nothing new found, "), same.out());
    assertTrue(same.out().endsWith(" known; --all lists each\n"), same.out());
    assertEquals("", Run.dialplan("check", plan(), "--baseline", baseline, "--json").out());

    String edited = plan(PLAN.replace("\"5001\"", "\"5002\"").replace("^20[", "^21["));
    Run moved = Run.dialplan("check", edited, "--baseline", baseline, "--json");
    assertEquals(0, moved.status(), moved.out());

    String added =
        plan(
            PLAN.replace(
                "\"extensions\": [",
                "\n\n \"extensions\": [{\"number\": \"1802\", \"target\": {\"throughFriends\":"
                    + " \"5001\"}}, "));
    Run grown = Run.dialplan("check", added, "--baseline", baseline, "--json");
    assertEquals(1, grown.status());
    assertEquals(List.of("dead-end"), column(grown.out(), "code"));
    assertEquals(List.of("1802"), column(grown.out(), "extension"));
  }

  @Test
  void a_baseline_is_read_from_standard_input_too() throws IOException {
    String known = Run.dialplan("check", plan(), "--json").out();
    assertEquals(
        new Run(0, "", ""),
        Run.dialplanReading(known, "check", plan(), "--baseline", "-", "--json"));
    assertEquals(
        new Run(
            2, "", "dialplan check: - is standard input, which can be read once: name a file\n"),
        Run.dialplanReading(known, "check", "-", "--baseline", "-"));
  }

  @Test
  void all_tells_what_is_known_and_what_is_gone() throws IOException {
    Path baseline = folder.resolve("baseline.jsonl");
    Files.writeString(baseline, Run.dialplan("check", plan(), "--json").out());
    String fixed = plan(PLAN.replace("\"5001\"", "\"2001\""));

    String shown = Run.dialplan("check", fixed, "--baseline", baseline.toString()).out();
    assertTrue(shown.contains("1 of the baseline gone"), shown);
    String all = Run.dialplan("check", fixed, "--baseline", baseline.toString(), "--all").out();
    assertTrue(all.contains("(known)\n"), all);
    assertEquals(
        Set.of("known"),
        new TreeSet<>(
            column(
                Run.dialplan("check", fixed, "--baseline", baseline.toString(), "--all", "--json")
                    .out(),
                "state")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|line 1 is no finding with a fingerprint",
        "{\"code\":\"x\"}|line 1 is no finding with a fingerprint",
        "{\"fingerprint\":\"a\"} {\"fingerprint\":7}|line 1 is no finding with a fingerprint",
        "{\"fingerprint\":|is not valid JSON at line 1",
        "nonsense|is not valid JSON at line 1",
      })
  void a_baseline_that_is_none_is_refused(String text, String problem) throws IOException {
    Path baseline = Files.writeString(folder.resolve("baseline.jsonl"), text);
    Run run = Run.dialplan("check", plan(), "--baseline", baseline.toString());

    assertEquals(2, run.status());
    assertTrue(run.err().contains(baseline + ": " + problem), run.err());
    assertEquals("", run.out());
  }

  @Test
  void a_baseline_that_is_not_there_is_refused() throws IOException {
    Run run = Run.dialplan("check", plan(), "--baseline", folder.resolve("none").toString());

    assertEquals(2, run.status());
    assertTrue(run.err().endsWith("none: there is no such file\n"), run.err());
  }

  @Test
  void what_the_plan_says_is_meant_does_not_count() throws IOException {
    String plan =
        plan(
            suppressed(
                """
                [{"finding": "dead-end", "extension": "1801", "reason": "until May"},
                 {"finding": "unreachable-friend", "friend": "second"}]\
                """));

    Run run = Run.dialplan("check", plan);
    assertEquals(0, run.status(), run.out());
    assertFalse(run.out().contains("dead-end"), run.out());
    assertTrue(run.out().contains(", 2 suppressed; --all lists each\n"), run.out());
    String all = Run.dialplan("check", plan, "--all").out();
    assertTrue(all.contains("its calls are rejected (suppressed: until May)\n"), all);
    String json = Run.dialplan("check", plan, "--all", "--json").out();
    assertTrue(json.contains("\"state\":\"suppressed\",\"reason\":\"until May\"}"), json);
    String sarif = Run.dialplan("check", plan, "--format", "sarif").out();
    assertTrue(sarif.contains("[{\"kind\":\"inSource\",\"justification\":\"until May\"}]"), sarif);
  }

  @Test
  void a_suppression_that_suppresses_nothing_is_reported() throws IOException {
    String plan =
        plan(
            suppressed(
                "[{\"finding\": \"dead-end\", \"extension\": \"1801\"}, {\"finding\":"
                    + " \"dead-end\", \"friend\": \"first\"}]"));

    List<String> lines =
        Run.dialplan("check", plan, "--json")
            .out()
            .lines()
            .filter(line -> line.contains("unused-suppression"))
            .toList();
    assertEquals(1, lines.size());
    JsonNode unused = JSON.readTree(lines.get(0));
    assertEquals("first", unused.path("friend").asText());
    assertEquals(
        "clients[0].suppress[1] suppresses nothing: there is no such dead-end",
        unused.path("message").asText());
    assertEquals(1, Run.dialplan("check", plan, "--fail-on", "warning").status());
    assertEquals("nothing found\n", Run.dialplan("check", plan, "--client", "quiet").out());
    String github = Run.dialplan("check", plan, "--format", "github").out();
    assertTrue(github.contains("title=unused-suppression::madrid, friend first: "), github);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"finding\": \"competing-frends\"}]|: did you mean \"competing-friends\"?",
        "[{\"friend\": \"x\"}]|clients[0].suppress[0]",
        "[{\"finding\": \"dead-end\", \"freind\": \"x\"}]|did you mean \"friend\"?",
        "{}|clients[0].suppress: must be a list",
      })
  void a_suppression_that_cannot_be_read_is_an_error(String suppressions, String problem)
      throws IOException {
    Run run = Run.dialplan("check", plan(suppressed(suppressions)));

    assertEquals(2, run.status());
    assertTrue(run.err().contains(problem), run.err());
  }

  @Test
  void sarif_points_at_the_very_token() throws IOException {
    String file = plan();
    JsonNode results =
        SarifSchema.checked(Run.dialplan("check", file, "--format", "sarif").out())
            .at("/runs/0/results");
    List<String> text = PLAN.lines().toList();
    Set<String> tokens = new TreeSet<>();
    for (JsonNode result : results) {
      JsonNode region = result.at("/locations/0/physicalLocation/region");
      tokens.add(
          result.path("ruleId").asText()
              + " "
              + text.get(region.path("startLine").asInt() - 1)
                  .substring(
                      region.path("startColumn").asInt() - 1,
                      region.path("endColumn").asInt() - 1));
    }
    assertTrue(tokens.contains("dead-end \"1801\""), tokens::toString);
    assertTrue(tokens.contains("unanchored-pattern \"7\""), tokens::toString);
    assertTrue(tokens.contains("unreachable-friend \"se\\u0063ond\""), tokens::toString);
    assertEquals(
        "clients[0].friends[0].patterns[2]",
        JSON
            .readTree(Run.dialplan("check", file, "--format", "sarif").out())
            .at("/runs/0/results")
            .findParents("ruleId")
            .stream()
            .filter(result -> result.path("ruleId").asText().equals("unanchored-pattern"))
            .findFirst()
            .orElseThrow()
            .at("/locations/0/logicalLocations/0/fullyQualifiedName")
            .asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "junit", "github"})
  void the_exit_status_is_the_same_in_every_format(String format) throws IOException {
    assertEquals(1, Run.dialplan("check", plan(), "--format", format).status());
    assertEquals(
        0, Run.dialplan("check", plan(), "--format", format, "--client", "quiet").status());
    assertEquals(1, Run.dialplan("diff", plan(), Run.DEMO, "--format", format).status());
    assertEquals(0, Run.dialplan("diff", plan(), plan(), "--format", format).status());
  }

  @ParameterizedTest
  @CsvSource({
    "plan.json, '{\"brand\": \"b\", \"clients\": [{\"id\": \"c\", \"friends\": [{\"name\": \"f\","
        + " \"patterns\": [\"^+34\"]}]}]}', 'write ^\\\\+34'",
    "plan.yaml, 'brand: b\nclients: [{id: c, friends: [{name: f, patterns: [''^+34'']}]}]\n',"
        + " 'write ^\\+34'",
  })
  void advice_is_written_as_the_file_writes_it(String name, String plan, String advice)
      throws IOException {
    String file = Files.writeString(folder.resolve(name), plan).toString();

    String text = Run.dialplan("check", file).out();
    assertTrue(text.contains("-> " + advice + "\n"), text);
    String github = Run.dialplan("check", file, "--format", "github").out();
    assertTrue(github.contains("; " + advice + "\n"), github);
  }

  @Test
  void json_is_short_for_its_format() throws IOException {
    assertEquals(
        Run.dialplan("check", plan(), "--json"), Run.dialplan("check", plan(), "--format", "json"));
    Run both = Run.dialplan("check", plan(), "--json", "--format", "sarif");
    assertEquals(2, both.status());
    assertTrue(both.err().contains("give one of the two"), both.err());
  }

  @Test
  void a_check_without_time_says_what_it_did_not_look_at() throws IOException {
    Run run = Run.dialplan("check", plan(), "--time-limit", "0", "--json");

    assertEquals(1, run.status());
    assertEquals(List.of("undecided", "undecided"), column(run.out(), "code"));
    assertEquals(List.of("madrid", "quiet"), column(run.out(), "client"));
    assertEquals(
        0, Run.dialplan("check", plan(), "--time-limit", "0", "--fail-on", "never").status());
    assertEquals(2, Run.dialplan("diff", plan(), plan(), "--time-limit", "0").status());
    assertEquals(2, Run.dialplan("check", plan(), "--time-limit", "-1").status());
    assertTrue(
        Run.dialplan("check", plan(), "--time-limit", "0", "--format", "sarif")
            .out()
            .contains("\"executionSuccessful\":false"));
  }

  @Test
  void a_check_that_ends_in_time_is_like_one_without_a_limit() throws IOException {
    assertEquals(
        Run.dialplan("check", plan()), Run.dialplan("check", plan(), "--time-limit", "86400"));
  }
}
