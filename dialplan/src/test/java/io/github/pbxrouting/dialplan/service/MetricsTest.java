package io.github.pbxrouting.dialplan.service;

import static io.github.pbxrouting.dialplan.service.RunningService.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the service counts, measures and logs. */
final class MetricsTest {

  @Test
  void decisions_requests_and_the_plan_are_counted() throws Exception {
    try (RunningService service = RunningService.demo()) {
      JsonNode dial = service.start("{\"client\":\"madrid\",\"number\":\"2001\"}");
      service.next(dial, "\"outcome\":\"busy\"");
      service.get("/v1/clients/madrid/route?number=112");
      service.get("/v1/clients/madrid/route?number=112");
      service.get("/v1/clients/nobody/route?number=112");

      String metrics = service.get("/metrics").body();

      for (String line :
          List.of(
              "dialplan_decisions_total{kind=\"dial\",operation=\"start\"} 1.0",
              "dialplan_decisions_total{kind=\"forward\",operation=\"next\"} 1.0",
              "dialplan_decisions_total{kind=\"emergency\",operation=\"route\"} 2.0",
              "dialplan_requests_total{operation=\"route\",status=\"200\"} 2.0",
              "dialplan_requests_total{operation=\"route\",status=\"404\"} 1.0",
              "dialplan_request_seconds_count{operation=\"start\"} 1",
              "dialplan_reloads_total{result=\"read\"} 0.0",
              "dialplan_plan_info{version=\"" + plan(service) + "\"} 1.0",
              "dialplan_lost_log_lines_total 0.0")) {
        assertTrue(metrics.contains(line + "\n"), line + " is not in\n" + metrics);
      }
      assertFalse(metrics.contains("madrid"), "clients are counted though nobody asked for it");
    }
  }

  private static String plan(RunningService service) throws Exception {
    return service
        .get("/v1/clients/madrid/route?number=1")
        .headers()
        .firstValue("Plan-Version")
        .orElseThrow();
  }

  @Test
  void clients_are_counted_up_to_their_bound() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.metricsByClient = 2;
    try (RunningService service = settings.start()) {
      for (String client : List.of("madrid", "barcelona", "valencia", "madrid", "valencia")) {
        service.get("/v1/clients/" + client + "/route?number=1");
      }

      String metrics = service.get("/metrics").body();

      assertTrue(metrics.contains("dialplan_client_decisions_total{client=\"madrid\"} 2.0"));
      assertTrue(metrics.contains("dialplan_client_decisions_total{client=\"barcelona\"} 1.0"));
      assertTrue(metrics.contains("dialplan_client_decisions_total{client=\"_other\"} 2.0"));
      assertFalse(metrics.contains("valencia"));
    }
  }

  @Test
  void a_decision_is_a_line_of_json() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.logDecisions = true;
    RunningService service = settings.start();
    try (service) {
      service.start("{\"client\":\"madrid\",\"number\":\"2001\"}");
      service.get("/v1/clients/barcelona/route?number=112");
      service.get("/v1/clients/nobody/route?number=1");
    }

    List<String> lines = service.decisions.toString(UTF_8).lines().toList();

    assertEquals(2, lines.size());
    JsonNode call = JSON.readTree(lines.get(0));
    assertEquals("start", call.path("operation").asText());
    assertEquals("madrid", call.path("client").asText());
    assertEquals("2001", call.path("number").asText());
    assertEquals("dial", call.path("kind").asText());
    assertEquals("bilbao", call.path("step").path("friend").asText());
    assertTrue(call.path("micros").isNumber());
    assertEquals(16, call.path("plan").asText().length());
    assertTrue(call.path("time").asText().endsWith("Z"));
    assertEquals("emergency", JSON.readTree(lines.get(1)).path("kind").asText());
  }

  @Test
  void nothing_is_logged_unless_it_is_asked_for() throws Exception {
    RunningService service = RunningService.demo();
    try (service) {
      service.get("/v1/clients/madrid/route?number=112");
    }

    assertEquals("", service.decisions.toString(UTF_8));
  }

  @Test
  void a_reader_of_the_log_who_stops_delays_no_call() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    OutputStream stuck =
        new OutputStream() {
          @Override
          public void write(int b) {
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    Metrics metrics = new Metrics(0);
    PlanVersion plan = new PlanVersion(new byte[PlanVersion.BYTES]);
    DecisionLog log =
        new DecisionLog(stuck, new PrintStream(new ByteArrayOutputStream(), true, UTF_8), metrics);

    for (int i = 0; i < 10_000; i++) {
      log.add(new DecisionLog.Entry(Operation.ROUTE, "c", "1", "external", plan, 1000, null));
    }

    String text = new String(metrics.text(), UTF_8);
    String lost =
        text.lines()
            .filter(line -> line.startsWith("dialplan_lost_log_lines_total "))
            .findFirst()
            .get();
    assertTrue(Double.parseDouble(lost.split(" ")[1]) > 1000, lost);
    released.countDown();
    log.close();
  }
}
