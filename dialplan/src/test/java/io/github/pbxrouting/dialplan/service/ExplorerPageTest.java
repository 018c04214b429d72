package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.dialplan.PlanFiles;
import io.github.pbxrouting.dialplan.countries.KnownCountries;
import io.github.pbxrouting.dialplan.report.PlanPage;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the plan that answers. */
final class ExplorerPageTest {

  @TempDir private Path folder = Path.of("");

  private static String page(Path plan, Set<String> clients) throws Exception {
    BrandRouter brand = RouterCompiler.load().compile(PlanFiles.read(plan));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanPage.of(
            brand,
            clients.isEmpty() ? PlanPage.allClients(brand) : clients,
            null,
            AnalysisOptions.DEFAULT.withKnownCountries(KnownCountries.all()))
        .write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void the_page_is_that_of_the_command() throws Exception {
    try (RunningService service = RunningService.demo()) {
      HttpResponse<String> all = service.get("/");
      assertEquals(200, all.statusCode());
      assertEquals(
          "text/html;charset=utf-8", all.headers().firstValue("Content-Type").orElseThrow());
      assertTrue(all.headers().firstValue("Plan-Version").isPresent());
      assertEquals(page(RunningService.DEMO, Set.of()), all.body());
      assertEquals(all.body(), service.get("/").body());

      HttpResponse<String> one = service.get("/?client=madrid");
      assertEquals(page(RunningService.DEMO, Set.of("madrid")), one.body());

      DecisionServiceTest.problem(404, "unknown-client", "client", service.get("/?client=x"));
      DecisionServiceTest.problem(400, "invalid-request", "x", service.get("/?x=1"));
      DecisionServiceTest.problem(405, "method-not-allowed", "method", service.post("/", ""));
    }
  }

  @Test
  void a_page_whose_time_is_over_is_whole_and_says_what_is_undecided() throws Exception {
    BrandRouter brand = RouterCompiler.load().compile(PlanFiles.read(RunningService.DEMO));
    byte[] page = new ExplorerPages(Duration.ZERO).of(ServedPlan.of(brand), null);
    String text = new String(page, StandardCharsets.UTF_8);
    assertTrue(text.strip().endsWith("</html>"), "it is whole");
    assertTrue(text.contains("ended early"), "it says so");
    assertFalse(Thread.currentThread().isInterrupted(), "the thread goes on");
  }

  @Test
  void a_changed_plan_has_another_page() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.plan = folder.resolve("plan.json");
    Files.copy(RunningService.DEMO, settings.plan);
    try (RunningService service = settings.start()) {
      String before = service.get("/").body();
      ServedPlan changed =
          ServedPlan.of(
              RouterCompiler.load()
                  .compile(
                      PlanFiles.read(
                          new StringReader(
                              Files.readString(settings.plan).replace("bilbao", "getxo")),
                          "changed")));
      ExplorerPages pages = new ExplorerPages();
      String after = new String(pages.of(changed, null), StandardCharsets.UTF_8);
      assertTrue(before.contains("bilbao"));
      assertFalse(after.contains("bilbao"));
      assertTrue(after.contains("getxo"));
    }
  }

  @Test
  void a_browser_gives_the_token_as_a_password_for_the_page_alone() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.bearerTokens = Files.writeString(folder.resolve("tokens"), "secret\n");
    try (RunningService service = settings.start()) {
      HttpResponse<String> refused = service.get("/");
      DecisionServiceTest.problem(401, "unauthorized", "Authorization", refused);
      assertTrue(
          refused.headers().allValues("WWW-Authenticate").stream()
              .anyMatch(challenge -> challenge.startsWith("Basic ")));
      assertEquals(200, service.get("/", "Authorization", "Bearer secret").statusCode());
      assertEquals(200, service.get("/", "Authorization", basic("anyone:secret")).statusCode());
      for (String wrong : new String[] {basic("secret:other"), basic(""), "Basic !", "Basic"}) {
        assertEquals(401, service.get("/", "Authorization", wrong).statusCode(), wrong);
      }
      assertEquals(
          401, service.get("/metrics", "Authorization", basic("anyone:secret")).statusCode());
    }
  }

  private static String basic(String pair) {
    return "Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.ISO_8859_1));
  }
}
