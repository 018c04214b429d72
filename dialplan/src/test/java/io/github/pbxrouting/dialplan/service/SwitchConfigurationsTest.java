package io.github.pbxrouting.dialplan.service;

import static io.github.pbxrouting.dialplan.service.RunningService.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/**
 * The configurations of {@code examples} for switches that are not installed here: each has a place
 * for every step, reads only fields that the service sends, and asks what the service answers.
 */
final class SwitchConfigurationsTest {

  private static final Path EXAMPLES = Path.of("../examples");
  private static final String FORM = "application/x-www-form-urlencoded";

  /** The steps a switch gets; "answered" comes only to who reports it. */
  private static final List<String> STEPS =
      List.of(
          "dial",
          "forward",
          "endpoint",
          "external",
          "emergency",
          "service",
          "voicemail",
          "rejected");

  @Test
  void asterisk_has_an_extension_for_every_step_and_reads_fields_that_there_are()
      throws IOException {
    String conf = Files.readString(EXAMPLES.resolve("asterisk/extensions.conf"));
    for (String step : STEPS) {
      assertTrue(conf.contains("\nexten => " + step + ",1,"), step);
    }
    assertTrue(conf.contains("\nexten => error,1,"));
    Set<String> known = new TreeSet<>(flatFields());
    known.addAll(List.of("problem", "detail"));
    fields("HASH\\(STEP,([a-zA-Z_]+)\\)", conf)
        .forEach(field -> assertTrue(known.contains(field), field));
  }

  @Test
  void asterisk_asks_what_the_service_answers() throws Exception {
    String conf = Files.readString(EXAMPLES.resolve("asterisk/extensions.conf"));
    try (RunningService service = RunningService.demo()) {
      String start =
          body(conf, "client=")
              .replace("${URIENCODE(${CLIENT})}", "madrid")
              .replace("${URIENCODE(${NUMBER})}", "2001");
      HttpResponse<String> dial =
          service.post("/v1/calls", start, "Content-Type", FORM, "Accept", "text/plain");
      assertEquals(200, dial.statusCode(), dial.body());
      String token = Fields.ofQuery(dial.body()).required("token", "");
      Matcher report =
          Pattern.compile("Set\\(BODY=(token=\\$\\{HASH\\(STEP,token\\)\\}[^\\n]*)\\)\n")
              .matcher(conf);
      int reports = 0;
      while (report.find()) {
        String body =
            report
                .group(1)
                .replace("${HASH(STEP,token)}", token)
                .replace("$[${EPOCH} - ${SINCE}]", "7")
                .replace("${IF($[0${HANGUPCAUSE} > 0]?${HANGUPCAUSE}:20)}", "17")
                .replaceAll("\\)$", "");
        reports++;
        if (!body.equals("token=" + token)) {
          HttpResponse<String> next =
              service.post("/v1/calls/next", body, "Content-Type", FORM, "Accept", "text/plain");
          assertEquals("forward", Fields.ofQuery(next.body()).required("step", ""), body);
        }
      }
      assertEquals(3, reports);
    }
  }

  private static String body(String conf, String start) {
    Matcher body = Pattern.compile("Set\\(BODY=(" + start + "[^\\n]*)\\)\n").matcher(conf);
    assertTrue(body.find(), start);
    return body.group(1);
  }

  @Test
  void freeswitch_has_an_extension_for_every_step_and_reads_variables_that_there_are()
      throws Exception {
    Path file = EXAMPLES.resolve("freeswitch/pbxrouting.xml");
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(EXAMPLES.resolve("freeswitch/xml_curl.conf.xml").toFile());
    String xml = Files.readString(file);
    for (String step : STEPS) {
      assertTrue(xml.contains("<extension name=\"" + step + "\">"), step);
      assertTrue(xml.contains("expression=\"^" + step + "$\""), step);
    }
    Set<String> known = new TreeSet<>();
    flatFields().forEach(field -> known.add("pbx_" + field));
    known.addAll(List.of("pbx_problem", "pbx_detail", "pbx_dialled", "pbx_context", "pbx_since"));
    fields("\\$\\{(pbx_[a-zA-Z_]+)\\}", xml)
        .forEach(name -> assertTrue(known.contains(name), name));
    Set<String> reported = fields("data=\"(pbx_[a-z]+)=", xml);
    assertEquals(Set.of("pbx_elapsed", "pbx_outcome", "pbx_since"), reported);
  }

  @Test
  void opensips_has_a_case_for_every_step_and_reads_fields_that_there_are() throws Exception {
    String cfg = Files.readString(EXAMPLES.resolve("opensips/opensips.cfg"));
    for (String step : STEPS) {
      if (!step.equals("service")) {
        assertTrue(cfg.contains("\tcase \"" + step + "\":"), step);
      }
    }
    Set<String> known = new TreeSet<>(flatFields());
    fields("\\$json\\(r/step/([a-zA-Z]+)\\)", cfg)
        .forEach(field -> assertTrue(known.contains(field), field));
    assertTrue(cfg.contains("$json(r/token)"));
  }

  @Test
  void kamailio_has_a_case_for_every_step_and_reads_fields_that_there_are() throws Exception {
    String cfg = Files.readString(EXAMPLES.resolve("kamailio/service.cfg"));
    for (String step : STEPS) {
      if (!step.equals("service")) {
        assertTrue(cfg.contains("case \"" + step + "\":"), step);
      }
    }
    Set<String> known = new TreeSet<>(flatFields());
    known.addAll(List.of("detail"));
    fields("http_rb\\{param\\.value,([a-zA-Z_]+),&\\}", cfg)
        .forEach(field -> assertTrue(known.contains(field), field));
  }

  private static Set<String> fields(String pattern, String text) {
    Set<String> fields = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      fields.add(matcher.group(1));
    }
    assertFalse(fields.isEmpty(), pattern);
    return fields;
  }

  /** The names of all fields of all steps, as switches that read no JSON see them. */
  private static Set<String> flatFields() throws IOException {
    JsonNode schemas =
        JSON.readTree(
                Resources.toByteArray(Resources.getResource(DecisionService.class, "openapi.json")))
            .path("components")
            .path("schemas");
    Set<String> names = new TreeSet<>(List.of("token"));
    for (JsonNode step : schemas.path("CallAnswer").path("properties").path("step").path("oneOf")) {
      String reference = step.path("$ref").asText();
      schemas
          .path(reference.substring(reference.lastIndexOf('/') + 1))
          .path("properties")
          .properties()
          .forEach(property -> {
            names.add(property.getKey());
            property
                .getValue()
                .path("properties")
                .fieldNames()
                .forEachRemaining(inner -> names.add(property.getKey() + "_" + inner));
          });
    }
    return names;
  }
}
