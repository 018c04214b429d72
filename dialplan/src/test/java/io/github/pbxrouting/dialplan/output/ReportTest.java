package io.github.pbxrouting.dialplan.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.core.analysis.checks.Severity;
import io.github.pbxrouting.dialplan.Position;
import io.github.pbxrouting.dialplan.output.Result.Decision;
import io.github.pbxrouting.dialplan.output.Result.Location;
import io.github.pbxrouting.dialplan.output.Result.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reports with names and messages from outside. */
class ReportTest {

  /** All that XML, JSON or a workflow command gives a meaning, and what none of them can hold. */
  private static final String HOSTILE =
      "<a href=\"x\">&amp;</a>]]>'\t\r\n%0A::error::,:\u0000\u0007\u001b[31m\u007f\u2028\uffff\ud800é\ud83d\ude00";

  private static Result result(Severity severity, State state, @Nullable Location location) {
    return new Result(
        "priority-tie", severity, state, HOSTILE, HOSTILE, HOSTILE, HOSTILE, location, "f");
  }

  private static Report report(Result... results) {
    return new Report("check", "1.0", true, true, List.of("quiet"), List.of(results));
  }

  private static Report everything() {
    Location location = new Location(HOSTILE, "clients[0].id", new Position(3, 5, 9));
    return report(
        result(Severity.ERROR, State.of(Decision.FAILS), location),
        result(Severity.WARNING, State.of(Decision.REPORTED), new Location("p.json", "", null)),
        result(Severity.INFO, State.of(Decision.KNOWN), null),
        result(Severity.INFO, new State(Decision.SUPPRESSED, HOSTILE), location),
        result(Severity.WARNING, State.of(Decision.HOLDS), location));
  }

  private static String written(Format format, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> texts(JsonNode results, String pointer) {
    return IntStream.range(0, results.size())
        .mapToObj(i -> results.get(i).at(pointer).asText())
        .toList();
  }

  @Test
  void sarif_is_as_its_schema_says() throws IOException {
    JsonNode run = SarifSchema.checked(written(Format.SARIF, everything())).at("/runs/0");

    JsonNode results = run.path("results");
    assertEquals(List.of("error", "warning", "note", "note", "none"), texts(results, "/level"));
    assertEquals(List.of("new", "new", "unchanged", "new", ""), texts(results, "/baselineState"));
    assertEquals("priority-tie", run.at("/tool/driver/rules/0/id").asText());
    assertEquals("Priority tie", run.at("/tool/driver/rules/0/shortDescription/text").asText());
    assertEquals("inSource", results.at("/3/suppressions/0/kind").asText());
    assertEquals(0, results.at("/0/suppressions").size());
    assertEquals("f", results.at("/0/partialFingerprints/dialplan~1v1").asText());
    JsonNode region = results.at("/0/locations/0/physicalLocation/region");
    assertEquals("{\"startLine\":3,\"startColumn\":5,\"endColumn\":9}", region.toString());
    assertTrue(results.at("/1/locations/0/physicalLocation/region").isMissingNode());
    assertTrue(run.at("/invocations/0/executionSuccessful").asBoolean());
  }

  @Test
  void a_report_without_results_is_valid_and_one_that_was_ended_early_says_so() throws IOException {
    Report empty = new Report("check", "1.0", false, false, List.of(), List.of());

    assertFalse(
        SarifSchema.checked(written(Format.SARIF, empty))
            .at("/runs/0/invocations/0/executionSuccessful")
            .asBoolean());
    assertEquals("", written(Format.GITHUB, empty));
    assertEquals("0", document(written(Format.JUNIT, empty)).getAttribute("tests"));
  }

  @ParameterizedTest
  @CsvSource({
    "plans/demo.json, plans/demo.json",
    "my plan.json, my%20plan.json",
    "a:b.json, a:b.json",
    "ñ.json, %C3%B1.json",
    "/srv/a b.json, file:///srv/a%20b.json",
    "C:\\plans\\a.json, file:///C:/plans/a.json",
    "plans\\a.json, plans/a.json",
  })
  void sarif_names_files_by_uris(String file, String uri) throws IOException {
    String sarif =
        written(
            Format.SARIF,
            report(
                result(
                    Severity.INFO,
                    State.of(Decision.REPORTED),
                    new Location(file, "clients", null))));

    assertEquals(
        uri,
        SarifSchema.checked(sarif)
            .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
            .asText());
  }

  private static Element document(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (Exception malformed) {
      throw new AssertionError(xml, malformed);
    }
  }

  @Test
  void junit_is_well_formed_and_keeps_what_xml_can_hold() throws IOException {
    Element suites = document(written(Format.JUNIT, everything()));

    String kept =
        HOSTILE
            .replace("\u0000", "\\u0000")
            .replace("\u0007", "\\u0007")
            .replace("\u001b", "\\u001b")
            .replace("\uffff", "\\uffff")
            .replace("\ud800", "\\ud800");
    Element failure = (Element) suites.getElementsByTagName("failure").item(0);
    assertEquals(kept, failure.getAttribute("message"));
    assertEquals(kept, failure.getTextContent());
    Element testcase = (Element) failure.getParentNode();
    assertEquals(kept, testcase.getAttribute("classname"));
    assertEquals("priority-tie: " + kept, testcase.getAttribute("name"));
    NodeList skipped = suites.getElementsByTagName("skipped");
    assertTrue(((Element) skipped.item(1)).getAttribute("message").startsWith("suppressed, <a"));
  }

  @Test
  void junit_counts_a_case_a_result_and_one_for_a_client_without_any() throws IOException {
    Element suites = document(written(Format.JUNIT, everything()));

    assertEquals(6, suites.getElementsByTagName("testcase").getLength());
    assertEquals("6", suites.getAttribute("tests"));
    assertEquals("1", suites.getAttribute("failures"));
    assertEquals("2", suites.getAttribute("skipped"));
    Element quiet = (Element) suites.getElementsByTagName("testsuite").item(0);
    assertEquals("1", quiet.getAttribute("tests"));
    assertEquals(
        "check", ((Element) quiet.getElementsByTagName("testcase").item(0)).getAttribute("name"));
  }

  @Test
  void github_gets_a_line_a_result_whatever_is_in_it() throws IOException {
    String lines = written(Format.GITHUB, everything());

    assertEquals(2, lines.lines().count(), lines);
    assertTrue(
        lines.startsWith(
            "::error file=<a href=\"x\">&amp;</a>]]>'\t%0D%0A%250A%3A%3Aerror%3A%3A%2C%3A"),
        lines);
    assertTrue(
        lines.contains(",line=3,endLine=3,col=5,endColumn=9,title=priority-tie::<a href"), lines);
    assertTrue(lines.contains("\n::warning file=p.json,title=priority-tie::<a href"), lines);
  }

  @Test
  void text_and_json_are_no_reports() {
    assertThrows(IllegalStateException.class, () -> written(Format.TEXT, report()));
    assertThrows(IllegalStateException.class, () -> written(Format.JSON, report()));
  }

  @Test
  void fingerprints_tell_parts_apart() {
    assertEquals(Result.fingerprint("a", "b"), Result.fingerprint("a", "b"));
    assertFalse(Result.fingerprint("a", "b").equals(Result.fingerprint("ab", "")));
    assertFalse(Result.fingerprint("1:a").equals(Result.fingerprint("a")));
  }
}
