package io.github.pbxrouting.dialplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.RouterCompiler;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void every_place_of_a_plan_is_where_its_token_is(@ForAll @From("brands") Brand brand)
      throws Exception {
    assertTokens(PlanFiles.format(brand));
  }

  @Provide
  Arbitrary<Brand> brands() {
    return Brands.brands();
  }

  @Test
  void every_place_of_the_demo_plan_is_where_its_token_is() throws Exception {
    assertTokens(Files.readString(Path.of("plans/demo.json")));
  }

  private static void assertTokens(String text) throws Exception {
    assertTokens(JSON.readTree(text), "", text.lines().toList(), file(text));
  }

  private static void assertTokens(JsonNode node, String place, List<String> lines, PlanFile file)
      throws Exception {
    Position at = file.position(place).orElseThrow(() -> new AssertionError(place));
    String token = lines.get(at.line() - 1).substring(at.column() - 1, at.endColumn() - 1);
    if (node.isContainerNode()) {
      assertEquals(node.isObject() ? "{" : "[", token, place);
    } else {
      assertEquals(node, JSON.readTree(token), place);
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      assertTokens(node.get(i), place + "[" + i + "]", lines, file);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = (place.isEmpty() ? "" : ".") + field.getKey();
      assertTokens(field.getValue(), place + name, lines, file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clients[1]",
        "clients[-1]",
        "clients[x]",
        "clients[0",
        "clients[]",
        "clients[4294967296]",
        "client",
        "brand.name",
        "[0]",
        "clients[0].friends"
      })
  void a_place_that_the_file_does_not_have_has_no_position(String place) throws Exception {
    assertEquals(
        Optional.empty(),
        file("{\"brand\": \"b\", \"clients\": [{\"id\": \"a\"}]}").position(place));
  }

  @Test
  void every_problem_that_the_compiler_finds_has_its_place_and_position() {
    String text =
        """
        {"brand": "b", "clients": [{"id": "a",
          "numbering": [
            {"prefix": "0", "replaceWith": "123", "minDigits": 1, "maxDigits": 127}],
          "emergencyNumbers": ["112", "112"],
          "serviceCodes": [{"code": "*9"}, {"code": "*9"}],
          "extensions": [{"number": "*91", "target": {"voicemail": "v"}}],
          "friends": [{"name": "f", "patterns": ["34", "(", "+34"], "forwards": [
              {"when": "busy", "to": {"extension": "1"}},
              {"when": "busy", "to": {"voicemail": "v"}}]},
            {"name": "f"},
            {"name": "g", "client": "a"},
            {"name": "h", "client": "x"},
            {"name": "i", "client": "x"}]},
          {"id": "a", "extensions": [
            {"number": "1", "target": {"voicemail": "v"}},
            {"number": "1", "target": {"voicemail": "v"}}]}]}
        """;

    InvalidPlanFileException refused =
        assertThrows(
            InvalidPlanFileException.class,
            () ->
                PlanFiles.compileFile(
                    new ByteArrayInputStream(text.getBytes(UTF_8)),
                    "plan.json",
                    RouterCompiler.load(),
                    CompileOptions.DEFAULT));

    assertEquals(
        """
        14:10 clients[1].id duplicate-client
        3:5 clients[0].numbering[0] numbering-too-long
        4:31 clients[0].emergencyNumbers[1] duplicate-emergency-number
        5:45 clients[0].serviceCodes[1].code duplicate-service-code
        6:29 clients[0].extensions[0].number extension-under-service-code
        7:48 clients[0].friends[0].patterns[1] unbalanced-pattern
        7:53 clients[0].friends[0].patterns[2] unescaped-repeat
        8:30 clients[0].friends[0].forwards[0].to unknown-forward-target
        9:7 clients[0].friends[0].forwards[1] conflicting-forwards
        10:14 clients[0].friends[1].name duplicate-friend
        11:29 clients[0].friends[2].client self-target
        12:29 clients[0].friends[3].client unknown-target-client
        13:29 clients[0].friends[4].client unknown-target-client
        13:29 clients[0].friends[4].client duplicate-target-client
        16:16 clients[1].extensions[1].number duplicate-extension
        """,
        refused.details().stream()
            .map(one ->
                one.position().map(at -> at.line() + ":" + at.column()).orElse("nowhere")
                    + " "
                    + one.place()
                    + " "
                    + one.message().substring(0, one.message().indexOf(':'))
                    + "\n")
            .collect(joining()));
  }

  @Test
  void a_problem_of_the_text_is_taken_apart() {
    InvalidPlanFileException refused =
        assertThrows(
            InvalidPlanFileException.class,
            () -> file("{\"brand\": \"b\",\n \"clients\": [{\"id\": 7}]}"));

    assertEquals(
        List.of(
            new InvalidPlanFileException.Problem(
                "plan.json",
                "clients[0].id",
                Optional.of(new Position(2, 21, 22)),
                "must be a text in quotes, and is a number")),
        refused.details());
    assertEquals(
        List.of("plan.json:2:21: clients[0].id: must be a text in quotes, and is a number"),
        refused.problems());
    assertEquals(
        "the plan file plan.json cannot be used: clients[0].id: must be a text in quotes, and is a"
            + " number",
        refused.getMessage());
  }

  private static PlanFile file(String text) throws InvalidPlanFileException {
    return PlanFiles.readFile(new ByteArrayInputStream(text.getBytes(UTF_8)), "plan.json");
  }
}
