package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static io.github.pbxrouting.dialplan.command.Run.dialplan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.dialplan.output.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCommandTest {

  @TempDir private Path folder = Path.of("");

  /** What a line of the output says of a test. */
  private record Line(@Nullable String name, @Nullable String result, @Nullable String witness) {}

  private String file(String tests) throws IOException {
    return Files.writeString(folder.resolve("tests.json"), tests).toString();
  }

  private static List<Line> lines(String out) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      try (JsonParser parser = new JsonFactory().createParser(line)) {
        parser.nextToken();
        List<@Nullable String> values = new ArrayList<>();
        for (String field : List.of("name", "result", "witness")) {
          assertEquals(field, parser.nextFieldName());
          values.add(parser.nextToken() == JsonToken.VALUE_NULL ? null : parser.getValueAsString());
        }
        lines.add(new Line(values.get(0), values.get(1), values.get(2)));
      }
    }
    return lines;
  }

  private Line policy(String policy) throws IOException {
    Run run = dialplan("test", DEMO, file("{\"policies\": [" + policy + "]}"), "--json");
    assertEquals("", run.err());
    return lines(run.out()).get(0);
  }

  @Test
  void every_test_is_a_line_of_json_in_the_order_of_the_text() throws IOException {
    String tests =
        file(
            """
            {"expect": [
               {"client": "madrid", "dial": "2001", "route": "friend", "friend": "bilbao"},
               {"name": "to seville", "client": "madrid", "dial": "2001", "friend": "seville"}],
             "policies": [
               {"name": "no premium by germany", "client": "madrid", "numbers": ["00809[0-9]*"],
                "never": {"friend": "germany"}},
               {"client": "madrid", "numbers": ["0049[0-9]*"], "only": {"friend": "germany"}}]}
            """);
    Run run = dialplan("test", DEMO, tests, "--json");
    assertEquals(1, run.status());
    assertEquals(
        List.of(
            new Line("madrid: 2001 -> friend bilbao", "proved", null),
            new Line("to seville", "refuted", "2001"),
            new Line("no premium by germany", "proved", null),
            new Line("madrid: 0049[0-9]* only friend germany", "refuted", "+49")),
        lines(run.out()));
    assertEquals(
        "{\"name\":\"madrid: 0049[0-9]* only friend germany\",\"result\":\"refuted\","
            + "\"witness\":\"+49\",\"kind\":\"policy\",\"place\":\""
            + tests
            + ":7:4: policies[1]\",\"reason\":\"goes to friend germany\","
            + "\"way\":[{\"route\":\"friend\",\"friend\":\"germany\"}],"
            + "\"numbers\":{\"alphabet\":\"#*+0123456789\",\"minLength\":1,\"maxLength\":15}}",
        run.out().lines().toList().get(3));
  }

  @Test
  void the_text_says_what_is_refuted_by_which_number_and_the_way_it_took() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "madrid", "dial": "1001", "extension": "1001"}],
             "policies": [{"name": "no mobile", "client": "madrid", "numbers": ["4[0-9]{3}"],
               "never": {"external": "+34600123456"}, "endToEnd": true}]}
            """);
    assertEquals(
        new Run(
            1,
            """
            proved     madrid: 1001 -> extension 1001
            refuted    no mobile
                       4000: a call can end at external +34600123456, client madrid
                        dial       seville                 4000, for at most 10800 s
                          busy
                        forward    seville                 busy (cfb) -> extension 1800, redirect 1
                        dial       bilbao                  2001, for at most 20 s
                          no-answer
                        forward    bilbao                  no-answer (cfnr) -> external +34600123456, redirect 2
                        external   +34600123456
                       %s:2:15: policies[0]
            2 tests: 1 proved, 1 refuted, 0 undecided; numbers of 1 to 15 characters out of #*+0123456789
            """
                .formatted(tests),
            ""),
        dialplan("test", DEMO, tests));
  }

  @Test
  void tests_that_all_hold_are_good() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "madrid", "dial": "2001", "outcomes": ["not-registered"],
               "ends": {"step": "voicemail", "mailbox": "night"}}]}
            """);
    Run run = dialplan("test", DEMO, tests);
    assertEquals(0, run.status(), run.out());
  }

  @Test
  void an_expectation_that_ends_elsewhere_is_refuted() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "madrid", "dial": "2001", "type": "external", "from": "germany",
               "outcomes": ["busy"], "ends": {"step": "endpoint", "extension": "1001"}}]}
            """);
    Run run = dialplan("test", DEMO, tests, "--json");
    assertEquals(
        List.of(
            new Line(
                "madrid: 2001 from germany, busy ends at endpoint, extension 1001",
                "refuted",
                "2001")),
        lines(run.out()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'never': {'friend': 'bilbao'}, 'numbers': ['2[0-9]{2}']| proved|",
        "'never': {'friend': 'bilbao'}, 'numbers': ['2[0-9]*']| refuted| 2000",
        "'always': {'friend': 'bilbao'}, 'ranges': ['2000-2999']| proved|",
        "'always': {'friend': 'bilbao'}, 'ranges': ['1999-2999']| refuted| 1999",
        "'only': {'friend': 'bilbao'}, 'ranges': ['2000-2998']| refuted| 2999",
        "'only': {'friend': 'bilbao'}, 'numbers': ['2.*'], 'lengths': [4]| proved|",
        "'only': {'friend': 'bilbao'}, 'numbers': ['2.*'], 'lengths': [3]| refuted| 2000",
        "'always': {'route': 'external'}, 'lengths': [2]| refuted| *#",
        "'only': {'extension': '1001'}, 'numbers': ['1001']| proved|",
        "'never': {'extension': '3001'}, 'numbers': ['3001']| error|",
        "'always': {'friend': 'sister', 'extension': '3001'}, 'numbers': ['3001']| proved|",
        "'always': {'targetClient': 'barcelona', 'extension': '3001'}, 'numbers': ['3001']| proved|",
        "'never': {'route': 'friend', 'extension': '3001'}, 'numbers': ['.*']| refuted| 3001",
        "'never': {'code': '*94', 'arguments': '12'}, 'numbers': ['.*']| refuted| *9412",
        "'always': {'code': '*94'}, 'numbers': ['[*]94.*']| proved|",
        "'always': {'route': 'rejected'}, 'numbers': ['[*]9[0-36-9].*']| proved|",
        "'always': {'route': 'emergency'}, 'numbers': ['112']| proved|",
        "'always': {'route': 'emergency'}, 'sets': ['emergency/34']| refuted| 061",
        "'never': {'friend': 'germany'}, 'sets': ['premium/34']| proved|",
        "'never': {'endpoint': 'user/alice'}, 'endToEnd': true, 'numbers': ['2.*']| refuted| 2000",
        "'never': {'endpoint': 'user/alice'}, 'endToEnd': true, 'numbers': ['2.*'], 'type': 'external'"
            + "| proved|",
        "'never': {'voicemail': 'sales'}, 'endToEnd': true, 'numbers': ['.*'], 'from': 'bilbao'"
            + "| refuted| 1700",
        "'always': {'external': '+34600123456'}, 'endToEnd': true, 'numbers': ['2[0-9]{3}']| proved|",
        "'only': {'external': '+34600123456'}, 'endToEnd': true, 'numbers': ['[248][0-9]{3}']"
            + "| refuted| 1800",
        "'always': {'friend': 'bilbao'}, 'endToEnd': true, 'numbers': ['4[0-9]{3}']| proved|",
        "'never': {'client': 'barcelona'}, 'endToEnd': true, 'numbers': ['.*']| refuted| 3001",
      })
  void a_policy_is_proved_or_refuted_by_the_first_number(
      String fields, String result, @Nullable String witness) throws IOException {
    String policy = "{\"client\": \"madrid\", " + fields.replace('\'', '"') + "}";
    if (result.equals("error")) {
      assertEquals(2, dialplan("test", DEMO, file("{\"policies\": [" + policy + "]}")).status());
      return;
    }
    Line line = policy(policy);
    assertEquals(result, line.result());
    assertEquals(witness, line.witness());
  }

  @Test
  void a_policy_speaks_of_the_numbers_of_the_options() throws IOException {
    String tests =
        file(
            """
            {"policies": [{"name": "n", "client": "madrid", "numbers": ["2[0-9]*"],
               "never": {"friend": "bilbao"}}]}
            """);
    Run run = dialplan("test", DEMO, tests, "--json", "--max-length", "3");
    assertEquals(0, run.status(), run.out());
    run = dialplan("test", DEMO, tests, "--json", "--alphabet", "29");
    assertEquals(List.of(new Line("n", "refuted", "2222")), lines(run.out()));
    run = dialplan("test", DEMO, tests, "--alphabet", "13");
    assertEquals(2, run.status());
    assertEquals(
        tests
            + ":1:15: policies[0]: no number of 1 to 15 characters out of 13 is one of 2[0-9]*: the"
            + " policy says nothing\n",
        run.err());
  }

  @Test
  void a_policy_that_takes_too_many_states_is_undecided_with_the_reason() throws IOException {
    String tests =
        file(
            """
            {"policies": [{"name": "n", "client": "madrid", "numbers": [".*"],
               "never": {"friend": "bilbao"}}]}
            """);
    Run run = dialplan("test", DEMO, tests, "--max-states", "3");
    assertEquals(1, run.status());
    assertEquals(
        """
        undecided  n
                   numbers of every length could not be decided within 3 states
                   %s:1:15: policies[0]
        1 test: 0 proved, 0 refuted, 1 undecided; numbers of 1 to 15 characters out of #*+0123456789
        """
            .formatted(tests),
        run.out());
  }

  @Test
  void every_problem_of_a_file_is_reported_with_its_place() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "madrid", "dial": "2001", "rout": "friend"},
                        {"client": "madrid", "dial": "2001"},
                        {"client": "madrid", "dial": "", "route": "external"},
                        {"client": "madrid", "dial": "1", "route": "external", "outcomes": ["busy"]}],
             "policies": [
               {"client": "madrid", "numbers": ["+34"], "never": {"friend": "bilbao"}},
               {"client": "madrid", "numbers": [], "never": {"friend": "bilbao"}},
               {"client": "madrid", "numbers": ["1"], "never": {"friend": "a"}, "only": {"friend": "a"}},
               {"client": "madrid", "ranges": ["12-3"], "sets": ["foo/1"], "lengths": [0],
                "never": {"route": "frend"}},
               {"client": "madrid", "never": {}}, {"client": "madrid", "numbers": ["1"]},
               {"client": "madrid", "never": {"friend": "bilbao"}}]}
            """);
    Run run = dialplan("test", DEMO, tests);
    assertEquals(2, run.status());
    assertEquals(
        """
        1:50: expect[0].rout: unknown field: did you mean "route"? known here: name, client, dial, from, type, outcomes, ends, route, friend, targetClient, extension, code, arguments, reason, number
        2:13: expect[1]: expects nothing: write route, friend or another field of a route, or ends
        3:42: expect[2].dial: must have 1 to 128 characters, but has 0
        4:80: expect[3].outcomes: says how the call goes on: add ends, the last step
        6:37: policies[0].numbers[0]: pattern "+34" is invalid at offset 0: + has nothing before it to repeat; write \\\\+34 to match the character itself
        7:36: policies[1].numbers: is empty: write [".*"] for every number
        8:4: policies[2]: has several rules (never, only): write a policy each
        9:36: policies[3].ranges[0]: a range goes from one number of digits to another of the same length that is not below it, as in 910000000-919999999, but was 12-3
        9:54: policies[3].sets[0]: must be emergency or premium, a slash and a country's calling code as in emergency/34, and is "foo/1"
        9:76: policies[3].lengths[0]: must be 1 to 128, and is 0
        10:24: policies[3].never.route: route must be one of emergency, service, extension, rejected, friend, external, but was frend
        11:34: policies[4].never: says nothing: write a destination, as in {"friend": "bilbao"}
        11:4: policies[4]: has no numbers: write numbers, ranges, sets or lengths
        11:39: policies[5]: has no rule: write one of never, always and only with a destination
        12:4: policies[6]: has no numbers: write numbers, ranges, sets or lengths
        """
            .lines()
            .map(line -> tests + ":" + line + "\n")
            .reduce("", String::concat),
        run.err());
  }

  @Test
  void every_test_about_what_the_plan_does_not_have_is_reported() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "lisbon", "dial": "1", "route": "external"},
                        {"client": "madrid", "dial": "1", "route": "external", "from": "porto"}],
             "policies": [
               {"client": "lisbon", "numbers": ["1"], "never": {"friend": "bilbao"}},
               {"client": "madrid", "numbers": ["1"], "never": {"friend": "bilbo"}},
               {"client": "madrid", "numbers": ["1"], "never": {"extension": "9"}},
               {"client": "madrid", "numbers": ["1"], "never": {"voicemail": "day"}, "endToEnd": true},
               {"client": "madrid", "numbers": ["1"], "never": {"voicemail": "night"}},
               {"client": "madrid", "lengths": [20], "never": {"friend": "bilbao"}}]}
            """);
    Run run = dialplan("test", DEMO, tests);
    assertEquals(2, run.status());
    assertEquals(
        """
        1:13: expect[0]: the brand "demo" has no client "lisbon": use one of madrid, barcelona, valencia
        2:13: expect[1]: client "madrid" has no friend "porto": use one of bilbao, seville, sister, germany
        4:4: policies[0]: brand "demo" has no client "lisbon": name one of [madrid, barcelona, valencia]
        5:4: policies[1]: client "madrid" has no friend "bilbo": use one of bilbao, seville, sister, germany
        6:4: policies[2]: client "madrid" has no extension "9": use one of 1001, 1002, 1500, 1700, 1800, 1801, 1900
        7:4: policies[3]: no extension or forward of the brand leads to the voicemail "day": use one of night, sales
        8:4: policies[4]: voicemail says where calls end: make the policy one from end to end
        9:4: policies[5]: no number of 1 to 15 characters out of #*+0123456789 is one of .* of length 20: the policy says nothing
        """
            .lines()
            .map(line -> tests + ":" + line + "\n")
            .reduce("", String::concat),
        run.err());
  }

  @Test
  void without_a_test_nothing_is_proved() throws IOException {
    assertEquals(2, dialplan("test", DEMO).status());
    assertEquals(
        """
        dialplan test: there is no test: give the plan tests, or name a FILE with expect or policies
        """,
        dialplan("test", DEMO, file("{\"expect\": []}")).err());
    assertEquals(2, dialplan("test", DEMO, "no-such-file.json").status());
  }

  @Test
  void the_tests_of_the_plan_file_come_before_those_of_other_files() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand": "b", "clients": [{"id": "c", "friends": [{"name": "f", "patterns": ["^2"]}]}],
             "tests": {"policies": [{"name": "own", "client": "c", "numbers": ["2.*"],
               "always": {"friend": "f"}}]}}
            """);
    String tests = file("{\"expect\": [{\"client\": \"c\", \"dial\": \"3\", \"friend\": \"f\"}]}");
    Run own = dialplan("test", plan.toString());
    assertEquals(0, own.status(), own.out());
    Run run = dialplan("test", plan.toString(), tests, "--json");
    assertEquals(
        List.of(new Line("own", "proved", null), new Line("c: 3 -> friend f", "refuted", "3")),
        lines(run.out()));
    assertEquals(0, dialplan("route", plan.toString(), "--client", "c", "2").status());
  }

  @Test
  void a_wrong_test_in_a_plan_file_is_a_problem_of_the_file() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand": "b", "clients": [{"id": "c"}],
             "tests": {"polices": [], "policies": [{"client": "d", "numbers": ["1"],
               "never": {"friend": "f"}}]}}
            """);
    assertEquals(
        new Run(
            2,
            "",
            plan
                + ":2:12: tests.polices: unknown field: did you mean \"policies\"? known here: expect,"
                + " policies\n"),
        dialplan("test", plan.toString()));
  }

  @Test
  void what_to_write_in_a_test_is_written_as_its_file_writes_it() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("tests.yaml"),
            """
            policies:
            - client: madrid
              numbers: ['+34']
              never: {friend: bilbao}
            """);
    assertEquals(
        yaml
            + ":3:13: policies[0].numbers[0]: pattern \"+34\" is invalid at offset 0: + has nothing"
            + " before it to repeat; write \\+34 to match the character itself\n",
        dialplan("test", DEMO, yaml.toString()).err());
  }

  @Test
  void tests_that_were_not_looked_at_in_time_are_undecided_for_that_reason() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "madrid", "dial": "2001", "friend": "bilbao"}],
             "policies": [{"name": "n", "client": "madrid", "numbers": ["2.*"],
               "never": {"friend": "bilbao"}}]}
            """);
    Run run = dialplan("test", DEMO, tests, "--time-limit", "0");
    assertEquals(1, run.status());
    assertTrue(
        run.out().contains("undecided  n\n           was ended early: give it more time\n"),
        run.out());
    assertTrue(run.out().startsWith("proved     madrid: 2001"), run.out());
  }

  @Test
  void tests_are_read_from_standard_input() {
    String tests =
        "{\"expect\": [{\"client\": \"madrid\", \"dial\": \"1001\", \"extension\": \"1001\"}]}";
    Run run = Run.dialplanReading("\ufeff" + tests, "test", DEMO, "-", "--json");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("\"place\":\"-:1:13: expect[0]\""), run.out());
    Run twice = Run.dialplanReading(tests, "test", "-", "-");
    assertEquals(2, twice.status());
    assertEquals(
        "dialplan test: - is standard input, which can be read once: name a file\n", twice.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "voicemial| : did you mean \"voicemail\"?",
        "dial|",
      })
  void a_call_ends_at_a_last_step(String step, @Nullable String nearest) throws IOException {
    String tests =
        file(
            "{\"expect\": [{\"client\": \"madrid\", \"dial\": \"2001\", \"ends\": {\"step\": \"%s\"}}]}"
                .formatted(step));
    assertEquals(
        tests
            + ":1:67: expect[0].ends.step: must be one of endpoint, external, emergency, service,"
            + " voicemail, answered, rejected, and is \""
            + step
            + "\""
            + (nearest == null ? "" : nearest)
            + "\n",
        dialplan("test", DEMO, tests).err());
  }

  @Test
  void reports_of_machines_have_every_test_at_its_place() throws IOException {
    String tests =
        file(
            """
            {"expect": [{"client": "madrid", "dial": "1001", "extension": "1001"}],
             "policies": [{"name": "two", "client": "madrid", "numbers": ["2.*"],
               "never": {"friend": "bilbao"}}]}
            """);
    JsonNode results =
        SarifSchema.checked(dialplan("test", DEMO, tests, "--format", "sarif").out())
            .at("/runs/0/results");
    assertEquals("pass", results.at("/0/kind").asText());
    assertEquals("none", results.at("/0/level").asText());
    assertEquals("fail", results.at("/1/kind").asText());
    assertEquals(2, results.at("/1/locations/0/physicalLocation/region/startLine").asInt());
    assertEquals(
        "policies[0]", results.at("/1/locations/0/logicalLocations/0/fullyQualifiedName").asText());
    assertTrue(
        results.at("/1/message/text").asText().endsWith("two: 2000: goes to friend bilbao"),
        results::toString);

    String junit = dialplan("test", DEMO, tests, "--format", "junit").out();
    assertTrue(
        junit.contains("<testsuite name=\"" + tests + "\" tests=\"2\" failures=\"1\""), junit);
    assertTrue(junit.contains("message=\"2000: goes to friend bilbao\""), junit);
    assertEquals(
        "::error file=%s,line=2,endLine=2,col=15,endColumn=16,title=policy::%s, two: 2000: goes to friend bilbao\n"
            .formatted(tests, tests),
        dialplan("test", DEMO, tests, "--format", "github").out());
  }
}
