package io.github.pbxrouting.dialplan.service;

import static io.github.pbxrouting.dialplan.service.RunningService.JSON;
import static io.github.pbxrouting.dialplan.service.RunningService.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a switch sends and gets, over HTTP. */
final class DecisionServiceTest {

  private static final String CALL = "{\"client\":\"madrid\",\"number\":\"2001\"}";
  private static final String FORM = "application/x-www-form-urlencoded";

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
  void a_call_goes_on_by_its_token() throws Exception {
    JsonNode dial = service.start(CALL);
    assertEquals("dial", step(dial));
    assertEquals(20, dial.path("step").path("timeout").asInt());

    JsonNode forward = service.next(dial, "\"outcome\":\"busy\",\"elapsed\":12");
    assertEquals("forward", step(forward));

    JsonNode end = service.next(forward, "");
    assertEquals(
        JSON.readTree(
            """
            {"step":{"step":"endpoint","client":"madrid","extension":"1001",\
            "endpoint":"user/alice"}}\
            """),
        end);
  }

  @Test
  void a_report_sent_twice_is_answered_alike() throws Exception {
    JsonNode dial = service.start(CALL);

    assertEquals(
        service.next(dial, "\"outcome\":\"busy\""), service.next(dial, "\"outcome\":\"busy\""));
  }

  @Test
  void the_calling_friend_gets_no_call_back() throws Exception {
    JsonNode answer =
        service.start("{\"client\":\"madrid\",\"number\":\"2001\",\"from\":\"bilbao\"}");

    assertEquals("external", step(answer));
  }

  @Test
  void an_external_call_has_the_forwards_of_external_calls() throws Exception {
    JsonNode answer =
        service.start("{\"client\":\"madrid\",\"number\":\"4001\",\"type\":\"external\"}");

    assertEquals("forward", step(answer));
  }

  @Test
  void with_failover_the_next_candidate_is_tried(@TempDir Path folder) throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand":"b","clients":[{"id":"c","friends":[
            {"name":"first","priority":1,"patterns":["^2"]},
            {"name":"second","priority":2,"patterns":["^20"]}]}]}\
            """);
    try (RunningService two = settings.start()) {
      assertEquals(
          "[\"first\",\"second\"]",
          good(two.get("/v1/clients/c/candidates?number=2001")).path("candidates").toString());
      JsonNode dial =
          two.start("{\"client\":\"c\",\"number\":\"2001\",\"failover\":[\"congestion\"]}");
      assertEquals("first", dial.path("step").path("friend").asText());

      JsonNode next = two.next(dial, "\"outcome\":\"congestion\"");

      assertEquals("second", next.path("step").path("friend").asText());
      assertEquals("rejected", step(two.next(next, "\"outcome\":\"congestion\"")));
      assertEquals("rejected", step(two.next(dial, "\"outcome\":\"busy\"")));
    }
  }

  @Test
  void the_time_of_a_dial_counts_inside_a_nested_leg(@TempDir Path folder) throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand":"b","clients":[
            {"id":"a","extensions":[{"number":"900","target":{"voicemail":"v"}}],
             "friends":[{"name":"to-b","client":"b",
             "forwards":[{"when":"no-answer","after":5,"to":{"extension":"900"}}]}]},
            {"id":"b","extensions":[
             {"number":"300","target":{"throughFriends":"700"}},{"number":"301","target":{"throughFriends":"701"}}],
             "friends":[{"name":"trunk","priority":1,"patterns":["^70"],
             "forwards":[{"when":"no-answer","after":3,"to":{"extension":"301"}}]}]}]}\
            """);
    try (RunningService nested = settings.start()) {
      JsonNode inside =
          nested.next(nested.start("{\"client\":\"a\",\"number\":\"300\"}"), "\"nested\":true");
      assertEquals(3, inside.path("step").path("timeout").asInt());

      JsonNode forward = nested.next(inside, "\"outcome\":\"no-answer\",\"elapsed\":3");

      assertEquals(2, nested.next(forward, "").path("step").path("timeout").asInt());
    }
  }

  @Test
  void a_call_goes_on_inside_an_internal_friend() throws Exception {
    JsonNode dial = service.start("{\"client\":\"madrid\",\"number\":\"3001\"}");
    assertEquals("barcelona", dial.path("step").path("targetClient").asText());

    JsonNode inside = service.next(dial, "\"nested\":true");

    assertEquals("endpoint", step(inside));
    assertEquals("barcelona", inside.path("step").path("client").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "\"cause\":17, busy",
    "\"cause\":21, busy",
    "\"cause\":19, no-answer",
    "\"cause\":20, not-registered",
    "\"status\":486, busy",
    "\"status\":480, no-answer",
    "\"status\":404, not-registered",
    "'\"status\":480,\"cause\":17', busy",
  })
  void a_cause_or_status_stands_for_an_outcome(String report, String outcome) throws Exception {
    JsonNode dial = service.start(CALL);

    assertEquals(
        service.next(dial, "\"outcome\":\"" + outcome + "\"").path("step"),
        service.next(dial, report).path("step"));
  }

  @Test
  void forms_and_what_curl_calls_a_form_are_read() throws Exception {
    JsonNode json = service.start(CALL);

    assertEquals(
        json, good(service.post("/v1/calls", "client=madrid&number=2001", "Content-Type", FORM)));
    assertEquals(json, good(service.post("/v1/calls", CALL, "Content-Type", FORM)));
    assertEquals(json, good(service.post("/v1/calls", CALL)));
  }

  @Test
  void text_has_the_same_fields() throws Exception {
    HttpResponse<String> dial =
        service.post(
            "/v1/calls", "client=madrid&number=2001", "Content-Type", FORM, "Accept", "text/plain");

    assertEquals("text/plain", dial.headers().firstValue("Content-Type").orElseThrow());
    Fields fields = Fields.ofQuery(dial.body());
    assertEquals("dial", fields.required("step", ""));
    assertEquals("bilbao", fields.required("friend", ""));
    HttpResponse<String> forward =
        service.post(
            "/v1/calls/next",
            "token=" + fields.required("token", "") + "&outcome=no-answer&elapsed=20",
            "Content-Type",
            FORM,
            "Accept",
            "text/plain");
    assertEquals("+34600123456", Fields.ofQuery(forward.body()).required("to_external", ""));
  }

  @Test
  void a_problem_is_text_for_who_reads_text() throws Exception {
    HttpResponse<String> refused =
        service.post(
            "/v1/calls", "client=nobody&number=1", "Content-Type", FORM, "Accept", "text/plain");

    assertEquals(404, refused.statusCode());
    Fields fields = Fields.ofQuery(refused.body());
    assertEquals("error", fields.required("step", ""));
    assertEquals("unknown-client", fields.required("problem", ""));
    assertEquals("client", fields.required("where", ""));
  }

  @Test
  void a_route_is_text_for_who_reads_text() throws Exception {
    assertEquals(
        "client=madrid&destination=%2B491&route=friend&friend=germany",
        service.get("/v1/clients/madrid/route?number=+491", "Accept", "text/plain").body());
  }

  @Test
  void two_instances_with_one_key_take_each_others_tokens(@TempDir Path folder) throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.key = Files.write(folder.resolve("key"), new byte[32]);
    try (RunningService first = settings.start();
        RunningService second = settings.start()) {
      JsonNode forward = second.next(first.start(CALL), "\"outcome\":\"busy\"");

      assertEquals("endpoint", step(first.next(forward, "")));
    }
  }

  @Test
  void a_restart_loses_no_call(@TempDir Path folder) throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.key = Files.write(folder.resolve("key"), new byte[32]);
    JsonNode dial;
    try (RunningService before = settings.start()) {
      dial = before.start(CALL);
    }
    try (RunningService after = settings.start()) {
      assertEquals("forward", step(after.next(dial, "\"outcome\":\"busy\"")));
    }
  }

  @Test
  void a_token_of_another_key_is_refused() throws Exception {
    try (RunningService other = RunningService.demo()) {
      problem(
          400, "invalid-token", "token", other.nextOf(service.start(CALL), "\"outcome\":\"busy\""));
    }
  }

  @Test
  void the_clients_of_a_path_may_have_any_name(@TempDir Path folder) throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand":"b","clients":[{"id":"a/b ñ%","extensions":
            [{"number":"1","target":{"endpoint":"user/x"}}]}, {"id":".."}]}\
            """);
    try (RunningService odd = settings.start()) {
      assertEquals(
          "extension",
          good(odd.get("/v1/clients/a%2Fb%20%C3%B1%25/route?number=1")).path("route").asText());
      assertEquals(
          "external", good(odd.get("/v1/clients/%2E%2E/route?number=1")).path("route").asText());
    }
  }

  @Test
  void problems_say_what_is_wrong_where_and_what_to_send_instead() throws Exception {
    problem(404, "unknown-client", "client", service.get("/v1/clients/x/route?number=1"));
    problem(404, "unknown-client", "client", service.get("/v1/clients/x/explain?number=1"));
    problem(404, "unknown-friend", "from", service.get("/v1/clients/madrid/route?number=1&from=x"));
    problem(400, "invalid-request", "number", service.get("/v1/clients/madrid/route"));
    problem(400, "invalid-request", "x", service.get("/v1/clients/madrid/route?number=1&x=1"));
    problem(400, "invalid-number", "number", service.get("/v1/clients/madrid/route?number="));
    problem(
        400,
        "invalid-number",
        "number",
        service.get("/v1/clients/madrid/explain?number=" + "1".repeat(129)));
    problem(404, "unknown-resource", "path", service.get("/v2/calls"));
    problem(404, "unknown-resource", "path", service.get("/v1"));
    problem(405, "method-not-allowed", "method", service.get("/v1/calls"));
    problem(405, "method-not-allowed", "method", service.post("/v1/clients/madrid/route", ""));
    posted(415, "unsupported-media-type", "Content-Type", "/v1/calls", "<x/>", "text/xml");
    problem(
        415,
        "unsupported-media-type",
        "Content-Encoding",
        service.post("/v1/calls", CALL, "Content-Encoding", "gzip"));
    posted(400, "invalid-request", "body", "/v1/calls", "{", "application/json");
    posted(400, "invalid-request", "client", "/v1/calls", "{\"number\":\"1\"}", "application/json");
    posted(
        400,
        "invalid-request",
        "number",
        "/v1/calls",
        "{\"client\":\"madrid\"}",
        "application/json");
    posted(
        400,
        "invalid-request",
        "type",
        "/v1/calls",
        "{\"client\":\"madrid\",\"number\":\"1\",\"type\":\"odd\"}",
        "application/json");
    posted(
        400,
        "invalid-number",
        "number",
        "/v1/calls",
        "{\"client\":\"madrid\",\"number\":\"\\ud800\"}",
        "application/json");
    posted(
        404,
        "unknown-friend",
        "from",
        "/v1/calls",
        "{\"client\":\"madrid\",\"number\":\"1\",\"from\":\"x\"}",
        "application/json");
    posted(
        400,
        "invalid-request",
        "failover",
        "/v1/calls",
        "{\"client\":\"madrid\",\"number\":\"1\",\"failover\":[\"answered\"]}",
        "application/json");
    posted(400, "invalid-request", "token", "/v1/calls/next", "{}", "application/json");
    posted(
        400, "invalid-token", "token", "/v1/calls/next", "{\"token\":\"x\"}", "application/json");
  }

  @Test
  void a_report_that_does_not_fit_its_step_is_refused() throws Exception {
    JsonNode dial = service.start(CALL);
    problem(400, "invalid-request", "outcome", service.nextOf(dial, ""));
    problem(400, "invalid-request", "outcome", service.nextOf(dial, "\"outcome\":\"odd\""));
    problem(400, "invalid-request", "nested", service.nextOf(dial, "\"nested\":true"));
    problem(
        400,
        "invalid-request",
        "elapsed",
        service.nextOf(dial, "\"outcome\":\"busy\",\"elapsed\":-1"));
    problem(
        400,
        "invalid-request",
        "elapsed",
        service.nextOf(dial, "\"outcome\":\"busy\",\"elapsed\":86401"));
    problem(400, "invalid-request", "cause", service.nextOf(dial, "\"cause\":128"));
    JsonNode forward = service.next(dial, "\"outcome\":\"busy\"");
    problem(400, "invalid-request", "outcome", service.nextOf(forward, "\"outcome\":\"busy\""));
    JsonNode internal = service.start("{\"client\":\"madrid\",\"number\":\"3001\"}");
    problem(
        400,
        "invalid-request",
        "nested",
        service.nextOf(internal, "\"nested\":true,\"outcome\":\"busy\""));
  }

  private static void posted(
      int status, String kind, String where, String path, String body, String type)
      throws Exception {
    problem(status, kind, where, service.post(path, body, "Content-Type", type));
  }

  static void problem(int status, String kind, String where, HttpResponse<String> response)
      throws Exception {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(Problem.MEDIA_TYPE, response.headers().firstValue("Content-Type").orElseThrow());
    JsonNode problem = JSON.readTree(response.body());
    assertEquals(Problem.DESCRIPTIONS + kind, problem.path("type").asText());
    assertEquals(status, problem.path("status").asInt());
    assertEquals(where, problem.path("where").asText(), response.body());
    assertFalse(problem.path("detail").asText().isEmpty());
    assertFalse(problem.path("instead").asText().isEmpty());
  }

  @Test
  void no_answer_is_kept_by_a_cache() throws Exception {
    HttpResponse<String> answer = service.get("/v1/clients/madrid/route?number=2001");

    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    assertTrue(answer.headers().firstValue("Server").isEmpty());
    assertEquals(16, answer.headers().firstValue("Plan-Version").orElseThrow().length());
  }

  @Test
  void readiness_comes_with_the_warm_up_and_health_before() throws Exception {
    try (RunningService cold = RunningService.demo()) {
      assertEquals(200, cold.get("/healthz").statusCode());
      HttpResponse<String> early = cold.get("/readyz");
      assertEquals(503, early.statusCode());
      assertEquals("1", early.headers().firstValue("Retry-After").orElseThrow());

      cold.service.warmUp(Duration.ofMillis(500));

      JsonNode ready = good(cold.get("/readyz"));
      assertEquals("ready", ready.path("status").asText());
      assertNotEquals("", ready.path("plan").asText());
      assertFalse(cold.get("/metrics").body().contains("operation=\"start\",status"), "counted");
    }
  }

  private static String step(JsonNode answer) {
    return answer.path("step").path("step").asText();
  }
}
