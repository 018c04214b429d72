package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {

  private static final String TESTS =
      "\"tests\": {\"policies\": [{\"client\": \"madrid\", \"numbers\": [\"2\"],"
          + " \"never\": {\"friend\": \"germany\"}}]}";

  @TempDir private Path folder = Path.of("");

  @Test
  void a_plan_is_written_in_place_and_reads_as_before_with_its_tests() throws Exception {
    String demo = Files.readString(Path.of("plans/demo.json")).strip();
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, demo.substring(0, demo.length() - 1) + ", " + TESTS + "}");
    Brand before = PlanFiles.read(plan);

    Run first = Run.dialplan("fmt", plan.toString());
    String canonical = Files.readString(plan);
    Run second = Run.dialplan("fmt", plan.toString());
    Run check = Run.dialplan("fmt", "--check", plan.toString());

    assertEquals(0, first.status(), first.err());
    assertEquals(plan + "\n", first.out());
    assertEquals(before, PlanFiles.read(plan));
    assertEquals(1, PlanFiles.readFile(plan).tests().size());
    assertEquals("", second.out());
    assertEquals(canonical, Files.readString(plan));
    assertEquals(0, check.status(), check.err());
  }

  @Test
  void the_schema_is_named_first_and_kept() throws Exception {
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, "{\"brand\": \"b\", \"clients\": [], \"$schema\": \"./s.json\"}");

    assertEquals(0, Run.dialplan("fmt", plan.toString()).status());
    assertEquals(
        "{\n  \"$schema\" : \"./s.json\",\n  \"brand\" : \"b\",\n  \"clients\" : [ ]\n}\n",
        Files.readString(plan));
    assertEquals(0, Run.dialplan("fmt", "--check", plan.toString()).status());
    assertEquals(
        "$schema: './s.json'\nbrand: b\nclients: []\n",
        Run.dialplanReading(
                "{brand: b, clients: [], $schema: ./s.json}"
                    .replace("{", "")
                    .replace("}", "")
                    .replace(", ", "\n"),
                "fmt",
                "-")
            .out());
  }

  @Test
  void check_names_the_files_to_change_and_changes_none() throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, "{\"clients\": [], \"brand\": \"b\"}");

    Run run = Run.dialplan("fmt", "--check", plan.toString());

    assertEquals(1, run.status());
    assertEquals(plan + "\n", run.out());
    assertEquals("{\"clients\": [], \"brand\": \"b\"}", Files.readString(plan));
  }

  @Test
  void yaml_stays_yaml_and_with_comments_as_it_is() throws Exception {
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(plan, "clients: [{id: '#1', friends: [{name: f, priority: 1}]}]\nbrand: b\n");
    Path commented = folder.resolve("commented.yaml");
    Files.writeString(commented, "brand: b # mine\nclients: []\n");

    Run run = Run.dialplan("fmt", plan.toString());
    Run refused = Run.dialplan("fmt", commented.toString());

    assertEquals(0, run.status(), run.err());
    assertEquals(
        """
        brand: b
        clients:
        - id: '#1'
          extensions: []
          friends:
          - name: f
            priority: 1
            patterns: []
        """,
        Files.readString(plan));
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("has comments, which would be lost"), refused.err());
    assertEquals("brand: b # mine\nclients: []\n", Files.readString(commented));
  }

  @Test
  void standard_input_is_written_to_standard_output_in_its_own_format() {
    Run yaml = Run.dialplanReading("\n clients: []\n brand: b\n", "fmt", "-");
    Run json = Run.dialplanReading(" {\"clients\": [], \"brand\": \"b\"}", "fmt", "-");
    Run broken = Run.dialplanReading("{", "fmt", "-");

    assertEquals("brand: b\nclients: []\n", yaml.out());
    assertEquals("{\n  \"brand\" : \"b\",\n  \"clients\" : [ ]\n}\n", json.out());
    assertEquals(2, broken.status());
    assertEquals("-:1:2: ends in the middle: is the file whole?\n", broken.err());
  }

  @Test
  void a_new_plan_loads_and_nothing_is_wrong_with_it() throws Exception {
    Path yaml = folder.resolve("plan.yaml");
    Path json = folder.resolve("plan.json");
    Files.writeString(yaml, Run.dialplan("new").out());
    Files.writeString(json, Run.dialplan("new", "--json").out());

    Run check = Run.dialplan("check", yaml.toString(), "--country", "34", "--fail-on", "warning");

    assertEquals(0, check.status(), check.out() + check.err());
    assertEquals(PlanFiles.read(yaml), PlanFiles.read(json));
    assertEquals(0, Run.dialplan("fmt", "--check", json.toString()).status());
  }

  @Test
  void the_schema_is_printed() {
    assertEquals(PlanFiles.schema(), Run.dialplan("schema").out());
  }
}
