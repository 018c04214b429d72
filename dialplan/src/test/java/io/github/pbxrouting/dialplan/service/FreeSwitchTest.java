package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The documents of mod_xml_curl, as its documentation describes what it sends and reads. */
final class FreeSwitchTest {

  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service = RunningService.demo();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_call_goes_on_by_the_variables_of_the_channel() throws Exception {
    Map<String, String> dial = variables(ask("madrid", "2001", ""), "madrid");
    assertEquals("dial", dial.get("pbx_step"));
    assertEquals("bilbao", dial.get("pbx_friend"));
    assertEquals("20", dial.get("pbx_timeout"));
    assertEquals("dial XML pbxrouting", dial.get("transfer"));

    Map<String, String> forward =
        variables(
            ask(
                "madrid",
                "2001",
                "&variable_pbx_token=" + dial.get("pbx_token") + "&variable_pbx_cause=17"),
            "madrid");
    assertEquals("forward", forward.get("pbx_step"));
    assertEquals("1001", forward.get("pbx_to_extension"));

    Map<String, String> end =
        variables(
            ask("madrid", "2001", "&variable_pbx_token=" + forward.get("pbx_token")), "madrid");
    assertEquals("endpoint", end.get("pbx_step"));
    assertEquals("user/alice", end.get("pbx_endpoint"));
    assertEquals("", end.get("unset pbx_token"), "the old token stays set");
  }

  @Test
  void a_client_may_be_told_apart_from_the_context() throws Exception {
    Map<String, String> dial =
        variables(
            ask("public", "4001", "&variable_pbx_client=madrid&variable_pbx_type=external"),
            "public");

    assertEquals("forward", dial.get("pbx_step"));
  }

  @Test
  void what_is_no_call_of_a_client_is_left_to_the_switchs_own_files() throws Exception {
    for (String form :
        new String[] {
          "section=directory&key_value=x",
          "section=dialplan&Hunt-Context=pbxrouting&Hunt-Destination-Number=dial",
          "section=dialplan",
        }) {
      HttpResponse<String> answer = send(form);
      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().contains("<result status=\"not found\"/>"), answer.body());
      parsed(answer.body());
    }
  }

  @Test
  void a_problem_is_a_step_that_says_so() throws Exception {
    Map<String, String> error = variables(ask("madrid", "2001", "&variable_pbx_token=x"), "madrid");

    assertEquals("error", error.get("pbx_step"));
    assertEquals("invalid-token", error.get("pbx_problem"));
    assertEquals("error XML pbxrouting", error.get("transfer"));
  }

  @Test
  void nobody_dials_a_command() throws Exception {
    String number = "${system(reboot)}<&\"'\u0001\\$";

    Map<String, String> external = variables(ask("madrid", number, ""), "madrid");

    assertEquals("external", external.get("pbx_step"));
    String shown = external.get("pbx_number");
    for (char special : "${}()<&\"'\\\u0001".toCharArray()) {
      assertFalse(shown.indexOf(special) >= 0, shown);
    }
    assertEquals("%24%7Bsystem%28reboot%29%7D%3C%26%22%27%01%5C%24", shown);
  }

  @Test
  void any_client_asks_for_xml_by_accept() throws Exception {
    HttpResponse<String> answer =
        service.post(
            "/v1/calls",
            "client=madrid&number=112",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Accept",
            "application/xml");

    assertEquals("emergency", variables(answer, "madrid").get("pbx_step"));
  }

  private static HttpResponse<String> ask(String context, String number, String more)
      throws Exception {
    return send(
        "hostname=fs&section=dialplan&tag_name=&key_name=&key_value=&Caller-Context=other"
            + "&Hunt-Context="
            + context
            + "&Hunt-Destination-Number="
            + RunningService.encoded(number)
            + more);
  }

  private static HttpResponse<String> send(String form) throws Exception {
    return service.post(
        "/v1/freeswitch", form, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** The variables that a document sets, and under "transfer" and "unset ..." what else it does. */
  private static Map<String, String> variables(HttpResponse<String> answer, String context)
      throws Exception {
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("text/xml", answer.headers().firstValue("Content-Type").orElseThrow());
    Document document = parsed(answer.body());
    assertEquals("freeswitch/xml", document.getDocumentElement().getAttribute("type"));
    assertEquals(context, first(document, "context").getAttribute("name"));
    Map<String, String> variables = new LinkedHashMap<>();
    NodeList actions = document.getElementsByTagName("action");
    for (int i = 0; i < actions.getLength(); i++) {
      Element action = (Element) actions.item(i);
      String data = action.getAttribute("data");
      switch (action.getAttribute("application")) {
        case "set" ->
            variables.put(
                data.substring(0, data.indexOf('=')), data.substring(data.indexOf('=') + 1));
        case "unset" -> variables.put("unset " + data, "");
        default -> variables.put(action.getAttribute("application"), data);
      }
    }
    return variables;
  }

  private static Element first(Document document, String name) {
    return (Element) document.getElementsByTagName(name).item(0);
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new InputSource(new StringReader(xml)));
  }
}
