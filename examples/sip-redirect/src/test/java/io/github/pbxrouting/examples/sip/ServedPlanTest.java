package io.github.pbxrouting.examples.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading a configuration, and the messages that refuse one. */
final class ServedPlanTest {

  private @TempDir Path folder;

  private List<String> problems(String config) throws IOException {
    Files.writeString(
        folder.resolve("plan.json"), RunningServer.text("../../dialplan/plans/demo.json"));
    Path file = Files.writeString(folder.resolve("c.json"), config);
    String message =
        assertThrows(IllegalArgumentException.class, () -> ServedPlan.load(file)).getMessage();
    String prefix = file + ": ";
    return message
        .lines()
        .map(line -> line.startsWith(prefix) ? line.substring(prefix.length()) : line)
        .toList();
  }

  private static String sample() throws IOException {
    return RunningServer.text("redirect.json")
        .replace("../../dialplan/plans/demo.json", "plan.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"external\": | \"outside\": | outside: unknown field",
        "{number}@127.0.0.1:5080 | {digits}@127.0.0.1:5080 | external: has {digits}: known here:"
            + " {number}, {client}",
        "sip:{number}@127.0.0.1:5080 | sip:1@{number} | external: must have the form",
        "sip:{number}@127.0.0.1:5080 | mailto:{number}@a.example | external: must be a SIP URI",
        "sip:{number}@127.0.0.1:5080 | sip:{number}@127.0.0.1:port | external: must be a SIP URI",
        "sip:{number}@127.0.0.1:5080 | sip:{number}@a.example> | external: must be a SIP URI",
        "\"name\": \"bilbao\" | \"name\": \"bilbo\" | friends of client \"madrid\": the plan has no"
            + " friend \"bilbo\" there",
        "\"name\": \"bilbao\" | \"name\": \"bilbo\" | friends of client \"madrid\": friend"
            + " \"bilbao\" has no contact: add it",
        "\"id\": \"madrid\" | \"id\": \"paris\" | clients: the plan has no client \"paris\"",
        "\"id\": \"madrid\" | \"id\": \"paris\" | clients: client \"madrid\" of the plan is"
            + " missing: add it",
        "\"kind\": \"queue\" | \"kind\": \"fax\" | endpoints: kind \"queue\" has no contact",
        "\"kind\": \"queue\" | \"kind\": \"user\" | endpoints[1].kind: is there twice",
        "barcelona.example | madrid.example | clients[1].domains[0]: is there twice",
        "barcelona.example | a b | clients[1].domains[0]: must be a host name",
        "[\"barcelona.example\"] | [] | clients[1].domains: must name at least one domain",
        "\"plan.json\" | \"none.json\" | there is no such file",
        "\"plan\": | \"trusted\": [\"10.0.0.1/8\"], \"plan\": | trusted[0]: has bits behind its"
            + " first 8",
        "\"plan\": | \"trusted\": [\"10.0.0.0/33\"], \"plan\": | trusted[0]: must end with /0"
            + " to /32",
        "\"plan\": | \"trusted\": [\"localhost\"], \"plan\": | trusted[0]: must be a network",
        "\"plan\": | \"defaultClient\": \"rome\", \"plan\": | defaultClient: the plan has no"
            + " client \"rome\"",
        "\"id\": \"madrid\", | \"id\": \"madrid\", \"emergencyServices\": [{\"service\":"
            + " \"sos\", \"number\": \"911\"}], | emergencyServices of client \"madrid\":"
            + " \"911\" is no emergency number of the client in the plan; it has 112, 091",
        "\"id\": \"madrid\", | \"id\": \"madrid\", \"emergencyServices\": [{\"service\":"
            + " \"fire\", \"number\": \"112\"}], | clients[0].emergencyServices[0].service: must"
            + " be sos, or a kind of it",
      })
  void what_is_wrong_is_said_with_its_place(String from, String to, String problem)
      throws IOException {
    assertTrue(sample().contains(from), from);
    List<String> problems = problems(sample().replace(from, to));

    assertTrue(problems.stream().anyMatch(line -> line.contains(problem)), problems::toString);
  }

  @Test
  void all_problems_of_the_configuration_and_the_plan_are_said_at_once() throws IOException {
    List<String> problems =
        problems(
            sample()
                .replace("\"name\": \"bilbao\"", "\"name\": \"bilbo\"")
                .replace("\"kind\": \"ivr\"", "\"kind\": \"fax\"")
                .replace("\"voicemail\": \"sip:", "\"voicemail\": \"tel:"));

    assertEquals(4, problems.size(), problems::toString);
  }

  @Test
  void a_file_that_is_no_json_is_said_once() throws IOException {
    assertEquals(1, problems("{").size());
  }
}
