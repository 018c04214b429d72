package io.github.pbxrouting.dialplan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToFriend;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import io.github.pbxrouting.core.analysis.PlanAnalysis;
import io.github.pbxrouting.core.analysis.answers.Coverage;
import io.github.pbxrouting.core.analysis.numbers.NumberSpace;
import io.github.pbxrouting.core.analysis.numbers.Route;
import io.github.pbxrouting.dialplan.file.Words;
import io.github.pbxrouting.dialplan.json.StepFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, in a browser, says what the library says. */
@Tag("thorough")
class PageWalkTest {

  private static final String ALPHABET = "0123456789*#+";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(BrandRouter brand) throws Exception {
    Path file = folder.resolve("plan.html");
    Files.writeString(file, Pages.page(brand));
    browser.load(file.toUri());
  }

  /** Numbers near those that the plan names, and others. */
  private static List<String> numbers(Client client, int count, Random random) {
    List<String> seeds = new ArrayList<>(List.of("", "00", "+", "+34", "0034", "34", "2", "*9"));
    client.extensions().stream().map(Extension::number).forEach(seeds::add);
    client.emergencyNumbers().forEach(emergency -> seeds.add(emergency.number()));
    client.serviceCodes().forEach(code -> seeds.add(code.code()));
    List<String> numbers = new ArrayList<>();
    while (numbers.size() < count) {
      StringBuilder number = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
      number.setLength(
          random.nextInt(4) == 0 ? random.nextInt(number.length() + 1) : number.length());
      int more = random.nextInt(11);
      for (int i = 0; i < more; i++) {
        int character = random.nextInt(ALPHABET.length() * 10);
        number.append(
            character < 6
                ? "ab_\n \u00e9".substring(character, character + 1)
                : ALPHABET.substring(character % 12 % 10, character % 12 % 10 + 1));
      }
      if (random.nextInt(500) == 0) {
        number.append("\ud83d\ude00");
      }
      if (number.length() > 0) {
        numbers.add(number.toString());
      }
    }
    return numbers;
  }

  private static String words(RouteDecision decision) {
    String text =
        decision instanceof ToInternalFriend to
            ? "friend " + to.friend().name() + " (extensions of " + to.friend().targetClient() + ")"
            : decision instanceof RouteDecision.Rejected rejected
                ? "rejected (" + rejected.reason().token() + ")"
                : decision instanceof RouteDecision.ToService service
                    ? "service code " + service.code().code()
                    : decision instanceof RouteDecision.ToEmergency
                        ? "emergency services"
                        : Route.of(decision).toString();
    return text + " " + decision.number().orElse("");
  }

  private static void agree(BrandRouter brand, int count) throws Exception {
    open(brand);
    Random random = new Random(20261128);
    for (Client client : brand.brand().clients()) {
      CallRouter router = brand.client(client.id());
      List<String> numbers = numbers(client, count, random);
      JsonNode said =
          browser.run(
              """
              choose(arguments[0]);
              return arguments[1].map((number) => {
                const { place, normalised, sent } = route(client, number);
                return named(place) + " " + (normalised ? sent : "");
              });
              """,
              client.id(),
              numbers);
      for (int i = 0; i < numbers.size(); i++) {
        assertEquals(
            words(router.route(numbers.get(i))),
            said.get(i).asText(),
            client.id() + ": " + numbers.get(i));
      }
      List<String> fewer = numbers.subList(0, Math.min(4_000, numbers.size()));
      JsonNode walked =
          browser.run(
              """
              return arguments[0].map((number) => {
                const { place, normalised } = route(client, number), node = client.continuations.after(number);
                const answer = client.continuations.answer(node);
                return [answer.place === place && answer.normalised === normalised,
                    candidates(client, number).filter((each) => each.takes === "yes").map((each) => each.friend.name)];
              });
              """,
              fewer);
      for (int i = 0; i < fewer.size(); i++) {
        assertTrue(walked.get(i).get(0).asBoolean(), client.id() + ": " + fewer.get(i));
        List<String> candidates =
            router.candidates(fewer.get(i)).stream()
                .map(ToFriend::friend)
                .map(friend -> friend.name())
                .toList();
        assertEquals(
            candidates,
            JSON.convertValue(walked.get(i).get(1), List.class),
            client.id() + ": " + fewer.get(i));
      }
    }
  }

  @Test
  void a_hundred_thousand_numbers_go_where_the_library_sends_them() throws Exception {
    agree(Pages.demo(), 30_000);
    agree(Pages.hard(), 10_000);
  }

  @Test
  void numbers_of_a_thousand_friends_go_where_the_library_sends_them() throws Exception {
    agree(Pages.thousandFriends(), 10_000);
  }

  @Test
  void what_is_not_in_the_table_is_said_to_be_unknown() throws Exception {
    Client client =
        Client.builder("c")
            .friend(Friend.remote("easy").priority(1).pattern("^1").build())
            .friend(Friend.remote("far").priority(2).pattern("^2[0-9]*7[0-9]{30}$").build())
            .friend(Friend.remote("last").priority(3).pattern("^2").build())
            .build();
    open(
        RouterCompiler.load()
            .compile(Brand.of("b", client), CompileOptions.DEFAULT.withMaxTableBytes(20_000)));
    JsonNode said =
        browser.run(
            """
            return ["1", "2", "3"].map((number) => {
              dialled(number);
              return [named(route(client, number).place), named(client.continuations.answer(client.continuations.after(number)).place),
                  candidates(client, number).map((each) => each.friend.name + " " + each.takes).join(),
                  document.getElementById("answer").textContent.includes("^2[0-9]*7[0-9]{30}$")];
            });
            """);
    assertEquals(
        "[[\"friend easy\",\"friend easy\",\"easy yes,far may\",false],"
            + "[\"not known to this page\",\"not known to this page\",\"far may,last yes\",true],"
            + "[\"not known to this page\",\"not known to this page\",\"far may\",true]]",
        said.toString());
  }

  @Test
  void the_map_counts_what_coverage_counts() throws Exception {
    for (BrandRouter brand : List.of(Pages.demo(), Pages.hard(), Pages.thousandFriends())) {
      open(brand);
      AnalysisOptions options = AnalysisOptions.DEFAULT.withSpace(NumberSpace.of(ALPHABET, 1, 12));
      for (Client client : brand.brand().clients()) {
        JsonNode counts =
            browser.run(
                """
                choose(arguments[0]);
                const sums = {};
                for (let length = 1; length <= 12; length++) {
                  client.continuations.counts(client.continuations.root, length).forEach((count, place) => {
                    const key = placeOf(place).friend === undefined ? placeOf(place).route : "friend " + placeOf(place).friend;
                    sums[key] = (sums[key] || 0) + count;
                  });
                }
                return sums;
                """,
                client.id());
        Map<String, Long> expected = new TreeMap<>();
        for (Coverage.Row row : PlanAnalysis.of(brand, options).coverage(client.id()).rows()) {
          if (row.count().signum() > 0) {
            expected.put(
                row.friend() == null ? row.kind().token() : "friend " + row.friend(),
                row.count().longValueExact());
          }
        }
        Map<String, Long> found = new TreeMap<>();
        counts.properties().forEach(each -> found.put(each.getKey(), each.getValue().asLong()));
        assertEquals(expected, found, client.id());
      }
    }
  }

  @Test
  void the_map_of_too_many_continuations_is_estimated() throws Exception {
    BrandRouter brand = Pages.manyPrefixes();
    open(brand);
    JsonNode drawn =
        browser.run(
            """
            return [client.continuations.possible(client.continuations.root) === null,
                document.querySelector("#cells caption").textContent.includes("estimated"),
                document.querySelectorAll("#cells tbody tr").length,
                document.querySelectorAll("#cells tbody td svg").length,
                estimate(client, "2", 1).exact, estimate(client, "2", 3).exact, estimate(client, "2", 4).exact,
                document.querySelector("#legend").textContent.includes("friend rest")];
            """);
    assertEquals("[true,true,13,195,true,true,false,true]", drawn.toString());
    // A cell in which the shares are known: a tenth of the second digits is a friend's.
    Client client =
        Client.builder("c").friend(Friend.remote("tenth").pattern("^00[0-9]*$").build()).build();
    open(RouterCompiler.load().compile(Brand.of("b", client)));
    JsonNode shares =
        browser.run(
            """
            return [1, 3, 9, 12].map((more) => [...estimate(client, "00", more).counts].map(([place, count]) => [named(place), count / 12 ** more]));
            """);
    for (int i = 0; i < 4; i++) {
      double expected = Math.pow(10 / 12.0, new int[] {1, 3, 9, 12}[i]);
      for (JsonNode each : shares.get(i)) {
        double share = each.get(0).asText().equals("external") ? 1 - expected : expected;
        assertEquals(share, each.get(1).asDouble(), i < 2 ? 1e-9 : 0.08, shares::toString);
      }
    }
  }

  @Test
  void a_small_cell_of_the_estimated_map_is_counted_as_the_whole_map_would() throws Exception {
    for (BrandRouter brand : List.of(Pages.demo(), Pages.hard())) {
      open(brand);
      for (Client client : brand.brand().clients()) {
        JsonNode wrong =
            browser.run(
                """
                choose(arguments[0]);
                const all = client.continuations, sorted = (counts) => JSON.stringify([...counts].sort((a, b) => a[0] - b[0]));
                return Array.from("0123456789*#+").flatMap((text) => [0, 1, 2, 3].filter((more) =>
                  sorted(all.counts(all.after(text), more)) !== sorted(estimate(client, text, more).counts)).map((more) => text + " " + more));
                """,
                client.id());
        assertEquals("[]", wrong.toString(), client.id());
      }
    }
  }

  @Test
  void what_a_number_can_become_is_what_it_becomes() throws Exception {
    for (BrandRouter brand : List.of(Pages.demo(), Pages.hard())) {
      open(brand);
      for (Client client : brand.brand().clients()) {
        JsonNode wrong =
            browser.run(
                """
                choose(arguments[0]);
                const wrong = [], symbols = Array.from("0123456789*#");
                let texts = Array.from("0123456789*#+");
                for (let depth = 0; depth < 2; depth++) {
                  for (const text of texts) {
                    const possible = client.continuations.possible(client.continuations.after(text));
                    const become = new Set();
                    let longer = [text];
                    for (let more = 0; more < 3; more++) {
                      longer.forEach((each) => { const to = route(client, each); become.add(to.place); });
                      longer = longer.flatMap((each) => symbols.map((c) => each + c));
                    }
                    if ([...become].some((each) => !possible.includes(each)) || possible.length === 1 && become.size !== 1) {
                      wrong.push(text);
                    }
                  }
                  texts = texts.flatMap((text) => symbols.map((c) => text + c));
                }
                return wrong;
                """,
                client.id());
        assertEquals("[]", wrong.toString(), client.id());
      }
    }
  }

  @Test
  void a_number_is_settled_where_the_library_says_so() throws Exception {
    Random random = new Random(3);
    for (BrandRouter brand : List.of(Pages.demo(), Pages.hard())) {
      open(brand);
      for (Client client : brand.brand().clients()) {
        List<String> numbers =
            numbers(client, 2_000, random).stream()
                .filter(number -> number.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0))
                .toList();
        JsonNode settled =
            browser.run(
                """
                choose(arguments[0]);
                return arguments[1].map((number) => client.continuations.possible(client.continuations.after(number)).length === 1);
                """,
                client.id(),
                numbers);
        int compared = 0;
        for (int i = 0; i < numbers.size(); i++) {
          DialCursor cursor = brand.client(client.id()).dial().append(numbers.get(i));
          if (cursor.exact()) {
            compared++;
            assertEquals(
                cursor.settled(), settled.get(i).asBoolean(), client.id() + ": " + numbers.get(i));
          }
        }
        assertTrue(compared > 1_000, client.id() + ": " + compared + " exact answers");
      }
    }
  }

  @Test
  void calls_go_as_the_library_plays_them() throws Exception {
    BrandRouter brand = Pages.demo();
    open(brand);
    Random random = new Random(7);
    List<DialOutcome> outcomes = Arrays.asList(DialOutcome.values());
    for (Client client : brand.brand().clients()) {
      for (String number : numbers(client, 300, random)) {
        CallType type = random.nextBoolean() ? CallType.INTERNAL : CallType.EXTERNAL;
        List<String> taken = new ArrayList<>();
        List<JsonNode> expected = new ArrayList<>();
        CallFlow flow = brand.call(CallRequest.of(client.id(), number).withType(type));
        for (; ; ) {
          CallFlow now = flow;
          expected.add(
              JSON.readTree(
                  PageJson.text(json -> {
                    json.writeStartObject();
                    StepFields.write(json, now.step());
                    json.writeEndObject();
                  })));
          if (flow instanceof CallFlow.Dialling dialling) {
            DialOutcome outcome = outcomes.get(random.nextInt(outcomes.size()));
            taken.add(Words.word(outcome));
            flow = dialling.after(outcome);
          } else if (flow instanceof CallFlow.Forwarding forwarding) {
            flow = forwarding.next();
          } else {
            break;
          }
        }
        JsonNode steps =
            browser.run(
                """
                choose(arguments[0]);
                const { place, sent } = route(client, arguments[1]);
                return played(place, arguments[2], arguments[1], sent, arguments[3]).map((step) => stepWords(step, sent));
                """,
                client.id(),
                number,
                Words.word(type),
                taken);
        JsonNode words =
            browser.run("return arguments[0].map((step) => stepWords(step, ''))", expected);
        assertEquals(withoutCauses(words), withoutCauses(steps), client.id() + ": " + number);
      }
    }
  }

  /** The cause of a number that is rejected without a dial is not in the page's plan. */
  private static String withoutCauses(JsonNode steps) {
    return steps.toString().replaceAll(" \\(cause [0-9]+\\)", "");
  }
}
