package io.github.pbxrouting.dialplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.file.PlanWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlPlanFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_plan_reads_as_one_writes_it_by_hand() throws Exception {
    String text =
        """
        # The head office.
        brand: demo
        clients:
          - id: madrid
            emergencyNumbers: ['112', "091"]
            extensions:
              - {number: '1001', target: {endpoint: user/alice}}
            friends:
            - name: bilbao # by the tie line
              priority: 2
              patterns:
              - ^2[0-9]{3}$
              - '^\\+34944'
              - "^\\\\+34945"
              forwards:
              - when: no-answer
                after: 20
                to: {external: '+34600123456'}
                enabled: false
        """;

    assertEquals(
        PlanFiles.parse(
            """
            {"brand": "demo", "clients": [{"id": "madrid", "emergencyNumbers": ["112", "091"],
              "extensions": [{"number": "1001", "target": {"endpoint": "user/alice"}}],
              "friends": [{"name": "bilbao", "priority": 2,
                "patterns": ["^2[0-9]{3}$", "^\\\\+34944", "^\\\\+34945"],
                "forwards": [{"when": "no-answer", "after": 20, "to": {"external": "+34600123456"},
                  "enabled": false}]}]}]}
            """),
        read(text).brand());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void what_is_written_reads_back_equal_and_its_places_are_where_their_tokens_are(
      @ForAll @From("brands") Brand brand) throws Exception {
    StringWriter text = new StringWriter();
    PlanWriter.writeYaml(brand, text);
    PlanFile file = read(text.toString());

    assertEquals(brand, file.brand(), text::toString);
    List<String> lines = List.of(text.toString().split("\n"));
    assertTokens(JSON.readTree(PlanFiles.format(brand)), "", lines, file);
    // Any other reader of YAML, of 1.1 here, reads the same.
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text.toString());
    assertEquals(JSON.readTree(PlanFiles.format(brand)), JSON.valueToTree(read), text::toString);
  }

  private static void assertTokens(JsonNode node, String place, List<String> lines, PlanFile file) {
    Position at = file.position(place).orElseThrow(() -> new AssertionError(place));
    if (node.isValueNode()) {
      String token = lines.get(at.line() - 1).substring(at.column() - 1, at.endColumn() - 1);
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(token);
      assertEquals(node.asText(), read.toString(), place);
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      assertTokens(node.get(i), place + "[" + i + "]", lines, file);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = (place.isEmpty() ? "" : ".") + field.getKey();
      assertTokens(field.getValue(), place + name, lines, file);
    }
  }

  @Provide
  Arbitrary<Brand> brands() {
    return Brands.brands();
  }

  @Test
  void columns_count_utf_16_units() throws Exception {
    PlanFile file = read("brand: b\nclients: [{id: 😀, friends: [{name: 😀😀}, {name: x}]}]\n");

    assertEquals(new Position(2, 16, 18), file.position("clients[0].id").orElseThrow());
    assertEquals(
        new Position(2, 51, 52), file.position("clients[0].friends[1].name").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0034                    | must be a text in quotes, and is without them a number, a date or a truth value: write '0034'
          112                     | must be a text in quotes, and is without them a number: write '112'
          +34600123456            | must be a text in quotes, and is without them a number, a date or a truth value: write '+34600123456'
          1.5                     | must be a text in quotes, and is without them a number with a fraction
          1e3                     | must be a text in quotes, and is without them a number with a fraction
          0x1F                    | must be a text in quotes, and is without them a number, a date
          1_000                   | must be a text in quotes, and is without them a number, a date
          12:30                   | must be a text in quotes, and is without them a number, a date
          2026-11-28              | must be a text in quotes, and is without them a number, a date
          no                      | must be a text in quotes, and is without them a number, a date or a truth value: write 'no'
          Yes                     | must be a text in quotes, and is without them a number, a date
          off                     | must be a text in quotes, and is without them a number, a date
          true                    | must be a text in quotes, and is without them true: write 'true'
          null                    | must be a text in quotes, and is without them null: write 'null'
          ~                       | must be a text in quotes, and is without them null
          #31#                    | must be a text in quotes, and is nothing; what begins with # is a comment, unless it stands in quotes
          [0-9]                   | must be a text in quotes, and is a list
          {a: b}                  | must be a text in quotes, and is an object
          """)
  void a_value_that_is_no_text_without_quotes_is_told(String value, String problem) {
    assertProblem("clients[0].friends[0].name: " + problem, plan("name: " + value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: f\\n    priority: 010     | clients[0].friends[0].priority: must be a whole number, and is 010, a number, a date
          name: f\\n    priority: 'x'     | clients[0].friends[0].priority: must be a whole number, and is a text
          name: f\\n    normalizedOnly: yes | clients[0].friends[0].normalizedOnly: must be true or false, and is yes, a number, a date or a truth value
          name: f\\n    name: g           | clients[0].friends[0].name: is there twice: keep one
          name: f\\n    prioriy: 1        | clients[0].friends[0].prioriy: unknown field: did you mean "priority"?
          name: f\\n     g                | clients[0].friends[0].name: must be a text in quotes, and is a text of several lines
          name: *94                      | is an alias, which a plan file has none of: write out what it is for, or put "*94" in quotes if it is a code
          name: &a f                     | has an anchor, &a: remove it
          name: !!str 5                  | has a tag, tag:yaml.org,2002:str: remove it
          name: !x f                     | has a tag, !x: remove it
          <<: {name: f}                  | clients[0].friends[0].<<: unknown field
          ? [a]\\n    : b                 | is no name of a field: write a text
          name: "\\x"                     | is no YAML: while scanning a double-quoted scalar
          name: "\\UFFFFFFFF"             | is no YAML
          name: @f                       | is no YAML: while scanning for the next token
          name: [                        | is no YAML: while parsing a flow node
          name: f\\n--- {}                | goes on after the plan's last brace
          """)
  void a_problem_is_told_with_its_place(String friend, String problem) {
    assertProblem(problem, plan(friend.replace("\\n", "\n")));
  }

  @Test
  void a_text_in_a_block_is_refused() {
    assertProblem(
        "clients[0].friends[0].name: must be a text in quotes, and is a text of several lines",
        plan("name: |\n      f"));
  }

  @Test
  void an_empty_file_and_a_file_of_comments_are_refused() {
    assertProblem("must be an object in braces, and is nothing at all", "");
    assertProblem("must be an object in braces, and is nothing at all", "# soon\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{a: ", "- ", "? ", "a: \n ", "'", "\"", "|\n x\n", "!!", "&a ", "\t"})
  void a_hostile_file_is_refused_in_time(String part) {
    String text = "brand: b\nclients: " + part.repeat(100_000 / part.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThrows(InvalidPlanFileException.class, () -> read(text)));
  }

  @Test
  void aliases_do_not_multiply() {
    StringBuilder text = new StringBuilder("brand: b\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "]\n");
    }

    InvalidPlanFileException refused =
        assertThrows(InvalidPlanFileException.class, () -> read(text.toString()));

    assertTrue(refused.problems().size() < 5, refused.problems().toString());
  }

  @Test
  void a_text_cut_off_anywhere_or_with_any_character_changed_is_read_or_refused() throws Exception {
    StringWriter written = new StringWriter();
    PlanWriter.writeYaml(PlanFiles.read(Path.of("plans/demo.json")), written);
    String text = written.toString();
    for (int i = 0; i < text.length(); i += 211) {
      readOrRefuse(text.substring(0, i));
      for (char c : "{[\"'*&!|>#%@`:-?\t\n\u0000\ud800".toCharArray()) {
        readOrRefuse(text.substring(0, i) + c + text.substring(i + 1));
      }
    }
    assertEquals(3, read(text).brand().clients().size());
  }

  private static void readOrRefuse(String text) {
    try {
      PlanFiles.read(new StringReader(text), "plan.yaml");
    } catch (InvalidPlanFileException refused) {
      assertTrue(refused.problems().stream().allMatch(problem -> problem.lines().count() == 1));
    }
  }

  @Test
  void advice_is_told_as_it_is_written_in_the_quotes_that_are_there(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(file, plan("{name: f, patterns: [\"+34\", '+34', +34x]}"));

    InvalidPlanFileException refused =
        assertThrows(
            InvalidPlanFileException.class,
            () -> PlanFiles.compile(file, RouterCompiler.load(), CompileOptions.DEFAULT));

    assertEquals(
        List.of("write \\\\+34 to", "write \\+34 to", "write \\+34x to"),
        refused.problems().stream()
            .map(one -> one.replaceAll(".*(write .* to) .*", "$1"))
            .toList());
  }

  @Test
  void a_brand_is_written_in_the_format_of_the_file_name(@TempDir Path folder) throws Exception {
    Brand brand = PlanFiles.read(Path.of("plans/demo.json"));
    Path yaml = folder.resolve("plan.yml");

    PlanFiles.write(brand, yaml);

    assertTrue(Files.readString(yaml).startsWith("brand: demo\nclients:\n- id: madrid\n"));
    assertEquals(brand, PlanFiles.read(yaml));
  }

  private static String plan(String friend) {
    return "brand: b\nclients:\n- id: a\n  friends:\n  - " + friend + "\n";
  }

  private static void assertProblem(String expected, String text) {
    InvalidPlanFileException refused =
        assertThrows(InvalidPlanFileException.class, () -> read(text));
    List<String> problems =
        refused.problems().stream()
            .map(one -> one.replaceFirst("^plan.yaml(:[0-9]+)* ?:? ", ""))
            .toList();

    assertTrue(problems.stream().anyMatch(one -> one.startsWith(expected)), problems::toString);
  }

  private static PlanFile read(String text) throws InvalidPlanFileException {
    return PlanFiles.readFile(new ByteArrayInputStream(text.getBytes(UTF_8)), "plan.yaml");
  }
}
