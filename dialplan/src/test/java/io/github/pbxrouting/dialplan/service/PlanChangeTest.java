package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls while their plan changes. */
@Timeout(60)
@Tag("slow")
final class PlanChangeTest {

  private static final String CALL = "{\"client\":\"c\",\"number\":\"2001\"}";

  @TempDir private Path folder = Path.of("");
  private Path plan = Path.of("");
  private RunningService service;

  @BeforeEach
  void start() throws Exception {
    plan = folder.resolve("plan.json");
    write("trunk", "1001", "brand");
    RunningService.Settings settings = new RunningService.Settings();
    settings.plan = plan;
    settings.keptPlans = 2;
    service = settings.start();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_call_goes_on_with_the_plan_it_began_with() throws Exception {
    JsonNode dial = service.start(CALL);

    change("trunk", "1002", "brand");

    assertEquals("1001", forwarded(service.next(dial, "\"outcome\":\"busy\"")));
    assertEquals("1002", forwarded(service.next(service.start(CALL), "\"outcome\":\"busy\"")));
  }

  @Test
  void a_call_whose_plan_is_gone_goes_on_where_the_current_one_takes_the_same_steps()
      throws Exception {
    JsonNode dial = service.start(CALL);

    change("trunk", "1002", "brand");
    change("trunk", "1002", "brand of another name");

    // The plan with 1001 is not kept; the step so far is the same.
    JsonNode forward = service.next(dial, "\"outcome\":\"busy\"");
    assertEquals("1002", forwarded(forward));
    assertEquals("endpoint", service.next(forward, "").path("step").path("step").asText());
  }

  @Test
  void a_call_whose_plan_is_gone_ends_where_the_current_one_takes_other_steps() throws Exception {
    JsonNode dial = service.start(CALL);
    JsonNode forward = service.next(dial, "\"outcome\":\"busy\"");

    change("trunk", "1002", "brand");
    change("other-trunk", "1002", "brand");

    HttpResponse<String> gone = service.nextOf(dial, "\"outcome\":\"busy\"");
    DecisionServiceTest.problem(409, "plan-changed", "token", gone);
    assertTrue(gone.body().contains("POST /v1/calls"), gone.body());
    DecisionServiceTest.problem(409, "plan-changed", "token", service.nextOf(forward, ""));
  }

  @Test
  void a_call_whose_client_is_gone_ends_with_the_same_problem() throws Exception {
    JsonNode dial = service.start(CALL);

    change("trunk", "1002", "brand");
    String before = version();
    replace("{\"brand\":\"empty\",\"clients\":[]}");
    awaitOtherThan(before);

    DecisionServiceTest.problem(
        409, "plan-changed", "token", service.nextOf(dial, "\"outcome\":\"busy\""));
  }

  @Test
  void an_invalid_plan_is_reported_and_the_last_good_one_stays() throws Exception {
    JsonNode dial = service.start(CALL);

    replace("{\"brand\":\"b\",\"clients\":[{\"id\":\"c\",\"friends\":[{\"name\":\"\"}]}]}");
    await(() -> service.log().contains("failed; keeping the previous plan"));

    assertEquals("1001", forwarded(service.next(dial, "\"outcome\":\"busy\"")));
    String metrics = service.get("/metrics").body();
    assertTrue(metrics.contains("dialplan_reloads_total{result=\"refused\"} 1.0"), metrics);
    assertTrue(metrics.contains("dialplan_reloads_total{result=\"read\"} 0.0"), metrics);
  }

  @Test
  void a_reload_that_cannot_be_read_is_counted_as_refused_too() throws Exception {
    Files.delete(plan);
    await(() -> service.log().contains("there is no such file"));

    String metrics = service.get("/metrics").body();
    assertTrue(metrics.contains("dialplan_reloads_total{result=\"refused\"} 1.0"), metrics);
    assertTrue(metrics.contains("dialplan_reload_failing 1.0"), metrics);
  }

  @Test
  void a_file_that_says_the_same_has_the_same_version() throws Exception {
    String before = version();

    replace(Files.readString(plan).replace(",", " ,\n"));
    await(() -> service.log().contains("reloaded"));

    assertEquals(before, version());
  }

  private static String forwarded(JsonNode answer) {
    return answer.path("step").path("to").path("extension").asText();
  }

  private String version() throws Exception {
    return service
        .get("/v1/clients/c/route?number=1")
        .headers()
        .firstValue("Plan-Version")
        .orElse("none");
  }

  private void change(String friend, String forward, String brand) throws Exception {
    String before = version();
    write(friend, forward, brand);
    awaitOtherThan(before);
  }

  private void awaitOtherThan(String version) throws Exception {
    await(() -> !version().equals(version));
  }

  private void write(String friend, String forward, String brand) throws Exception {
    replace(
        """
        {"brand":"%s","clients":[{"id":"c","extensions":[
        {"number":"1001","target":{"endpoint":"user/a"}},
        {"number":"1002","target":{"endpoint":"user/b"}}],
        "friends":[{"name":"%s","priority":1,"patterns":["^2"],
        "forwards":[{"when":"busy","to":{"extension":"%s"}}]}]}]}\
        """
            .formatted(brand, friend, forward));
  }

  private void replace(String text) throws Exception {
    Path written = Files.writeString(folder.resolve("new"), text);
    Files.move(written, plan, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "it did not happen within 30 s");
      Thread.sleep(50);
    }
  }
}
