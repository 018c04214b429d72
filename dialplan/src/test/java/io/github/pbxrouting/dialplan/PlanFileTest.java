package io.github.pbxrouting.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.api.ServiceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void what_may_be_left_out_has_its_default() throws Exception {
    assertEquals(
        Brand.of(
            "b",
            Client.builder("a")
                .serviceCode(ServiceCode.exact("*9"))
                .extension("1", ExtensionTarget.endpoint("user", "alice/mobile"))
                .friend(
                    Friend.remote("f")
                        .priority(1)
                        .forward(ForwardRule.onBusy(ForwardTarget.extension("1")))
                        .build())
                .friend(Friend.remote("g").build())
                .build(),
            Client.builder("empty").build()),
        read(
            """
            {"brand": "b", "clients": [
              {"id": "a",
               "serviceCodes": [{"code": "*9"}],
               "extensions": [{"number": "1", "target": {"endpoint": "user/alice/mobile"}}],
               "friends": [{"name": "f", "patterns": [],
                            "forwards": [{"when": "busy", "to": {"extension": "1"}}]},
                           {"name": "g"}]},
              {"id": "empty"}]}
            """));
  }

  @Test
  void fields_may_come_in_any_order() throws Exception {
    assertEquals(
        Brand.of(
            "b",
            Client.builder("a")
                .friend(
                    Friend.internal("f", "c")
                        .priority(-3)
                        .forward(
                            ForwardRule.onNoAnswer(
                                    Duration.ofSeconds(20), ForwardTarget.voicemail("v"))
                                .forCalls(CallTypeFilter.EXTERNAL)
                                .disabled())
                        .build())
                .build()),
        read(
            """
            {"clients": [{"friends": [{"forwards": [
               {"enabled": false, "to": {"voicemail": "v"}, "calls": "external", "after": 20,
                "when": "no-answer"}],
               "client": "c", "priority": -3, "name": "f"}], "id": "a"}], "brand": "b"}
            """));
  }

  @Test
  void a_byte_order_mark_is_passed_over() throws Exception {
    assertEquals(Brand.of("b"), read("\ufeff{\"brand\":\"b\",\"clients\":[]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          5                                     | must be an object in braces, and is a number
          null                                  | must be an object in braces, and is null
          {"clients":[]}                        | brand: is missing
          {"brand":"b"}                         | clients: is missing
          {"brand":" ","clients":[]}            | brand: brand name must not be blank
          {"brand":"b","clients":{}}            | clients: must be a list in brackets, and is an object
          {"brand":"b","clients":[],"client":1} | client: unknown field: did you mean "clients"? known here: $schema, brand, clients, tests
          {"brand":"b","clients":[],"x\\ny":1}   | `"x.y": unknown field: known here: $schema, brand, clients, tests`
          {"brand":"b","clients":[],"brand":"b"} | brand: is there twice
          {"brand":"b","clients":[]} {}         | goes on after the plan's last brace
          {"brand":"b","clients":[]} x          | is no JSON:
          {"brand":"b","clients":[],}           | is no JSON:
          {"brand":"b","clients":[]             | ends in the middle: is the file whole?
          """)
  void a_problem_of_the_brand_is_told_with_its_place(String text, String problem)
      throws IOException {
    assertOneProblem(problem, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          3                                                     | : must be an object in braces
          {}                                                    | .id: is missing
          {"id":null}                                           | .id: must be a text in quotes, and is null
          {"id":"a\\u0007"}                                      | .id: client id contains the control character U+0007
          {"id":"a","match":"Full"}                             | .match: must be one of find, full, and is "Full"
          {"id":"a","emergencyNumbers":["1",2]}                 | .emergencyNumbers[1]: must be a text in quotes, and is a number
          {"id":"a","emergencyNumbers":["1 2"]}                 | .emergencyNumbers[0]: emergencyNumber contains the character U+0020
          {"id":"a","serviceCodes":[{"code":"94"}]}             | .serviceCodes[0].code: serviceCode must start with * or #
          {"id":"a","serviceCodes":[{"arguments":true}]}        | .serviceCodes[0].code: is missing
          {"id":"a","serviceCodes":[{"code":"*9","arguments":1}]} | .serviceCodes[0].arguments: must be true or false, and is a number
          {"id":"a","extensions":{"1001":"user/alice"}}         | .extensions: must be a list in brackets, and is an object
          {"id":"a","extensions":[{"number":"1"}]}              | .extensions[0].target: is missing
          {"id":"a","extensions":[{"number":1,"target":{"voicemail":"v"}}]} | .extensions[0].number: must be a text in quotes, and is a number
          {"id":"a","extensions":[{"number":"","target":{"voicemail":"v"}}]} | .extensions[0].number: extension number must not be empty
          {"id":"a","extensions":[{"number":"1","target":{}}]}  | .extensions[0].target: has no target: write one of endpoint, external, throughFriends, voicemail
          {"id":"a","extensions":[{"number":"1","target":"user/alice"}]} | .extensions[0].target: must be an object in braces, and is a text
          {"id":"a","extensions":[{"number":"1","target":{"voicemail":"v","throughFriends":"2"}}]} | .extensions[0].target: has several targets (voicemail, throughFriends): keep one
          {"id":"a","extensions":[{"number":"1","target":{"friend":"2001"}}]} | .extensions[0].target.friend: is not a target: write {"throughFriends": "2001"} to route the number through the friends
          {"id":"a","extensions":[{"number":"1","target":{"extension":"2"}}]} | .extensions[0].target.extension: unknown field
          {"id":"a","extensions":[{"number":"1","target":{"endpoint":"alice"}}]} | .extensions[0].target.endpoint: must be a kind, a slash and an id as in user/alice, and is "alice"
          {"id":"a","extensions":[{"number":"1","target":{"external":"+34 9"}}]} | .extensions[0].target.external: external is not an external number: "+34 9"
          {"id":"a","friends":[{"patterns":[]}]}                | .friends[0].name: is missing
          {"id":"a","friends":[{"name":"f","patterns":[],"client":"c"}]} | .friends[0]: has both patterns and client
          {"id":"a","friends":[{"name":"f","patterns":"^3"}]}   | .friends[0].patterns: must be a list in brackets, and is a text
          {"id":"a","friends":[{"name":"f","patterns":["^3",34]}]} | .friends[0].patterns[1]: must be a text in quotes, and is a number
          {"id":"a","friends":[{"name":"e","patterns":[]},{"name":"f","prioriy":1,"patterns":[]}]} | .friends[1].prioriy: unknown field: did you mean "priority"?
          {"id":"a","friends":[{"name":"f","patterns":[],"priority":"1"}]} | .friends[0].priority: must be a whole number, and is a text
          {"id":"a","friends":[{"name":"f","patterns":[],"priority":1.0}]} | .friends[0].priority: must be a whole number, and is a number with a fraction
          {"id":"a","friends":[{"name":"f","patterns":[],"priority":2147483648}]} | .friends[0].priority: must be from -2147483648 to 2147483647
          """)
  void a_problem_of_a_client_is_told_with_its_place(String client, String problem)
      throws IOException {
    assertOneProblem("clients[0]" + problem, "{\"brand\":\"b\",\"clients\":[" + client + "]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"to":{"voicemail":"v"}}                             | .when: is missing
          {"when":"busy"}                                      | .to: is missing
          {"when":"Busy","to":{"voicemail":"v"}}               | .when: must be one of unconditional, no-answer, busy, not-registered, and is "Busy"
          {"when":"busy","calls":"all","to":{"voicemail":"v"}} | .calls: must be one of any, internal, external, and is "all"
          {"when":"busy","to":{"friend":"f"}}                  | .to.friend: unknown field: known here: extension, external, voicemail
          {"when":"busy","to":{"voicemail":"v","external":"1"}} | .to: has several targets (voicemail, external): keep one
          {"when":"busy","to":{"voicemail":"v"},"enabled":"no"} | .enabled: must be true or false, and is a text
          {"when":"busy","after":5,"to":{"voicemail":"v"}}     | .after: after applies to no-answer rules only, but was 5
          {"when":"no-answer","to":{"voicemail":"v"}}          | .after: is missing: a no-answer rule needs its seconds, 1 to 3600
          {"when":"no-answer","after":0,"to":{"voicemail":"v"}} | .after: after (seconds) must be between 1 and 3600, but was 0
          {"when":"no-answer","after":3601,"to":{"voicemail":"v"}} | .after: after (seconds) must be between 1 and 3600, but was 3601
          """)
  void a_problem_of_a_forward_rule_is_told_with_its_place(String rule, String problem)
      throws IOException {
    assertOneProblem(
        "clients[0].friends[0].forwards[0]" + problem,
        "{\"brand\":\"b\",\"clients\":[{\"id\":\"a\",\"friends\":[{\"name\":\"f\",\"patterns\":[],"
            + "\"forwards\":["
            + rule
            + "]}]}]}");
  }

  @Test
  void all_problems_are_told_those_of_the_text_before_those_of_the_brand() throws IOException {
    List<String> problems =
        problems(
            """
            {"brand": "b", "clients": [
              {"id": "a", "mach": "find",
               "friends": [{"name": "f", "priority": null, "patterns": ["+34"]},
                           {"name": "f", "client": "a"}]},
              {"id": "c", "friends": [{"name": "g", "client": "d"}]}]}
            """);

    assertEquals(6, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("clients[0].mach: unknown field"), problems.get(0));
    assertEquals(
        List.of(
            "clients[0].friends[0].priority",
            "clients[0].friends[0].patterns[0]",
            "clients[0].friends[1].name",
            "clients[0].friends[1].client",
            "clients[1].friends[0].client"),
        problems.subList(1, 6).stream().map(one -> one.substring(0, one.indexOf(':'))).toList());
    for (String problem : problems.subList(2, 6)) {
      assertTrue(problem.contains(": client \""), problem);
    }
  }

  @Test
  void what_only_seems_missing_because_it_could_not_be_read_is_no_problem() throws IOException {
    assertEquals(
        2,
        problems(
                """
                {"brand": "b", "clients": [
                  {"id": "a",
                   "extensions": [{"number": 1001, "target": {"voicemail": "v"}}],
                   "friends": [
                     {"name": "f", "client": "c",
                      "forwards": [{"when": "busy", "to": {"extension": "1001"}}]}]},
                  {"id": 7}]}
                """)
            .size());
  }

  @Test
  void problems_beyond_ten_thousand_are_counted() throws IOException {
    List<String> problems =
        problems("{\"brand\":\"b\",\"clients\":[" + "1,".repeat(10_004) + "1]}");

    assertEquals(10_001, problems.size());
    assertEquals("and 5 more problems", problems.get(10_000));
  }

  @Test
  void a_list_with_more_entries_than_the_limits_allow_is_a_problem() throws IOException {
    Path file = written("{\"brand\":\"b\",\"clients\":[{\"id\":\"a\"},{\"id\":\"b\"},7]}");
    PlanLimits limits = PlanLimits.DEFAULT.withClients(2);

    InvalidPlanFileException refused =
        assertThrows(InvalidPlanFileException.class, () -> PlanFiles.read(file, limits));

    assertEquals(
        List.of(file + ":1:24: clients: has 3 entries: at most 2 are allowed"), refused.problems());
  }

  @Test
  void more_entries_altogether_than_the_limits_allow_end_the_reading() throws IOException {
    Path file =
        written(
            "{\"brand\":\"b\",\"clients\":[{\"id\":\"a\",\"emergencyNumbers\":[\"1\",\"2\",\"3\"]}]}");
    PlanLimits limits = PlanLimits.DEFAULT.withClients(1).withTotalEntries(2);

    InvalidPlanFileException refused =
        assertThrows(InvalidPlanFileException.class, () -> PlanFiles.read(file, limits));

    assertEquals(
        List.of(file + ": has more than 3 entries altogether: split it into several brands"),
        refused.problems());
  }

  private void assertOneProblem(String expected, String text) throws IOException {
    List<String> problems = problems(text);

    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith(expected), problems.get(0));
  }

  private Brand read(String text) throws Exception {
    return PlanFiles.read(written(text), PlanLimits.DEFAULT);
  }

  /** The problems without the file's name. */
  private List<String> problems(String text) throws IOException {
    Path file = written(text);
    RouterCompiler compiler = RouterCompiler.load();
    InvalidPlanFileException refused =
        assertThrows(
            InvalidPlanFileException.class,
            () -> PlanFiles.compile(file, compiler, CompileOptions.DEFAULT));
    return refused.problems().stream()
        .map(problem -> problem.substring(file.toString().length()).replaceFirst("^[:0-9]* ", ""))
        .toList();
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), text);
  }
}
