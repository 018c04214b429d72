package io.github.pbxrouting.dialplan.service;

import static io.github.pbxrouting.dialplan.service.RunningService.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI description, held to the answers. */
final class DescriptionTest {

  private static final List<String> CLIENTS = List.of("madrid", "barcelona", "valencia");
  private static final List<String> NUMBERS =
      List.of(
          "1001",
          "1700",
          "1800",
          "1801",
          "1900",
          "2001",
          "3001",
          "3900",
          "4001",
          "6001",
          "112",
          "*941001",
          "*95",
          "*9",
          "+49301234",
          "00491",
          "9");

  private static RunningService service;
  private static JsonNode description;

  @BeforeAll
  static void start() throws Exception {
    service = RunningService.demo();
    description = JSON.readTree(service.get("/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void it_names_openapi_3_1_and_the_version_of_the_build() {
    assertEquals("3.1.0", description.path("openapi").asText());
    assertFalse(description.path("info").path("version").asText().contains("$"));
  }

  @Test
  void it_has_every_operation_and_no_other() {
    Set<String> described = new TreeSet<>();
    Map<Operation, String> paths =
        Map.of(Operation.START, "post", Operation.NEXT, "post", Operation.FREESWITCH, "post");
    description
        .path("paths")
        .properties()
        .forEach(path -> {
          List<String> segments = List.of(path.getKey().substring(1).split("/"));
          Operation operation = Operation.of(segments);
          assertTrue(operation != Operation.UNKNOWN, path.getKey());
          String method = paths.getOrDefault(operation, "get");
          assertEquals(method.toUpperCase(Locale.ROOT), operation.method());
          assertTrue(path.getValue().has(method), path.getKey());
          described.add(operation.name());
        });
    Set<String> all = new TreeSet<>();
    for (Operation operation : Operation.values()) {
      if (operation != Operation.UNKNOWN) {
        all.add(operation.name());
      }
    }
    assertEquals(all, described);
  }

  @Test
  void every_reference_leads_somewhere() {
    description
        .findValuesAsText("$ref")
        .forEach(reference ->
            assertFalse(description.at(reference.substring(1)).isMissingNode(), reference));
  }

  @Test
  void look_ups_are_as_described() throws Exception {
    for (String client : CLIENTS) {
      for (String number : NUMBERS) {
        String query = "?number=" + RunningService.encoded(number);
        String base = "/v1/clients/" + client;
        described("Route", service.get(base + "/route" + query), 200);
        described("Candidates", service.get(base + "/candidates" + query), 200);
        described("Explanation", service.get(base + "/explain" + query), 200);
      }
    }
    described("Health", service.get("/healthz"), 200);
  }

  @Test
  void every_step_of_every_call_is_as_described() throws Exception {
    Set<String> kinds = new LinkedHashSet<>();
    for (String client : CLIENTS) {
      for (String number : NUMBERS) {
        for (String type : List.of("internal", "external")) {
          Deque<JsonNode> open = new ArrayDeque<>();
          HttpResponse<String> first =
              service.post(
                  "/v1/calls",
                  """
                  {"client":"%s","number":"%s","type":"%s"}\
                  """
                      .formatted(client, number, type),
                  "Content-Type",
                  "application/json");
          described("CallAnswer", first, 200);
          open.add(JSON.readTree(first.body()));
          for (int i = 0; i < 40 && !open.isEmpty(); i++) {
            JsonNode answer = open.remove();
            String kind = answer.path("step").path("step").asText();
            kinds.add(kind);
            for (String report : reports(answer, kind)) {
              HttpResponse<String> next = service.nextOf(answer, report);
              described("CallAnswer", next, 200);
              open.add(JSON.readTree(next.body()));
            }
          }
        }
      }
    }
    Set<String> all =
        Set.of(
            "dial",
            "forward",
            "endpoint",
            "external",
            "emergency",
            "service",
            "voicemail",
            "answered",
            "rejected");
    assertEquals(all, kinds, "steps that were not seen, or are not described");
  }

  private static List<String> reports(JsonNode answer, String kind) {
    if (!answer.has("token")) {
      return List.of();
    }
    if (kind.equals("forward")) {
      return List.of("");
    }
    List<String> outcomes =
        List.of(
            "\"outcome\":\"answered\"",
            "\"outcome\":\"no-answer\",\"elapsed\":3",
            "\"outcome\":\"busy\"",
            "\"outcome\":\"not-registered\"",
            "\"outcome\":\"cancelled\"");
    if (!answer.path("step").has("targetClient")) {
      return outcomes;
    }
    List<String> all = new ArrayList<>(outcomes);
    all.add("\"nested\":true");
    return all;
  }

  @Test
  void every_field_that_is_described_is_there_in_some_answer(@TempDir Path folder)
      throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.plan =
        Files.writeString(
            folder.resolve("plan.json"),
            """
            {"brand":"b","clients":[
            {"id":"a","emergencyNumbers":["112"],"serviceCodes":[{"code":"*94","arguments":true}],
             "numbering":[{"prefix":"9","minDigits":8,"maxDigits":8,"replaceWith":"+349"}],
             "extensions":[{"number":"1","target":{"endpoint":"user/x"}},
             {"number":"2","target":{"voicemail":"v"}},{"number":"3","target":{"external":"+341"}}],
             "friends":[{"name":"f","patterns":["^5","x7"],"forwards":[
             {"when":"busy","to":{"extension":"1"}},{"when":"no-answer","after":9,"to":{"voicemail":"v"}},
             {"when":"not-registered","to":{"external":"+341"}}]},
             {"name":"b","client":"b"}]},
            {"id":"b","extensions":[{"number":"7","target":{"endpoint":"user/y"}}]}]}\
            """);
    Map<String, Set<String>> seen = new TreeMap<>();
    try (RunningService all = settings.start()) {
      for (String number : List.of("112", "*94", "*9", "1", "2", "3", "5", "7", "8", "912345678")) {
        String query = "?number=" + RunningService.encoded(number);
        String base = "/v1/clients/a";
        see(seen, "Route", JSON.readTree(all.get(base + "/route" + query).body()));
        see(seen, "Candidates", JSON.readTree(all.get(base + "/candidates" + query).body()));
        JsonNode explanation = JSON.readTree(all.get(base + "/explain" + query).body());
        see(seen, "Explanation", explanation);
        explanation.path("candidates").forEach(each -> see(seen, "Candidate", each));
        see(seen, all, all.start("{\"client\":\"a\",\"number\":\"" + number + "\"}"));
      }
      see(seen, "Problem", JSON.readTree(all.get("/nowhere").body()));
      see(seen, "Health", JSON.readTree(all.get("/healthz").body()));
    }
    Map<String, Set<String>> described = new TreeMap<>();
    for (String schema : seen.keySet()) {
      Set<String> fields = new TreeSet<>();
      description
          .path("components")
          .path("schemas")
          .path(schema)
          .path("properties")
          .fieldNames()
          .forEachRemaining(fields::add);
      described.put(schema, fields);
    }
    assertEquals(described, seen);
  }

  /** Notes the fields of an answer to a call, and of all that can follow it. */
  private static void see(Map<String, Set<String>> seen, RunningService service, JsonNode answer)
      throws Exception {
    see(seen, "CallAnswer", answer);
    JsonNode step = answer.path("step");
    String kind = step.path("step").asText();
    String schema = Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "Step";
    see(seen, schema, step);
    for (String report : reports(answer, kind)) {
      see(seen, service, service.next(answer, report));
    }
  }

  private static void see(Map<String, Set<String>> seen, String schema, JsonNode answer) {
    answer
        .fieldNames()
        .forEachRemaining(seen.computeIfAbsent(schema, each -> new TreeSet<>())::add);
  }

  @Test
  void problems_are_as_described() throws Exception {
    described("Problem", service.get("/v1/clients/x/route?number=1"), 404);
    described("Problem", service.get("/v1/clients/madrid/route"), 400);
    described("Problem", service.get("/readyz"), 503);
    described("Problem", service.post("/v1/calls", "<", "Content-Type", "text/xml"), 415);
    described("Problem", service.get("/v1/clients/madrid/route?number=" + "1".repeat(9000)), 414);
  }

  @Test
  void requests_of_the_contract_are_as_described() throws Exception {
    valid(
        "CallStart",
        """
        {"client":"madrid","number":"2001","type":"internal","from":"bilbao",
        "failover":["congestion"]}\
        """);
    valid("CallReport", "{\"token\":\"x\",\"outcome\":\"busy\",\"elapsed\":12}");
    valid("CallReport", "{\"token\":\"x\",\"nested\":true}");
    assertFalse(schema("CallStart").validate(JSON.readTree("{\"client\":\"x\"}")).isEmpty());
  }

  private static void described(String schema, HttpResponse<String> response, int status)
      throws Exception {
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(
        response.headers().firstValue("Content-Type").orElse("").matches("application/.*json"));
    valid(schema, response.body());
  }

  private static void valid(String schema, String json) throws Exception {
    assertEquals(List.of(), schema(schema).validate(JSON.readTree(json)), json);
  }

  private static Schema schema(String name) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$ref", "#/components/schemas/" + name);
    schema.set("components", description.path("components"));
    return SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(schema);
  }
}
