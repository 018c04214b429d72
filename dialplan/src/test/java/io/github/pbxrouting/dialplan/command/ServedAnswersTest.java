package io.github.pbxrouting.dialplan.command;

import static io.github.pbxrouting.dialplan.service.RunningService.JSON;
import static io.github.pbxrouting.dialplan.service.RunningService.encoded;
import static io.github.pbxrouting.dialplan.service.RunningService.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.dialplan.service.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service answers what the command prints. */
@Tag("slow")
final class ServedAnswersTest {

  private static final List<String> CLIENTS = List.of("madrid", "barcelona", "valencia");
  private static final List<String> NUMBERS =
      List.of(
          "1001",
          "1800",
          "1801",
          "1900",
          "2001",
          "3001",
          "3900",
          "4001",
          "5001",
          "6001",
          "112",
          "091",
          "*94",
          "*941001",
          "*95",
          "*9",
          "*7",
          "+49301234",
          "0049301234",
          "972123456",
          "ñ");

  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service = RunningService.demo();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void route_has_the_fields_of_the_command() throws Exception {
    for (String client : CLIENTS) {
      String[] lines =
          Run.dialplanReading(
                  String.join("\n", NUMBERS), "route", Run.DEMO, "--client", client, "--json")
              .out()
              .split("\n");
      for (int i = 0; i < NUMBERS.size(); i++) {
        JsonNode answer =
            good(service.get("/v1/clients/" + client + "/route?number=" + encoded(NUMBERS.get(i))));

        assertEquals(JSON.readTree(lines[i]), answer);
      }
    }
  }

  @Test
  void route_leaves_out_the_calling_friend() throws Exception {
    JsonNode answer = good(service.get("/v1/clients/madrid/route?number=2001&from=bilbao"));

    assertEquals(
        JSON.readTree(
            Run.dialplan(
                    "route", Run.DEMO, "--client", "madrid", "--from", "bilbao", "--json", "2001")
                .out()),
        answer);
    assertEquals("external", answer.path("route").asText());
  }

  @Test
  void explain_has_the_fields_of_the_command() throws Exception {
    for (String client : CLIENTS) {
      for (String number : NUMBERS) {
        assertEquals(
            JSON.readTree(
                Run.dialplan("explain", Run.DEMO, "--client", client, "--json", number).out()),
            good(service.get("/v1/clients/" + client + "/explain?number=" + encoded(number))));
      }
    }
  }

  @Test
  void explain_leaves_out_the_calling_friend() throws Exception {
    JsonNode answer = good(service.get("/v1/clients/madrid/explain?number=2001&from=bilbao"));

    assertEquals(
        JSON.readTree(
            Run.dialplan(
                    "explain", Run.DEMO, "--client", "madrid", "--from", "bilbao", "--json", "2001")
                .out()),
        answer);
    assertEquals("external", answer.path("route").asText());
    assertEquals("it calls, and gets no call back", answer.at("/candidates/0/reason").asText());
  }

  @Test
  void candidates_are_the_friends_that_take_the_number_in_order() throws Exception {
    assertEquals(List.of("bilbao"), candidates("madrid", "2001", ""));
    assertEquals(List.of(), candidates("madrid", "2001", "&from=bilbao"));
    assertEquals(List.of("sister"), candidates("madrid", "3001", ""));
    assertEquals(List.of("girona"), candidates("barcelona", "3500", ""));
    assertEquals(List.of("to-barcelona"), candidates("valencia", "3001", ""));
    assertEquals(List.of(), candidates("valencia", "9", ""));
  }

  private static List<String> candidates(String client, String number, String more)
      throws Exception {
    JsonNode answer =
        good(service.get("/v1/clients/" + client + "/candidates?number=" + number + more));
    List<String> names = new ArrayList<>();
    answer.path("candidates").forEach(name -> names.add(name.asText()));
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "madrid, internal, 2001, busy",
    "madrid, internal, 2001, congestion",
    "madrid, internal, 2001, no-answer",
    "madrid, internal, 2001, not-registered",
    "madrid, internal, 2001, cancelled",
    "madrid, internal, 2001, answered",
    "madrid, external, 2001, busy",
    "madrid, external, 4001, answered",
    "madrid, internal, 4001, busy busy no-answer",
    "madrid, internal, 3001, no-answer",
    "madrid, internal, 1800, busy",
    "madrid, internal, 1801, busy",
    "madrid, internal, 112, busy",
    "madrid, internal, *941001, busy",
    "madrid, internal, *9, busy",
    "madrid, internal, 1700, busy",
    "madrid, internal, 1900, busy",
    "madrid, internal, 5001, busy",
    "barcelona, internal, 1001, busy",
    "barcelona, external, 1001, busy",
    "valencia, internal, 1001, not-registered",
  })
  void a_call_takes_the_steps_of_the_command(
      String client, String type, String number, String outcomes) throws Exception {
    List<String> words = List.of(outcomes.split(" "));
    List<String> arguments =
        new ArrayList<>(
            List.of("call", Run.DEMO, number, "--client", client, "--type", type, "--json"));
    arguments.addAll(3, words);
    String[] lines = Run.dialplan(arguments.toArray(new String[0])).out().split("\n");

    JsonNode answer =
        service.start(
            """
            {"client":"%s","number":"%s","type":"%s"}\
            """
                .formatted(client, number, type));
    int dialled = 0;
    for (int i = 0; i < lines.length; i++) {
      assertEquals(JSON.readTree(lines[i]), answer.path("step"));
      if (i == lines.length - 1) {
        assertFalse(answer.has("token"), "the last step has a token");
      } else if (answer.path("step").path("step").asText().equals("forward")) {
        answer = service.next(answer, "");
      } else {
        String outcome = dialled < words.size() ? words.get(dialled++) : "answered";
        answer = service.next(answer, "\"outcome\":\"" + outcome + "\"");
      }
    }
  }
}
