package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.command.Run.DEMO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dialplan call --all}. */
final class CallTreeTest {

  /** Each of two friends forwards to the other, whatever happens. */
  private static final String LOOP =
      """
      {"brand": "b", "clients": [{"id": "c",
        "extensions": [{"number": "1", "target": {"throughFriends": "21"}},
                       {"number": "2", "target": {"throughFriends": "22"}}],
        "friends": [
          {"name": "f", "patterns": ["^21$"], "forwards": [
            {"when": "busy", "to": {"extension": "2"}},
            {"when": "no-answer", "after": 5, "to": {"extension": "2"}},
            {"when": "not-registered", "to": {"extension": "2"}}]},
          {"name": "g", "patterns": ["^22$"], "forwards": [
            {"when": "busy", "to": {"extension": "1"}},
            {"when": "no-answer", "after": 5, "to": {"extension": "1"}},
            {"when": "not-registered", "to": {"extension": "1"}}]}]}]}
      """;

  @Test
  void every_outcome_is_a_branch_and_those_that_go_on_alike_share_one() {
    Run run = Run.dialplan("call", DEMO, "--client", "madrid", "--all", "2001");

    assertEquals(
        """
        dial       bilbao                  2001, for at most 20 s
          answered
            answered   bilbao
          no-answer
            forward    bilbao                  no-answer (cfnr) -> external +34600123456, redirect 1
            external   +34600123456
          busy, congestion
            forward    bilbao                  busy (cfb) -> extension 1001, redirect 1
            endpoint   user/alice              extension 1001 of madrid
          not-registered
            forward    bilbao                  not-registered (unavailable) -> voicemail night, redirect 1
            voicemail  night
          cancelled
            rejected   cancelled               cause 16
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void a_call_that_dials_no_friend_has_one_branch() {
    assertEquals(
        "endpoint   user/alice              extension 1001 of madrid\n",
        Run.dialplan("call", DEMO, "--client", "madrid", "--all", "1001").out());
  }

  @Test
  void the_tree_is_one_json_object() throws Exception {
    Run run = Run.dialplan("call", DEMO, "--client", "madrid", "--all", "--json", "2001");
    JsonNode tree = new ObjectMapper().readTree(run.out());

    assertEquals(1, run.out().lines().count());
    assertEquals("dial", tree.at("/step").asText());
    assertEquals(6, tree.at("/outcomes").size());
    assertEquals("forward", tree.at("/outcomes/busy/step").asText());
    assertEquals("user/alice", tree.at("/outcomes/busy/next/endpoint").asText());
    assertEquals("user/alice", tree.at("/outcomes/congestion/next/endpoint").asText());
    assertEquals("night", tree.at("/outcomes/not-registered/next/mailbox").asText());
    assertEquals(16, tree.at("/outcomes/cancelled/cause").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-answer", "busy", "congestion", "not-registered", "cancelled"})
  void each_path_of_the_tree_is_the_call_played_with_its_outcomes(String outcome) throws Exception {
    JsonNode tree =
        new ObjectMapper()
            .readTree(
                Run.dialplan("call", DEMO, "--client", "madrid", "--all", "--json", "4001").out());
    List<String> played =
        Run.dialplan("call", DEMO, "--client", "madrid", "--json", "4001", outcome, outcome)
            .out()
            .lines()
            .toList();

    for (String line : played) {
      JsonNode step = new ObjectMapper().readTree(line);
      for (var field : step.properties()) {
        assertEquals(field.getValue(), tree.get(field.getKey()), line);
      }
      tree = tree.has("next") ? tree.get("next") : tree.at("/outcomes/" + outcome);
    }
    assertTrue(tree.isMissingNode(), tree::toString);
  }

  @Test
  void a_tree_without_bound_is_cut(@TempDir Path folder) throws Exception {
    Path plan = Files.writeString(folder.resolve("plan.json"), LOOP);
    String[] call = {"call", plan.toString(), "--client", "c", "--all", "--max-redirects", "100"};
    Run text = Run.dialplan(with(call, "21"));
    Run json = Run.dialplan(with(call, "--json", "21"));

    assertEquals(0, text.status());
    assertTrue(text.out().lines().count() < 20_000);
    assertTrue(text.out().contains("...        "), text.out().substring(0, 500));
    assertTrue(json.out().contains("\"cut\":true"));
    int steps = json.out().split("\"step\":").length - 1;
    assertTrue(steps >= 10_000 && steps < 10_010, "steps " + steps);
  }

  @Test
  void outcomes_beside_all_are_a_misuse() {
    Run run = Run.dialplan("call", DEMO, "--client", "madrid", "--all", "2001", "busy");

    assertEquals(2, run.status());
    assertTrue(
        run.err().startsWith("dialplan call: --all plays every OUTCOME; name none\n"), run.err());
  }

  private static String[] with(String[] arguments, String... more) {
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }
}
