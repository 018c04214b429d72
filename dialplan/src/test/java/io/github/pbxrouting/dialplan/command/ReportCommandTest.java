package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a file; what it does in a browser is tested beside its script. */
class ReportCommandTest {

  private static final Pattern DATA =
      Pattern.compile(
          "<script id=\"data\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

  @TempDir Path folder;

  private String page(String... more) throws IOException {
    Path file = folder.resolve("page.html");
    List<String> args = new ArrayList<>(List.of("report"));
    args.addAll(List.of(more));
    args.addAll(List.of("--output", file.toString()));
    Run run = Run.dialplan(args.toArray(new String[0]));
    assertEquals("", run.out() + run.err());
    assertEquals(0, run.status());
    return Files.readString(file);
  }

  private static JsonNode data(String page) throws IOException {
    Matcher data = DATA.matcher(page);
    assertTrue(data.find());
    return new ObjectMapper().readTree(data.group(1));
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.get(field).asText()));
    return texts;
  }

  @Test
  void the_operators_page_has_every_client_and_is_small() throws IOException {
    String page = page(Run.DEMO, "--all");
    assertTrue(page.length() < 500_000, page.length() + " bytes");
    assertEquals(
        List.of("madrid", "barcelona", "valencia"), texts(data(page).get("clients"), "id"));
    assertFalse(data(page).has("changes"));
    assertEquals(page, page(Run.DEMO, "--all"));
  }

  @Test
  @Tag("slow")
  void the_findings_of_a_page_are_bounded_and_the_most_severe_first() throws IOException {
    StringBuilder friends = new StringBuilder();
    for (int i = 0; i < 2_100; i++) {
      friends.append(i == 0 ? "" : ",").append("{\"name\":\"f" + i + "\",\"patterns\":[\"^9\"]}");
    }
    friends.append(",{\"name\":\"last\",\"patterns\":[\"^1\"]}");
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan, "{\"brand\":\"b\",\"clients\":[{\"id\":\"c\",\"friends\":[" + friends + "]}]}");
    JsonNode data = data(page(plan.toString()));
    assertEquals(2_000, data.get("findings").size());
    assertEquals("error", data.get("findings").get(0).get("severity").asText());
    long all = Run.dialplan("check", plan.toString(), "--json").out().lines().count();
    assertEquals(all, 2_000 + data.get("findingsLeftOut").asInt());
  }

  @Test
  void the_page_of_a_client_holds_nothing_of_the_others_but_names_it_points_to()
      throws IOException {
    String page = page(Run.DEMO, "--client", "madrid", "--against", Run.DEMO);
    for (String other :
        List.of(
            "valencia",
            "user/vera",
            "\"6001\"",
            "girona",
            "madrid-office",
            "972[",
            "carla",
            "welcome",
            "3001",
            "3002",
            "3900",
            "934000000",
            "to-madrid",
            "next-year",
            "door")) {
      assertFalse(page.contains(other), other);
    }
    assertTrue(page.contains("barcelona"));
    JsonNode data = data(page);
    assertEquals(List.of("madrid"), texts(data.get("clients"), "id"));
    assertEquals(
        "[\"client barcelona\"]",
        data.get("clusters").get(1).get("nodes").get(0).get("lines").toString());
    JsonNode sister = data.get("clients").get(0).get("friends").get(2);
    assertEquals("barcelona", sister.get("client").asText());
    assertFalse(sister.has("extensions"));
  }

  @Test
  void a_client_that_changes_does_not_change_the_page_of_another() throws IOException {
    String before = page(Run.DEMO, "--client", "madrid");
    Path changed = folder.resolve("changed.json");
    Files.writeString(
        changed,
        Files.readString(Path.of(Run.DEMO))
            .replace("\"3001\"", "\"3777\"")
            .replace("3[0-9]{3}", "2[0-9]{3}")
            .replace("user/vera", "user/vito"));
    assertEquals(before, page(changed.toString(), "--client", "madrid"));
  }

  @Test
  void a_page_may_be_about_several_clients() throws IOException {
    JsonNode data = data(page(Run.DEMO, "--client", "barcelona", "--client", "madrid"));
    assertEquals(List.of("madrid", "barcelona"), texts(data.get("clients"), "id"));
    assertEquals(
        "[\"3001\",\"3002\",\"3900\"]",
        data.get("clients").get(0).get("friends").get(2).get("extensions").toString());
  }

  @Test
  void a_brand_of_several_clients_asks_whose_page_it_is() {
    String output = folder.resolve("page.html").toString();
    Run run = Run.dialplan("report", Run.DEMO, "--output", output);
    assertEquals(2, run.status());
    assertEquals(
        "dialplan report: the brand has 3 clients: name those of the page with --client, or ask"
            + " for the operator's page with --all\n",
        run.err());
    run = Run.dialplan("report", Run.DEMO, "--output", output, "--all", "--client", "madrid");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("leave --client out"), run.err());
    run = Run.dialplan("report", Run.DEMO, "--output", output, "--client", "lisbon");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("no client \"lisbon\""), run.err());
    assertFalse(Files.exists(Path.of(output)));
  }

  @Test
  void a_brand_of_one_client_needs_no_choice_and_one_of_none_has_no_page() throws IOException {
    assertEquals(1, data(page("plans/tutorial/3-fixed.json")).get("clients").size());
    Path empty = folder.resolve("empty.json");
    Files.writeString(empty, "{\"brand\": \"b\", \"clients\": []}");
    Run run = Run.dialplan("report", empty.toString(), "--output", "" + folder.resolve("x.html"));
    assertEquals(2, run.status());
    assertEquals("dialplan report: the brand has no client\n", run.err());
  }

  @Test
  void an_older_plan_says_which_numbers_have_moved() throws IOException {
    JsonNode data =
        data(page("plans/tutorial/3-fixed.json", "--against", "plans/tutorial/2-loads.json"));
    assertFalse(data.get("changes").isEmpty());
    JsonNode change = data.get("changes").get(0);
    for (String field : List.of("client", "from", "to", "count", "witness")) {
      assertFalse(change.get(field).asText().isEmpty(), field);
    }
    assertEquals("[]", data.get("notCompared").toString());
  }

  @Test
  void a_client_that_is_new_or_gone_is_a_change_of_the_operators_page() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(
        other, Files.readString(Path.of(Run.DEMO)).replace("\"valencia\"", "\"vigo\""));
    JsonNode changes = data(page(Run.DEMO, "--all", "--against", "" + other)).get("changes");
    List<String> moves = new ArrayList<>();
    changes.forEach(
        change -> moves.add(change.get("client").asText() + " " + change.get("from").asText()));
    assertTrue(moves.contains("valencia nowhere"), "" + moves);
    assertTrue(moves.contains("vigo external"), "" + moves);
    changes = data(page(Run.DEMO, "--client", "valencia", "--against", "" + other)).get("changes");
    changes.forEach(change -> assertEquals("valencia", change.get("client").asText()));
  }

  @Test
  void numbers_that_are_sent_in_another_form_are_a_change() throws IOException {
    Path plan = folder.resolve("plan.json");
    Path older = folder.resolve("older.json");
    String text =
        """
        {"brand": "b", "clients": [{"id": "c",
          "numbering": [{"prefix": "00", "replaceWith": "%s", "minDigits": 4, "maxDigits": 4}]}]}
        """;
    Files.writeString(older, text.formatted("1"));
    Files.writeString(plan, text.formatted("+"));
    JsonNode change = data(page("" + plan, "--against", "" + older)).get("changes").get(0);
    assertEquals("external, sent as 10000", change.get("from").asText());
    assertEquals("external, sent as +0000", change.get("to").asText());
  }

  @Test
  void the_output_replaces_a_file_and_leaves_no_other() throws IOException {
    page(Run.DEMO, "--all");
    page(Run.DEMO, "--client", "madrid");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("page.html")), files.toList());
    }
    Run run =
        Run.dialplan("report", Run.DEMO, "--all", "--output", "" + folder.resolve("no/page.html"));
    assertEquals(1, run.status());
  }

  @Test
  void the_policy_allows_the_pages_own_script_and_style_alone() throws Exception {
    String page = page(Run.DEMO, "--all");
    String script = page.substring(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    assertTrue(
        page.contains(
            "content=\"default-src 'none'; script-src "
                + hash(script)
                + "; style-src "
                + hash(style)
                + "; base-uri 'none'; form-action 'none'\""));
    assertFalse(page.contains("unsafe"));
    assertFalse(page.contains(" style=\""));
    assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find());
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  @Test
  void no_name_of_a_plan_becomes_markup() throws IOException {
    String hostile = "</script><script>alert(1)</script><!--'\\\"&amp;{data}\u2028";
    Path plan = folder.resolve("hostile.json");
    Files.writeString(
        plan,
        "{\"brand\": \"@\", \"clients\": [{\"id\": \"@\", \"friends\": [{\"name\": \"@\","
                .replace("@", hostile)
            + " \"patterns\": [\"^</script>$\"]}]}]}");
    String page = page(plan.toString());
    assertEquals(3, page.split("</script>", -1).length);
    assertEquals(3, page.split("<script", -1).length);
    assertEquals(
        hostile.replace("\\\"", "\""), data(page).get("clients").get(0).get("id").asText());
    assertTrue(page.contains("<title>Dial plan &#60;&#47;script&#62;"), page.substring(0, 900));
  }

  @Test
  void a_page_that_is_ended_early_says_what_is_undecided() throws IOException {
    Path file = folder.resolve("page.html");
    Run run =
        Run.dialplan("report", Run.DEMO, "--all", "--output", file.toString(), "--time-limit", "0");

    assertEquals(1, run.status());
    assertEquals("dialplan report: ended early: the page says what is undecided\n", run.err());
    assertTrue(Files.readString(file).contains("the check was ended early"));
    assertTrue(Files.readString(file).contains("\"countedTo\":0"));
  }
}
