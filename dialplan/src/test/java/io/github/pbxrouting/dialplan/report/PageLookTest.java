package io.github.pbxrouting.dialplan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Friend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page looks right in a browser: nothing overflows, all can be read, and nothing fails. */
@Tag("thorough")
class PageLookTest {

  private static final Path PICTURES = Path.of("target/report");
  private static final String AXE =
      "/META-INF/resources/webjars/axe-core/" + axeVersion() + "/axe.min.js";

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static String axeVersion() {
    try (InputStream in =
        PageLookTest.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(in, "axe-core"));
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String axe() throws Exception {
    try (InputStream in = PageLookTest.class.getResourceAsStream(AXE)) {
      return new String(Objects.requireNonNull(in, AXE).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Looks at a page, in both schemes and two widths, after dialling a number. */
  private static void look(String name, String page, String number) throws Exception {
    Path file = folder.resolve(name + ".html");
    Files.writeString(file, page);
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(360, 1280)) {
        String where = name + ", " + scheme + ", " + width + " pixels";
        browser.view(width, 900, scheme);
        browser.console();
        browser.load(file.toUri());
        browser.run("dialled(arguments[0])", number);
        JsonNode sizes =
            browser.run(
                "const root = document.documentElement;"
                    + " return [root.scrollWidth, root.scrollHeight, root.clientWidth];");
        assertEquals(sizes.get(2).asInt(), sizes.get(0).asInt(), where + ": overflows");
        assertEquals(List.of(), browser.console(), where);
        assertEquals(List.of(), violations(), where);
        assertEquals(
            0, browser.run("return performance.getEntriesByType('resource').length").asInt());
        picture(name + "-" + scheme + "-" + width, width, Math.min(sizes.get(1).asInt(), 6000));
      }
    }
  }

  private static List<String> violations() throws Exception {
    browser.run(axe() + "; window.axe = axe;");
    JsonNode found =
        browser.await(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ["violations"] }).then(
                (result) => done(result.violations.map((each) => each.id + ": " + each.nodes[0].html + " " + each.nodes[0].failureSummary)),
                (error) => done(["axe failed: " + error]));
            """);
    List<String> violations = new ArrayList<>();
    found.forEach(each -> violations.add(each.asText()));
    return violations;
  }

  private static void picture(String name, int width, int height) throws Exception {
    browser.command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    byte[] png = browser.screenshot();
    assertTrue(png.length > 10_000, name + ": an empty picture");
    Files.write(PICTURES.resolve(name + ".png"), png);
  }

  @Test
  void the_demo_plan_looks_right() throws Exception {
    look("demo", Pages.page(Pages.demo()), "2001");
  }

  /**
   * The picture in .github/report.png, which README and tutorial show, is this one with few
   * colours.
   */
  @Test
  void a_call_is_played_with_outcomes() throws Exception {
    Path file = folder.resolve("call.html");
    Files.writeString(file, Pages.page(Pages.demo()));
    browser.view(1200, 1120, "light");
    browser.load(file.toUri());
    JsonNode steps =
        browser.run(
            """
            dialled("2001");
            [...document.querySelectorAll("#call button")].find((each) => each.textContent === "busy").click();
            return [...document.querySelectorAll("#call ol > li")].map((each) => each.firstChild.textContent);
            """);
    assertEquals(
        "[\"dial friend bilbao with 2001, for at most 20 s\",\"forwarded by friend bilbao (busy) to"
            + " extension 1001\",\"ring user/alice (extension 1001)\"]",
        steps.toString());
    picture("readme", 1200, 1120);
  }

  @Test
  void the_page_of_one_client_looks_right() throws Exception {
    look("madrid", Pages.page(Pages.demo(), Set.of("madrid"), Pages.demo()), "3001");
    JsonNode answer = browser.run("return document.getElementById('answer').textContent");
    assertTrue(answer.asText().contains("unless it is an extension of barcelona"), answer::asText);
  }

  @Test
  void the_tutorials_plan_looks_right_beside_its_older_one() throws Exception {
    BrandRouter fixed = Pages.tutorial("3-fixed.json");
    BrandRouter older = Pages.tutorial("2-loads.json");
    look("tutorial", Pages.page(fixed, PlanPage.allClients(fixed), older), "0034");
    assertTrue(
        browser.run("return document.querySelectorAll('#moves li').length").asInt() > 0,
        "the moves are listed");
  }

  @Test
  void a_plan_of_a_thousand_friends_looks_right() throws Exception {
    look("thousand", Pages.page(Pages.thousandFriends()), "001");
  }

  @Test
  void a_plan_of_too_many_continuations_looks_right() throws Exception {
    look("many", Pages.page(Pages.manyPrefixes()), "2");
  }

  @Test
  void hostile_names_look_right_and_run_nothing() throws Exception {
    String hostile = "</script><img src=x onerror=\"document.title='taken'\">'\\&lt;\u202e\u2028";
    Client client =
        Client.builder(hostile)
            .friend(Friend.remote(hostile).pattern("^</script>|\"'2$").build())
            .friend(Friend.remote("a".repeat(128)).priority(1).pattern("^1").build())
            .build();
    look("hostile", Pages.page(Pages.compile(Brand.of(hostile, client))), "12");
    assertEquals(
        "Dial plan " + hostile,
        browser.run("return document.title").asText().replace('\ufffd', '\u2028'));
    assertEquals(0, browser.run("return document.images.length").asInt());
  }

  @Test
  void keys_alone_reach_the_dial_pad_and_the_map() throws Exception {
    Path file = folder.resolve("keys.html");
    Files.writeString(file, Pages.page(Pages.demo()));
    browser.load(file.toUri());
    JsonNode reached =
        browser.run(
            """
            const zoomable = [...document.querySelectorAll("#cells th button")];
            zoomable[0].focus();
            const focused = document.activeElement === zoomable[0];
            const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            ["ArrowUp", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowLeft"].forEach(press);
            const said = document.getElementById("cell").textContent;
            document.querySelector('#cells button[aria-label="Zoom to 2"]').click();
            document.querySelector('#cells button[aria-label="Zoom to 20"]').click();
            return [focused, said, document.querySelector("#cells caption").textContent,
                [...document.querySelectorAll("button, input, select, a")].every((each) => each.tabIndex >= 0 || each.closest("td"))];
            """);
    assertEquals(
        "[true,\"*, length 1: rejected (unknown-service-code) 1\",\"Numbers that begin with 20\",true]",
        reached.toString());
  }
}
