package io.github.pbxrouting.dialplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.RejectionReason;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.core.analysis.checks.FindingCode;
import io.github.pbxrouting.dialplan.file.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** The schema of plan files, held to a validator, to the reader and to the page. */
@Tag("slow")
class PlanSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(Dialects.getDraft202012());
  private static final JsonNode TEXT = text();
  private static final Schema SCHEMA = SCHEMAS.getSchema(TEXT);

  /** Values that take the place of others; strings and numbers at the edge of what is allowed. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "3600",
          "3601",
          "129",
          "2147483648",
          "1.5",
          "[]",
          "{}",
          "[1]",
          "\"\"",
          "\" \"",
          "\"1\"",
          "\"+34\"",
          "\"+34944\"",
          "\"*9\"",
          "\"a b\"",
          "\"a/b\"",
          "\"/b\"",
          "\"a/\"",
          "\"no-answer\"",
          "\"busy\"",
          "\"full\"",
          "\"internal\"",
          "\"a\\u0007\"",
          "\"" + "1".repeat(128) + "\"",
          "\"" + "1".repeat(129) + "\"");

  private static final String WITH_TESTS =
      """
      {"brand": "b", "clients": [{"id": "madrid",
        "friends": [{"name": "bilbao", "patterns": ["^2"]}],
        "suppress": [{"finding": "competing-friends", "friend": "bilbao", "pattern": "^2",
                      "extension": "1", "reason": "meant"}]}],
       "tests": {
        "expect": [{"name": "n", "client": "madrid", "dial": "2001", "route": "friend",
                    "friend": "bilbao", "from": "bilbao", "type": "internal"},
                   {"client": "madrid", "dial": "2", "outcomes": ["busy"],
                    "ends": {"step": "rejected", "cause": 17}}],
        "policies": [{"name": "m", "client": "madrid", "numbers": ["2[0-9]*"],
                      "never": {"route": "external"}},
                     {"client": "madrid", "ranges": ["2000-2099"], "sets": ["premium/34"],
                      "lengths": [4], "always": {"friend": "bilbao"}, "endToEnd": false},
                     {"client": "madrid", "lengths": [4], "only": {"reason": "busy"}}]}}
      """;

  private static JsonNode text() {
    try {
      return JSON.readTree(PlanFiles.schema());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  @Test
  void it_is_a_schema_of_2020_12() {
    Schema meta =
        SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertEquals(List.of(), meta.validate(TEXT));
  }

  @Test
  void every_field_of_the_schema_is_described() {
    List<String> bare = new ArrayList<>();
    for (JsonNode object : objects()) {
      for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
        if (field.getValue().path("description").asText().isEmpty()) {
          bare.add(object.path("title").asText() + "." + field.getKey());
        }
      }
    }
    assertEquals(List.of(), bare);
  }

  @Test
  void the_plans_of_the_pages_are_valid() throws IOException {
    try (Stream<Path> plans = Files.walk(Path.of("plans"))) {
      for (Path plan : plans.filter(file -> file.toString().endsWith(".json")).toList()) {
        assertEquals(
            List.of(), SCHEMA.validate(JSON.readTree(Files.readString(plan))), plan.toString());
      }
    }
  }

  @Test
  void the_table_of_fields_in_the_page_is_made_of_the_schema() throws IOException {
    StringBuilder table = new StringBuilder("| object | field | value |\n|---|---|---|\n");
    for (JsonNode object : objects()) {
      Set<String> required = new TreeSet<>();
      object.path("required").forEach(field -> required.add(field.asText()));
      String title = object.path("title").asText();
      for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
        JsonNode value = field.getValue();
        table
            .append("| " + title + " | `" + field.getKey() + "` | ")
            .append(value.path("description").asText())
            .append(
                value.has("default") ? "; default `" + value.path("default").asText() + "`" : "")
            .append(required.contains(field.getKey()) ? ". Required" : "")
            .append(" |\n");
        title = "";
      }
    }
    String page = Files.readString(Path.of("README.md"));

    assertTrue(page.contains(table), () -> "README.md must have this table of fields:\n\n" + table);
  }

  private static List<JsonNode> objects() {
    List<JsonNode> objects = new ArrayList<>();
    objects.add(TEXT);
    for (JsonNode definition : TEXT.path("$defs")) {
      if (definition.has("properties")) {
        objects.add(definition);
      }
    }
    return objects;
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void what_is_written_is_valid(@ForAll @From("brands") Brand brand) throws IOException {
    String text = PlanFiles.format(brand);

    assertEquals(List.of(), SCHEMA.validate(JSON.readTree(text)), text);
  }

  @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
  void a_changed_plan_is_refused_by_the_schema_when_the_reader_refuses_it(
      @ForAll @From("brands") Brand brand, @ForAll long seed) throws IOException {
    JsonNode plan = JSON.readTree(PlanFiles.format(brand));
    change(plan, new Random(seed));
    String text = plan.toPrettyString();
    List<String> problems = List.of();
    try {
      PlanFiles.parse(text);
    } catch (InvalidPlanFileException refused) {
      problems = refused.problems();
    }
    // Two fields that do not go together are no matter of a schema.
    boolean refused =
        problems.stream()
            .anyMatch(problem ->
                !problem.matches(
                    ".*maxDigits must be between .*, but was ([0-9]{1,2}|1[01][0-9]|12[0-8])"));

    assertEquals(refused, !SCHEMA.validate(plan).isEmpty(), text + problems);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void changed_tests_and_suppressions_that_the_schema_refuses_are_refused_by_the_reader(
      @ForAll long seed) throws IOException {
    ObjectNode plan = (ObjectNode) JSON.readTree(WITH_TESTS);
    Random random = new Random(seed);
    change(random.nextBoolean() ? plan.path("tests") : plan.path("clients").path(0), random);
    String text = plan.toPrettyString();
    List<String> problems = List.of();
    try {
      PlanFiles.parse(text);
    } catch (InvalidPlanFileException refused) {
      problems = refused.problems();
    }
    // What a text says, a pattern or a range, is no matter of a schema.
    boolean shape =
        problems.stream()
            .anyMatch(one -> one.matches(".*(unknown field|is missing|must be (a|an|one of) ).*"));
    boolean refused = !SCHEMA.validate(plan).isEmpty();

    assertTrue(refused ? !problems.isEmpty() : !shape, text + problems + refused);
  }

  @Test
  void a_plan_with_tests_and_suppressions_is_valid() throws Exception {
    assertEquals(List.of(), SCHEMA.validate(JSON.readTree(WITH_TESTS)));
    assertEquals("b", PlanFiles.parse(WITH_TESTS).name());
  }

  @Test
  void words_are_those_of_the_models() {
    assertWords("suppression", "finding", FindingCode.values());
    assertWords("destination", "route", RouteKind.values());
    assertWords("destination", "reason", RejectionReason.values());
    assertWords("policy", "type", CallType.values());
    assertWords("forward", "when", ForwardCondition.values());
    assertWords("forward", "calls", CallTypeFilter.values());
    assertWords("client", "match", MatchMode.values());
  }

  private static void assertWords(String object, String field, Enum<?>[] values) {
    List<String> words = new ArrayList<>();
    TEXT.at("/$defs/" + object + "/properties/" + field + "/enum")
        .forEach(word -> words.add(word.asText()));

    assertEquals(Stream.of(values).map(Words::word).toList(), words);
  }

  @Test
  void changed_plans_are_refused_and_accepted_alike() throws IOException {
    JsonNode demo = JSON.readTree(Files.readString(Path.of("plans/demo.json")));
    int refused = 0;
    for (int seed = 0; seed < 200; seed++) {
      JsonNode plan = demo.deepCopy();
      change(plan, new Random(seed));
      refused += SCHEMA.validate(plan).isEmpty() ? 0 : 1;
    }
    assertTrue(refused > 50 && refused < 180, "refused of 200: " + refused);
    assertFalse(SCHEMA.validate(JSON.createArrayNode()).isEmpty());
  }

  /** Changes one value of the plan, or takes one away, or adds one. */
  private static void change(JsonNode plan, Random random) throws IOException {
    List<JsonNode> containers = new ArrayList<>();
    collect(plan, containers);
    JsonNode chosen = containers.get(random.nextInt(containers.size()));
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    if (chosen instanceof ArrayNode array) {
      if (array.isEmpty() || random.nextInt(3) == 0) {
        array.add(value);
      } else {
        array.set(random.nextInt(array.size()), value);
      }
      return;
    }
    ObjectNode object = (ObjectNode) chosen;
    List<String> fields = new ArrayList<>();
    object.fieldNames().forEachRemaining(fields::add);
    String field = fields.isEmpty() ? "x" : fields.get(random.nextInt(fields.size()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(field);
      case 1 -> object.set(field.isEmpty() ? "x" : anyField(random), value);
      default -> object.set(field, value);
    }
  }

  private static String anyField(Random random) {
    Set<String> fields = new TreeSet<>();
    for (JsonNode object : objects()) {
      object.path("properties").fieldNames().forEachRemaining(fields::add);
    }
    return List.copyOf(fields).get(random.nextInt(fields.size()));
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  @Provide
  Arbitrary<Brand> brands() {
    return Brands.brands();
  }
}
